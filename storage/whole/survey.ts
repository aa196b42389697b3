import { digestOf, TotalHash } from '../whole';
import type { Read, ReportSource, WholeStore } from '../whole';
import { join } from './join';
import type { Joined } from './join';
import { Sampling } from './run';
import type { Run, Sample } from './run';

/** A report by its id, and by its folio where it has one. */
export interface Named {
  readonly id: string;
  readonly folio?: string;
}

export const named = (read: Read): Named => {
  const folio = 'report' in read ? read.report.columns.folio : null;
  return { id: read.id, ...(folio === null ? {} : { folio }) };
};

/** Two sources compared, report by report. */
export interface Comparison {
  /** In both, and the same. */
  readonly same: number;
  readonly different: Sample<Named>;
  /** In the source alone. */
  readonly missing: Sample<Named>;
  /** In the destination alone. */
  readonly extra: Sample<Named>;
  /** In the source, where they cannot be read. */
  readonly unreadable: Sample<Named>;
  /** Over the source's reports, and over what the destination has of them; equal where all are the same. */
  readonly hashes: { readonly source: string; readonly destination: string };
}

export const isDifferent = (left: Read, right: Read): boolean =>
  !('report' in left && 'report' in right) || digestOf(left.report) !== digestOf(right.report);

/** Reads all of both. Throws what they throw. */
export async function compare(source: ReportSource, destination: ReportSource, run: Run): Promise<Comparison> {
  const found = new Comparing();
  const of = await source.count();
  let done = 0;
  for await (const joined of join(source.read({ still: true }), destination.read({ still: true }))) {
    run.signal.throwIfAborted();
    found.add(joined);
    if (joined.in !== 'right') run.onStep((done += 1), of);
  }
  return found.result();
}

class Comparing {
  private same = 0;
  private readonly different = new Sampling<Named>();
  private readonly missing = new Sampling<Named>();
  private readonly extra = new Sampling<Named>();
  private readonly unreadable = new Sampling<Named>();
  private readonly totals = { source: new TotalHash(), destination: new TotalHash() };

  add(joined: Joined): void {
    if (joined.in === 'right') return this.extra.add(named(joined.right));
    const { id, left } = joined;
    const right = joined.in === 'both' ? joined.right : undefined;
    if ('fault' in left) return this.unreadable.add(named(left));
    const digest = digestOf(left.report);
    this.totals.source.add(id, digest);
    if (right === undefined) return this.missing.add(named(left));
    const theirs = 'report' in right ? digestOf(right.report) : '';
    this.totals.destination.add(id, theirs);
    if (theirs === digest) this.same += 1;
    else this.different.add(named(left));
  }

  result(): Comparison {
    const { same, different, missing, extra, unreadable, totals } = this;
    const hashes = { source: totals.source.value(), destination: totals.destination.value() };
    return { same, different, missing, extra, unreadable, hashes };
  }
}

/** What stands in the way of putting a source into a destination, found before anything is written. */
export interface Survey {
  readonly same: number;
  readonly different: Sample<Named>;
  /** Folios that a report of the destination has which will keep it, whatever is replaced. */
  readonly clashes: Sample<Clash>;
  /** Every report up to this one is there, and the same; undefined where already the first is not. */
  readonly doneUpTo: string | undefined;
}

export interface Clash {
  readonly folio: string;
  readonly id: string;
  readonly holder: string;
}

const FOLIOS = 500;
/** Clashes that are looked into; with more, two stores have nothing to do with each other. */
const MOST_CLASHES = 1_000;

/** Reads all of both, where the destination has anything at all. */
export async function survey(source: ReportSource, destination: WholeStore, run: Run): Promise<Survey> {
  const found = new Surveying(destination);
  if ((await destination.count()) === 0) return found.result();
  const of = await source.count();
  let done = 0;
  for await (const joined of join(source.read({ still: true }), destination.read({ still: true }))) {
    run.signal.throwIfAborted();
    await found.add(joined);
    if (joined.in !== 'right') run.onStep((done += 1), of);
  }
  await found.askHolders();
  return found.result();
}

class Surveying {
  private same = 0;
  private readonly different = new Sampling<Named>();
  private doneUpTo: string | undefined;
  private untouched = true;
  private asked = new Map<string, string>();
  private readonly clashes: Clash[] = [];
  /** Folios whose holders will be replaced by what has another one. */
  private readonly freed = new Set<string>();

  constructor(private readonly destination: WholeStore) {}

  async add(joined: Joined): Promise<void> {
    if (joined.in === 'right' || 'fault' in joined.left) return;
    const { id, left } = joined;
    const differs = joined.in === 'left' || isDifferent(left, joined.right);
    this.untouched &&= !differs;
    if (this.untouched) this.doneUpTo = id;
    if (!differs) {
      this.same += 1;
      return;
    }
    const { folio } = named(left);
    if (joined.in === 'both') {
      this.different.add(named(left));
      const held = named(joined.right).folio;
      if (held !== undefined && held !== folio) this.freed.add(held);
    }
    if (folio !== undefined) this.asked.set(folio, id);
    if (this.asked.size >= FOLIOS) await this.askHolders();
  }

  async askHolders(): Promise<void> {
    const { asked } = this;
    this.asked = new Map();
    if (asked.size === 0 || this.clashes.length >= MOST_CLASHES) return;
    const holders = await this.destination.holders([...asked.keys()]);
    for (const [folio, holder] of holders) {
      const id = asked.get(folio);
      if (id !== undefined && id !== holder) this.clashes.push({ folio, id, holder });
    }
  }

  result(): Survey {
    const clashes = new Sampling<Clash>();
    for (const clash of this.clashes) if (!this.freed.has(clash.folio)) clashes.add(clash);
    const { same, different, doneUpTo } = this;
    return { same, different, clashes, doneUpTo };
  }
}
