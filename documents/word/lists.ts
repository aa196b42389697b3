import type { ItemSign } from '../drawing/runs';
import { DEEPEST } from '../../core/form/reading/lists';

/** What stands after a number; each has a definition of its own. */
const CLOSINGS = ['.', ')', '.-'];
/** In twips: what one level is deeper than the one above, and what a sign takes. */
const STEP = 240;
const SIGN = { bullet: 200, number: 340, dashed: 420 } as const;

/** The list an item is of, still to be numbered: it depends on the items before it. */
export const numberMark = (item: ItemSign, begins: boolean): string =>
  item.kind === 'bulleted'
    ? '<w:numId w:val="#"/>'
    : `<w:numId w:val="#${item.number} ${Math.max(0, CLOSINGS.indexOf(item.closing))}${begins ? ' begins' : ''}"/>`;

const MARK = /<w:ilvl w:val="(\d)"\/><w:numId w:val="#(?:(\d+) (\d)( begins)?)?"\/>/g;

export const hasLists = (part: string): boolean => part.includes('<w:numId w:val="#');

interface Begins {
  readonly level: number;
  readonly value: number;
}

interface Counting {
  readonly num: number;
  readonly definition: number;
  readonly begins: Begins;
  /** By level, the number given last; a level's count ends with an item above it. */
  readonly counts: Map<number, number>;
}

/** The number that Word gives the next item of that level: each begins at 1, the one of the list's first item where that does. */
function nextOf({ begins, counts }: Counting, level: number): number {
  const last = counts.get(level);
  if (last !== undefined) return last + 1;
  return begins.level === level ? begins.value : 1;
}

/**
 * A part with its items numbered by Word itself (ECMA-376 part 1, 17.9), and the definitions to add to the template's
 * own `numbering`, '' where it has none. Items that follow one another go on in one list; where the number that is
 * written is not the one that Word would count, a list begins anew with it, so that what is printed is what was written.
 */
export function withLists(part: string, numbering: string): { readonly part: string; readonly numbering: string } {
  const firstDefinition = 1 + highest(numbering, /w:abstractNumId="(\d+)"/g);
  const firstNum = 1 + highest(numbering, /w:numId="(\d+)"/g);
  const bullets = firstNum;
  const nums = [numXml(bullets, firstDefinition)];
  let open: Counting | undefined;
  const numbered = part.replace(MARK, (_, level: string, number?: string, closing = '0', begins?: string) => {
    const at = Number(level);
    if (number === undefined) return itemXml(at, bullets);
    const [value, definition] = [Number(number), firstDefinition + 1 + Number(closing)];
    const goesOn = begins === undefined && open?.definition === definition && nextOf(open, at) === value;
    if (open === undefined || !goesOn) {
      open = { num: firstNum + nums.length, definition, begins: { level: at, value }, counts: new Map() };
      nums.push(numXml(open.num, definition, open.begins));
    }
    open.counts.set(at, value);
    for (const deeper of open.counts.keys()) if (deeper > at) open.counts.delete(deeper);
    return itemXml(at, open.num);
  });
  return { part: numbered, numbering: added(numbering, definitionsFrom(firstDefinition), nums.join('')) };
}

const itemXml = (level: number, num: number): string => `<w:ilvl w:val="${level}"/><w:numId w:val="${num}"/>`;

const highest = (xml: string, id: RegExp): number =>
  [...xml.matchAll(id)].reduce((most, [, found]) => Math.max(most, Number(found)), 0);

const numXml = (num: number, definition: number, begins?: Begins): string =>
  `<w:num w:numId="${num}"><w:abstractNumId w:val="${definition}"/>${
    begins === undefined
      ? ''
      : `<w:lvlOverride w:ilvl="${begins.level}"><w:startOverride w:val="${begins.value}"/></w:lvlOverride>`
  }</w:num>`;

const definitionsFrom = (first: number): string =>
  [
    definitionXml(first, (level) => ({ format: 'bullet', text: level % 2 === 0 ? '•' : '–', width: SIGN.bullet })),
    ...CLOSINGS.map((closing, at) =>
      definitionXml(first + 1 + at, (level) => ({
        format: 'decimal',
        text: `%${level + 1}${closing}`,
        width: closing === '.-' ? SIGN.dashed : SIGN.number,
      })),
    ),
  ].join('');

interface Level {
  readonly format: string;
  readonly text: string;
  readonly width: number;
}

const definitionXml = (id: number, levelAt: (level: number) => Level): string => {
  const levels = Array.from({ length: DEEPEST + 1 }, (_, at) => {
    const { format, text, width } = levelAt(at);
    const indent = `<w:ind w:left="${STEP * at + width}" w:hanging="${width}"/>`;
    return `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr>${indent}</w:pPr></w:lvl>`;
  });
  return `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${levels.join('')}</w:abstractNum>`;
};

const NUMBERING =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"></w:numbering>';

/** Definitions stand before the lists that use them, as the schema wants it. */
function added(numbering: string, definitions: string, nums: string): string {
  const xml =
    numbering === '' ? NUMBERING : numbering.replace(/<w:numbering\b([^>]*)\/>\s*$/, '<w:numbering$1></w:numbering>');
  const defined = xml.replace(/<w:num\b|<w:numIdMacAtCleanup\b|<\/w:numbering>/, (end) => `${definitions}${end}`);
  return defined.replace(/<w:numIdMacAtCleanup\b|<\/w:numbering>/, (end) => `${nums}${end}`);
}
