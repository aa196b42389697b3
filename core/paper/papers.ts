import { answersBetween } from '../review/difference/answers';
import type { Form } from '../form/definition';
import { fatesIn } from './fates';
import { revisionIn } from '../report/replay';
import { shownAnswers } from '../record/queries/standing';
import type { HistoryEntry, Instant, Report, ReportState, Seal } from '../record/types';

/** What is known of a file by itself. */
export interface PaperFacts {
  /** Of its bytes, in hex. */
  readonly sha256: string;
  readonly kind: 'word' | 'pdf' | 'other';
  /** What it says that it is, which anybody may have written. */
  readonly folio?: string;
  readonly revision?: number;
  readonly state?: ReportState;
  readonly seal?: Seal;
}

/** What a document of a report shows. */
export type Shown = Pick<Report, 'answers' | 'changedAt' | 'folio' | 'round' | 'state'> &
  Partial<Pick<Report, 'submittedAt'>> & { readonly seal: Seal };

/** Reads files that may be papers of a report. */
export interface PaperReading {
  /** Never rejects: of what cannot be read, the digest is known. */
  factsOf(file: Buffer): Promise<PaperFacts>;
  /**
   * The fields whose content differs from the paper of that (see `Verdict`); undefined where the file's cannot be read.
   * Never rejects.
   */
  apartFrom(file: Buffer, shown: Shown): Promise<readonly string[] | undefined>;
}

/** A paper that a report's history tells of. */
export interface Paper {
  /**
   * `made`: the file is the one that was given out. `altered`: such a file was given out, and this is another.
   * `unkept`: none was noted.
   */
  readonly is: 'made' | 'altered' | 'unkept';
  readonly seal: Seal;
  readonly revision: number;
  /** How its revision stood when it was printed; `draft`: it is what its author was writing. */
  readonly stood: ReportState;
  /** When it came to stand so. */
  readonly at: Instant;
}

/** The paper that a file is, or says that it is; undefined where the history knows neither its digest nor its seal. */
export function paperOf(facts: PaperFacts, history: readonly HistoryEntry[]): Paper | undefined {
  const made = madeIn(history, ({ sha256 }) => sha256 === facts.sha256);
  const seal = made?.seal ?? facts.seal;
  const sealed = seal && history.find(({ seq, hash }) => seq === seal.seq && hash === seal.hash);
  if (sealed === undefined) return undefined;
  const is = made !== undefined ? 'made' : wasGivenOut(history, facts, sealed.hash) ? 'altered' : 'unkept';
  const until = history.filter(({ seq }) => seq <= sealed.seq);
  return {
    ...{ is, seal: { seq: sealed.seq, hash: sealed.hash }, at: sealed.event.at },
    ...stoodAt(until, sealed, made?.revision ?? facts.revision),
  };
}

type Made = Extract<HistoryEntry['event'], { type: 'DocumentMade' }>;

const madeIn = (history: readonly HistoryEntry[], isIt: (made: Made) => boolean): Made | undefined =>
  history.flatMap(({ event }) => (event.type === 'DocumentMade' && isIt(event) ? [event] : [])).at(-1);

const wasGivenOut = (history: readonly HistoryEntry[], { kind }: PaperFacts, hash: string): boolean =>
  madeIn(history, (made) => made.seal.hash === hash && (made.kind === 'word') === (kind === 'word')) !== undefined;

/** Which revision that entry was printed on, and how it stood. */
function stoodAt(
  until: readonly HistoryEntry[],
  { seq }: HistoryEntry,
  said: number | undefined,
): Pick<Paper, 'revision' | 'stood'> {
  const { revisions, written, report } = fatesIn(until);
  const sent = revisions.find(({ since }) => since.seq === seq);
  if (sent !== undefined) return { revision: sent.round, stood: sent.state };
  const last = report?.round ?? 0;
  if (written?.seq === seq) return { revision: last, stood: 'draft' };
  const revision = Math.min(said ?? last, last);
  return { revision, stood: revisions[revision - 1]?.state ?? 'draft' };
}

/** What a paper shows; undefined where its history does not have it. */
export function shownOn(
  history: readonly HistoryEntry[],
  { seal, revision, stood }: Pick<Paper, 'seal' | 'revision' | 'stood'>,
): Shown | undefined {
  const found =
    stood === 'draft'
      ? fatesIn(history.filter(({ seq }) => seq <= seal.seq)).report
      : revisionIn(
          history.map(({ event }) => event),
          revision,
        );
  return found && { ...found, state: stood, seal };
}

/** The fields that say something else on one paper than on the other, by id, in the form's order. */
export const fieldsApart = (form: Form, one: Shown, other: Shown): readonly string[] => [
  ...new Set(answersBetween(form, shownAnswers(form, one), shownAnswers(form, other)).map(({ field }) => field)),
];
