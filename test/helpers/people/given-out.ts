import { hash } from 'node:crypto';
import PizZip from 'pizzip';
import { sheetOf } from '../../../bot/outbox/files/sheets';
import { keepDocument } from '../../../bot/turns/paper/reads';
import type { SentFile } from '../../../bot/turns/update';
import { visitReport } from '../../../core/form/visit-report';
import { asOthersRead } from '../../../core/record/queries/sent';
import type { Report } from '../../../core/record/types';
import { renderPdf } from '../../../documents/pdf/pdf';
import { printedOf } from '../../../documents/printed';
import { renderWord } from '../../../documents/word/word';
import type { TestServices } from '../world/chatter';

interface GivingOut {
  readonly of?: (report: Report) => Report;
  readonly noted?: boolean;
  /** The office's own, of a Word file. */
  readonly template?: Buffer;
}

/** Makes a document of a report as it is and gives it out, as its links do; of what others read, where not told otherwise. */
export async function givenOut(
  bot: Pick<TestServices, 'store' | 'handle' | 'log'>,
  id: string,
  kind: 'word' | 'pdf' = 'word',
  { of = asOthersRead, noted = true, template }: GivingOut = {},
): Promise<Buffer> {
  const stored = await bot.store.load(id);
  if (stored === undefined) throw new Error(`There is no report ${id}`);
  const { report, seal } = await sheetOf(bot.store, stored, of(stored.report));
  const printed = printedOf(report, seal);
  const file = kind === 'pdf' ? renderPdf(visitReport, printed) : renderWord(visitReport, printed, template);
  const sha256 = hash('sha256', file);
  const keep = keepDocument(bot, { now: () => new Date('2023-05-04T16:00:00.000Z') });
  if (noted && seal !== undefined) await keep(report, { kind, revision: report.round, seal, sha256 });
  return file;
}

/** As it comes with a message. */
export const attached = (name: string, file: Buffer): SentFile => ({ name, fetch: async () => file });

/** A word of a Word file's text in the place of another. */
export function edited(file: Buffer, from: string, to: string): Buffer {
  const zip = new PizZip(file);
  const text = zip.file('word/document.xml')?.asText() ?? '';
  if (!text.includes(from)) throw new Error(`The file does not say «${from}»`);
  zip.file('word/document.xml', text.replace(from, to));
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}
