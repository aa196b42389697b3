import { atMost } from './calls';
import { isRecord, textAt, type Fields } from './fields';
import type { Identity, Ids } from './identity';
import { installedIn } from './origin';

/** What of a payload is of another app or installation; undefined where nothing is known to be. Never rejects. */
export type ForeignIn = (body: unknown) => Promise<string | undefined>;

/** Milliseconds that a request waits for the answer to who we are. */
const WAIT_MS = 500;

/**
 * Tells the payloads of this app from others': an app's signing secret is its own, but it may be installed
 * elsewhere, or its secret shared by mistake. What is not known refuses nothing.
 */
export function createForeignIn(identity: Pick<Identity, 'app' | 'ids'>): ForeignIn {
  return async (body) => {
    if (!isRecord(body)) return undefined;
    const asked = Promise.all([identity.app(), identity.ids()]);
    const own = await atMost(WAIT_MS, asked).catch(() => undefined);
    return own === undefined ? undefined : foreign(body, ...own);
  };
}

function foreign(body: Fields, app: string, ids: Ids): string | undefined {
  const named = textAt(body, 'api_app_id');
  if (named !== '' && app !== '' && named !== app) return `app ${named}`;
  // In a shared channel the team of an event may be anybody's; whose installation it came to is said apart.
  const installed = installedIn(body);
  // A workspace's id, `T…`, says nothing of an enterprise, `E…`, that we know none of.
  const comparable = installed.filter((id) => ids.some((own) => own[0] === id[0]));
  const isOurs = comparable.length === 0 || comparable.some((id) => ids.includes(id));
  return isOurs ? undefined : `installation in ${installed.join(', ')}`;
}
