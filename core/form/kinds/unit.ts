import { problem } from '../../words/problems';
import { notice, type Notice } from '../../words/notices';
import { unitNameAt, units, type Unit } from '../catalogues/catalogues';
import type { AnswerContext, Outcome, Reading } from '../definition';
import type { UnitValue, YearMonth } from '../values';
import { namesIn, nearest } from '../reading/spelling';
import { clip, isBlankWord, keyOf } from '../reading/words';
import { accepted, inputOf, refused, short, type Kind } from './kind';

type UnitOutcome = Outcome<UnitValue>;

/** How a name stands to its unit: official or an acronym, an everyday name, or one that may mean another body. */
type Sure = 'official' | 'alias' | 'lookalike';
interface Named {
  readonly unit: Unit;
  readonly sure: Sure;
}

const names = new Map<string, Named>();
for (const unit of units) {
  const entries: readonly (readonly [Sure, readonly string[]])[] = [
    ['lookalike', unit.lookalikes ?? []],
    ['alias', unit.aliases],
    ['official', [unit.id, unit.name, ...unit.acronyms, ...(unit.formerly ? [unit.formerly.name] : [])]],
  ];
  for (const [sure, spellings] of entries) {
    for (const spelling of spellings) names.set(keyOf(spelling), { unit, sure });
  }
}

const FILLER = /^(la|el|los|las|de|del|lo|y|e|ine|instituto|nacional|electoral|o|soy|somos|area|mi|es)$/;
/** Words that too many names share to tell units apart. */
const COMMON = /^(unidad|tecnica|direccion|ejecutiva|coordinacion|nacional|electoral|general)$/;

/** People look for a unit by its acronym, and a client's list is searched by its titles alone. */
const CHOICES = units.map(({ id, name }) => ({ title: `${name} (${id})`, value: id }));

/** One unit. */
export const unit: Kind<UnitValue> = {
  inputs: (asked, _answers, stored) => [inputOf(asked, { kind: 'choice', choices: CHOICES }, stored?.id)],
  read: short(readUnit),
  show: (value) => value.name,
  searched: (value) => [value.name, value.id],
};

/** By acronym, old ones too, by name, by an everyday name, or nearly so. */
function readUnit(text: string, context: AnswerContext): UnitOutcome {
  if (isBlankWord(text)) return { is: 'blank' };
  const month = context.reportingMonth;
  const whole = names.get(stripArticle(keyOf(text)));
  if (whole !== undefined) return settled(whole, text, month);
  const scan = namesIn(keyOf(text).split(' '), names);
  const found = [...new Map(scan.found.map((named) => [named.unit, named])).values()];
  if (found.length > 1) return ambiguous(notice('unit.only-one'), found.map(unitOf), month);
  const rest = scan.rest.filter((word) => !FILLER.test(word));
  const [only] = found;
  if (only !== undefined && rest.length === 0) return settled(only, text, month);
  return guessed(text, month);
}

const stripArticle = (key: string): string => key.replace(/^(la|el|los|las) (?=.)/, '');

function settled(named: Named, text: string, month: YearMonth): UnitOutcome {
  const value = valueOf(named.unit, month);
  switch (named.sure) {
    case 'lookalike':
      return confirm(text, named.unit, month);
    case 'alias':
      return accepted(value, [notice('unit.alias', { id: value.id, name: value.name, typed: clip(text) })]);
    case 'official':
      return accepted(value, renamed(named.unit, value, text));
    default:
      return named.sure satisfies never;
  }
}

/** A unit whose name changed prints the one it had in the report's month: said where the other one was typed. */
function renamed(unit: Unit, value: UnitValue, text: string): readonly Notice[] {
  if (unit.formerly === undefined || keyOf(text) === keyOf(value.name)) return [];
  const former = value.name === unit.formerly.name;
  const typedNow = [keyOf(unit.name), keyOf(unit.id)].includes(keyOf(text));
  return former === typedNow ? [notice('unit.renamed', { name: value.name })] : [];
}

/** Reads what is no unit's name: a misspelt one, some words of one, or its beginning. */
function guessed(text: string, month: YearMonth): UnitOutcome {
  const key = stripArticle(keyOf(text));
  const close = [...new Set(nearest(key, names.entries()).map(unitOf))];
  if (close.length > 0) return offered(text, close, month);
  const words = key.split(' ').filter((word) => !FILLER.test(word) && word.length > 2);
  const telling = words.filter((word) => !COMMON.test(word));
  // Words that several units share: «Coordinación» is one of two, «Unidad Técnica» any of six.
  const sharing = units.filter((unit) =>
    telling.length === 0
      ? words.length > 0 && words.every((word) => wordsOf(unit).includes(word))
      : telling.every((word) => wordsOf(unit).some((own) => alike(word, own))),
  );
  return sharing.length === 0 ? unknown(text) : offered(text, sharing, month);
}

const unitOf = ({ unit }: Named): Unit => unit;

const ownWords = new Map(
  units.map((unit) => [unit.id, keyOf([unit.name, ...unit.acronyms, ...unit.aliases].join(' ')).split(' ')]),
);
const wordsOf = (unit: Unit): readonly string[] => ownWords.get(unit.id) ?? [];

/** The same word, its beginning, or a slip away from it. */
function alike(word: string, own: string): boolean {
  if (word === own || (word.length > 4 && own.startsWith(word))) return true;
  return word.length > 4 && nearest(word, [[own, own]]).length > 0;
}

const unknown = (text: string): UnitOutcome => refused(problem('unit.unknown', { typed: clip(text) }));

/** Readings offered at most: what a card can show. */
const OFFERED = 5;

function offered(text: string, found: readonly Unit[], month: YearMonth): UnitOutcome {
  const [only] = found;
  if (found.length === 1 && only !== undefined) return confirm(text, only, month);
  if (found.length > OFFERED) return refused(problem('unit.vague', { typed: clip(text), count: found.length }));
  return ambiguous(notice('unit.one-of', { typed: clip(text) }), found, month);
}

function confirm(text: string, unit: Unit, month: YearMonth): UnitOutcome {
  const question = [notice('unit.official', { typed: clip(text), name: unitNameAt(unit, month) })];
  return { is: 'confirm', question, readings: [readingOf(unit, month)] };
}

const ambiguous = (question: Notice, found: readonly Unit[], month: YearMonth): UnitOutcome => ({
  is: 'ambiguous',
  question: [question],
  readings: found.slice(0, OFFERED).map((unit) => readingOf(unit, month)),
});

const readingOf = (unit: Unit, month: YearMonth): Reading<UnitValue> => ({
  value: valueOf(unit, month),
  label: notice('unit.with-acronym', { id: unit.id }),
});

const valueOf = (unit: Unit, month: YearMonth): UnitValue => ({
  kind: 'unit',
  id: unit.id,
  name: unitNameAt(unit, month),
});
