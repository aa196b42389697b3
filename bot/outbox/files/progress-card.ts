import type { Address } from '../../../core/record/types';
import type { Screen } from '../../../core/screen/screens';
import type { Log } from '../../../core/record/runtime';
import { whyOf, type Messenger } from '../messenger';
import { persistently } from '../sender';

export interface ProgressPace {
  /** Milliseconds of work before anything is said of it: what is done sooner comes by itself. */
  readonly afterMs: number;
  /** Milliseconds between two edits: Slack takes some fifty a minute, Teams sixty in thirty seconds. */
  readonly everyMs: number;
}

export const PROGRESS_PACE: ProgressPace = { afterMs: 1_500, everyMs: 4_000 };

/** One message that says how some work goes, and in the end what came of it. */
export interface ProgressCard {
  /** In the place of what it said; a new message where it said nothing yet, or whose message is gone. Never rejects. */
  end(screen: Screen): Promise<void>;
  /** The same where it said something; nothing is said where it did not. */
  close(screen: Screen): Promise<void>;
}

/** Says `now` at that pace until its end, whenever it changed. */
export function openProgressCard(
  { messenger, log, pace }: { readonly messenger: Messenger; readonly log: Log; readonly pace: ProgressPace },
  to: Address,
  now: () => Screen,
): ProgressCard {
  let id: string | undefined;
  let said = '';
  let timer = setTimeout(() => void tick(), pace.afterMs);
  let saying: Promise<void> = Promise.resolve();

  async function say(screen: Screen): Promise<void> {
    const text = JSON.stringify(screen);
    if (text === said) return;
    said = text;
    if (id === undefined) id = await messenger.post(to, screen);
    else id = (await messenger.edit(to, id, screen)) ?? id;
  }

  /** What is said of work in progress may get lost: the next edit says more. */
  function tick(): void {
    saying = say(now())
      .catch((error: unknown) => log.warn('progress not said', whyOf(error)))
      .finally(() => (timer = setTimeout(() => void tick(), pace.everyMs)));
  }

  async function end(screen: Screen): Promise<void> {
    clearTimeout(timer);
    await saying;
    clearTimeout(timer);
    said = '';
    await persistently(() => say(screen)).catch((error: unknown) =>
      log.error('not said', { conversation: to.conversation, ...whyOf(error) }),
    );
  }

  return {
    end,
    close: async (screen) => {
      clearTimeout(timer);
      await saying;
      if (id === undefined) clearTimeout(timer);
      else await end(screen);
    },
  };
}
