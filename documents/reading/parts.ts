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
  /** `unsigned`: nothing is printed before its paragraphs. */
  readonly kind: 'bulleted' | 'numbered' | 'unsigned';
  readonly start: number;
  /** What the list itself begins with at this level, where it does not count on from others of its definition. */
  readonly begins?: number;
  /** What stands after its number, as in «%1.-». */
  readonly closing: string;
}

export interface List {
  /** Lists of one definition count on from each other. */
  readonly definition: string;
  readonly levels: readonly Level[];
}

const USUAL: Level = { kind: 'numbered', start: 1, closing: '.' };

/** Each list, by its id (ECMA-376 part 1, 17.9). */
export async function readNumbering(bytes: Buffer | undefined): Promise<ReadonlyMap<string, List>> {
  const definitions = new Map<string, Level[]>();
  const lists = new Map<string, List>();
  let levels: Level[] = [];
  let [list, level, format] = ['', 0, ''];
  const change = (part: Partial<Level>): void => {
    levels[level] = { ...(levels[level] ?? USUAL), ...part };
  };
  await eachTag(bytes, (name, at) => {
    const value = at('val') ?? '';
    if (name === 'w:abstractNum') definitions.set(at('abstractNumId') ?? '', (levels = []));
    else if (name === 'w:num') list = at('numId') ?? '';
    else if (name === 'w:abstractNumId')
      lists.set(list, { definition: value, levels: (levels = [...(definitions.get(value) ?? [])]) });
    else if (name === 'w:lvl' || name === 'w:lvlOverride') level = Number(at('ilvl') ?? 0);
    else if (name === 'w:start') change({ start: Number(value) || 0 });
    else if (name === 'w:startOverride') change({ begins: Number(value) || 0 });
    else if (name === 'w:numFmt') change({ kind: kindOf((format = value)) });
    else if (name === 'w:lvlText') {
      if (format === 'none' && value.replace(/%\d/g, '').trim() === '') change({ kind: 'unsigned' });
      change({ closing: /%\d([).-]{1,2})$/.exec(value)?.[1] ?? '.' });
    }
  });
  return lists;
}

const kindOf = (format: string): Level['kind'] => (format === 'bullet' || format === 'none' ? 'bulleted' : 'numbered');

async function eachTag(
  bytes: Buffer | undefined,
  take: (name: string, at: (attribute: string) => string | undefined) => void,
): Promise<void> {
  if (bytes === undefined) return;
  await readXml(bytes, { open: ({ name, at }) => take(name, at), text: () => undefined, close: () => undefined });
}
