import { answerOf } from '../form/values';
import { asReadBy, mayGather, SENT, sightOf, type Roles, type Sight } from '../record/queries/access';
import { inForceOf } from '../record/queries/in-force';
import { asSent } from '../record/queries/sent';
import type { Report } from '../record/types';

/** What somebody may take out of the bot by the hundred. */
export const exportSight = (roles: Roles, ids: readonly string[]): Sight =>
  mayGather(roles, ids) ? sightOf(roles, ids) : { states: [], own: ids };

/**
 * The report as it is exported for whoever goes by these ids: as it was sent last, to its author too, for a report that
 * is being written is nobody's data yet. Undefined where they may not have it, and where it was never sent.
 */
export function asExported(roles: Roles, report: Report, ids: readonly string[]): Report | undefined {
  const isOwn = ids.includes(report.author.id);
  const read = isOwn || mayGather(roles, ids) ? asReadBy(roles, report, ids) : undefined;
  if (read?.folio === undefined) return undefined;
  const told = SENT.includes(read.state) ? asSent(read) : inForceOf(read);
  return SENT.includes(told.state) ? told : undefined;
}

/** Whether that unit and that state, where they are asked for, are the report's. */
export function isOf(
  { answers }: Report,
  { unit, state }: { readonly unit?: string; readonly state?: string },
): boolean {
  const isUnit = unit === undefined || answerOf(answers, 'unit', 'unit')?.id === unit;
  return isUnit && (state === undefined || answerOf(answers, 'states', 'states')?.keys.includes(state) === true);
}
