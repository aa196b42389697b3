import { workerData } from 'piscina';
import type { Form } from '../../core/form/definition';
import { visitReport } from '../../core/form/visit-report';
import type { MonthKind } from '../../core/month/order-of-file';
import type { DocumentKind } from '../kinds';
import type { PrintedMonth } from '../month/printed';
import type { Printed } from '../printed';

/** What a thread is asked for: plain data, since it is copied there. */
export type Task =
  | { readonly kind: DocumentKind; readonly printed: Printed }
  | { readonly kind: 'month'; readonly as: MonthKind; readonly printed: PrintedMonth };

/** What a thread is begun with. */
export interface ThreadData {
  /** The office's own Word template. */
  readonly template: Uint8Array | undefined;
}

type Render = (form: Form, printed: Printed) => Buffer;

// The same buffer each time: a template is taken apart once for each.
const template = templateIn(workerData);

function templateIn(data: unknown): Buffer | undefined {
  const { template: given } = (data ?? {}) as Partial<ThreadData>;
  return given === undefined ? undefined : Buffer.from(given.buffer, given.byteOffset, given.byteLength);
}

/** Each writer is loaded where the first document of its kind is made. */
const writers: Readonly<Record<DocumentKind, () => Promise<Render>>> = {
  word: async () => {
    const { renderWord } = await import('../word/word');
    return (form, printed) => renderWord(form, printed, template);
  },
  pdf: async () => (await import('../pdf/pdf')).renderPdf,
  picture: async () => (await import('../pdf/pdf')).renderPicture,
};

/** What a thread of documents does; see `pool.ts`. */
export async function make(task: Task): Promise<Uint8Array> {
  if (task.kind === 'month') return makeMonth(task.as, task.printed);
  const render = await writers[task.kind]();
  return render(visitReport, task.printed);
}

async function makeMonth(as: MonthKind, printed: PrintedMonth): Promise<Buffer> {
  if (as === 'pdf') return (await import('../month/month-pdf')).renderMonthPdf(visitReport, printed);
  return (await import('../month/month-word')).renderMonthWord(visitReport, printed, template);
}
