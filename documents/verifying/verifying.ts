import type { Form } from '../../core/form/definition';
import type { PaperReading } from '../../core/report/papers';
import { apartFrom } from './apart';
import { factsOf } from './facts';

/** Reads files that may be papers of that form. `template`: what its Word files are written into; the project's own where absent. */
export const paperReading = (form: Form, template?: Buffer): PaperReading => ({
  factsOf,
  apartFrom: (file, shown) => apartFrom(form, file, shown, template),
});
