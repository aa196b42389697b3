import { readFileSync } from 'node:fs';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import type { Form } from '../../core/form/definition';
import { templateFile } from '../files';
import { kinds } from '../kinds';
import type { Printed } from '../printed';
import { tagsOf, type Shown, type Tags } from './data';

let template: Buffer | undefined;
/** The official form, edited in Word. */
const ownTemplate = (): Buffer => (template ??= readFileSync(templateFile('visit-report.docx')));

/**
 * The report as the Institute's form, a .docx file. What is blank stays blank; one not yet sent carries
 * the word Borrador. Throws where the template cannot be filled: a tag the form lacks, a torn tag.
 * docxtemplater compiles and fills a document in one go, so the template is kept as bytes.
 */
export function renderWord(form: Form, report: Printed, source: Buffer = ownTemplate()): Buffer {
  const document = open(source, () => undefined);
  document.render(tagsOf(form, report));
  const zip = asPackage(document.getZip());
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE', mimeType: kinds.word.type });
}

/** As office programs write it: without entries for folders, the list of types first (by it the kind of file is told). */
function asPackage(zip: PizZip): PizZip {
  const parts = Object.entries(zip.files).filter(([, entry]) => !entry.dir);
  const isTypes = ([name]: readonly [string, unknown]) => name === '[Content_Types].xml';
  zip.files = Object.fromEntries([...parts.filter(isTypes), ...parts.filter((part) => !isTypes(part))]);
  return zip;
}

/** The tags a template has, without `#`, `/` and `@`. */
export function tagsIn(source: Buffer = ownTemplate()): ReadonlySet<string> {
  const tags = new Set<string>();
  open(source, (tag) => tags.add(tag));
  return tags;
}

function open(source: Buffer, seen: (tag: string) => unknown): Docxtemplater<PizZip> {
  return new Docxtemplater(new PizZip(source), {
    paragraphLoop: true,
    linebreaks: true,
    errorLogging: false,
    // A tag missing in a row's scope is looked for in the form's, then goes to nullGetter.
    parser: (tag) => {
      seen(tag);
      return { get: (scope: Tags, context) => valueOf(scope.get(tag), context.meta.part.module) };
    },
    nullGetter: (part) => {
      throw new Error(`The Word template has the tag {${part.value}}, which the form lacks.`);
    },
  });
}

function valueOf(shown: Shown | undefined, module: string): string | readonly Tags[] | boolean | undefined {
  if (shown === undefined) return undefined;
  if (module === 'rawxml') return shown.xml();
  if (module === 'loop') return shown.rows ?? shown.text !== '';
  return shown.text;
}
