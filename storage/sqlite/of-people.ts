import type { ReportState } from '../../core/record/types';
import type { NewestRow, QueuedRow, Statements } from './statements';

type Ids = readonly string[];
export type OfPeople = ReturnType<typeof ofPeople>;

/** What is asked of the reports of one person, who goes by a few ids: of each its head, in the order of an index. */
export function ofPeople(sql: Pick<Statements, 'touchedIn' | 'newestOf' | 'keyedOf'>) {
  return {
    /** In that state, each id's last touched first. */
    touchedIn: (ids: Ids, state: ReportState, end: number): readonly QueuedRow[] =>
      once(ids).flatMap((id) => sql.touchedIn.all(id, state, end)),
    /** Those begun last, of all that have a unit. */
    newest: (ids: Ids, limit: number): readonly NewestRow[] =>
      once(ids)
        .flatMap((id) => sql.newestOf.all(id, limit))
        .sort(byTouch)
        .slice(0, limit),
    /** The report that the key was applied to. */
    keyed(ids: Ids, key: string): string | undefined {
      for (const id of once(ids)) {
        const report = sql.keyedOf.get(key, id);
        if (report !== undefined) return report;
      }
      return undefined;
    },
  };
}

const once = (ids: Ids): Ids => [...new Set(ids)];

type Since = Pick<QueuedRow, 'since' | 'rid'>;

/** Last first. */
export const byTouch = (one: Since, other: Since): number => bySince(other, one);

export const bySince = (one: Since, other: Since): number =>
  one.since === other.since ? one.rid - other.rid : one.since < other.since ? -1 : 1;
