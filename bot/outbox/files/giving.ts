import type { Address } from '../../../core/record/types';
import type { Log } from '../../../core/record/runtime';
import {
  failedFileScreen,
  fileLine,
  givenScreen,
  linkScreen,
  makingScreen,
  stoppedScreen,
} from '../../../core/paper/screens/files';
import type { Screen } from '../../../core/screen/screens';
import { files as words } from '../../../core/paper/screens/made-files.es';
import { problem, problemText, type Problem } from '../../../core/words/problems';
import { createKeptFiles, type KeptFiles } from './kept-files';
import { whyOf, type GivenFile, type Messenger } from '../messenger';
import {
  isRefused,
  orderText,
  readOrder,
  type Asking,
  type FileMaker,
  type FileOrder,
  type Made,
  type Making,
} from './orders';
import { openProgressCard, PROGRESS_PACE, type ProgressPace } from './progress-card';
import { spool } from './spool';

/** A file that somebody asks for, and the chat of theirs that it is to come to. */
export interface Errand extends Asking {
  readonly to: Address;
  readonly order: FileOrder;
}

/** The way to a file for whoever holds it, where no platform takes the file itself. */
export interface FileLinks {
  readonly days: number;
  to(order: string, name: string, ids: readonly string[]): string;
}

/** Makes files off the turn and gives them to people in their own chats. */
export interface Giving {
  /** Says in that chat how it goes. `busy`: one of that person's is being made. Never rejects. */
  give(errand: Errand): 'begun' | 'busy';
  /** Ends what is made for that person; false where nothing is. */
  stop(ids: readonly string[]): boolean;
  /** About to be made, from an order that came back from outside. */
  begin(order: unknown, asking: Asking): Promise<Making | Problem>;
  /** The file again, for whoever has agreed to it: as it was made, for a while, and made anew after that. */
  again(order: unknown, asking: Asking): Promise<Made | Problem>;
  /** Takes no more, ends what is being made, and says so to whoever waits. */
  close(): Promise<void>;
}

export interface GivingOptions {
  readonly messenger: Messenger;
  readonly makers: Readonly<Record<string, FileMaker>>;
  readonly links: FileLinks;
  readonly log: Log;
  readonly pace?: ProgressPace;
  readonly kept?: KeptFiles;
}

/** Files made at the same time, at most: the others wait, and turns go on beside them. */
const AT_ONCE = 2;

export function createGiving(options: GivingOptions): Giving {
  const { messenger, makers, links, log, pace = PROGRESS_PACE, kept = createKeptFiles() } = options;
  const running = new Map<string, { readonly cut: AbortController; readonly done: Promise<void> }>();
  const others = new Set<Promise<unknown>>();
  const waiting: (() => void)[] = [];
  let free = AT_ONCE;
  const closing = new AbortController();

  return {
    give: (errand) => {
      const who = personOf(errand.ids);
      if (running.has(who) || closing.signal.aborted) return 'busy';
      const cut = new AbortController();
      const done = carryOut(errand, cut.signal).finally(() => running.delete(who));
      running.set(who, { cut, done });
      return 'begun';
    },
    stop: (ids) => {
      const job = running.get(personOf(ids));
      job?.cut.abort('stopped');
      return job !== undefined;
    },
    begin,
    again,
    close: async () => {
      closing.abort('closing');
      for (const { cut } of running.values()) cut.abort('closing');
      await Promise.allSettled([...[...running.values()].map(({ done }) => done), ...others]);
      await kept.clear();
    },
  };

  async function begin(given: unknown, asking: Asking): Promise<Making | Problem> {
    const order = readOrder(given);
    const maker = order === undefined || !Object.hasOwn(makers, order.kind) ? undefined : makers[order.kind];
    return order === undefined || maker === undefined ? problem('file.order') : maker(order, asking);
  }

  async function carryOut({ to, ids, order }: Errand, signal: AbortSignal): Promise<void> {
    const text = orderText(order);
    let gone: { readonly done: number; readonly of: number | undefined } = { done: 0, of: undefined };
    const card = openProgressCard({ messenger, log, pace }, to, () => makingScreen(text, gone.done, gone.of));
    try {
      const making = await begin(text, { ids });
      if (isRefused(making)) return await card.end(fileLine(problemText(making)));
      const made = await make(making, signal, (done, of) => (gone = { done, of }));
      log.info('file made', { for: ids, order, bytes: made.bytes, ...making.facts() });
      const none = await nothingIn(made, signal);
      if (none === undefined) await hand(made);
      else await card.end(none);
    } catch (error) {
      const because: unknown = signal.reason;
      if (because === 'stopped') return await card.end(stoppedScreen(text));
      log.error('file not given', { for: ids, order, ...whyOf(error) });
      await card.end(failedFileScreen(text, because === 'closing' ? words.cut : undefined));
    }

    async function hand(made: Made): Promise<void> {
      const told = made.making.told();
      const file: GivenFile = {
        name: made.making.name,
        bytes: made.bytes,
        title: titleOf(told),
        open: made.open,
        order: text,
      };
      try {
        const given = (await messenger.give?.(to, file)) ?? 'not-here';
        if (given === 'asked') kept.keep(keyOf(text, ids), made);
        else await made.drop();
        if (given === 'not-here') {
          const { name, label } = made.making;
          return await card.end(linkScreen(told, label, links.to(text, name, ids), links.days));
        }
        await card.close(givenScreen(told, given === 'asked'));
      } catch (error) {
        await made.drop();
        throw error;
      }
    }
  }

  /** What to say instead of handing it over; nothing of it stays then. */
  async function nothingIn(made: Made, signal: AbortSignal): Promise<Screen | undefined> {
    try {
      const none = await made.making.none?.(signal);
      if (none !== undefined) await made.drop();
      return none;
    } catch (error) {
      await made.drop();
      throw error;
    }
  }

  async function again(given: unknown, { ids }: Asking): Promise<Made | Problem> {
    const order = readOrder(given);
    const made = order === undefined ? undefined : kept.take(keyOf(orderText(order), ids));
    if (made !== undefined) return made;
    const making = await begin(given, { ids });
    if (isRefused(making)) return making;
    const work = make(making, closing.signal, () => {});
    others.add(work);
    const remade = await work.finally(() => others.delete(work));
    log.info('file made', { for: ids, order, bytes: remade.bytes, ...making.facts() });
    return remade;
  }

  /** Whoever called off what waits in line leaves it. Rejects where `signal` aborts. */
  async function turn(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (free > 0) return void (free -= 1);
    await new Promise<void>((resolve, reject) => {
      const leave = (): void => {
        waiting.splice(waiting.indexOf(goOn), 1);
        reject(signal.reason as Error);
      };
      const goOn = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      signal.addEventListener('abort', leave, { once: true });
      waiting.push(goOn);
    });
  }

  /** In its turn. */
  async function make(making: Making, signal: AbortSignal, progress: Parameters<Making['stream']>[0]): Promise<Made> {
    await turn(signal);
    try {
      return { making, ...(await spool(making.stream(progress), signal)) };
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  }
}

/** The same for whoever goes by these ids, on whatever platform they act. */
const personOf = (ids: readonly string[]): string => [...ids].sort()[0] ?? '';
const keyOf = (order: string, ids: readonly string[]): string => `${personOf(ids)} ${order}`;

const titleOf = ({ title, lines }: { readonly title: string; readonly lines: readonly string[] }): string =>
  [title, ...lines].join('. ').replaceAll('..', '.');
