import type { YearMonth } from '../../form/values';
import { ranked } from '../month/figures';
import type { MonthKind } from '../../record/queries/month-order';
import type { MonthReport, Waiting } from '../month/month-report';
import { counted, monthly as words, monthTitle } from './month.es';
import { states } from '../../words/texts.es';
import { notice, type Button, type Fact, type NoticeScreen } from '../../screen/screens';

/** Names in a line, at most. */
const NAMED = 6;

const toMonth = (month: YearMonth): Button => ({ title: monthTitle(month), press: { verb: 'month', month } });
const toFile = (month: YearMonth, as: MonthKind): Button => ({
  title: words.download(words.kinds[as]),
  press: { verb: 'makeMonth', month, as },
  ...(as === 'pdf' ? { style: 'positive' } : {}),
});

/**
 * What a month's report gathers, said before it is made, and the buttons that have it made. `others`: two months at
 * most. `making`: the kind that was asked for just now.
 */
export function monthScreen(found: MonthReport, others: readonly YearMonth[], making?: MonthKind): NoticeScreen {
  const { month, waiting, unnamed, unreadable } = found;
  const isWhole = waiting.length + unnamed + unreadable.length === 0;
  return notice({
    title: words.title(month),
    tone: isWhole ? 'good' : 'plain',
    lines: [
      holdsLine(found),
      isWhole ? words.whole : words.missing,
      ...(making === undefined ? [] : [words.making(words.kinds[making])]),
    ],
    facts: missingFacts(found),
    buttons: [toFile(month, 'pdf'), toFile(month, 'word'), ...others.map(toMonth)],
  });
}

/** «Reúne 12 informes aprobados, 17 visitas a 9 entidades y 340 personas capacitadas.» */
export function holdsLine({ figures }: Pick<MonthReport, 'figures'>): string {
  const visited = ranked(figures.byState).length;
  return words.holds([
    counted.reports(figures.reports),
    `${counted.visits(figures.visits)}${visited === 0 ? '' : ` a ${counted.states(visited)}`}`,
    ...(figures.trained === 0 ? [] : [counted.trained(figures.trained)]),
  ]);
}

function missingFacts({ waiting, unnamed, silent, unreadable }: MonthReport): readonly Fact[] {
  const facts: readonly (readonly [string, readonly string[]])[] = [
    ...(['in-review', 'changes-requested'] as const).map((wait) => [states[wait], foliosOf(waiting, wait)] as const),
    [words.corrected, foliosOf(waiting, 'corrected')],
    [words.unreadable, unreadable],
    [words.silent, silent.map(({ id }) => id)],
  ];
  return [
    ...facts.flatMap(([label, names]) =>
      names.length === 0 ? [] : [{ label: `${label} (${names.length})`, value: shortList(names) }],
    ),
    ...(unnamed === 0 ? [] : [{ label: words.unnamed, value: String(unnamed) }]),
  ];
}

const foliosOf = (waiting: readonly Waiting[], wanted: Waiting['wait']): readonly string[] =>
  waiting.flatMap(({ wait, report }) => (wait === wanted ? [report.folio ?? ''] : []));

const shortList = (names: readonly string[]): string =>
  words.more(names.slice(0, NAMED), names.length - Math.min(NAMED, names.length));

/** A month of which there is nothing to gather yet. `has`: months that have something, the last first; four at most. */
export function emptyMonthScreen(found: MonthReport, has: readonly YearMonth[]): NoticeScreen {
  const facts = found.waiting.length + found.unnamed + found.unreadable.length === 0 ? [] : missingFacts(found);
  return notice({
    title: words.none(found.month),
    tone: 'warning',
    lines: [...(facts.length === 0 ? [words.noneSent] : []), hasLine(has)],
    facts,
    buttons: has.map(toMonth),
  });
}

/** A month that has not begun. */
export const futureMonthScreen = (month: YearMonth, last: YearMonth, has: readonly YearMonth[]): NoticeScreen =>
  notice({
    title: words.future(month),
    tone: 'warning',
    lines: [words.futureLine(last), hasLine(has)],
    buttons: has.map(toMonth),
  });

const hasLine = (has: readonly YearMonth[]): string =>
  has.length === 0 ? words.hasNone : words.has(has.map((month) => monthTitle(month).toLowerCase()));
