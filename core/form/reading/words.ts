/** Lower case, no accents, one space where there were several, digits of any script as 0-9. Punctuation stays. */
export function fold(text: string): string {
  const plain = PRINTED_ASCII.test(text) ? text : asPlain(text);
  return plain.toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Most of what is compared has no accent: there is nothing to take off. */
const PRINTED_ASCII = /^[ -~]*$/;

const asPlain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\p{Cf}\p{Cc}]/gu, ' ')
    .replace(/\p{Nd}/gu, digit);

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

const BLANK = new Set([
  ...['', 'n a', 'na', 'nd', 'n d', 's d', 'no aplica', 'no hay', 'no hubo', 'nada', 'ninguno', 'ninguna', 'ningun'],
  ...['pendiente', 'por definir', 'por confirmar', 'en blanco', 'blanco', 'vacio', 'dejar en blanco', 'omitir'],
  ...['no disponible', 'no tengo', 'no se', 'nulo', 'null', 'x'],
]);

/** Said so that the field stays blank: nothing, a line to write on, «n/a», «sin fecha», «pendiente». */
export function isBlankWord(text: string): boolean {
  const key = keyOf(text);
  return BLANK.has(key) || /^(sin|pendiente de|no se|no hubo|aun|todavia) \p{L}+( \p{L}+)?$/u.test(key);
}

/** In prose «Ninguna» or «Sin observaciones» is an answer, to be kept word for word. */
export function isBlankProse(text: string): boolean {
  return text.length < 40 && ['', 'n a', 'na', 'no aplica', 'en blanco'].includes(keyOf(text));
}

/** What was typed, short enough to be said back. */
export function clip(text: string, length = 60): string {
  const flat = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  const chars = [...flat.slice(0, 200)];
  return chars.length <= length ? flat : `${chars.slice(0, length - 1).join('')}…`;
}

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
