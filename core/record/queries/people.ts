import { decisionsOf } from './approvals';
import { agreementsOn } from './comments';
import type { Command, Observation, Person, Report } from '../types';

/** Whoever acts, or asks: under every id they go by. */
export interface Known {
  readonly person: { readonly id: string };
  readonly aliases?: readonly string[];
}

/** The id that they act under comes first. */
export const idsOf = ({ person, aliases = [] }: Known): readonly string[] => [person.id, ...aliases];

/** Whether whoever acts is the report's author, on whatever platform they began it. */
export const isAuthorOf = ({ author }: Pick<Report, 'author'>, who: Known): boolean => idsOf(who).includes(author.id);

/**
 * The command as the report knows whoever gives it, who goes by these ids: under the id that they wrote the report by,
 * or acted on it by before. So its author is its author from any platform, and nobody counts twice.
 */
export function underKnownId<C extends Command>(report: Report | undefined, command: C, ids: readonly string[]): C {
  const known = report === undefined ? undefined : knownAs(report, command, ids);
  if (known === undefined || known.id === command.by.id) return command;
  return { ...command, by: { id: known.id, name: isNamed(command.by) ? command.by.name : known.name } };
}

function knownAs(report: Report, command: Command, ids: readonly string[]): Person | undefined {
  const isTheirs = ({ id }: Person): boolean => ids.includes(id);
  return [...doneBefore(report, command), ...peopleOf(report)].find(isTheirs);
}

/** What was done before it was known whose it is stays with the id that it was done under, and so does what undoes it. */
function doneBefore(report: Report, command: Command): readonly Person[] {
  switch (command.type) {
    case 'EditComment':
    case 'RemoveComment':
      return report.comments.filter(({ id }) => id === command.id).map(({ by }) => by);
    case 'RetractObservation':
      return (report.observations ?? []).filter(({ id }) => id === command.id).map(({ by }) => by);
    case 'Agree':
    case 'TakeBackAgreement':
      return agreementsOn(report, command.comment).map(({ by }) => by);
    case 'Approve':
    case 'TakeBack':
      return [report.author, ...decisionsOf(report).map(({ by }) => by)];
    default:
      return [];
  }
}

/** Whether a person's name is known: where it could not be looked up, what is kept is none, or their platform's bare id. */
export const isNamed = ({ id, name }: Person): boolean => name.trim() !== '' && name !== id.slice(id.indexOf(':') + 1);

/** The people of a report whose names are not known, each once. */
export const namelessIn = (report: Report): readonly string[] => [
  ...new Set(
    peopleOf(report)
      .filter((person) => !isNamed(person))
      .map(({ id }) => id),
  ),
];

const peopleOf = ({
  author,
  comments,
  changeRequests,
  observations = [],
  agreed = [],
  approvals = [],
  inForce,
  undone,
}: Report): readonly Person[] => [
  author,
  ...[
    ...comments,
    ...observations,
    ...reopenedIn(observations),
    ...agreed,
    ...comments.flatMap((comment) => comment.agreed ?? []),
    ...changeRequests,
    ...approvals,
    ...(inForce?.approvals ?? []),
    ...(undone === undefined ? [] : [undone]),
  ].map(({ by }) => by),
];

const reopenedIn = (observations: readonly Observation[]) => observations.flatMap(({ reopened }) => reopened ?? []);

/** The report with these names, by person id, for whoever reads it. */
export function withNames(report: Report, names: ReadonlyMap<string, string>): Report {
  if (names.size === 0) return report;
  const named = (person: Person): Person =>
    isNamed(person) ? person : { ...person, name: names.get(person.id) ?? person.name };
  const signed = <T extends { readonly by: Person }>(one: T): T => ({ ...one, by: named(one.by) });
  const observer = ({ reopened, ...one }: Observation): Observation => ({
    ...signed(one),
    ...(reopened === undefined ? {} : { reopened: signed(reopened) }),
  });
  return {
    ...report,
    author: named(report.author),
    comments: report.comments.map((comment) => ({
      ...signed(comment),
      ...(comment.agreed === undefined ? {} : { agreed: comment.agreed.map(signed) }),
    })),
    ...(report.agreed === undefined ? {} : { agreed: report.agreed.map(signed) }),
    changeRequests: report.changeRequests.map(signed),
    ...(report.observations === undefined ? {} : { observations: report.observations.map(observer) }),
    ...(report.undone === undefined ? {} : { undone: signed(report.undone) }),
    ...(report.approvals === undefined ? {} : { approvals: report.approvals.map(signed) }),
    ...(report.inForce === undefined
      ? {}
      : { inForce: { ...report.inForce, approvals: report.inForce.approvals.map(signed) } }),
  };
}
