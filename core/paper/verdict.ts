import type { Form } from '../form/definition';
import { approvalsOf } from '../record/queries/approvals';
import { fatesIn, inForceAmong, type Fate, type Fates, type Turn } from './fates';
import { fieldsApart, paperOf, shownOn, type Paper, type PaperFacts } from './papers';
import type { HistoryEntry, Instant, Person, ReportState, Seal } from '../record/types';

/** Something that happened to a revision after a file was made. */
export interface Since {
  readonly revision: number;
  /** `undone`: it is in review again, by a decision that was taken back. */
  readonly is: 'sent' | 'undone' | Exclude<Turn['state'], 'in-review'>;
  readonly at: Instant;
  readonly by: Person;
}

/** The approved revision that counts. */
export interface Counting {
  readonly revision: number;
  readonly at: Instant;
  /** All whose approvals it took, the last last. */
  readonly by: readonly Person[];
}

/** What is known of a file whose seal is in a report's history. */
export interface Known {
  readonly folio: string;
  readonly revision: number;
  /** How it stood when the file was made; `draft`: it is what its author was writing. */
  readonly stood: ReportState;
  /** When it came to stand so. */
  readonly stoodSince: Instant;
  readonly inForce?: Counting;
  /** Oldest first. */
  readonly since: readonly Since[];
  /** Fields in which its revision differs from the one in force, where that is another: ids, in the form's order. */
  readonly differs: readonly string[];
}

/**
 * What there is to say of a file.
 *
 * - `approved`: it is the very file that the bot made of the approved revision in force. `replaced`: of one that was
 *   approved, until a later one took its place. `earlier`: of a revision as it stood when it was not approved.
 *   `written`: of what its author was writing.
 * - `altered`: it says that it is one of those, and its bytes are others. `unkept`: the same of a time when digests of
 *   files were not kept, so that nobody knows. `apart`: the fields whose content differs from that revision's paper,
 *   '' for what stands in no field;
 *   absent where they could not be read.
 * - `barred`: its report, or that revision of it, is none that whoever asks may read; it is not the approved one.
 * - `foreign`: it names a report, in whose history its seal is not. `broken`: the history itself was changed.
 * - `draft`: it was printed before its report was sent. `unknown`: it says nothing of itself that the bot would.
 */
export type Verdict =
  | ({ readonly is: 'approved' | 'replaced' | 'earlier' | 'written' } & Known)
  | ({ readonly is: 'altered' | 'unkept'; readonly apart?: readonly string[] } & Known)
  | { readonly is: 'barred'; readonly folio: string; readonly inForce?: Omit<Counting, 'by'> }
  | { readonly is: 'foreign'; readonly folio: string }
  | { readonly is: 'broken'; readonly folio: string; readonly entry: number }
  | { readonly is: 'draft' | 'unknown' };

/** A report as far as it bears on a file. */
export interface Witness {
  readonly folio: string;
  readonly history: readonly HistoryEntry[];
  /** The first entry that does not fit the others by its hash. */
  readonly misfit?: number;
}

/**
 * What a file is, by its digest alone where that is known, else by what it says of itself. `witness`: the report that
 * it is of. `upTo`: the last revision that whoever asks may read; 0 for none. `apart`: what was found in its fields.
 */
export function verdictOn(
  form: Form,
  facts: PaperFacts,
  witness: Witness | undefined,
  { upTo = Infinity, apart }: { readonly upTo?: number; readonly apart?: readonly string[] | undefined } = {},
): Verdict {
  if (witness === undefined) return withoutReport(facts);
  const { folio, history } = witness;
  const paper = paperOf(facts, history);
  if (paper === undefined) return { is: 'foreign', folio };
  const found = judged(form, witness, paper, upTo);
  if (found.is !== 'known') return found;
  const { known, standing } = found;
  if (paper.is === 'made') return { is: standing, ...known };
  return { is: paper.is, ...known, ...(apart === undefined ? {} : { apart }) };
}

/** What there is to say of a seal that was read off a paper: of the paper it says nothing. */
export type CodeVerdict =
  | ({ readonly is: 'code'; readonly standing: Standing; readonly seal: Seal } & Known)
  | { readonly is: 'unknown'; readonly folio: string; readonly digits: string }
  | Extract<Verdict, { readonly is: 'barred' | 'broken' }>;

/** Digits of a hash that are enough: fewer may be another's as well. */
export const FEWEST_DIGITS = 8;

/** What a hash belongs to, by its first digits, in the history of the report whose folio stands beside it. See `verdictOn`. */
export function verdictOnCode(form: Form, digits: string, witness: Witness, upTo = Infinity): CodeVerdict {
  const { folio, history } = witness;
  const entry = history.find(({ hash }) => digits.length >= FEWEST_DIGITS && hash.startsWith(digits));
  const seal = entry && { seq: entry.seq, hash: entry.hash };
  const paper = seal && paperOf({ sha256: '', kind: 'other', folio, seal }, history);
  if (paper === undefined) return { is: 'unknown', folio, digits };
  const found = judged(form, witness, paper, upTo);
  return found.is === 'known' ? { is: 'code', standing: found.standing, seal: paper.seal, ...found.known } : found;
}

/** How that paper stands, for whoever may read that far; of a history that was changed, nothing is said. */
function judged(
  form: Form,
  { folio, history, misfit }: Witness,
  paper: Paper,
  upTo: number,
):
  | { readonly is: 'known'; readonly known: Known; readonly standing: Standing }
  | Extract<Verdict, { readonly is: 'barred' | 'broken' }> {
  const fates = fatesIn(history);
  if (paper.revision > upTo || (paper.stood === 'draft' && upTo !== Infinity)) return barred(folio, fates, upTo);
  if (misfit !== undefined) return { is: 'broken', folio, entry: misfit };
  const known = knownOf(form, { folio, history, paper, fates, upTo });
  return { is: 'known', known, standing: standingOf(paper, fates) };
}

/** A folio is told from one that does not exist only by whoever has its seal. */
function withoutReport({ folio, state }: PaperFacts): Verdict {
  if (folio !== undefined) return { is: 'foreign', folio };
  return { is: state === undefined ? 'unknown' : 'draft' };
}

function barred(folio: string, fates: Fates, upTo: number): Extract<Verdict, { is: 'barred' }> {
  const found = upTo === 0 ? undefined : inForceAmong(fates);
  return {
    is: 'barred',
    folio,
    ...(found === undefined ? {} : { inForce: { revision: found.round, at: found.since.event.at } }),
  };
}

type Standing = 'approved' | 'replaced' | 'earlier' | 'written';

/** Of a file that is as it was made. Only the paper of the approval that counts is the approved one. */
function standingOf({ revision, stood, seal }: Paper, fates: Fates): Standing {
  if (stood === 'draft') return 'written';
  const fate = fates.revisions[revision - 1];
  if (stood !== 'approved' || fate?.state !== 'approved' || fate.since.seq !== seal.seq) return 'earlier';
  return inForceAmong(fates)?.round === revision ? 'approved' : 'replaced';
}

interface Asked {
  readonly folio: string;
  readonly history: readonly HistoryEntry[];
  readonly paper: Paper;
  readonly fates: Fates;
  readonly upTo: number;
}

function knownOf(form: Form, { folio, history, paper, fates, upTo }: Asked): Known {
  const { revision, stood, seal, at } = paper;
  const counting = inForceAmong(fates);
  const since = fates.turns
    .filter(({ entry, round }) => entry.seq > seal.seq && round >= revision && round <= upTo)
    .map(sinceOf);
  return {
    ...{ folio, revision, stood, stoodSince: at, since },
    ...(counting === undefined ? {} : { inForce: countingOf(history, counting) }),
    differs: counting === undefined ? [] : differing(form, history, paper, counting.round),
  };
}

const sinceOf = ({ round, state, entry: { event } }: Turn): Since => ({
  revision: round,
  is: event.type === 'ReportSubmitted' ? 'sent' : state === 'in-review' ? 'undone' : state,
  at: event.at,
  by: event.by,
});

function countingOf(history: readonly HistoryEntry[], { round, since }: Fate): Counting {
  const { report } = fatesIn(history.filter(({ seq }) => seq <= since.seq));
  const by = report === undefined ? [] : approvalsOf(report).map((approval) => approval.by);
  return { revision: round, at: since.event.at, by: by.length === 0 ? [since.event.by] : by };
}

function differing(form: Form, history: readonly HistoryEntry[], paper: Paper, counting: number): readonly string[] {
  if (paper.revision === counting && paper.stood !== 'draft') return [];
  const own = shownOn(history, paper);
  const other = shownOn(history, { ...paper, revision: counting, stood: 'approved' });
  return own === undefined || other === undefined ? [] : fieldsApart(form, other, own);
}
