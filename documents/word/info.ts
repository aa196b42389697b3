import { propertiesOf } from '../properties';
import type { Printed } from '../printed';
import type { Entry } from '../zip/read';
import { ended } from './completed';
import { TYPES } from './package';
import { xmlText } from './text';

export const CORE = 'docProps/core.xml';
export const CUSTOM = 'docProps/custom.xml';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** What Word shows of a file as its title, subject, author and language (Dublin Core, ECMA-376 part 2). */
export function coreXml(said: { readonly title: string; readonly subject: string; readonly creator: string }): string {
  return (
    `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
    `<dc:title>${xmlText(said.title)}</dc:title><dc:subject>${xmlText(said.subject)}</dc:subject>` +
    `<dc:creator>${xmlText(said.creator)}</dc:creator><dc:language>es-MX</dc:language></cp:coreProperties>`
  );
}

/** The set of properties that people may name themselves (ECMA-376 part 1, 22.3). */
const NAMED = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';
/** 0 and 1 are the format's own. */
const FIRST_ID = 2;

export function customXml(report: Printed): string {
  const properties = [...propertiesOf(report)].map(
    ([name, value], i) =>
      `<property fmtid="${NAMED}" pid="${FIRST_ID + i}" name="${name}"><vt:lpwstr>${xmlText(value)}</vt:lpwstr></property>`,
  );
  return `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${properties.join('')}</Properties>`;
}

const ROOT = '_rels/.rels';
const declared = [
  {
    part: CORE,
    type: 'application/vnd.openxmlformats-package.core-properties+xml',
    relation: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
  },
  {
    part: CUSTOM,
    type: 'application/vnd.openxmlformats-officedocument.custom-properties+xml',
    relation: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties',
  },
] as const;

/** The files of a template without its own properties, and with ours declared among its types and relationships. */
export function withInfoDeclared(entries: readonly Entry[]): readonly Entry[] {
  const edit = (content: Buffer, missing: (said: string) => string): Buffer =>
    Buffer.from(ended(content.toString(), missing(content.toString())));
  return entries.flatMap(({ name, content }): readonly Entry[] => {
    if (name === CORE || name === CUSTOM) return [];
    if (name === TYPES) return [{ name, content: edit(content, missingTypes) }];
    return [{ name, content: name === ROOT ? edit(content, missingRelations) : content }];
  });
}

const missingTypes = (said: string): string =>
  declared
    .filter(({ part }) => !said.includes(`"/${part}"`))
    .map(({ part, type }) => `<Override PartName="/${part}" ContentType="${type}"/>`)
    .join('');

const missingRelations = (said: string): string =>
  declared
    .filter(({ relation }) => !said.includes(`"${relation}"`))
    .map(({ part, relation }, i) => `<Relationship Id="informe${i + 1}" Type="${relation}" Target="${part}"/>`)
    .join('');
