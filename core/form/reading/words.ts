/** Lower case, no accents, one space where there were several, digits of any script as 0-9. Punctuation stays. */
export function fold(text: string): string {
  const plain = PRINTED_ASCII.test(text) ? text : asPlain(text);
  return plain.toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Most of what is compared has no accent, or nothing else to take off. */
const PRINTED_ASCII = /^[ -~]*$/;

function asPlain(text: string): string {
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '');
  return PRINTED_ASCII.test(bare) ? bare : bare.replace(/[\p{Cf}\p{Cc}]/gu, ' ').replace(/\p{Nd}/gu, digit);
}

/** The value of a digit of any script: Unicode has each script's ten digits in a row, so it is the distance to the row's zero. */
function digit(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code < 128) return char;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

/** What two spellings of the same words have in common: letters and digits only, one space between. */
export function keyOf(text: string): string {
  return fold(text)
    .replace(/\./g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Nothing that shows, or dashes and lines to write on alone. */
const NOTHING = /^[\p{Pd}\p{Pc}\p{DI}\p{Cf}\p{Cc}\s\u2212\u2500\u2501]*$/u;

/** Words for a blank in whatever field. */
const BLANK_ANYWHERE = [
  ...['n a', 'na', 'n d', 's d', 'no aplica', 'en blanco', 'blanco', 'vacio', 'vacia', 'dejar en blanco'],
  ...['dejarlo en blanco', 'dejalo en blanco', 'deje en blanco', 'se deja en blanco'],
];
const BLANK_PROSE = new Set(BLANK_ANYWHERE);
const BLANK = new Set([
  ...BLANK_ANYWHERE,
  ...['nd', 'sd', 'no hay', 'no hubo', 'nada', 'ninguno', 'ninguna', 'ningun', 'pendiente', 'por definir'],
  ...['por confirmar', 'omitir', 'no disponible', 'no tengo', 'nulo', 'null'],
]);

/** Said so that the field stays blank: nothing, a line to write on, «n/a», «sin fecha», «pendiente». */
export function isBlankWord(text: string): boolean {
  if (NOTHING.test(text)) return true;
  const key = keyOf(text);
  return BLANK.has(key) || /^(sin|pendiente de|no se|no hubo|aun|todavia) \p{L}+( \p{L}+)?$/u.test(key);
}

/** In prose «Ninguna» or «Sin observaciones» is an answer, to be kept word for word. */
export const isBlankProse = (text: string): boolean =>
  NOTHING.test(text) || (text.length < 40 && BLANK_PROSE.has(keyOf(text)));

/** An emoji by its name, as Slack writes those it has no character for. */
const NAMED_EMOJI = /:(?=[\w+'-]*[a-z+])[\w+'-]+:/gi;

/** Made of signs alone: «👍», «???», «...». It says neither what to write down nor that the field stays blank. */
export const isOnlySigns = (text: string): boolean =>
  !NOTHING.test(text) && !/(?!\p{DI})[\p{L}\p{N}]/u.test(text.replace(NAMED_EMOJI, ' '));

const AGREES = /^(?:👍|👌|✅|✔|☑|🆗|🙆)+$/u;
const DISAGREES = /^(?:👎|❌|✖|❎|🚫|🙅)+$/u;

/** A thumb up or down as the word it stands for, with no regard to its skin tone; undefined for any other text. */
export function thumb(text: string): 'si' | 'no' | undefined {
  if (text.length > 40) return undefined;
  const plain = text.replace(/[\u{1F3FB}-\u{1F3FF}]|\uFE0F|\s/gu, '');
  return AGREES.test(plain) ? 'si' : DISAGREES.test(plain) ? 'no' : undefined;
}

/** What was typed, short enough to be said back. */
export function clip(text: string, length = 60): string {
  // The joiner stays: it makes one emoji of several.
  const flat = text.replace(/(?:[\p{Cc}\s]|(?!\u200d)\p{Cf})+/gu, ' ').trim();
  const chars = [...flat.slice(0, 200)];
  return chars.length <= length ? flat : `${chars.slice(0, length - 1).join('')}…`;
}

/** Folded words as they were typed, accents and all: «saltillo» of «en Saltillo». Words that were not typed stay. */
export function asTyped(text: string, folded: string): string {
  const typed = new Map((text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((word) => [fold(word), word]));
  return folded
    .split(' ')
    .map((word) => typed.get(word) ?? word)
    .join(' ');
}

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** «a, b y c», «a e Hidalgo»: y becomes e before the sound i. */
export function listed(items: readonly string[], word: 'y' | 'o' = 'y'): string {
  const last = items.at(-1) ?? '';
  if (items.length < 2) return last;
  return `${items.slice(0, -1).join(', ')} ${conjunction(word, last)} ${last}`;
}

function conjunction(word: 'y' | 'o', next: string): string {
  const sound = fold(next);
  if (word === 'y' && /^h?i(?![aeou])/.test(sound)) return 'e';
  if (word === 'o' && /^(h?o|8|11\b)/.test(sound)) return 'u';
  return word;
}
