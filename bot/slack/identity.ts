import type { WebClient } from '@slack/web-api';
import type { Log } from '../../core/runtime';
import { call, isRefusal, SlackRefusal } from './calls';
import { textAt, type Fields } from './fields';

/** Ids of an organization: a workspace's, and its enterprise's where it belongs to one. */
export type Ids = readonly string[];

/** Who we are, as Slack says. Each is asked for once, by whoever comes first; a failure is forgotten. */
export interface Identity {
  /** Of our own organization; none where whatever answers in Slack's place does not say. Rejects with a `SlackRefusal`. */
  ids(): Promise<Ids>;
  /** Our app's id; '' where it is not told. Rejects with a `SlackRefusal`. */
  app(): Promise<string>;
  /** Asks for both, so that nobody has to wait for them. Never rejects. */
  learn(): Promise<void>;
}

interface Told {
  readonly ids: Ids;
  readonly app: string;
  readonly bot: string;
}

export function createIdentity(web: WebClient, log: Log): Identity {
  const told = once(ask);
  const app = once(async () => {
    const { app: said, bot } = await told();
    return said !== '' || bot === '' ? said : appOf(bot);
  });
  return {
    ids: async () => (await told()).ids,
    app,
    learn: async () => {
      await app().catch((error: unknown) => log.warn('own identity not known yet', { reason: String(error) }));
    },
  };

  async function ask(): Promise<Told> {
    const answer = await whoWeAre();
    const said = ['team_id', 'enterprise_id', 'app_id', 'bot_id'].map((name) => textAt(answer, name));
    const [team = '', enterprise = '', app = '', bot = ''] = said;
    const ids = [team, enterprise].filter((id) => id !== '');
    if (ids.length === 0) log.warn('own organization not told');
    return { ids, app, bot };
  }

  async function whoWeAre(): Promise<Fields> {
    try {
      return { ...(await call(() => web.auth.test())) };
    } catch (error) {
      if (isRefusal(error, 'unknown_method')) return {};
      throw error;
    }
  }

  /** Slack's answer to who we are names the bot, and the bot its app. */
  async function appOf(bot: string): Promise<string> {
    try {
      return (await call(() => web.bots.info({ bot }))).bot?.app_id ?? '';
    } catch (error) {
      // Slack answered, and will not say.
      const isFinal = error instanceof SlackRefusal && error.remedy !== 'later';
      if (isFinal || isRefusal(error, 'missing_scope')) return '';
      throw error;
    }
  }
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asking: Promise<T> | undefined;
  return () => {
    if (asking !== undefined) return asking;
    asking = ask();
    asking.catch(() => (asking = undefined));
    return asking;
  };
}
