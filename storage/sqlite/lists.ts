import type { Visit } from '../../core/form/visit';
import type { Span } from '../../core/paper/month/reported-on';
import type { Sight } from '../../core/record/queries/access';
import type { ReportState } from '../../core/record/types';
import { SENT_OF, within } from '../page';
import type { After, Page, Reported, ReportLine, SentAsked, SentPage } from '../ports';
import { bySince, byTouch, type OfPeople } from './of-people';
import type { Search } from './search';
import { sightValues } from './sight';
import type { LineRow, QueuedRow, Statements } from './statements';

interface Beside {
  readonly index: Search;
  readonly sent: (asked: SentAsked) => SentPage;
}

/** Reports of one connection, a page at a time. */
export function createLists(sql: Statements, of: OfPeople, { index, sent }: Beside) {
  return {
    sentOf: ({ key }: Visit, except: string): readonly ReportLine[] => sql.sentOf.all(key, except, SENT_OF).map(toLine),
    reportedIn: ({ from, before }: Span, after: After, limit: number): readonly Reported[] =>
      sql.reportedIn.all(from, before, after?.on ?? '', after?.id ?? '', within({ limit, offset: 0 })[0]),
    reportsOf: (ids: readonly string[], states: readonly ReportState[], page: Page): readonly ReportLine[] =>
      pageOf(states, page, byTouch, (state, end) => of.touchedIn(ids, state, end)),
    reportsIn: (states: readonly ReportState[], page: Page, sight?: Sight): readonly ReportLine[] =>
      pageOf(states, page, bySince, (state, end) => {
        if (sight === undefined || sight.states.includes(state))
          return [...sql.sentIn.all(state, end), ...sql.unsentIn.all(state, end)];
        const asked = { state, limit: end, ...sightValues(sight) };
        return [...sql.seenSentIn.all(asked), ...sql.seenUnsentIn.all(asked)];
      }),
    sentFrom: sent,
    search: (typed: string, page: Page, sight?: Sight): readonly ReportLine[] =>
      index.find(typed, page, sight).map(toLine),
  };
}

/** Each state's list is read from its head, and no further than the page ends. */
function pageOf(
  states: readonly ReportState[],
  page: Page,
  order: (one: QueuedRow, other: QueuedRow) => number,
  headOf: (state: ReportState, end: number) => readonly QueuedRow[],
): readonly ReportLine[] {
  const [limit, offset] = within(page);
  const end = limit + offset;
  const heads = [...new Set(states)].flatMap((state) => headOf(state, end));
  return heads.sort(order).slice(offset, end).map(toLine);
}

const toLine = (row: LineRow): ReportLine => ({
  id: row.id,
  ...(row.folio === null ? {} : { folio: row.folio }),
  state: row.state,
  author: { id: row.author_id, name: row.author_name },
  unit: row.unit,
  states: row.states,
  updatedAt: row.updated_at,
  ...(row.submitted_at === null ? {} : { submittedAt: row.submitted_at }),
});
