import { workerData } from 'node:worker_threads';
import type { Form } from '../../core/form/definition';
import { visitReport } from '../../core/form/visit-report';
import type { MonthKind } from '../../core/month/order-of-file';
import type { DocumentKind } from '../kinds';
import type { PrintedMonth } from '../month/printed';
import type { Printed } from '../printed';
import { giveBackLater } from './memory';

/** What a thread is asked for: plain data, since it is copied there. */
export type Task =
  | { readonly kind: DocumentKind; readonly printed: Printed }
  | { readonly kind: 'month'; readonly as: MonthKind; readonly printed: PrintedMonth };

/** What is the same for all documents of a bot. */
export interface Office {
  readonly template: Uint8Array | undefined;
}

type Render = (form: Form, printed: Printed) => Buffer;

const office = workerData as Office | null;
/** One buffer for all documents: it is taken apart once for each (see `renderWord`). */
const template = office?.template === undefined ? undefined : Buffer.from(office.template);

/** Each writer is loaded where the first document of its kind is made. */
const writers: Readonly<Record<DocumentKind, () => Promise<Render>>> = {
  word: async () => {
    const { renderWord } = await import('../word/word');
    return template === undefined ? renderWord : (form, printed) => renderWord(form, printed, template);
  },
  pdf: async () => (await import('../pdf/pdf')).renderPdf,
  picture: async () => (await import('../pdf/pdf')).renderPicture,
};

/** What a thread of documents does; see `pool.ts`. */
export async function make(task: Task): Promise<Uint8Array> {
  const document = await written(task);
  giveBackLater();
  return document;
}

async function written(task: Task): Promise<Uint8Array> {
  if (task.kind === 'month') return makeMonth(task.as, task.printed);
  const render = await writers[task.kind]();
  return render(visitReport, task.printed);
}

async function makeMonth(as: MonthKind, printed: PrintedMonth): Promise<Buffer> {
  if (as === 'pdf') return (await import('../month/month-pdf')).renderMonthPdf(visitReport, printed);
  return (await import('../month/month-word')).renderMonthWord(visitReport, printed, template);
}
