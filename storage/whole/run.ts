/** Whoever waits for a long piece of work: hears how it goes, and may stop it between two reports. */
export interface Run {
  readonly signal: AbortSignal;
  /** Reports done so far, of about so many. */
  readonly onStep: (done: number, of: number) => void;
}

/** How many of something, and the first few of them. */
export interface Sample<T> {
  readonly count: number;
  readonly first: readonly T[];
}

export class Sampling<T> implements Sample<T> {
  count = 0;
  readonly first: T[] = [];

  constructor(private readonly most = 20) {}

  add(one: T): void {
    this.count += 1;
    if (this.first.length < this.most) this.first.push(one);
  }
}
