import { asReviewersRead } from '../core/record/queries/sent';
import type { MadeDocument, Report } from '../core/record/types';
import { documents } from '../core/words/texts.es';
import { kinds } from '../documents/kinds';
import type { Papers } from '../documents/making/papers';
import { printedOf } from '../documents/printed';
import type { ReportStore, Stored } from '../storage/ports';
import { digestOf } from './http/send-file';
import type { Attachment } from './outbox/messenger';
import { sheetOf } from './outbox/files/sheets';

/** Keeps what a document that is given out is known by. */
export type Made = (report: Pick<Report, 'id' | 'folio'>, made: MadeDocument) => Promise<void>;

/**
 * The report as its post shows it, as the files that go into the post's thread; a later revision's have names of their
 * own. A reviewer on a phone wants the PDF, which opens where it is pressed and whose first page the platform shows;
 * whoever mends a text on paper, or copies out of it, wants the Word file. The links on the card end, and these stay.
 */
export function createAttached(parts: {
  readonly store: Pick<ReportStore, 'history'>;
  readonly papers: Papers;
  readonly made: Made;
}): (stored: Pick<Stored, 'report' | 'tip'>) => readonly Attachment[] {
  const { store, papers, made } = parts;

  return (stored) => ATTACHED.map((kind) => attachment(stored, kind));

  function attachment(stored: Pick<Stored, 'report' | 'tip'>, kind: (typeof ATTACHED)[number]): Attachment {
    const { folio, round } = stored.report;
    const name = documents.fileName(folio, round);
    const content = async (): Promise<Buffer> => {
      const { report, seal } = await sheetOf(store, stored, asReviewersRead(stored.report));
      const file = await papers[kind](printedOf(report, seal));
      if (seal !== undefined) await made(report, { kind, revision: round, seal, sha256: digestOf(file) });
      return file;
    };
    return { filename: `${name.replaceAll(' ', '-')}.${kinds[kind].extension}`, title: name, content };
  }
}

const ATTACHED = ['pdf', 'word'] as const;
