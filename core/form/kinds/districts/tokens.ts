import { digitsForWords, ordinal, roman } from '../../reading/numbers';
import { stateNamed } from '../states';
import { fold } from '../../reading/words';
import { isSeat, statesSeatedAt } from './seats';

export type Token =
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'to' }
  | { readonly is: 'and' }
  | { readonly is: 'or' }
  | { readonly is: 'all' }
  | { readonly is: 'except' }
  | { readonly is: 'colon' }
  /** A state, a seat, or a name that is both («Puebla»); `key` as `keyOf` has it, `typed` as it was written. */
  | {
      readonly is: 'name';
      readonly key: string;
      readonly state?: string;
      readonly seat: boolean;
      readonly typed: string;
    }
  /** A local district, which is another thing. */
  | { readonly is: 'local' }
  | { readonly is: 'unknown'; readonly typed: string };

const FILLER =
  /^(distritos?|distritales|distrital|dttos?|dtos?|dist|jde|jd|juntas?|ejecutivas?|electoral(es)?|federal(es)?|numeros?|nums?|nos?|n|con|cabeceras?|sede|en|de|del|la|el|los|las|ine|estado|entidad|municipio|ciudad|vocalias?|solo|se|visito|visitaron|fue|fueron|ambos)$/;
/** «2do», «3ra», «9no». */
const ORDINAL = /(\d{1,2})(?:er[oa]?|[rdtmvn][oa]|av[oa])(?![\p{L}\d])/giu;
const ARTICLE = /^(el|la|los|las|fue|fueron|se)$/;
/** Words of the longest seat or state name. */
const LONGEST = 9;

/** Cuts what was typed about districts into tokens. `here` are the report's states, whose seats come first. */
export function tokensOf(text: string, here: readonly string[]): Token[] {
  const raw =
    text
      .normalize('NFKC')
      .replace(ORDINAL, '$1 ')
      .match(/\p{L}[\p{L}\p{M}]*|\d+|[^\s\p{L}\d]/gu) ?? [];
  const words = raw.map((word) => ({ typed: word, key: fold(word) }));
  const tokens: Token[] = [];
  for (let at = 0; at < words.length;) {
    const [token, length] = next(words, at, here);
    if (token !== undefined) tokens.push(token);
    at += length;
  }
  return tokens;
}

interface Word {
  readonly typed: string;
  readonly key: string;
}
type Read = readonly [Token | undefined, number];

function next(words: readonly Word[], at: number, here: readonly string[]): Read {
  const key = words[at]?.key ?? '';
  if (/^\d+$/.test(key)) return number(words, at);
  // «3.5» is neither 3 and 5 nor 35: kept, so that it is asked about.
  const between = key === '.' && /^\d+$/.test(words[at - 1]?.key ?? '') && /^\d+$/.test(words[at + 1]?.key ?? '');
  if (between) return [{ is: 'unknown', typed: '.' }, 1];
  if (!/\p{L}/u.test(key)) return [sign(key), 1];
  return fixed(words, at) ?? name(words, at, here) ?? counted(words, at) ?? [unless(words[at]), 1];
}

/** A number; «1er», «1o» and «3ro» are ordinals in figures. */
function number(words: readonly Word[], at: number): Read {
  const suffix =
    /^(o|a|er|ero|ro|do|to|mo|no|vo)$/.test(words[at + 1]?.key ?? '') && !/^(a|o|no)$/.test(words[at + 1]?.key ?? '');
  return [{ is: 'number', value: Number(words[at]?.key ?? '0') }, suffix ? 2 : 1];
}

function sign(key: string): Token | undefined {
  if (/^[-–—−]$/.test(key)) return { is: 'to' };
  if (/^[,;/&+|]$/.test(key)) return { is: 'and' };
  if (key === ':') return { is: 'colon' };
  return /^[.()#º°ª"'«»[\]]$/.test(key) || key === '' ? undefined : { is: 'unknown', typed: key };
}

function fixed(words: readonly Word[], at: number): Read | undefined {
  const key = words[at]?.key ?? '';
  const after = words[at + 1]?.key ?? '';
  if (/^(al?|hasta)$/.test(key)) return [{ is: 'to' }, 1];
  if (/^(y|e|tambien)$/.test(key)) return [{ is: 'and' }, 1];
  if (/^[ou]$/.test(key)) return [{ is: 'or' }, 1];
  if (/^(tod[oa]s|completos?)$/.test(key)) return [{ is: 'all' }, 1];
  if (/^(menos|excepto|salvo)$/.test(key)) return [{ is: 'except' }, 1];
  // «Sin. 3» is Sinaloa's.
  if (key === 'sin' && ARTICLE.test(after)) return [{ is: 'except' }, 1];
  // «No. 3» is a number, «no el 3» none.
  if (key === 'no' && ARTICLE.test(after)) return [{ is: 'unknown', typed: key }, 1];
  if (/^local(es)?$/.test(key)) return [{ is: 'local' }, 1];
  // «distrito federal 03» is a district, not the old name of the capital; alone it is that name.
  if (key === 'distrito' && after === 'federal' && at + 2 < words.length) return [undefined, 2];
  return undefined;
}

function name(words: readonly Word[], at: number, here: readonly string[]): Read | undefined {
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length -= 1) {
    const part = words.slice(at, at + length).filter((word) => word.key !== '.');
    const key = part.map((word) => word.key).join(' ');
    if (part.length === 0 || !/^\p{L}[\p{L} ]*$/u.test(key) || FILLER.test(key)) continue;
    const state = roman(key) === undefined ? stateNamed(key) : undefined;
    const seat = isSeat(key, here) || statesSeatedAt(key).length > 0;
    if (state === undefined && !seat) continue;
    const typed = part.map((word) => word.typed).join(' ');
    return [{ is: 'name', key, seat, typed, ...(state === undefined ? {} : { state }) }, length];
  }
  return undefined;
}

/** A number in words, as an ordinal or in Roman figures. */
function counted(words: readonly Word[], at: number): Read | undefined {
  const key = words[at]?.key ?? '';
  const value = ordinal(key) ?? roman(key);
  if (value !== undefined) return [{ is: 'number', value }, 1];
  const three = words.slice(at, at + 3).map((word) => word.key);
  for (const length of [3, 1]) {
    const said = digitsForWords(three.slice(0, length).join(' '));
    if (three.length >= length && /^\d+$/.test(said)) return [{ is: 'number', value: Number(said) }, length];
  }
  return undefined;
}

function unless(word: Word | undefined): Token | undefined {
  return word === undefined || FILLER.test(word.key) ? undefined : { is: 'unknown', typed: word.typed };
}
