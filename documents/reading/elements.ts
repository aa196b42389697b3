import { tableOf, type BodyBlock, type WrittenCell, type WrittenRow } from './body';
import { Fields, withPlace } from './fields';
import { NotOpened } from './package';
import { ParagraphBuilder, plainLook } from './paragraph';
import type { Tag } from './xml';

/** Tables inside each other: what somebody lays out by hand has two or three. */
const NESTED = 20;
const CELLS = 200_000;

/** Where blocks go: the body, a cell, a box of text. */
interface Place {
  readonly blocks: BodyBlock[];
  paragraph: ParagraphBuilder | undefined;
  /** One whose end was taken out. */
  joined: ParagraphBuilder | undefined;
  /** What stands in a box beside the paragraph that is being read. */
  readonly aside: BodyBlock[];
}

interface TableFrame {
  readonly rows: WrittenRow[];
  cells: WrittenCell[];
  isHeading: boolean;
  isDeleted: boolean;
  before: number;
  colSpan: number;
  merge: WrittenCell['merge'];
}

const newPlace = (): Place => ({ blocks: [], paragraph: undefined, joined: undefined, aside: [] });

/** What is open while a body is read. */
export class Reading {
  readonly places: Place[] = [newPlace()];
  readonly tables: TableFrame[] = [];
  readonly fields = new Fields();
  readonly links: { readonly from: number; readonly href: string }[] = [];
  /** Content controls; a placeholder's content is nobody's words. */
  readonly controls: { isPlaceholder: boolean }[] = [];
  cells = 0;
  pictures = 0;

  /** `names`: of styles, by their ids. `addresses`: of links, by theirs. */
  constructor(
    readonly names: ReadonlyMap<string, string>,
    readonly addresses: ReadonlyMap<string, string>,
  ) {}

  get place(): Place {
    return this.places.at(-1) as Place;
  }

  get paragraph(): ParagraphBuilder | undefined {
    return this.place.paragraph;
  }

  get table(): TableFrame | undefined {
    return this.tables.at(-1);
  }

  say(words: string): void {
    if (!this.fields.isInstruction) this.paragraph?.add(words);
  }
}

/** An element as it opens. */
interface Opened extends Pick<Tag, 'at'> {
  /** Its attribute `val`; '' where it has none. */
  readonly value: string;
  /** The two that it is in, the nearest first. */
  readonly parents: readonly string[];
}

type Begin = (reading: Reading, tag: Opened) => void;

const changed =
  (change: (paragraph: ParagraphBuilder, value: string) => void): Begin =>
  ({ paragraph }, { value }) => {
    if (paragraph !== undefined) change(paragraph, value);
  };
const inTable =
  (change: (table: TableFrame, value: string) => void): Begin =>
  ({ table }, { value }) => {
    if (table !== undefined) change(table, value);
  };
const look =
  (is: 'bold' | 'italic' | 'hidden'): Begin =>
  ({ paragraph }, { value, parents: [parent, around] }) => {
    if (parent === 'w:rPr' && around === 'w:r' && paragraph !== undefined) paragraph.look[is] = !OFF.has(value);
  };
const says =
  (words: string): Begin =>
  (reading) =>
    reading.say(words);
const breaks: Begin = (reading, { at }) => reading.say(at('type') === 'page' || at('type') === 'column' ? '' : '\n');
const ticks: Begin = ({ fields }, { value, parents: [parent] }) => {
  if (parent === 'w:checkBox') fields.box(!OFF.has(value));
};
const picture: Begin = (reading) => void (reading.pictures += 1);

/** What each element does as it opens; of one that is not here, what is in it counts. */
export const begins: ReadonlyMap<string, Begin> = new Map<string, Begin>([
  [
    'w:p',
    ({ place }) => {
      place.paragraph = new ParagraphBuilder(place.joined);
      place.joined = undefined;
    },
  ],
  ['w:r', changed((paragraph) => (paragraph.look = plainLook()))],
  ['w:b', look('bold')],
  ['w:i', look('italic')],
  ['w:vanish', look('hidden')],
  ['w:pStyle', changed((paragraph, value) => (paragraph.style = value))],
  ['w:numId', changed((paragraph, value) => (paragraph.listId = value))],
  ['w:ilvl', changed((paragraph, value) => (paragraph.level = Number(value) || 0))],
  ['w:tab', (reading, { parents: [parent] }) => reading.say(parent === 'w:r' ? '\t' : '')],
  ['w:ptab', says('\t')],
  ['w:br', breaks],
  ['w:cr', breaks],
  ['w:noBreakHyphen', says('\u2011')],
  ['w:sym', (reading, { at }) => reading.say(symbolOf(at('font') ?? '', at('char') ?? ''))],
  ['w:checkBox', ({ fields }) => fields.box(false)],
  ['w:default', ticks],
  ['w:checked', ticks],
  ['w:drawing', picture],
  ['w:pict', picture],
  ['w:object', picture],
  [
    'w:hyperlink',
    ({ links, addresses, paragraph }, { at }) => {
      const href = withPlace(addresses.get(at('id') ?? '') ?? '', at('anchor') ?? '');
      links.push({ from: paragraph?.length ?? 0, href });
    },
  ],
  ['w:fldSimple', ({ fields, paragraph }, { at }) => fields.simple(at('instr') ?? '', paragraph)],
  ['w:fldChar', ({ fields, paragraph }, { at }) => fields.char(at('fldCharType') ?? '', paragraph)],
  ['w:sdt', ({ controls }) => void controls.push({ isPlaceholder: false })],
  [
    'w:showingPlcHdr',
    ({ controls }, { value }) => {
      if (controls.length > 0 && !OFF.has(value)) controls[controls.length - 1] = { isPlaceholder: true };
    },
  ],
  ['w:txbxContent', ({ places }) => void places.push(newPlace())],
  [
    'w:tbl',
    ({ tables }) => {
      if (tables.length >= NESTED) throw new NotOpened('too-big');
      tables.push({ rows: [], cells: [], ...NEW_ROW, ...NEW_CELL });
    },
  ],
  ['w:tr', inTable((table) => Object.assign(table, NEW_ROW, { cells: [] }))],
  ['w:tblHeader', inTable((table, value) => (table.isHeading = !OFF.has(value)))],
  ['w:gridBefore', inTable((table, value) => (table.before = spanOf(value, 0)))],
  [
    'w:tc',
    (reading) => {
      if (++reading.cells > CELLS) throw new NotOpened('too-big');
      if (reading.table !== undefined) Object.assign(reading.table, NEW_CELL);
      reading.places.push(newPlace());
    },
  ],
  ['w:gridSpan', inTable((table, value) => (table.colSpan = spanOf(value, 1)))],
  ['w:vMerge', inTable((table, value) => (table.merge = value === 'restart' ? 'begins' : 'goes on'))],
]);

/** And as it closes. */
export const ends: ReadonlyMap<string, (reading: Reading) => void> = new Map<string, (reading: Reading) => void>([
  [
    'w:p',
    ({ place, names }) => {
      const { paragraph } = place;
      place.paragraph = undefined;
      if (paragraph?.isJoined === true) place.joined = paragraph;
      else if (paragraph !== undefined) place.blocks.push(paragraph.done(names));
      place.blocks.push(...place.aside.splice(0));
    },
  ],
  [
    'w:hyperlink',
    ({ links, paragraph }) => {
      const link = links.pop();
      if (link !== undefined && link.href !== '') paragraph?.link(link.from, link.href);
    },
  ],
  ['w:fldSimple', ({ fields, paragraph }) => fields.char('end', paragraph)],
  ['w:sdt', ({ controls }) => void controls.pop()],
  [
    'w:txbxContent',
    (reading) => {
      const box = reading.places.pop();
      const around = reading.place;
      (around.paragraph === undefined ? around.blocks : around.aside).push(...(box?.blocks ?? []));
    },
  ],
  [
    'w:tc',
    ({ places, table }) => {
      const { blocks } = places.pop() ?? newPlace();
      table?.cells.push({ blocks, colSpan: table.colSpan, merge: table.merge });
    },
  ],
  [
    'w:tr',
    ({ table }) => {
      if (table?.isDeleted === false) table.rows.push({ ...table });
    },
  ],
  [
    'w:tbl',
    ({ tables, place }) => {
      const table = tables.pop();
      if (table !== undefined) place.blocks.push(tableOf(table.rows));
    },
  ],
]);

/** How the standard writes that something is not so. */
const OFF: ReadonlySet<string> = new Set(['0', 'false', 'off', 'none']);
const NEW_ROW = { isHeading: false, isDeleted: false, before: 0 } as const;
const NEW_CELL = { colSpan: 1, merge: 'none' } as const;

/** Word's own limit of columns is 63; of other programs' files a few more are taken. */
const spanOf = (value: string, least: number): number => Math.min(Math.max(Number(value) || least, least), 200);

/** Boxes of a form, ticked and not, by their places in the fonts that Word draws them with. */
const BOXES: readonly (readonly [RegExp, RegExp, string])[] = [
  [/^Wingdings$/i, /^F0FE$/i, '☑'],
  [/^Wingdings$/i, /^F0FD$/i, '☒'],
  [/^Wingdings$/i, /^F0(?:A8|6F|70|71|72)$/i, '☐'],
  [/^Wingdings 2$/i, /^F052$/i, '☑'],
  [/^Wingdings 2$/i, /^F0(?:51|53|54)$/i, '☒'],
  [/^Wingdings 2$/i, /^F0(?:2A|30|A3)$/i, '☐'],
];

/** A character of a symbol font, by its place in it: those of the private area have no other reading than boxes. */
function symbolOf(font: string, code: string): string {
  const box = BOXES.find(([fonts, codes]) => fonts.test(font) && codes.test(code));
  if (box !== undefined) return box[2];
  const point = Number.parseInt(code, 16);
  return Number.isNaN(point) || point < 0x20 || (point >= 0xd800 && point <= 0xf8ff) ? '' : String.fromCharCode(point);
}
