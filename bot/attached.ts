import { visitReport } from '../core/form/visit-report';
import { asSent } from '../core/report/sent';
import type { Report, Seal } from '../core/report/types';
import { documents } from '../core/words/texts.es';
import type { Attachment } from './outbox/messenger';

/**
 * The report as it was sent last, as the Institute's form, with the end of its history printed on it; a later
 * revision has a name of its own.
 */
export function wordOf(report: Report, seal: Seal): Attachment {
  const name = documents.fileName(report.folio, report.round);
  const content = async (): Promise<Buffer> => {
    // Loaded where it is used: a bot answers its first turn without the writer of documents.
    const { renderWord } = await import('../documents/word/word');
    return renderWord(visitReport, { ...asSent(report), seal });
  };
  return { filename: `${name.replaceAll(' ', '-')}.docx`, title: name, content };
}
