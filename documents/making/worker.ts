import { workerData } from 'node:worker_threads';
import type { Form } from '../../core/form/definition';
import { visitReport } from '../../core/form/visit-report';
import type { DocumentKind } from '../kinds';
import type { Printed } from '../printed';

/** What a thread is asked for: plain data, since it is copied there. */
export interface Task {
  readonly kind: DocumentKind;
  readonly printed: Printed;
}

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
export async function make({ kind, printed }: Task): Promise<Uint8Array> {
  const render = await writers[kind]();
  return render(visitReport, printed);
}
