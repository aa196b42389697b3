import { readXml } from './xml';

/** Addresses by relationship id, and parts by their kind (the end of its type: `styles`). */
export interface Relationships {
  readonly links: ReadonlyMap<string, string>;
  readonly parts: ReadonlyMap<string, string>;
}

export async function readRelationships(bytes: Buffer | undefined): Promise<Relationships> {
  const links = new Map<string, string>();
  const parts = new Map<string, string>();
  await eachTag(bytes, (name, at) => {
    if (!name.endsWith(':Relationship')) return;
    const target = at('Target') ?? '';
    if (at('TargetMode') === 'External') links.set(at('Id') ?? '', target);
    else parts.set((at('Type') ?? '').split('/').at(-1) ?? '', target);
  });
  return { links, parts };
}

/** The names of styles, as people see them, by their ids, which another program may write anew. */
export async function readStyles(bytes: Buffer | undefined): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  let id = '';
  await eachTag(bytes, (name, at) => {
    if (name === 'w:style') id = at('styleId') ?? '';
    if (name === 'w:name' && !names.has(id)) names.set(id, at('val') ?? '');
  });
  return names;
}

/** A level of a list. */
export interface Level {
  readonly kind: 'bulleted' | 'numbered';
  readonly start: number;
  /** What stands after its number, as in «%1.-». */
  readonly closing: string;
}

/** The levels of each list, by its id. */
export async function readNumbering(bytes: Buffer | undefined): Promise<ReadonlyMap<string, readonly Level[]>> {
  const kinds = new Map<string, Level[]>();
  const lists = new Map<string, readonly Level[]>();
  let kind: Level[] = [];
  let [list, level] = ['', 0];
  const change = (part: Partial<Level>): void => {
    kind[level] = { ...(kind[level] ?? { kind: 'numbered', start: 1, closing: '.' }), ...part };
  };
  await eachTag(bytes, (name, at) => {
    const value = at('val') ?? '';
    if (name === 'w:abstractNum') kinds.set(at('abstractNumId') ?? '', (kind = []));
    else if (name === 'w:num') list = at('numId') ?? '';
    else if (name === 'w:abstractNumId') lists.set(list, (kind = [...(kinds.get(value) ?? [])]));
    else if (name === 'w:lvl' || name === 'w:lvlOverride') level = Number(at('ilvl') ?? 0);
    else if (name === 'w:start' || name === 'w:startOverride') change({ start: Number(value) || 0 });
    else if (name === 'w:numFmt') change({ kind: value === 'bullet' || value === 'none' ? 'bulleted' : 'numbered' });
    else if (name === 'w:lvlText') change({ closing: /%\d([).-]{1,2})$/.exec(value)?.[1] ?? '.' });
  });
  return lists;
}

async function eachTag(
  bytes: Buffer | undefined,
  take: (name: string, at: (attribute: string) => string | undefined) => void,
): Promise<void> {
  if (bytes === undefined) return;
  await readXml(bytes, { open: ({ name, at }) => take(name, at), text: () => undefined, close: () => undefined });
}
