import type * as channel from '../../../bot/webchat/wire';
import type * as page from '../../../bot/webchat/page/wire';

/** True where each can stand for the other. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** The page keeps its own copy of the types, since it meets the channel over HTTP alone: the compiler holds them together. */
const same: readonly [
  Same<channel.StateReply, page.StateReply>,
  Same<channel.HistoryReply, page.HistoryReply>,
  Same<channel.LiveEvent, page.LiveEvent>,
  Same<channel.PressReply, page.PressReply>,
] = [true, true, true, true];

it('says the same on both sides', () => expect(same).not.toContain(false));
