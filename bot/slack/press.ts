import { onPress } from '../turns/press/on-press';
import { takeCard } from '../turns/press/turn';
import type { Pressed } from '../turns/incoming';
import type { Address } from '../../core/report/types';
import type { Screen } from '../../core/screens/screens';
import { call, isRefusal } from './calls';
import { draw } from './draw';
import { publishHome } from './home';
import type { Incoming, Surface } from './incoming';
import { idOf, timestampsOf } from './messenger';
import { changesView, readContext, refusal } from './modal';
import { personId, slackAddress } from './reach';
import { isDirect, notice, placeOf, whisper, type Answers, type Room } from './room';
import { slackTexts } from './text.es';
import { textAt } from './unknown';

type Press = Extract<Incoming, { is: 'press' }>;
type OnMessage = Extract<Surface, { on: 'message' }>;

/** A person's own work, which is never begun among others: it goes on in the direct message. */
const OWN_WORK: ReadonlySet<string> = new Set(['new', 'resume']);

/** Answers a button where it was pressed. */
export async function answerPress(room: Room, press: Press, { respond }: Answers): Promise<void> {
  const { surface } = press;
  if (surface.on === 'home') {
    await answerBelow(room, press);
    return publishHome(room.web, room.desk, await room.reach.person(press.who), press.who.id);
  }
  if (isDirect(surface.channel) && !surface.ephemeral) return answerInPlace(room, press, surface);
  if (!OWN_WORK.has(textAt(press.data, 'verb'))) return answerAmongOthers(room, press, surface, respond);
  await answerBelow(room, press);
  await respond?.({ response_type: 'ephemeral', replace_original: false, text: slackTexts.answeredInChat });
}

async function pressedBy(room: Room, press: Press, address: Address, messageId?: string): Promise<Pressed> {
  return {
    person: await room.reach.person(press.who),
    address,
    at: room.clock.now().toISOString(),
    place: placeOf(room, address.conversation),
    aliases: [],
    data: press.data,
    inputs: press.inputs,
    ...(messageId === undefined ? {} : { messageId }),
  };
}

/** In the direct message, the pressed message becomes the next screen. */
async function answerInPlace(room: Room, press: Press, surface: OnMessage): Promise<void> {
  const address = slackAddress(surface.channel, press.who.id);
  const messageId = await postOf(room, press, surface);
  const screen = await onPress(room.desk, await pressedBy(room, press, address, messageId));
  if (screen.template === 'changes') return openWindow(room, press, surface, screen.data, messageId);
  const moved = await room.messenger.edit(address, messageId, screen);
  if (moved !== undefined) await followCard(room, press, messageId, moved);
}

/** The post that a pressed message is the last of: Slack tells with the message, else its report knows. */
async function postOf({ desk }: Room, { data }: Press, { messageId, parts }: OnMessage): Promise<string> {
  if (parts.length > 0) return idOf([...parts, messageId]);
  const report = textAt(data, 'report');
  const card = report === '' ? undefined : (await desk.store.load(report))?.posts['card'];
  return card !== undefined && timestampsOf(card).at(-1) === messageId ? card : messageId;
}

/** The card moved, for it was gone or outgrew its message: its slot moves with it. */
async function followCard({ desk }: Room, { data }: Press, before: string, moved: string): Promise<void> {
  const report = textAt(data, 'report');
  const stored = report === '' ? undefined : await desk.store.load(report);
  if (stored?.posts['card'] === before) await desk.store.setPost(report, 'card', moved);
}

/** Pressed in Home or among others: the answer is a new message in the direct message. */
async function answerBelow(room: Room, press: Press): Promise<void> {
  const address = await room.reach.direct(press.who.id);
  const screen = await onPress(room.desk, await pressedBy(room, press, address));
  const posted = await room.messenger.post(address, screen);
  const report = cardOf(screen);
  const stored = report === undefined ? undefined : await room.desk.store.load(report);
  if (stored?.report.author.id !== personId(press.who.id)) return;
  await takeCard(room.desk, stored.report.id, stored.posts['card'], posted);
}

/** The report whose open card a screen is. */
function cardOf(screen: Screen): string | undefined {
  const isCard = screen.template === 'field' || screen.template === 'rows' || screen.template === 'summary';
  const report = isCard ? screen.data.buttons[0]?.data['report'] : undefined;
  return typeof report === 'string' ? report : undefined;
}

/** In a channel, a decision changes the card for all; anything else is shown to whoever pressed. */
async function answerAmongOthers(
  room: Room,
  press: Press,
  surface: OnMessage,
  respond: Answers['respond'],
): Promise<void> {
  const { channel, messageId, ephemeral, thread } = surface;
  const address = slackAddress(channel);
  const screen = await onPress(room.desk, await pressedBy(room, press, address, ephemeral ? undefined : messageId));
  if (screen.template === 'changes') return openWindow(room, press, surface, screen.data);
  const to = { channel, user: press.who.id, thread };
  if (ephemeral) return replaceWhisper(room, to, screen, respond);
  if (screen.template !== 'post') return whisper(room, to, screen);
  if (screen.data.problem !== undefined) return whisper(room, to, notice(screen.data.problem));
  await room.messenger.edit(address, messageId, screen);
}

/** What only one person sees is replaced at the address its press named; once that has closed, it is said anew. */
async function replaceWhisper(
  room: Room,
  to: Parameters<typeof whisper>[1],
  screen: Screen,
  respond: Answers['respond'],
): Promise<void> {
  const [first, ...others] = draw(screen).messages;
  const alone = others.length === 0 && respond !== undefined;
  const answer = alone ? { replace_original: true, text: first.text, blocks: first.blocks } : { delete_original: true };
  const replaced = await respond?.(answer).then(
    () => true,
    (error: unknown) => {
      room.desk.log.info('message not replaced', { reason: String(error) });
      return false;
    },
  );
  if (!alone || replaced !== true) await whisper(room, to, screen);
}

/** Refusals of a window that came too late: a press opens one within about three seconds, once. */
const TOO_LATE = ['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id', 'trigger_expired'] as const;

async function openWindow(
  { web, ...room }: Room,
  { who, triggerId }: Press,
  { channel, thread }: OnMessage,
  screen: Extract<Screen, { template: 'changes' }>['data'],
  messageId?: string,
): Promise<void> {
  const context = {
    channel,
    ...(thread === undefined ? {} : { thread }),
    ...(messageId === undefined ? {} : { messageId }),
  };
  try {
    await call(() => web.views.open({ trigger_id: triggerId, view: changesView(screen, context) }));
  } catch (error) {
    if (!isRefusal(error, ...TOO_LATE)) throw error;
    room.desk.log.info('window not opened', { reason: String(error) });
    await whisper({ web }, { channel, user: who.id, thread }, notice(slackTexts.windowExpired));
  }
}

/** A request for changes, sent from its window: taken, or shown again with why not. */
export async function answerSubmission(
  room: Room,
  { who, metadata, inputs }: Extract<Incoming, { is: 'submitted' }>,
  { ack }: Answers,
): Promise<void> {
  const context = readContext(metadata);
  if (context === undefined) return void (await ack(refusal(slackTexts.windowGone)));
  const { channel, data, messageId } = context;
  const address = slackAddress(channel);
  const screen = await onPress(room.desk, {
    person: await room.reach.person(who),
    address,
    at: room.clock.now().toISOString(),
    place: placeOf(room, channel),
    aliases: [],
    data,
    inputs,
  });
  const refused = refusedIn(screen);
  await ack(refused === undefined ? undefined : refusal(refused));
  if (refused === undefined && messageId !== undefined) await room.messenger.edit(address, messageId, screen);
}

function refusedIn(screen: Screen): string | undefined {
  if (screen.template === 'changes' || screen.template === 'post') return screen.data.problem;
  return screen.template === 'notice' ? screen.data.title : slackTexts.windowGone;
}
