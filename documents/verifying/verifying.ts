import { hash } from 'node:crypto';
import type { Form } from '../../core/form/definition';
import type { PaperFacts, PaperReading } from '../../core/paper/papers';
import { NotOpened } from '../reading/package';
import { readProperties, type PaperProperties } from '../properties';
import { apartFrom } from './apart';
import { pdfProperties } from './pdf-facts';
import { wordProperties } from './word-facts';

const PDF = '%PDF-';
const ZIP = Buffer.from([0x50, 0x4b, 3, 4]);
/** Bytes in which a PDF's sign may stand: Adobe's own reader looks as far. */
const PDF_HEAD = 1_024;

/** Reads files that may be papers of that form. `template`: what its Word files are written into; the project's own where absent. */
export const paperReading = (form: Form, template?: Buffer): PaperReading => ({
  factsOf,
  apartFrom: (file, shown) => apartFrom(form, file, shown, template),
});

/** What is known of a file by itself: its digest, and what it says that it is. Rejects only where the reading itself is at fault. */
export async function factsOf(file: Buffer): Promise<PaperFacts> {
  const kind = kindOf(file);
  const said = await saidBy(file, kind);
  return { sha256: hash('sha256', file), kind, ...said };
}

function kindOf(file: Buffer): PaperFacts['kind'] {
  if (file.subarray(0, PDF_HEAD).includes(PDF)) return 'pdf';
  return file.subarray(0, ZIP.length).equals(ZIP) ? 'word' : 'other';
}

async function saidBy(file: Buffer, kind: PaperFacts['kind']): Promise<PaperProperties | Partial<PaperProperties>> {
  try {
    if (kind === 'word') return (await wordProperties(file)) ?? {};
    if (kind === 'pdf') return readProperties(await pdfProperties(file)) ?? {};
    return {};
  } catch (error) {
    if (error instanceof NotOpened) return {};
    throw error;
  }
}
