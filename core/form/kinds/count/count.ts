import { problem } from '../../../words/problems';
import { notice, type Notice } from '../../../words/notices';
import type { Outcome, Reading } from '../../definition';
import { showCount } from '../../show';
import type { ValueOf } from '../../values';
import { digitsForWords } from '../../reading/numbers';
import { asTyped, clip, fold, isBlankWord } from '../../reading/words';
import { accepted, inputOf, refused, short, type Kind } from '../kind';
import { inDigits } from './in-digits';
import { peopleIn } from './people';

type CountValue = ValueOf<'count'>;
type CountOutcome = Outcome<CountValue>;

/** More people than one report can have trained: a slip of the key. */
const MOST = 999_999;

/** Digits with their marks: «1 250», «1,250», «12.5», «1,250.00». */
const NUMBER = /\d{1,3}(?:[ ]\d{3})+(?![\d.,'’])|\d+(?:[.,'’]\d+)*/g;
const NONE =
  /^(ningun[oa]?|nadie|no hubo|no hay|nada|sin (personal|personas|capacitacion|capacitados)( capacitad[oa]s?)?)( persona)?[.]?$/;
const ABOUT = /^(unas|unos|aprox\w*|como|cerca|alrededor|casi|mas|menos|minimo|maximo|al|por|lo|hasta|sobre|de|o)$/;
const FILLER =
  /^(personas?|gentes?|total|en|de|del|son|fueron|se|a|el|la|las|los|y|con|capacitad[oa]s?|capacit(o|aron|amos)|participantes?|asistentes?|servidor[ae]s?|public[oa]s|funcionari[oa]s?|emplead[oa]s|vocal(es)?|personal|un|una)$/;
const GROUP = /^(mujer(es)?|hombres?|femenin[oa]s?|masculin[oa]s?|varon(es)?|h|m|f|binari[oaex]s?|otr[oax]s)$/;

/** A whole number of people. */
export const count: Kind<CountValue> = {
  inputs: (asked, _answers, stored) => [inputOf(asked, { kind: 'number' }, stored && showCount(stored.count))],
  read: short(readCount),
  show: (value) => showCount(value.count),
};

/** Grouping is es-MX: the comma parts thousands, the point is decimal. */
function readCount(text: string): CountOutcome {
  const typed = fold(text);
  if (NONE.test(typed)) return { is: 'ambiguous', question: [notice('count.none')], readings: [reading(0)] };
  if (isBlankWord(text)) return { is: 'blank' };
  if (/^(-|−|–|menos )\s*\d/.test(typed)) return unread('count.negative', text);
  if (/[¼-¾⅐-⅞]|\d ?[/⁄] ?\d/u.test(text)) return unread('count.fraction', text);
  const { digits, rounded } = inDigits(typed.replace(/\bun total\b/g, 'total'));
  return said(fromText(digits, text, rounded), typed, text);
}

/** Says how a number was read that was typed neither in figures nor in the words for them: «una docena», «20 mil». */
function said(outcome: CountOutcome, typed: string, text: string): CountOutcome {
  if (outcome.is !== 'accepted' || outcome.notice !== undefined) return outcome;
  const { count } = outcome.value;
  const literal = [...digitsForWords(typed).matchAll(NUMBER)].some((match) => Number(digitsOf(match[0])) === count);
  return literal ? outcome : { ...outcome, notice: [notice('count.read-as', { typed: clip(text), count })] };
}

function fromText(folded: string, text: string, rounded: boolean): CountOutcome {
  const found = [...folded.matchAll(NUMBER)];
  const people = peopleIn(text);
  const [only] = found;
  const numbered = people > 1 && found.map(([token]) => token).join() === upTo(people);
  if (people > 1 && (only === undefined || numbered))
    return confirm(notice('count.names', { names: people }), [people]);
  // A raised number is a note's.
  if (only === undefined || found.length > 12 || UNREADABLE.test(folded) || /[²³¹⁰-₟]/u.test(text))
    return unread('count.unclear', text);
  if (found.some((match) => sizeOf(match[0]) > MOST))
    return refused(problem('count.too-large', { typed: clip(text), limit: MOST }));
  const words = wordsOf(folded.replace(NUMBER, ' '));
  // Two names beside «25» are not the people counted.
  if (found.length === 1 && people > 0 && people * 2 >= sizeOf(only[0])) return beside(only[0], people, text);
  return found.length === 1 ? one(only[0], words, text, rounded) : several(found, words, folded, text);
}

/** «1,2,3»: the numbers of a list. */
const upTo = (last: number): string => Array.from({ length: last }, (_, at) => at + 1).join();

const UNREADABLE = /\bmill(on|ar)|\d(?![hmf]\b)\p{L}/u;

/** «3: Juan Pérez, Ana López»: names are not kept, only counted. */
function beside(token: string, people: number, text: string): CountOutcome {
  const exact = readToken(token, text);
  if (exact.is !== 'accepted') return exact;
  const { count } = exact.value;
  if (count === people) return { ...exact, notice: [notice('count.nameless')] };
  return confirm(notice('count.unlike-names', { count, names: people }), [count, people]);
}

/** Its words and signs, but for the «no» of «no binarias». */
const wordsOf = (folded: string): string[] =>
  folded.replace(/\bno (?=binari)/g, '').match(/[\p{L}]+|[^\s\p{L}.,:;()!¡"'“”«»]/gu) ?? [];

const digitsOf = (token: string): string => token.replace(/\D/g, '');

/** How large it is at most, whichever way its marks are read. */
const sizeOf = (token: string): number => Number(digitsOf(token.replace(/\.\d{1,2}$/, '')));

function one(token: string, words: readonly string[], text: string, rounded: boolean): CountOutcome {
  const exact = readToken(token, text);
  if (exact.is !== 'accepted') return exact;
  const { count } = exact.value;
  const about = words.filter((word) => ABOUT.test(word) || /^[~+≈±]$/.test(word));
  const rest = words.filter((word) => !FILLER.test(word) && !GROUP.test(word) && !about.includes(word));
  if (rest.length > 0) return confirm(unplaced(rest, text, count), [count]);
  const vague = rounded || about.some((word) => word !== 'de' && word !== 'por');
  return vague ? confirm(notice('count.about', { count }), [count]) : exact;
}

/** One number by its marks. */
function readToken(token: string, text: string): CountOutcome {
  const count = Number(digitsOf(token));
  if (/^(\d+|[1-9]\d{0,2}(,\d{3})+)$/.test(token)) return accepted(value(count));
  if (/^[1-9]\d{0,2}(,\d{3})*\.00?$/.test(token) || /^\d+\.00?$/.test(token)) return noticed(sizeOf(token));
  if (/^[1-9]\d{0,2}([ '’]\d{3})+$/.test(token)) return noticed(count);
  if (/^[1-9]\d{0,2}(\.\d{3})+$/.test(token)) {
    return { is: 'ambiguous', question: [notice('count.point', { typed: token, count })], readings: [reading(count)] };
  }
  if (!/^\d+(,\d+)+$/.test(token)) return unread('count.fraction', text);
  const meant = [count, ...(/^[1-9]\d{0,2},\d{2}$/.test(token) ? [count * 10] : [])];
  const question = [notice('count.comma', { typed: token, counts: meant })];
  return { is: 'ambiguous', question, readings: meant.map(reading) };
}

/** «14 mujeres y 12 hombres», «25 (14 mujeres y 11 hombres)», «20-25». */
function several(
  found: readonly RegExpMatchArray[],
  words: readonly string[],
  folded: string,
  text: string,
): CountOutcome {
  const counts: { readonly count: number; readonly group: boolean }[] = [];
  for (const match of found) {
    const read = readToken(match[0], text);
    if (read.is !== 'accepted') return read.is === 'refused' ? read : unread('count.unclear', text);
    counts.push({ count: read.value.count, group: isGroup(folded, match) });
  }
  const groups = counts.filter((each) => each.group).map((each) => each.count);
  const totals = counts.filter((each) => !each.group).map((each) => each.count);
  const added = /\d\s*\+\s*\d/.test(folded);
  if (groups.length > 0 && totals.length < 2) return broken(groups, totals[0], words, text);
  if (added) return broken(totals, undefined, [], text);
  const each = [...new Set(totals)];
  const [first] = each;
  // «25 (veinticinco)» is one number said twice.
  if (first !== undefined && each.length === 1 && [...fold(text).matchAll(NUMBER)].length < found.length)
    return accepted(value(first));
  const apart = /\by\b|,/.test(folded) && !/\d\s*[-–—]\s*\d|\b(al?|o|u|entre|hasta)\b/.test(folded);
  const choices = [...each, ...(apart ? [totals.reduce((sum, one) => sum + one, 0)] : [])].slice(0, 5);
  return { is: 'ambiguous', question: [notice('count.either', { counts: choices })], readings: choices.map(reading) };
}

/** Whether the word after (or, with a colon, before) a number says whom it counts. */
function isGroup(folded: string, match: RegExpMatchArray): boolean {
  const start = match.index ?? 0;
  const rest = folded.slice(start + match[0].length);
  const after = /^\s*(\p{L}+)/u.exec(rest)?.[1] ?? '';
  const before = /(\p{L}+)\s*[:=]\s*$/u.exec(folded.slice(0, start))?.[1] ?? '';
  return GROUP.test(after) || GROUP.test(before) || /^\s*no binari/.test(rest);
}

/** A total by groups: right where they add up, asked about where not, or where only the groups were given. */
function broken(
  terms: readonly number[],
  total: number | undefined,
  words: readonly string[],
  text: string,
): CountOutcome {
  const sum = terms.reduce((all, each) => all + each, 0);
  if (total === undefined) return confirm(notice('count.sum', { terms, sum }), [sum]);
  if (total !== sum) return confirm(notice('count.unlike', { terms, sum, total }), [total, sum]);
  const rest = words.filter((word) => !FILLER.test(word) && !GROUP.test(word));
  return rest.length === 0 ? accepted(value(total)) : confirm(unplaced(rest, text, total), [total]);
}

const unplaced = (rest: readonly string[], text: string, count: number): Notice =>
  notice('count.rest', { typed: clip(asTyped(text, rest.join(' '))), count });

const value = (count: number): CountValue => ({ kind: 'count', count });

const reading = (count: number): Reading<CountValue> => ({ value: value(count), label: notice('count.people') });

const noticed = (count: number): CountOutcome => accepted(value(count), [notice('count.read', { count })]);

const confirm = (question: Notice, counts: readonly number[]): CountOutcome => ({
  is: 'confirm',
  question: [question],
  readings: counts.map(reading),
});

const unread = (code: 'count.unclear' | 'count.negative' | 'count.fraction', text: string): CountOutcome =>
  refused(problem(code, { typed: clip(text) }));
