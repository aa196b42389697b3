import { addressOfPost, isElsewhere } from '../../core/record/queries/whereabouts';
import type { Address, OutboxMessage } from '../../core/record/types';
import type { Screen } from '../../core/screen/screens';
import type { Stored } from '../../storage/ports';
import { isClosing } from './fate';
import { continuesOn } from '../../core/filing/screens/saved';

/** The message that it edits; undefined where there is none. */
export const postOf = ({ posts }: Stored, { messageId, slot }: OutboxMessage): string | undefined =>
  messageId ?? (slot === undefined ? undefined : posts[slot]);

/** What is posted goes to where the author is; what is edited is edited where it stands. */
export function addressAtAuthor(stored: Stored, message: OutboxMessage): Address {
  const posted = message.mode === 'edit' ? postOf(stored, message) : undefined;
  return posted === undefined ? stored.report.address : addressOfPost(stored.report, posted);
}

/** Whether it closes a card in a conversation that the report's author has left. */
export const isLeft = ({ report }: Stored, { to, about }: OutboxMessage, at: Address): boolean =>
  to === 'author' && isClosing(about) && isElsewhere(report, at);

/** On a card that was left in another conversation. */
export const goesOn = ({ report: { address } }: Stored, { platform }: Address): Screen => ({
  template: 'line',
  data: { text: continuesOn(platform === address.platform ? undefined : address.platform), subtle: true },
});

/** Of a report's post alone: what else is posted in a slot takes the place of what was there. */
export const isPosted = ({ posts }: Stored, { about, slot }: OutboxMessage): boolean =>
  about.show === 'channel-post' && slot !== undefined && slot in posts;
