import { tableOf, type Body, type BodyBlock, type WrittenCell, type WrittenRow } from './body';
import { Fields, withPlace } from './fields';
import { ParagraphBuilder, plainLook } from './paragraph';
import { NotOpened } from './package';
import { readXml, type Handler, type Tag } from './xml';

/** What else belongs to a document, by the ids that it names. */
export interface Around {
  readonly styles: ReadonlyMap<string, string>;
  readonly links: ReadonlyMap<string, string>;
}

/** Tables inside each other: what somebody lays out by hand has two or three. */
const NESTED = 20;
const CELLS = 200_000;

/**
 * Left out with all that is in them: what was there before a tracked change, how things look, comments, and what stands
 * in the place of something that an older program cannot show.
 */
const SKIPPED: ReadonlySet<string> = new Set([
  ...['w:del', 'w:moveFrom', 'w:rPrChange', 'w:pPrChange', 'w:tblPrChange', 'w:trPrChange', 'w:tcPrChange'],
  ...['w:sectPrChange', 'w:tblPrExChange', 'w:tblGridChange', 'w:numberingChange', 'w:sectPr', 'w:delText'],
  ...['mc:Fallback', 'w:ffData', 'w:binData', 'w:ruby', 'w:rubyPr'],
]);

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

/** Reads the text of a Word document's main part as it reads on paper: tracked insertions taken, deletions left out. */
export async function readDocument(bytes: Buffer, around: Around): Promise<Body> {
  const reader = new Reader(around);
  await readXml(bytes, reader);
  return reader.body();
}

class Reader implements Handler {
  private readonly places: Place[] = [newPlace()];
  private readonly tables: TableFrame[] = [];
  private readonly path: string[] = [];
  private readonly fields = new Fields();
  private readonly links: { readonly from: number; readonly href: string }[] = [];
  /** Content controls that are open; a placeholder's content is nobody's words. */
  private readonly controls: { isPlaceholder: boolean }[] = [];
  /** Depth of what is being left out; 0 where nothing is. */
  private skipping = 0;
  private cells = 0;
  private pictures = 0;

  constructor(private readonly around: Around) {}

  body(): Body {
    return { blocks: this.place.blocks, pictures: this.pictures };
  }

  readonly open = (tag: Tag): void => {
    if (this.skipping > 0 || this.isSkipped(tag)) return void (this.skipping += 1);
    this.path.push(tag.name);
    this.begin(tag);
  };

  readonly text = (text: string): void => {
    if (this.skipping > 0) return;
    const inside = this.path.at(-1);
    if (inside === 'w:instrText') this.fields.say(text);
    if (inside === 'w:t' || inside === 'm:t') this.say(text);
  };

  readonly close = (name: string): void => {
    if (this.skipping > 0) return void (this.skipping -= 1);
    this.path.pop();
    this.end(name);
  };

  private isSkipped({ name }: Tag): boolean {
    // In the properties of a paragraph's end or of a row, a deletion says that it is gone itself.
    if (name === 'w:del' && this.path.at(-1) === 'w:rPr' && this.path.at(-2) === 'w:pPr') {
      if (this.place.paragraph !== undefined) this.place.paragraph.isJoined = true;
    }
    const table = this.tables.at(-1);
    if (name === 'w:del' && this.path.at(-1) === 'w:trPr' && table !== undefined) table.isDeleted = true;
    if (name === 'w:sdtContent' && this.controls.at(-1)?.isPlaceholder === true) return true;
    return SKIPPED.has(name);
  }

  private get place(): Place {
    return this.places.at(-1) as Place;
  }

  private say(words: string): void {
    if (!this.fields.isInstruction) this.place.paragraph?.add(words);
  }

  private begin(tag: Tag): void {
    const { name, at } = tag;
    const value = at('val') ?? '';
    const { place } = this;
    const { paragraph } = place;
    const table = this.tables.at(-1);
    const parent = this.path.at(-2);
    switch (name) {
      case 'w:p':
        place.paragraph = new ParagraphBuilder(place.joined);
        place.joined = undefined;
        return;
      case 'w:r':
        if (paragraph !== undefined) paragraph.look = plainLook();
        return;
      case 'w:b':
      case 'w:i':
      case 'w:vanish':
        if (parent === 'w:rPr' && this.path.at(-3) === 'w:r' && paragraph !== undefined)
          paragraph.look[LOOKS[name]] = !OFF.has(value);
        return;
      case 'w:pStyle':
        if (paragraph !== undefined) paragraph.style = value;
        return;
      case 'w:numId':
        if (paragraph !== undefined) paragraph.listId = value;
        return;
      case 'w:ilvl':
        if (paragraph !== undefined) paragraph.level = Number(value) || 0;
        return;
      case 'w:tab':
        if (parent === 'w:r') this.say('\t');
        return;
      case 'w:ptab':
        return this.say('\t');
      case 'w:br':
      case 'w:cr':
        return this.say(at('type') === 'page' || at('type') === 'column' ? '' : '\n');
      case 'w:noBreakHyphen':
        return this.say('\u2011');
      case 'w:sym':
        return this.say(symbolOf(at('char') ?? ''));
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        this.pictures += 1;
        return;
      case 'w:hyperlink':
        this.links.push({
          from: paragraph?.length ?? 0,
          href: withPlace(this.around.links.get(at('id') ?? '') ?? '', at('anchor') ?? ''),
        });
        return;
      case 'w:fldSimple':
        return this.fields.simple(at('instr') ?? '', paragraph);
      case 'w:fldChar':
        return this.fields.char(at('fldCharType') ?? '', paragraph);
      case 'w:sdt':
        this.controls.push({ isPlaceholder: false });
        return;
      case 'w:showingPlcHdr':
        if (this.controls.length > 0 && !OFF.has(value))
          this.controls[this.controls.length - 1] = { isPlaceholder: true };
        return;
      case 'w:txbxContent':
        this.places.push(newPlace());
        return;
      case 'w:tbl':
        if (this.tables.length >= NESTED) throw new NotOpened('too-big');
        this.tables.push({ rows: [], cells: [], ...NEW_ROW, ...NEW_CELL });
        return;
      case 'w:tr':
        if (table !== undefined) Object.assign(table, NEW_ROW, { cells: [] });
        return;
      case 'w:tblHeader':
        if (table !== undefined) table.isHeading = !OFF.has(value);
        return;
      case 'w:gridBefore':
        if (table !== undefined) table.before = spanOf(value, 0);
        return;
      case 'w:tc':
        if (++this.cells > CELLS) throw new NotOpened('too-big');
        if (table !== undefined) Object.assign(table, NEW_CELL);
        this.places.push(newPlace());
        return;
      case 'w:gridSpan':
        if (table !== undefined) table.colSpan = spanOf(value, 1);
        return;
      case 'w:vMerge':
        if (table !== undefined) table.merge = value === 'restart' ? 'begins' : 'goes on';
        return;
      default:
        return;
    }
  }

  private end(name: string): void {
    const { place } = this;
    const table = this.tables.at(-1);
    switch (name) {
      case 'w:p':
        return this.endParagraph(place);
      case 'w:hyperlink': {
        const link = this.links.pop();
        if (link !== undefined && link.href !== '') place.paragraph?.link(link.from, link.href);
        return;
      }
      case 'w:fldSimple':
        return this.fields.char('end', place.paragraph);
      case 'w:sdt':
        this.controls.pop();
        return;
      case 'w:txbxContent': {
        this.places.pop();
        const around = this.place;
        (around.paragraph === undefined ? around.blocks : around.aside).push(...place.blocks);
        return;
      }
      case 'w:tc':
        this.places.pop();
        table?.cells.push({ blocks: place.blocks, colSpan: table.colSpan, merge: table.merge });
        return;
      case 'w:tr':
        if (table?.isDeleted === false) table.rows.push({ ...table });
        return;
      case 'w:tbl':
        this.tables.pop();
        if (table !== undefined) place.blocks.push(tableOf(table.rows));
        return;
      default:
        return;
    }
  }

  private endParagraph(place: Place): void {
    const { paragraph } = place;
    place.paragraph = undefined;
    if (paragraph?.isJoined === true) place.joined = paragraph;
    else if (paragraph !== undefined) place.blocks.push(paragraph.done(this.around.styles));
    place.blocks.push(...place.aside.splice(0));
  }
}

const LOOKS = { 'w:b': 'bold', 'w:i': 'italic', 'w:vanish': 'hidden' } as const;
const OFF: ReadonlySet<string> = new Set(['0', 'false', 'off', 'none']);
const NEW_ROW = { isHeading: false, isDeleted: false, before: 0 } as const;
const NEW_CELL = { colSpan: 1, merge: 'none' } as const;

/** Word's own limit of columns is 63; of other programs' files a few more are taken. */
const spanOf = (value: string, least: number): number => Math.min(Math.max(Number(value) || least, least), 200);

/** A character of a symbol font, by its place in it: those of the private area have no other reading. */
function symbolOf(code: string): string {
  const point = Number.parseInt(code, 16);
  return Number.isNaN(point) || point < 0x20 || (point >= 0xd800 && point <= 0xf8ff) ? '' : String.fromCharCode(point);
}
