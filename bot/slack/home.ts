import type { HomeView, KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Reply } from '../turns/reply';
import { patiently } from './calls';
import { drawHome } from './draw';

/** Blocks of a view; see `/reference/block-kit` in Slack's documentation. */
const HOME_BLOCKS = 100;

/** The App Home tab: what the bot is, a new report, and the person's own. */
export async function publishHome(web: WebClient, user: string, replies: readonly Reply[]): Promise<void> {
  const parts = replies.map(({ screen }) => drawHome(screen));
  const blocks = parts.flatMap((part, at): KnownBlock[] => (at === 0 ? part : [{ type: 'divider' }, ...part]));
  const view: HomeView = { type: 'home', blocks: blocks.slice(0, HOME_BLOCKS) };
  await patiently(() => web.views.publish({ user_id: user, view }));
}
