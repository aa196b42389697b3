import { heldOf, SENT, stateSeen, type Held, type Sight } from '../../core/record/queries/access';
import type { Report, ReportState } from '../../core/record/types';
import type { Connection } from './connection';

/** What of a report's row says who may read it. `state_keys` is a JSON array. */
export interface HeldRow {
  readonly state: ReportState;
  readonly author_id: string;
  readonly unit_id: string | null;
  readonly corrects: 0 | 1;
  readonly state_keys: string;
}

/** The columns of it, beside those of a line. */
export const HELD = `r.unit_id, EXISTS (SELECT 1 FROM corrections c WHERE c.report_id = r.id) AS corrects,
  (SELECT json_group_array(s.state_key) FROM report_states s WHERE s.report_id = r.id) AS state_keys`;

/** Takes \`@own\`, \`@states\`, \`@sent\`, \`@units\` and \`@places\`, JSON arrays: whether the sight takes the report in as it is. */
export const SEEN_AS_IT_IS = `(r.state IN (SELECT value FROM json_each(@states))
  OR r.author_id IN (SELECT value FROM json_each(@own))
  OR (r.state IN (SELECT value FROM json_each(@sent)) AND (
    r.unit_id IN (SELECT value FROM json_each(@units))
    OR EXISTS (SELECT 1 FROM report_states s WHERE s.report_id = r.id
      AND s.state_key IN (SELECT value FROM json_each(@places))))))`;

/** The same, or as approved while it is corrected. */
export const SEEN = `(${SEEN_AS_IT_IS} OR EXISTS (SELECT 1 FROM corrections c WHERE c.report_id = r.id))`;

export interface SightValues {
  readonly states: string;
  readonly own: string;
  readonly sent: string;
  readonly units: string;
  readonly places: string;
}

export const sightValues = ({ states, own, scope = { units: [], states: [] } }: Sight): SightValues => ({
  states: JSON.stringify(states),
  own: JSON.stringify(own),
  sent: JSON.stringify(SENT),
  units: JSON.stringify(scope.units),
  places: JSON.stringify(scope.states),
});

/** The row with the state in which it reads to that sight. */
export function asSeen<R extends HeldRow>(row: R, sight: Sight): R {
  const state = stateSeen(sight, heldIn(row));
  return state === undefined ? row : { ...row, state };
}

const heldIn = (row: HeldRow): Held => ({
  state: row.state,
  author: { id: row.author_id },
  corrects: row.corrects === 1,
  unit: row.unit_id ?? undefined,
  states: JSON.parse(row.state_keys) as readonly string[],
});

/** Keeps what is asked of sent reports beside their rows. Synchronous; whoever writes opens the transaction. */
export function createHeld(db: Connection) {
  const sql = {
    correct: db.prepare<[string]>('INSERT OR IGNORE INTO corrections (report_id) VALUES (?)'),
    settle: db.prepare<[string]>('DELETE FROM corrections WHERE report_id = ?'),
    forget: db.prepare<[string]>('DELETE FROM report_states WHERE report_id = ?'),
    place: db.prepare<[string, string]>(
      'INSERT OR IGNORE INTO report_states (report_id, state_key) SELECT ?, value FROM json_each(?)',
    ),
  };
  return {
    /** With the save that may change it, of a report that has a folio. */
    put(report: Report): void {
      const { corrects, states } = heldOf(report);
      if (corrects) sql.correct.run(report.id);
      else sql.settle.run(report.id);
      sql.forget.run(report.id);
      sql.place.run(report.id, JSON.stringify(states));
    },
  };
}

export type HeldTable = ReturnType<typeof createHeld>;
