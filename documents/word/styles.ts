import type { Entry } from '../zip/read';
import { styles } from './text';

/** The names that people see in Word, by which a style is known: a Word of another language gives it another id when it saves. */
export const styleNames: Readonly<Record<keyof typeof styles, string>> = {
  answer: 'Respuesta',
  project: 'Proyecto',
  nestedTable: 'Tabla en una respuesta',
  nestedCell: 'Celda de tabla',
  nestedHeading: 'Encabezado de tabla',
  spacer: 'Separador',
};

const STYLES = 'word/styles.xml';

/** Ids by name, lower case; and every id. */
function stylesIn(xml: string): { readonly byName: ReadonlyMap<string, string>; readonly ids: ReadonlySet<string> } {
  const byName = new Map<string, string>();
  const ids = new Set<string>();
  for (const [style] of xml.matchAll(/<w:style\b.*?<\/w:style>/gs)) {
    const [, id] = /\bw:styleId="([^"]*)"/.exec(style) ?? [];
    const [, name] = /<w:name w:val="([^"]*)"/.exec(style) ?? [];
    if (id === undefined) continue;
    ids.add(id);
    if (name !== undefined) byName.set(name.toLowerCase(), id);
  }
  return { byName, ids };
}

const stylesXml = (entries: readonly Entry[]): string =>
  entries.find(({ name }) => name === STYLES)?.content.toString() ?? '';

/** The names of the styles that answers are written in and the template lacks. */
export function missingStyles(entries: readonly Entry[]): readonly string[] {
  const { byName, ids } = stylesIn(stylesXml(entries));
  return keys
    .filter((key) => !ids.has(styles[key]) && !byName.has(styleNames[key].toLowerCase()))
    .map((key) => styleNames[key]);
}

const keys = Object.keys(styles) as (keyof typeof styles)[];

/** The same files, in which our styles have the ids that answers are written with. */
export function withOurStyles(entries: readonly Entry[]): readonly Entry[] {
  const { byName, ids } = stylesIn(stylesXml(entries));
  const renamed = new Map(
    keys.flatMap((key) => {
      const id = byName.get(styleNames[key].toLowerCase());
      return id === undefined || ids.has(styles[key]) ? [] : [[id, styles[key]] as const];
    }),
  );
  if (renamed.size === 0) return entries;
  const ours = (whole: string, before: string, id: string): string => {
    const known = renamed.get(id);
    return known === undefined ? whole : `${before}${known}"`;
  };
  return entries.map(({ name, content }) =>
    /^word\/[^/]+\.xml$/.test(name)
      ? { name, content: Buffer.from(content.toString().replace(STYLE_ID, ours)) }
      : { name, content },
  );
}

const STYLE_ID =
  /(\bw:styleId="|<w:(?:pStyle|rStyle|tblStyle|basedOn|next|link|styleLink|numStyleLink) w:val=")([^"]*)"/g;
