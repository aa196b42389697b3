import { madeKey } from '../core/record/queries/reads';
import { paperOf, shownOn, type PaperFacts, type PaperReading } from '../core/paper/papers';
import type { Form } from '../core/form/definition';
import type { Report } from '../core/record/types';
import { verdictOn, type Verdict, type Witness } from '../core/paper/verdict';
import type { ReportStore } from './ports';
import { trailOf } from './trail';

type Histories = Pick<ReportStore, 'loadByKey' | 'loadByFolio' | 'load' | 'history'>;

/** What a file is compared with, and by whom it is asked. */
export interface Examining {
  readonly store: Histories;
  readonly form: Form;
  readonly reading: PaperReading;
  /** The last revision of that report which whoever asks may read; 0 for none, and all where it is absent. */
  readonly upTo?: (report: Report) => number;
}

/** A verdict, and the report that it is about, where there is one. */
export interface Examined {
  readonly verdict: Verdict;
  readonly report?: Report;
}

/** Tells what a file is. What it says of itself is believed of nothing that the history of its report does not say too. */
export async function examine(file: Buffer, { store, form, reading, upTo }: Examining): Promise<Examined> {
  const facts = await reading.factsOf(file);
  const found = await reportOf(store, facts);
  if (found === undefined) return { verdict: verdictOn(form, facts, undefined) };
  const { report, witness } = found;
  const limit = upTo?.(report) ?? Infinity;
  const apart = limit === 0 ? undefined : await apartOf(reading, file, facts, witness);
  return { verdict: verdictOn(form, facts, witness, { upTo: limit, apart }), report };
}

/** By its digest, which nobody can make up; else by the folio that it names. */
async function reportOf(
  store: Histories,
  { sha256, folio }: PaperFacts,
): Promise<{ readonly report: Report; readonly witness: Witness } | undefined> {
  const stored =
    (await store.loadByKey(madeKey(sha256))) ?? (folio === undefined ? undefined : await store.loadByFolio(folio));
  if (stored?.report.folio === undefined) return undefined;
  return { report: stored.report, witness: await witnessOf(store, stored.report.id, stored.report.folio) };
}

async function witnessOf(store: Histories, id: string, folio: string): Promise<Witness> {
  const { entries, misfit } = await trailOf(store, id);
  return { folio, history: entries, ...(misfit === undefined ? {} : { misfit }) };
}

/** Only of a file that is not as it was made, and could be read, is there anything to compare. */
async function apartOf(
  reading: PaperReading,
  file: Buffer,
  facts: PaperFacts,
  { history }: Witness,
): Promise<readonly string[] | undefined> {
  const paper = facts.kind === 'word' ? paperOf(facts, history) : undefined;
  const shown = paper === undefined || paper.is === 'made' ? undefined : shownOn(history, paper);
  return shown === undefined ? undefined : reading.apartFrom(file, shown);
}
