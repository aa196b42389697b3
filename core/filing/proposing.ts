import type { Answers, Block } from '../form/values';
import { unusedOf, withBlocks, without } from './proposed';
import type { Proposal, Report } from '../record/types';

/** Among `changedAt`: the version at which the proposal was made, or changed last. No step has this key. */
export const PROPOSED = 'proposed';
/** The same of its words: when somebody said something new. */
export const SAID = 'said';

export function withoutProposal(report: Report): Report {
  const { proposal: _, ...rest } = report;
  return rest;
}

export function withoutUnused(report: Report): Report {
  const { unused: _, ...rest } = report;
  return rest;
}

/** A proposal as it is from this version on. */
export const proposing = (report: Report, proposal: Proposal | undefined): Report => ({
  ...withoutProposal(report),
  ...(proposal === undefined ? {} : { proposal }),
  changedAt: { ...report.changedAt, [PROPOSED]: report.version + 1 },
});

/** What was answered since is no longer proposed. */
export function superseding(report: Report, fields: Answers): Report {
  const { proposal } = report;
  if (proposal === undefined) return report;
  const { doubts, ...told } = proposal;
  const superseded = Object.keys(fields).filter(
    (id) => (told.found[id] ?? doubts?.[id]) !== undefined && fields[id]?.kind !== 'rows',
  );
  if (superseded.length === 0) return report;
  const left = without(proposal, superseded);
  return Object.keys({ ...left.found, ...left.doubts }).length > 0 || proposal.restIn !== undefined
    ? proposing(report, { ...told, ...left })
    : withUnused(withoutProposal(report), proposal.rest);
}

export const saying = (report: Report): Report => ({
  ...report,
  changedAt: { ...report.changedAt, [SAID]: report.version + 1 },
});

/** Keeps what was said besides what was said before, but for what the answers say. */
export function withUnused(report: Report, said: readonly Block[]): Report {
  if (report.unused === undefined && said.length === 0) return report;
  const unused = unusedOf(withBlocks(report.unused ?? [], said), report.answers);
  return unused.length === 0 ? withoutUnused(report) : { ...report, unused };
}
