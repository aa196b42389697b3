import type { Form } from '../core/form/definition';
import type { PaperReading } from '../core/paper/papers';

/** Loaded where it is used: a bot answers its first turn without the reader of documents. */
export function createPaperReading(form: Form, template?: Buffer): PaperReading {
  const reading = async (): Promise<PaperReading> =>
    (await import('../documents/verifying/verifying')).paperReading(form, template);
  return {
    factsOf: async (file) => (await reading()).factsOf(file),
    apartFrom: async (file, shown) => (await reading()).apartFrom(file, shown),
  };
}
