import type { Body } from './body';
import { begins, ends, Reading } from './elements';
import { readXml, type Handler, type Tag } from './xml';

/** What else belongs to a document, by the ids that it names. */
export interface Around {
  readonly styles: ReadonlyMap<string, string>;
  readonly links: ReadonlyMap<string, string>;
}

/**
 * Left out with all that is in them: what was there before a tracked change, how things look, comments, and what stands
 * in the place of something that an older program cannot show.
 */
const SKIPPED: ReadonlySet<string> = new Set([
  ...['w:del', 'w:moveFrom', 'w:rPrChange', 'w:pPrChange', 'w:tblPrChange', 'w:trPrChange', 'w:tcPrChange'],
  ...['w:sectPrChange', 'w:tblPrExChange', 'w:tblGridChange', 'w:numberingChange', 'w:sectPr', 'w:delText'],
  ...['mc:Fallback', 'w:binData', 'w:ruby', 'w:rubyPr'],
]);

/** Reads the text of a Word document's main part as it reads on paper: tracked insertions taken, deletions left out. */
export async function readDocument(bytes: Buffer, around: Around): Promise<Body> {
  const reader = new Reader(around);
  await readXml(bytes, reader);
  return reader.body();
}

class Reader implements Handler {
  private readonly reading: Reading;
  private readonly path: string[] = [];
  /** Depth of what is being left out; 0 where nothing is. */
  private skipping = 0;

  constructor({ styles, links }: Around) {
    this.reading = new Reading(styles, links);
  }

  body(): Body {
    return { blocks: this.reading.place.blocks, pictures: this.reading.pictures };
  }

  readonly open = (tag: Tag): void => {
    if (this.skipping > 0 || this.isSkipped(tag)) return void (this.skipping += 1);
    const { path } = this;
    begins.get(tag.name)?.(this.reading, {
      at: tag.at,
      value: tag.at('val') ?? '',
      parents: [path.at(-1) ?? '', path.at(-2) ?? ''],
    });
    path.push(tag.name);
  };

  readonly text = (text: string): void => {
    if (this.skipping > 0) return;
    const inside = this.path.at(-1);
    if (inside === 'w:instrText') this.reading.fields.say(text);
    if (inside === 'w:t' || inside === 'm:t') this.reading.say(text);
  };

  readonly close = (name: string): void => {
    if (this.skipping > 0) return void (this.skipping -= 1);
    this.path.pop();
    ends.get(name)?.(this.reading);
  };

  private isSkipped({ name }: Tag): boolean {
    const { paragraph, table, controls } = this.reading;
    // In the properties of a paragraph's end or of a row, a deletion says that it is gone itself.
    if (name === 'w:del' && this.path.at(-1) === 'w:rPr' && this.path.at(-2) === 'w:pPr' && paragraph !== undefined)
      paragraph.isJoined = true;
    if (name === 'w:del' && this.path.at(-1) === 'w:trPr' && table !== undefined) table.isDeleted = true;
    if (name === 'w:sdtContent' && controls.at(-1)?.isPlaceholder === true) return true;
    return SKIPPED.has(name);
  }
}
