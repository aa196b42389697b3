import { workerData } from 'piscina';
import type { Form } from '../../core/form/definition';
import { visitReport } from '../../core/form/visit-report';
import type { DocumentKind } from '../kinds';
import type { Printed } from '../printed';

/** What a thread is asked for: plain data, since it is copied there. */
export interface Task {
  readonly kind: DocumentKind;
  readonly printed: Printed;
}

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
export async function make({ kind, printed }: Task): Promise<Uint8Array> {
  const render = await writers[kind]();
  return render(visitReport, printed);
}
