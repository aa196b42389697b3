import { idsOf } from '../../../core/record/queries/people';
import { fileLine, noneMadeScreen, stoppedScreen } from '../../../core/paper/screens/files';
import type { PressOf, Verb } from '../../../core/screen/press';
import { files } from '../../../core/paper/screens/made-files.es';
import { openReports } from '../filing/drafts';
import { giveFile } from '../paper/give-file';
import { found, greeting, mine } from './lists';
import { makeMonth, seeMonth } from '../paper/month';
import { pendingFrom, pendingThere } from './pending';
import { turnReminders } from '../remind/reminders';
import type { Answer } from '../reply';
import { beginFromPressed, beginPressed } from '../filing/begin-pressed';
import { notShown } from '../press/permitted';
import { give, inPlace, isReader, unchanged, type Handlers, type PressTurn } from '../press/report-turn';

const onLists = <V extends Verb>(handlers: Handlers<V, PressTurn>) => handlers;

/** What is pressed on lists, greetings and files: on no report that is loaded for it. */
export const listVerbs = onLists({
  new: (turn) => beginPressed(turn, turn.press),
  use: beginFromPressed,
  resume,
  mine: async ({ services, pressed, press }) => ({
    screen: await mine(services, pressed, press.offset),
  }),
  pending: async ({ services, pressed, press: { offset } }) => ({
    screen: await (pressed.place === 'review-channel'
      ? pendingThere(services, pressed, offset)
      : pendingFrom(services, pressed, offset)),
  }),
  reminders: async ({ services, pressed, press }) => ({
    screen: await turnReminders(services, pressed, press.to),
    saved: true,
  }),
  month: async ({ services, pressed, press }) => ({
    screen: await seeMonth(services, pressed, press.month),
  }),
  makeMonth: async ({ services, pressed, press }) => ({
    screen: await makeMonth(services, pressed, press),
  }),
  find: async ({ services, pressed, press }) => ({
    screen: await found(services, pressed, press.words, press.offset),
  }),
  /** What the file will say stands below, so that the pressed card becomes a line. */
  makeFile({ services, pressed, press }) {
    const refused = giveFile(services, pressed, press.order);
    return { screen: refused ?? fileLine(files.making) };
  },
  stopFile({ services, pressed, press }) {
    const stopped = services.giving.stop(idsOf(pressed));
    return { screen: stopped ? stoppedScreen(press.order) : noneMadeScreen(press.order) };
  },
});

/**
 * Goes on with a draft, which from now on is the one that typed answers go to. The button stays in
 * lists and greetings and is meant anew each time, so that its key holds the version it was pressed at.
 */
async function resume(turn: PressTurn<PressOf<'resume'>>): Promise<Answer> {
  const { services, pressed, press } = turn;
  const newest = (await openReports(services, pressed, 1))[0]?.id;
  const id = press.report ?? newest;
  if (id === undefined) return { screen: await greeting(services, pressed) };
  const stored = await services.store.load(id);
  if (stored === undefined || !isReader(turn, stored)) return notShown(turn, stored);
  const onReport = { ...turn, stored, key: `${turn.key}.${stored.report.version}` };
  const stays = id === newest && stored.report.address.conversation === pressed.address.conversation;
  if (stays) return unchanged(onReport);
  return inPlace(turn, await give(onReport, { type: 'Resume', address: pressed.address }));
}
