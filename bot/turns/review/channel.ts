import { idsOf, namesReviewers } from '../../../core/record/queries/access';
import { chosenScreen, helloScreen } from '../../../core/review/screens/channel';
import { problem, type ProblemCode } from '../../../core/words/problems';
import { isToBeGreeted } from '../filing/greeted';
import { problemCard } from '../find/lists';
import type { Reply } from '../reply';
import type { Services } from '../services';
import type { Joined, ReviewHere, Room } from '../update';

/** Why reports cannot be reviewed in such a conversation. */
const UNFIT = {
  chat: 'channel.chat',
  private: 'channel.private',
  shared: 'channel.shared',
  'not-in': 'channel.not-in',
} as const satisfies Record<Exclude<Room, 'channel'>, ProblemCode>;

/** `revisar aquí`: from now on reports are reviewed in that channel. Said to all of it; a refusal to whoever asked. */
export async function onReviewHere(services: Services, update: ReviewHere): Promise<readonly Reply[]> {
  const { person, address, at, room, root } = update;
  const under = root === undefined ? {} : { thread: root };
  if (!idsOf(update).some((id) => services.roles.admins.includes(id))) {
    services.log.warn('review channel not chosen', { by: person.id, channel: address.conversation });
    return [{ screen: problemCard(problem('channel.not-admin')), where: 'whisper', ...under }];
  }
  if (room !== 'channel') return [{ screen: problemCard(problem(UNFIT[room])), where: 'whisper', ...under }];
  const outcome = await services.reviewChannels.choose(address, person, at);
  // What waited for a channel, of whichever platform, and what the one of before refused.
  services.wake('');
  services.log.info('review channel chosen', { by: person.id, channel: address.conversation, outcome });
  const anyone = !namesReviewers(services.roles);
  return [{ screen: { template: 'notice', data: chosenScreen(outcome, anyone) }, where: 'below', ...under }];
}

/** The bot was added to a channel: it says hello there, once for each time, and what is to be done. */
export async function onJoined(services: Services, update: Joined): Promise<readonly Reply[]> {
  const { address, at, occasion } = update;
  const who = `${address.platform}:${address.conversation}`;
  if (!(await isToBeGreeted(services.store, who, occasion, at))) return [];
  return [{ screen: { template: 'notice', data: helloScreen(await reviewedIn(services, update)) }, where: 'below' }];
}

async function reviewedIn({ reviewChannels }: Services, { address, room }: Joined) {
  const channel = await reviewChannels.of(address);
  if (channel?.conversation === address.conversation) return 'here';
  if (room !== 'channel') return 'unfit';
  return channel === undefined ? 'none' : 'elsewhere';
}
