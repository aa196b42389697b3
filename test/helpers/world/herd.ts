import { sendTo, type Answered } from './bot';
import { standBy, type BotProcess, type Standby } from './bot-process';
import type { Chance } from './chance';
import type { Json } from '../platforms/teams';

/** One process from its start to its end. */
export interface Life {
  readonly name: string;
  readonly process: BotProcess;
  url: string | undefined;
  /** How many posts there were in the world when it was killed. */
  killedAt: number | undefined;
}

export interface HerdOptions {
  readonly size: number;
  readonly main: string;
  readonly chance: Chance;
  /** What a process is started with, by its name. */
  readonly env: (name: string) => Readonly<Record<string, string>>;
  /** Posts in the world. */
  readonly posts: () => number;
}

/** Processes that are ready to begin. */
const STANDBYS = 2;

/** Several processes of the bot, of which any may be killed at any time and is started again. */
export class Herd {
  readonly lives: Life[] = [];
  private readonly slots: Life[] = [];
  /** The next to begin, first. */
  private readonly standbys: { readonly name: string; readonly standby: Standby }[] = [];
  private started = 0;
  /** The first start that failed by itself. */
  private failed: Error | undefined;

  constructor(private readonly options: HerdOptions) {
    for (let standby = 0; standby < STANDBYS; standby += 1) this.load();
    for (let slot = 0; slot < options.size; slot += 1) this.begin(slot);
  }

  /** One that listens, at random, once there is one. */
  async any(): Promise<Life & { readonly url: string }> {
    for (;;) {
      if (this.failed !== undefined) throw this.failed;
      const listening = this.slots.filter((life): life is Life & { url: string } => life.url !== undefined);
      const life = listening[this.options.chance.between(0, listening.length - 1)];
      if (life !== undefined) return life;
      await pause(20);
    }
  }

  /** SIGKILL to one that listens, or now and then to one that is just starting; another takes its place at once. */
  async killOne(): Promise<void> {
    const starting = this.slots.filter(({ url }) => url === undefined);
    const victim = (this.options.chance.oneIn(8) ? starting[0] : undefined) ?? (await this.any());
    const slot = this.slots.indexOf(victim);
    // From here on its end is no fault of its own.
    victim.killedAt = this.options.posts();
    await victim.process.kill();
    victim.killedAt = this.options.posts();
    this.begin(slot);
  }

  async stop(): Promise<void> {
    const processes = [...this.slots.map(({ process }) => process), ...this.standbys.map(({ standby }) => standby)];
    await Promise.all(processes.map((process) => process.kill()));
  }

  private load(): void {
    const name = `life-${(this.started += 1)}`;
    this.standbys.push({ name, standby: standBy(this.options.main, this.options.env(name)) });
  }

  private begin(slot: number): void {
    this.load();
    const next = this.standbys.shift();
    if (next === undefined) return;
    const process = next.standby.begin();
    const life: Life = { name: next.name, process, url: undefined, killedAt: undefined };
    this.lives.push(life);
    this.slots[slot] = life;
    process.listening.then(
      (url) => (life.url = url),
      (error: Error) => {
        if (life.killedAt === undefined) this.failed ??= error;
      },
    );
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** By undici's own words: its errors are not of the class that Jest's sandbox knows. */
export const isBrokenOff = (error: unknown): boolean =>
  /^(fetch failed|terminated|The operation was aborted due to timeout)$/.test(
    String((error as { readonly message?: unknown } | null)?.message),
  );

/** How long Teams waits for an answer before it sends an activity again, in ms. */
const PATIENCE_MS = 15_000;

/** An answer, or none where the connection broke, the wait grew long, or the bot failed. */
export async function answerOf(life: { readonly url: string }, activity: Json): Promise<Answered | undefined> {
  try {
    const answered = await sendTo(life.url, activity, PATIENCE_MS);
    return answered.status >= 500 ? undefined : answered;
  } catch (error) {
    if (!isBrokenOff(error)) throw error;
    return undefined;
  }
}
