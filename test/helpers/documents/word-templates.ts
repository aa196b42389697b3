import { readFileSync } from 'node:fs';
import PizZip from 'pizzip';
import { templateFile } from '../../../documents/files';
import { partOf } from './word-reports';

/** The template that is shipped. */
export const official = readFileSync(templateFile('visit-report.docx'));

/** A template as somebody left it who changed parts of it; each must change. */
export function edited(changes: Readonly<Record<string, (xml: string) => string>>, source: Buffer = official): Buffer {
  const zip = new PizZip(source);
  for (const [name, change] of Object.entries(changes)) {
    const before = partOf(source, name);
    const after = change(before);
    if (after === before) throw new Error(`Nothing changed in ${name}`);
    zip.file(name, after);
  }
  return zip.generate({ type: 'nodebuffer' });
}

/** The same, of its body alone. */
export const withBody = (change: (xml: string) => string, source: Buffer = official): Buffer =>
  edited({ 'word/document.xml': change }, source);
