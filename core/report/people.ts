import type { Observation, Person, Report } from './types';

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
  approval,
  agreed = [],
  approvals = [],
  inForce,
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
    ...(approval === undefined ? [] : [approval]),
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
    ...(report.approval === undefined ? {} : { approval: signed(report.approval) }),
    ...(report.approvals === undefined ? {} : { approvals: report.approvals.map(signed) }),
    ...(report.inForce === undefined
      ? {}
      : { inForce: { ...report.inForce, approvals: report.inForce.approvals.map(signed) } }),
  };
}
