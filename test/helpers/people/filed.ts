import { entryHash } from '../../../storage/chained';
import type { ReportStore } from '../../../storage/ports';
import { showValue } from '../../../core/form/answers';
import { stepKey, storedAt } from '../../../core/record/queries/steps';
import type { Event, Step } from '../../../core/record/types';
import type { Given } from './filer';
import { folioIn, type Kept } from './filing';
import { cardIn, type Posted } from '../platforms/teams';

/** What stands in a report's history as answered, in order: the step's key, and what it showed. */
export const answersIn = ({ history }: Pick<Kept, 'history'>): readonly (readonly [string, string])[] =>
  history.flatMap(({ event }) => {
    const answer = answerOf(event);
    return answer === undefined ? [] : [answer];
  });

function answerOf(event: Event): readonly [string, string] | undefined {
  switch (event.type) {
    case 'StepAnswered':
      return [stepKey(event.step), showValue(event.value)];
    case 'StepSkipped':
      return [stepKey(event.step), ''];
    case 'ColumnsChosen':
      return [stepKey({ at: 'columns', field: event.field, row: event.row }), ''];
    default:
      return undefined;
  }
}

/** The history has no gap, nothing in it was changed, nothing was applied twice, and the version counts what was saved. */
export function expectWhole({ report, history, tip }: Kept): void {
  let before = '';
  history.forEach((entry, at) => {
    expect([report.id, entry.seq, entry.hash]).toEqual([report.id, at + 1, entryHash(before, entry.event)]);
    before = entry.hash;
  });
  expect([report.id, tip]).toEqual([report.id, { seq: history.length, hash: before }]);
  // One command is one save, whose events have its key in common and lie together.
  const saves = history.map(({ event }) => event.key).filter((key, at, keys) => key !== keys[at - 1]);
  expect([report.id, saves]).toEqual([report.id, [...new Set(saves)]]);
  expect([report.id, report.version]).toEqual([report.id, saves.length]);
}

/** In each step stands what was said there last. */
export function expectStanding({ report }: Kept, answers: readonly (readonly [string, string])[]): void {
  for (const [step, shows] of new Map(answers)) {
    const value = shows === '' ? undefined : storedAt(report, asStep(step));
    expect([report.id, step, value === undefined ? '' : showValue(value)]).toEqual([report.id, step, shows]);
  }
}

function asStep(key: string): Extract<Step, { at: 'field' | 'cell' }> {
  const [at, field = '', row = '', column = ''] = key.split('/');
  return at === 'cell' ? { at, field, row, column } : { at: 'field', field };
}

export const saidIn = (given: readonly Given[], report: string): readonly (readonly [string, string])[] =>
  given
    .filter((each) => each.report === report)
    .flatMap(({ step, shows, beside }) => [[step, shows] as const, ...(beside === undefined ? [] : [beside])]);

/** Looks, 100 ms apart, at an outbox in which nothing moves: three times the longest lease. */
const PATIENCE = 600;

/**
 * The outbox runs empty, leases of the killed included, and nothing in it was given up. Waits for as long
 * as the platform is still asked for something.
 */
export async function expectDelivered(
  store: ReportStore,
  platform: { readonly requests: readonly unknown[] },
): Promise<void> {
  let seen = -1;
  for (let still = 0; (await store.nextDue()) !== undefined; still += 1) {
    if (platform.requests.length !== seen) still = 0;
    seen = platform.requests.length;
    if (still > PATIENCE) throw new Error('The outbox did not run empty');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(await store.deadLetters({ limit: 10, offset: 0 })).toEqual([]);
}

/** Folios of one year each: from 1 on, none twice, none left out. */
export function expectConsecutive(reports: readonly Kept[]): readonly string[] {
  const folios = reports.flatMap(({ report }) => report.folio ?? []);
  const byYear = new Map<string, number[]>();
  for (const folio of folios) {
    const [, year = '', number = ''] = folio.split('-');
    byYear.set(year, [...(byYear.get(year) ?? []), Number(number)]);
  }
  for (const numbers of byYear.values())
    expect(numbers.sort((one, other) => one - other)).toEqual(numbers.map((_, at) => at + 1));
  return folios;
}

/** Posts of a review channel by the folio each is about. */
export function postsByFolio(posts: readonly Posted[]): ReadonlyMap<string, readonly Posted[]> {
  const byFolio = new Map<string, Posted[]>();
  for (const post of posts) {
    const folio = folioIn(cardIn(post.activity));
    byFolio.set(folio, [...(byFolio.get(folio) ?? []), post]);
  }
  return byFolio;
}
