import { readFileSync } from 'node:fs';
import type { Form } from '../../core/form/definition';
import { templateFile } from '../files';
import type { Printed } from '../printed';
import { pack, unpacked, zipOf, type Packed } from '../zip/write';
import { completed } from './completed';
import { tagsOf } from './data';
import { CORE, coreXml, CUSTOM, customXml } from './info';
import { fill } from './nodes';
import { templateOf, type Template } from './template';

let template: Buffer | undefined;
/** The official form, edited in Word. */
export const ownTemplate = (): Buffer => (template ??= readFileSync(templateFile('visit-report.docx')));

/**
 * The report as the Institute's form, a .docx file: the same bytes for the same report and template. What is blank
 * stays blank; one not yet sent carries the word Borrador. `source` is taken apart once for each buffer. Throws where the
 * template cannot be filled: a tag the form lacks, a torn tag (see `checkTemplate`).
 */
export function renderWord(form: Form, report: Printed, source: Buffer = ownTemplate()): Buffer {
  const tags = tagsOf(form, report);
  const said = (tag: string): string => tags.get(tag)?.text ?? '';
  const { parts } = templateOf(source);
  const filled = new Map(
    parts.flatMap((part) => ('nodes' in part ? [[part.name, whole(fill(part.nodes, [tags]))] as const] : [])),
  );
  const core = coreXml({ title: form.title, subject: said('folio'), creator: said('unit') });
  return zipOf([...packedParts(parts, filled), pack(CORE, core), pack(CUSTOM, customXml(report))]);
}

/** The template's files, filled in, with what their links and lists need besides. */
function packedParts(parts: Template['parts'], filled: ReadonlyMap<string, string>): readonly Packed[] {
  const files = new Map(parts.map((part) => [part.name.toString(), part]));
  const changed = completed(filled, (name) => {
    const part = files.get(name);
    return part === undefined || 'nodes' in part ? undefined : unpacked(part).toString();
  });
  const kept = parts.map((part) => {
    const name = part.name.toString();
    const xml = changed.get(name) ?? filled.get(name);
    return 'nodes' in part || xml !== undefined ? pack(name, xml ?? '') : part;
  });
  return [...kept, ...[...changed].filter(([name]) => !files.has(name)).map(([name, xml]) => pack(name, xml))];
}

/** A cell ends in a paragraph, or Word calls the document damaged: one whose content was not to be shown gets it back. */
const whole = (xml: string): string =>
  xml.replaceAll(/(?:<\/w:tcPr>|<w:tc>|<\/w:tbl>)<\/w:tc>/g, (cell) => cell.replace(/<\/w:tc>$/, '<w:p/></w:tc>'));
