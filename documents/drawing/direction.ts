/** Letters that are read from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and their like (Unicode's R and AL). */
const RIGHT_TO_LEFT = '\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}';
const ANY = new RegExp(`[${RIGHT_TO_LEFT}]`, 'u');
/** A stretch begins with such a letter and ends with one; spaces and signs between two of them are of it. */
const STRETCH = new RegExp(`[${RIGHT_TO_LEFT}](?:[^\\p{L}\\n\\t]*[${RIGHT_TO_LEFT}])*\\p{M}*`, 'gu');
const LETTER = /\p{L}/u;

/** Whether any letter of it is read so. */
export const hasRightToLeft = (text: string): boolean => ANY.test(text);

/** By the first letter of a paragraph, as readers and the Unicode bidirectional algorithm (P2) tell it. */
export function isRightToLeft(text: string): boolean {
  const [first] = LETTER.exec(text) ?? [''];
  return ANY.test(first);
}

export interface Stretch {
  readonly text: string;
  readonly rightToLeft: boolean;
}

/** The text in order, parted where its letters change direction; whole where they never do. */
export function stretchesOf(text: string): readonly Stretch[] {
  if (!ANY.test(text)) return [{ text, rightToLeft: false }];
  const stretches: Stretch[] = [];
  let at = 0;
  for (const match of text.matchAll(STRETCH)) {
    stretches.push({ text: text.slice(at, match.index), rightToLeft: false }, { text: match[0], rightToLeft: true });
    at = match.index + match[0].length;
  }
  return [...stretches, { text: text.slice(at), rightToLeft: false }].filter((stretch) => stretch.text !== '');
}
