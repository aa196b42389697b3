import { printedState, stateByKey } from '../../core/form/catalogues/catalogues';
import type { Form } from '../../core/form/definition';
import { dayText, monthText } from '../../core/form/kinds/dates/calendar';
import { showCount } from '../../core/form/show';
import { ranked, type StateVisits } from '../../core/paper/month/figures';
import { counted, monthTitle, paper as words } from '../../core/paper/screens/month.es';
import { drawMap, type DrawnMap } from './map';
import { statesIn, unitIn, type PrintedMonth, type PrintedWaiting } from './printed';

/** What stands on a month's paper besides the reports, in words and in its order: both kinds of file say the same. */
export interface MonthContent {
  readonly title: string;
  readonly kind: string;
  /** «Abril de 2023». */
  readonly month: string;
  readonly gathered: string;
  readonly contents: string;
  readonly summary: {
    readonly title: string;
    readonly totals: readonly Figure[];
    readonly units: {
      readonly title: string;
      readonly headings: readonly string[];
      readonly rows: readonly UnitRow[];
      readonly total: readonly string[];
    };
    readonly map: Pick<DrawnMap, 'svg' | 'alt'> & {
      readonly credit: string;
      /** Visits that no shade shows: a sentence each. */
      readonly elsewhere: readonly string[];
      readonly legendTitle: string;
      readonly legend: readonly { readonly colour: string; readonly label: string }[];
    };
    readonly states: { readonly title: string; readonly headings: readonly string[]; readonly rows: readonly Figure[] };
    /** How it was counted, and what figures cannot say: a sentence each. */
    readonly notes: readonly string[];
    /** Whether the states leave room for the notes under them, so that these take no page of their own. */
    readonly notesUnderStates: boolean;
  };
  readonly reportsTitle: string;
  /** Of each report, what the contents list it by. */
  readonly reports: readonly string[];
  readonly missing: { readonly title: string; readonly parts: readonly MissingPart[] };
}

export interface Figure {
  readonly label: string;
  readonly value: string;
}

export interface UnitRow {
  readonly name: string;
  /** Those it visited, with how often. */
  readonly states: string;
  /** Reports, visits, days, people trained. */
  readonly numbers: readonly string[];
  /** Its visits as a share of the most that any unit has, from 0 to 1: the length of its bar. */
  readonly share: number;
}

export interface MissingPart {
  readonly title: string;
  /** Said instead of what follows, or before it. */
  readonly lines: readonly string[];
  readonly names: readonly string[];
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function monthContent(form: Form, printed: PrintedMonth): MonthContent {
  const { month, figures, reports, on } = printed;
  return {
    title: form.title,
    kind: words.kind,
    month: monthTitle(month),
    gathered: words.gathered(counted.reports(reports.length), dayText(on)),
    contents: words.contents,
    summary: {
      title: words.summary,
      totals: totalsOf(printed),
      units: unitsOf(printed),
      map: mapOf(printed),
      states: {
        title: words.byState,
        headings: [words.state, words.totals.visits],
        rows: ranked(figures.byState).map(({ key, visits }) => ({ label: nameOf(key), value: showCount(visits) })),
      },
      notes: notesOf(printed),
      notesUnderStates: ranked(figures.byState).length <= ROOMY,
    },
    reportsTitle: words.reports,
    reports: reports.map(({ folio = '', answers }) =>
      [folio, unitIn(answers), statesIn(answers)].filter((part) => part !== '').join(' · '),
    ),
    missing: { title: words.missing, parts: missingOf(printed) },
  };
}

/** States with visits, at most, whose table leaves room for the notes below it on the summary's page. */
const ROOMY = 20;

const nameOf = (key: string): string => stateByKey(key)?.name ?? key;

function totalsOf({ figures }: PrintedMonth): readonly Figure[] {
  const { totals } = words;
  const numbers = { ...figures, states: ranked(figures.byState).length };
  return (Object.keys(totals) as (keyof typeof totals)[]).map((name) => ({
    label: totals[name],
    value: showCount(numbers[name]),
  }));
}

function unitsOf({ figures }: PrintedMonth): MonthContent['summary']['units'] {
  const { totals } = words;
  const most = Math.max(1, ...figures.byUnit.map(({ visits }) => visits));
  return {
    title: words.byUnit,
    headings: [words.unitAndStates, words.reports, totals.visits, totals.days, totals.trained],
    rows: figures.byUnit.map((unit) => ({
      name: unit.name === '' ? words.noUnit : unit.name,
      states: unitStates(unit.states),
      numbers: numbersOf(unit),
      share: unit.visits / most,
    })),
    total: [words.total, ...numbersOf(figures)],
  };
}

const numbersOf = ({
  reports,
  visits,
  days,
  trained,
}: PrintedMonth['figures'] | PrintedMonth['figures']['byUnit'][number]) =>
  [reports, visits, days, trained].map(showCount);

/** «Coahuila 2, México»: one visit goes without saying. */
const unitStates = (states: readonly StateVisits[]): string =>
  states
    .map(({ key, visits }) => `${key === '' ? words.withoutState : printedState(key)}${visits > 1 ? ` ${visits}` : ''}`)
    .join(', ');

function mapOf({ month, figures }: PrintedMonth): MonthContent['summary']['map'] {
  const { svg, alt, legend } = drawMap(monthText(month), figures.byState);
  return {
    ...{ svg, alt, credit: words.mapCredit, legendTitle: words.legend },
    elsewhere: figures.elsewhere.map(({ phrase, visits }) => words.elsewhere(phrase, counted.visits(visits))),
    legend: [{ colour: 'ffffff', from: 0, to: 0 }, ...legend].map(({ colour, from, to }) => ({
      colour,
      label: from === to ? String(from) : `${from} a ${to}`,
    })),
  };
}

function notesOf({ figures, waiting }: PrintedMonth): readonly string[] {
  const { local, distrital, opl, none } = figures.byBoard;
  const corrected = waiting.filter(({ wait }) => wait === 'corrected').length;
  const { rules } = words;
  return [
    words.boards(local, distrital, opl, none),
    `${rules.counts} ${rules.month}`,
    ...some(figures.begunBefore, rules.before),
    ...some(figures.undated, rules.undated),
    ...some(figures.untold, rules.untold),
    ...some(corrected, rules.corrected),
  ];
}

const some = (count: number, said: (count: number) => string): readonly string[] => (count === 0 ? [] : [said(count)]);

function missingOf({ waiting, unnamed, silent, unreadable }: PrintedMonth): readonly MissingPart[] {
  const [pending, corrected] = [
    waiting.filter(({ wait }) => wait !== 'corrected'),
    waiting.filter(({ wait }) => wait === 'corrected'),
  ];
  const none = pending.length + unnamed === 0 ? [words.noneWaiting] : [];
  const others = unnamed === 0 ? [] : [words.unnamed(unnamed)];
  return [
    { ...tableOf(words.waitingTitle, pending), lines: [...none, ...others] },
    ...(corrected.length === 0 ? [] : [tableOf(words.correctedTitle, corrected)]),
    {
      ...EMPTY,
      title: words.silentTitle(silent.length),
      lines: silent.length === 0 ? [words.noneSilent] : [],
      names: silent,
    },
    ...(unreadable.length === 0 ? [] : [{ ...EMPTY, title: words.unreadableTitle, names: unreadable }]),
  ];
}

const EMPTY: Omit<MissingPart, 'title'> = { lines: [], names: [], headings: [], rows: [] };

const tableOf = (title: string, waiting: readonly PrintedWaiting[]): MissingPart => ({
  ...{ ...EMPTY, title },
  headings: waiting.length === 0 ? [] : [words.folio, words.unit, words.state, words.author, words.wait],
  rows: waiting.map(({ folio, unit, states, author, wait, since }) => [
    ...[folio, unit, states, author],
    words.since(words.waits[wait], dayText(since)),
  ]),
});
