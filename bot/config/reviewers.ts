import { printedState, states, units } from '../../core/form/catalogues/catalogues';
import { keyOf } from '../../core/form/reading/words';
import type { Roles, ScopedReviewer } from '../../core/record/queries/access';
import { isPersonId, personIdIn } from './people';
import { listOf, Wrong } from './reader';

/** Who reviews: all reports, or those of a unit or of a state. */
export interface Reviewers {
  readonly reviewers: readonly string[];
  readonly scoped: readonly ScopedReviewer[];
}

/** `slack:U1, teams:29:a@UTSI, slack:U2@Coahuila`: whoever has no place after an @ reviews all. A person may come several times. */
export function readReviewers(raw: string): Reviewers | Wrong {
  const entries = listOf(raw).map(readEntry);
  const faults = [...new Set(entries.flatMap(({ fault }) => fault ?? []))];
  if (faults.length > 0) return new Wrong(...faults);
  const reviewers = [...new Set(entries.flatMap(({ id, scope }) => (scope === undefined ? id : [])))];
  const scoped = entries.flatMap(({ id, scope }) =>
    scope === undefined || reviewers.includes(id) ? [] : { id, ...scope },
  );
  return { reviewers, scoped };
}

interface Entry {
  readonly id: string;
  readonly scope?: Omit<ScopedReviewer, 'id'>;
  readonly fault?: string;
}

function readEntry(entry: string): Entry {
  const at = entry.lastIndexOf('@');
  const id = personIdIn(at < 0 ? entry : entry.slice(0, at));
  if (!isPersonId(id))
    return { id, fault: `«${entry}» no identifica a una persona; use teams:ID o slack:U…, separados por comas.` };
  if (at < 0) return { id };
  const place = entry.slice(at + 1).trim();
  const scope = scopeIn(place);
  return scope === undefined
    ? {
        id,
        fault: `«${place}», de «${entry}», no es un área ni una entidad; use sus siglas, como UTSI, o su nombre, como Coahuila.`,
      }
    : { id, scope };
}

/** A unit by its abbreviation or its name, a state by its key or any of its names. Accents and case do not matter. */
function scopeIn(place: string): Entry['scope'] {
  const said = keyOf(place);
  if (said === '') return undefined;
  const isSaid = (name: string): boolean => keyOf(name) === said;
  const unit = units.find(({ id, name, acronyms }) => [id, name, ...acronyms].some(isSaid));
  if (unit !== undefined) return { unit: unit.id };
  const state = states.find(({ key, name, officialName }) => [key, name, officialName, printedState(key)].some(isSaid));
  return state === undefined ? undefined : { state: state.key };
}

/** Who may what, as the core asks it. */
export const rolesOf = (config: {
  readonly reviewers: readonly string[];
  readonly scopedReviewers: readonly ScopedReviewer[];
  readonly admins: readonly string[];
  readonly approvals: number;
}): Roles => ({
  reviewers: config.reviewers,
  scoped: config.scopedReviewers,
  admins: config.admins,
  approvals: config.approvals,
});
