import type { HomeView, KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { openReports, type Desk } from '../turns/desk';
import { home, mineScreen } from '../turns/talk';
import type { Person } from '../../core/report/types';
import { patiently } from './calls';
import { drawHome } from './draw';

/** Blocks of a view; see `/reference/block-kit` in Slack's documentation. */
const BLOCKS = 100;

/** The App Home tab: what the bot is, a new report, and the person's own. */
export async function publishHome(web: WebClient, desk: Desk, person: Person, userId: string): Promise<void> {
  const greeting = drawHome(home(desk, { person }, await openReports(desk, person, 5)));
  const mine = drawHome(await mineScreen(desk, person.id, 0));
  const blocks: KnownBlock[] = [...greeting, { type: 'divider' }, ...mine].slice(0, BLOCKS) as KnownBlock[];
  const view: HomeView = { type: 'home', blocks };
  await patiently(() => web.views.publish({ user_id: userId, view }));
}
