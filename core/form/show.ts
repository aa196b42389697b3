import { printedState, states } from './catalogues/catalogues';
import { MONTHS, monthOf, partsOf } from './kinds/dates/calendar';
import { spansOf } from './kinds/dates/span';
import { listed } from './reading/words';
import type { Board, DateRange, District, PlainDate } from './values';

export const ALL_STATES_TEXT = 'las 32 entidades federativas';

/** «Coahuila y México»; all of them have a name of their own. */
export function showStates(keys: readonly string[]): string {
  return keys.length === states.length ? ALL_STATES_TEXT : listed(keys.map(printedState));
}

const BOARD_TEXT: Readonly<Record<Board, string>> = { local: 'Local', distrital: 'Distrital', opl: 'OPL' };

/** «Local y OPL». */
export const showBoards = (boards: readonly Board[]): string => listed(boards.map((board) => BOARD_TEXT[board]));

/** «1,250». Grouped by hand: what es-MX data a runtime carries must not change a document. */
export const showCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** «01 al 05» where they are one unbroken run of three or more, else «01, 02, 03 y 07». */
function showNumbers(numbers: readonly string[]): string {
  const [first = '', last = ''] = [numbers[0], numbers.at(-1)];
  const unbroken = numbers.every((number, at) => Number(number) === Number(first) + at);
  return unbroken && numbers.length > 2 ? `${first} al ${last}` : listed(numbers);
}

/** The numbers alone where the report's only state is theirs; else «Coahuila: 01 al 03; México: 05». */
export function showDistricts(districts: readonly District[], reportStates: readonly string[] = []): string {
  const byState = new Map<string, District[]>();
  for (const district of districts) byState.set(district.state, [...(byState.get(district.state) ?? []), district]);
  const [only] = byState.keys();
  const plain = byState.size === 1 && (reportStates.length === 0 || reportStates.join() === only || only === '');
  if (plain) return showNumbers(districts.map((district) => district.number));
  return [...byState]
    .map(([state, group]) => `${printedState(state)}: ${showNumbers(group.map((district) => district.number))}`)
    .join('; ');
}

/** «3, 10, 24 y 28 de abril de 2023», «del 28 de abril al 2 de mayo de 2023»: month and year are said once where they are shared. */
export function showDates(days: readonly PlainDate[], ranges: readonly DateRange[]): string {
  const groups = groupByMonth(spansOf({ days, ranges }).sort((a, b) => a.from.localeCompare(b.from)));
  const texts = groups.map((group, at) => groupText(group, yearOfNext(groups, at)));
  // «3 y 10 de marzo, y 4 de abril»: a comma keeps lists within the list apart.
  const nested = groups.length > 1 && groups.some((group) => group.length > 1);
  return nested ? `${texts.slice(0, -1).join(', ')}, y ${texts.at(-1) ?? ''}` : listed(texts);
}

function groupByMonth(spans: readonly DateRange[]): DateRange[][] {
  const groups: DateRange[][] = [];
  for (const span of spans) {
    const group = groups.at(-1);
    const same = group?.every((other) => monthOf(other.to) === monthOf(span.from));
    if (group !== undefined && same === true && monthOf(span.from) === monthOf(span.to)) group.push(span);
    else groups.push([span]);
  }
  return groups;
}

/** The year the next group begins with: a year is only written where it changes, as in «30 de marzo y 3 de abril de 2023». */
function yearOfNext(groups: readonly DateRange[][], at: number): number | undefined {
  const next = groups[at + 1]?.[0];
  return next === undefined ? undefined : partsOf(next.from).year;
}

function groupText(group: readonly DateRange[], nextYear: number | undefined): string {
  const last = partsOf(group.at(-1)?.to ?? '');
  const month = `de ${MONTHS[last.month - 1] ?? ''}`;
  const year = last.year === nextYear ? '' : ` de ${last.year}`;
  return `${listed(group.map(spanText))} ${month}${year}`;
}

/** A span without its last month and year. */
function spanText(span: DateRange): string {
  const [from, to] = [partsOf(span.from), partsOf(span.to)];
  if (span.from === span.to) return String(from.day);
  const year = from.year === to.year ? '' : ` de ${from.year}`;
  const month = from.month === to.month && year === '' ? '' : ` de ${MONTHS[from.month - 1] ?? ''}`;
  return `del ${from.day}${month}${year} al ${to.day}`;
}
