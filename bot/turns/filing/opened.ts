import { idsOf } from '../../../core/record/queries/people';
import type { Screen } from '../../../core/screen/screens';
import { home as words } from '../../../core/words/texts.es';
import { openReports } from './drafts';
import { isFirst, isToBeGreeted } from './greeted';
import { greeting, home, mine } from '../find/lists';
import { queueOf, workOf } from '../find/pending';
import type { Reply } from '../reply';
import type { Services } from '../services';
import type { Opened, Update } from '../update';

/** The chat or the home was opened, or the app installed: the greeting, where it is due. */
export async function onOpened(services: Services, opened: Opened): Promise<readonly Reply[]> {
  if (opened.surface === 'home') return onHome(services, opened, 'opened');
  return (await isDue(services, opened)) ? [{ screen: await home(services, opened), where: 'below' }] : [];
}

async function isDue({ store }: Services, opened: Opened): Promise<boolean> {
  const { person, address, occasion, at } = opened;
  if (occasion === undefined) return true;
  if (occasion.is !== 'first') return isToBeGreeted(store, `${address.platform}:${address.conversation}`, occasion, at);
  if (!(await isToBeGreeted(store, person.id, occasion, at))) return false;
  // Whoever has written a report needs no introduction.
  return (await store.reportsOf(idsOf(opened), ANY, { limit: 1, offset: 0 })).length === 0;
}

const ANY = ['draft', 'changes-requested', 'in-review', 'approved', 'withdrawn', 'cancelled'] as const;

/**
 * The person's home, whole: the greeting, which explains the bot the first time; what waits, for whoever
 * reviews; their own work, or where none is under way, their reports. What was pressed there is answered in the chat, and it says so.
 */
export async function onHome(
  services: Services,
  who: Pick<Update, 'person' | 'aliases' | 'at'>,
  because: 'opened' | 'pressed',
): Promise<readonly Reply[]> {
  const { person, at } = who;
  const explains = await isFirst(services.store, `explained.${person.id}`, at);
  const open = await openReports(services, who, 5);
  const parts = [
    ...(because === 'pressed' ? [goOn] : []),
    await greeting(services, who, { open, isInChat: false, lines: explains ? words.lines : [] }),
    await queueOf(services, who),
    (await workOf(services, who)) ?? (await mine(services, who)),
  ].filter((screen) => screen !== undefined);
  return parts.map((screen) => ({ screen, where: 'home' }));
}

const goOn: Screen = {
  template: 'notice',
  data: { title: words.goOn, tone: 'good', lines: [words.goOnLine], facts: [], buttons: [], links: [] },
};
