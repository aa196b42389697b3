import type { WebClient } from '@slack/web-api';
import type { Log } from '../../core/runtime';
import { call } from './calls';
import { isRecord, recordsAt, textAt, type Fields } from './fields';

/** Which app this is, and where it is installed; '' and none where Slack does not say. */
interface Own {
  readonly app: string;
  /** Ids of the workspace and of its enterprise. */
  readonly teams: readonly string[];
}

/** Milliseconds that a request waits for the answer to who we are, and that a failed question is not asked again. */
const TIMES = { wait: 500, failed: 60_000 } as const;

export interface OwnApp {
  /** Asks who we are, so that nobody has to wait for it. Never rejects. */
  learn(): Promise<unknown>;
  /** What of a payload is of another app or installation; undefined where nothing is known to be. Never rejects. */
  foreignIn(body: unknown): Promise<string | undefined>;
}

/**
 * Tells the payloads of this app from others': an app's signing secret is its own, but it may be installed
 * elsewhere, or its secret shared by mistake. What is not known refuses nothing.
 */
export function createOwnApp(web: WebClient, log: Log, now: () => number): OwnApp {
  let own: Own | undefined;
  let asking: Promise<void> | undefined;
  let failedAt = -Infinity;
  return { learn, foreignIn };

  function learn(): Promise<void> {
    if (own !== undefined || now() - failedAt < TIMES.failed) return Promise.resolve();
    asking ??= ask().finally(() => (asking = undefined));
    return asking;
  }

  async function ask(): Promise<void> {
    try {
      own = await askSlack(web);
    } catch (error) {
      failedAt = now();
      log.warn('own app not known yet', { reason: String(error) });
    }
  }

  async function foreignIn(body: unknown): Promise<string | undefined> {
    if (!isRecord(body)) return undefined;
    if (own === undefined) await Promise.race([learn(), elapsed(TIMES.wait)]);
    return own === undefined ? undefined : foreign(body, own);
  }
}

async function askSlack(web: WebClient): Promise<Own> {
  const answer = await call(() => web.auth.test());
  const { team_id: team = '', enterprise_id: enterprise = '', bot_id: bot } = answer;
  const said = textAt(answer as unknown as Fields, 'app_id');
  const app = said !== '' || bot === undefined ? said : await appOf(web, bot);
  return { app, teams: [team, enterprise].filter((id) => id !== '') };
}

/** Slack's own answer to who we are names the bot, and the bot its app. */
async function appOf(web: WebClient, bot: string): Promise<string> {
  const answer = await call(() => web.bots.info({ bot }));
  return answer.bot?.app_id ?? '';
}

function foreign(body: Fields, { app, teams }: Own): string | undefined {
  const named = textAt(body, 'api_app_id');
  if (named !== '' && app !== '' && named !== app) return `app ${named}`;
  // In a shared channel the team of an event may be anybody's; whose installation it came to is said apart.
  const installed = recordsAt(body, 'authorizations').flatMap((one) =>
    [textAt(one, 'team_id'), textAt(one, 'enterprise_id')].filter((id) => id !== ''),
  );
  // A workspace's id, `T…`, says nothing of an enterprise, `E…`, that we know none of.
  const comparable = installed.filter((id) => teams.some((own) => own[0] === id[0]));
  const isOurs = comparable.length === 0 || comparable.some((id) => teams.includes(id));
  return isOurs ? undefined : `installation in ${installed.join(', ')}`;
}

const elapsed = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
