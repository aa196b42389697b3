import { startBot, type Running, type Tuning } from '../../../bot/compose';
import { readConfig } from '../../../bot/config/config';
import type { Clock, Log } from '../../../core/record/runtime';
import { newDatabase } from '../world/database';
import { making } from '../documents/making';
import { silentLog } from '../world/logs';
import { hereOf } from '../people/published';
import { SIGNING_SECRET, TOKEN, type Workspace } from './slack';

export interface SlackBot extends Running {
  readonly storageUrl: string;
}

/** The whole bot in this process, signed HTTP unless the environment says otherwise, and in no hurry to wait. */
export async function startSlackBot(
  workspace: Workspace,
  options: {
    storageUrl?: string;
    env?: NodeJS.ProcessEnv;
    clock?: Clock;
    log?: Log;
    postEveryMs?: number;
    tuning?: Tuning;
  } = {},
): Promise<SlackBot> {
  const storageUrl = options.storageUrl ?? newDatabase();
  const config = readConfig({
    PORT: '0',
    WEBCHAT: 'off',
    STORAGE_URL: storageUrl,
    SLACK_BOT_TOKEN: TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: workspace.apiUrl,
    SLACK_REVIEW_CHANNEL: workspace.review,
    // By the machine's clock it may be morning.
    MORNING_SUMMARY: 'off',
    ...options.env,
  });
  const tuning = { making, slackPace: { postEveryMs: options.postEveryMs ?? 0 }, ...options.tuning };
  const running = await startBot(config, options.log ?? silentLog, options.clock, tuning);
  return { ...running, url: hereOf(running.url, options.env), storageUrl };
}
