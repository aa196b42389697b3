import { readFileSync } from 'node:fs';
import type { Form } from '../../core/form/definition';
import { templateFile } from '../files';
import type { Printed } from '../printed';
import { pack, zipOf } from '../zip/write';
import { tagsOf } from './data';
import { CORE, coreXml, CUSTOM, customXml } from './info';
import { fill } from './nodes';
import { templateOf } from './template';

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

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
  const parts = templateOf(source).parts.map((part) =>
    'nodes' in part ? pack(part.name, whole(fill(part.nodes, [tags]))) : part,
  );
  const core = coreXml({ title: form.title, subject: said('folio'), creator: said('unit') });
  return zipOf([...parts, pack(CORE, core), pack(CUSTOM, customXml(report))]);
}

/** A cell ends in a paragraph, or Word calls the document damaged: one whose content was not to be shown gets it back. */
const whole = (xml: string): string =>
  xml.replaceAll(/(?:<\/w:tcPr>|<w:tc>|<\/w:tbl>)<\/w:tc>/g, (cell) => cell.replace(/<\/w:tc>$/, '<w:p/></w:tc>'));
