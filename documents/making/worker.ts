import type { Form } from '../../core/form/definition';
import { visitReport } from '../../core/form/visit-report';
import type { DocumentKind } from '../kinds';
import type { Printed } from '../printed';

/** What a thread is asked for: plain data, since it is copied there. */
export interface Task {
  readonly kind: DocumentKind;
  readonly printed: Printed;
}

type Render = (form: Form, printed: Printed) => Buffer;

/** Each writer is loaded where the first document of its kind is made. */
const writers: Readonly<Record<DocumentKind, () => Promise<Render>>> = {
  word: async () => (await import('../word/word')).renderWord,
};

/** What a thread of documents does; see `pool.ts`. */
export async function make({ kind, printed }: Task): Promise<Uint8Array> {
  const render = await writers[kind]();
  return render(visitReport, printed);
}
