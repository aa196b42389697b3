import { digitsForWords, ordinal, roman } from '../../reading/numbers';
import { keyOf } from '../../reading/words';

/** A line that begins with a number, a letter, a sign or the row's own name. */
export interface Marked {
  /** `named`: «Asunto 1:»; `heading`: Markdown's. */
  readonly by: 'named' | 'digits' | 'letters' | 'bullet' | 'heading';
  /** What the number is followed by, or how the heading is marked: a list goes on with the same. */
  readonly sign: string;
  /** As it is written: «1», «b», «IV», «segundo». */
  readonly mark: string;
  /** Characters before it. */
  readonly indent: number;
  readonly rest: string;
}

const QUOTED = /^\s*(?:>|&gt;)/u;
const NUMBERED = /^(?:\((\d{1,3})\)|(\d{1,3}))(\.-|[.):º°]|[ \t]*[-–—])?(?=\s|$)[ \t]*/u;
const LETTERED = /^(?:\(([a-z]|[ivx]{1,5})\)|([a-z]|[ivx]{1,5}))(\.-|[.)])(?=\s|$)[ \t]*/iu;
const BULLET = /^([•·▪‣◦●○*\-–—])[ \t]+/u;
/** Characters in which a row's name stands: however many blanks follow, they are not tried one by one. */
const NAME = 60;
const END = String.raw`\s*(?:[:.)–—-]+\s*|$)`;

export type Marking = (line: string) => Marked | undefined;

/** How lines are marked where a row is called that: «Asunto». A line of a quoted e-mail never is. */
export function markingOf(rowName: string): Marking {
  const after = new RegExp(
    `^${rowName}\\s*(?:n[uú]m(?:ero)?\\.?|no\\.?|n?[°º#])?\\s*(\\d{1,3}|\\p{L}{1,9})${END}`,
    'iu',
  );
  const before = new RegExp(`^(\\p{L}{5,8}|\\d{1,2}[.ºo°]?(?:er|do|to)?)\\s+${rowName}${END}`, 'iu');
  const named = (text: string): Pick<Marked, 'mark' | 'rest'> | undefined => {
    const head = text.slice(0, NAME);
    const match = after.exec(head) ?? before.exec(head);
    const mark = match?.[1] ?? '';
    if (match === null || valueNamed(mark) === undefined) return undefined;
    return { mark, rest: text.slice(match[0].length) };
  };
  return (line) => {
    if (QUOTED.test(line)) return undefined;
    const indent = line.length - line.trimStart().length;
    const level = /^#{1,6}(?=\s)/.exec(line.trim())?.[0] ?? '';
    const text = line
      .trim()
      .slice(level.length)
      .trim()
      .replace(/^(\*\*|__)(.+?)\1/u, '$2');
    const found = named(text);
    if (found !== undefined) return { by: 'named', sign: '', indent, ...found };
    return numbered(text, indent) ?? (level === '' ? bullet(line, indent) : headed(text, level, indent));
  };
}

function numbered(text: string, indent: number): Marked | undefined {
  const [whole, inside, plain = '', sign = ''] = NUMBERED.exec(text) ?? [];
  if (whole !== undefined && (inside !== undefined || sign !== ''))
    return { by: 'digits', sign: signOf(sign), mark: inside ?? plain, indent, rest: text.slice(whole.length) };
  const [lettered, within, letter = '', after = ''] = LETTERED.exec(text) ?? [];
  if (lettered === undefined) return undefined;
  return { by: 'letters', sign: signOf(after), mark: within ?? letter, indent, rest: text.slice(lettered.length) };
}

const signOf = (sign: string): string => sign.trim();

function bullet(line: string, indent: number): Marked | undefined {
  const text = line.trim();
  const [whole, sign = ''] = BULLET.exec(text) ?? [];
  return whole === undefined ? undefined : { by: 'bullet', sign, mark: '', indent, rest: text.slice(whole.length) };
}

const headed = (rest: string, sign: string, indent: number): Marked => ({
  by: 'heading',
  sign,
  mark: '',
  indent,
  rest,
});

/** «3», «III», «c», «tercero», «tres» as the number they stand for; a letter only where it is no numeral. */
export function valueNamed(mark: string): number | undefined {
  const key = keyOf(mark);
  const figure = /^\d+/.exec(key)?.[0];
  if (figure !== undefined) return Number(figure);
  const counted = digitsForWords(key);
  return ordinal(key) ?? (/^\d+$/.test(counted) ? Number(counted) : (roman(key) ?? valueLettered(key)));
}

export const valueLettered = (mark: string): number | undefined =>
  /^[a-z]$/i.test(mark) ? mark.toLowerCase().charCodeAt(0) - 96 : undefined;
