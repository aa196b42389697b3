import { problem } from '../../../core/words/problems';
import type { Screen } from '../../../core/screens/screens';
import { follow, openReports, type Desk } from '../desk';
import type { Pressed } from '../incoming';
import { startDraft } from '../start';
import { foundScreen, home, mineScreen, pendingScreen } from '../talk';
import { numberOf, readPress, textOf, type Press } from './read-press';
import { reviewVerbs } from './review-verbs';
import { authorScreen, give, inPlace, pressKey, problemCard, type Turn } from './turn';
import { walkVerbs } from './walk-verbs';

const reportVerbs = { ...walkVerbs, ...reviewVerbs };
const listVerbs = {
  new: begin,
  resume,
  mine: ({ desk, pressed, press }: Turn) => mineScreen(desk, pressed.person.id, numberOf(press, 'offset')),
  pending: ({ desk, press }: Turn) => pendingScreen(desk, numberOf(press, 'offset')),
  find: ({ desk, press }: Turn) => foundScreen(desk, textOf(press, 'words'), numberOf(press, 'offset')),
};

/** A button was pressed: the screen that takes its card's place. Never throws for what a client sent. */
export async function onPress(desk: Desk, pressed: Pressed): Promise<Screen> {
  const read = readPress(desk.form, pressed.data);
  switch (read.is) {
    case 'unsupported':
      return problemCard(read.problem);
    case 'outdated':
      return outdated(desk, pressed, read.report);
    case 'press':
      return dispatch({ desk, pressed, press: read.press });
    default:
      return read satisfies never;
  }
}

async function dispatch(turn: Turn): Promise<Screen> {
  const { verb } = turn.press;
  if (isListVerb(verb)) return listVerbs[verb](turn);
  const { desk, pressed, press } = turn;
  if (press.report !== undefined && pressed.place === 'personal') await follow(desk, pressed, press.report);
  const stored = press.report === undefined ? undefined : await desk.store.load(press.report);
  if (stored === undefined) return problemCard(problem('report.gone'));
  // A draft is its author's alone, whatever a forged button asks.
  if (stored.report.folio === undefined && stored.report.author.id !== turn.pressed.person.id)
    return problemCard(problem('report.not-yours'));
  return reportVerbs[verb]({ ...turn, report: stored.report, posts: stored.posts });
}

const isListVerb = (verb: Press['verb']): verb is keyof typeof listVerbs => Object.hasOwn(listVerbs, verb);

async function outdated(desk: Desk, pressed: Pressed, id: string): Promise<Screen> {
  const report = (await desk.store.load(id))?.report;
  if (report === undefined) return problemCard(problem('report.gone'));
  if (report.author.id !== pressed.person.id) return problemCard(problem('card.unknown'));
  return authorScreen(desk, report, { problem: [problem('card.outdated')] });
}

async function begin(turn: Turn): Promise<Screen> {
  const seed = textOf(turn.press, 'nonce') || (turn.pressed.messageId ?? pressKey(turn));
  return inPlace(turn, await startDraft(turn.desk, turn.pressed, `new:${seed}`, () => []));
}

/**
 * Goes on with a draft, which from now on is the one that typed answers go to. The button stays in
 * lists and greetings and is meant anew each time, so that its key holds the version it was pressed at.
 */
async function resume(turn: Turn): Promise<Screen> {
  const { desk, pressed, press } = turn;
  const newest = (await openReports(desk, pressed.person, 1))[0]?.id;
  const id = press.report ?? newest;
  if (id === undefined) return home(desk, pressed, []);
  const stored = await desk.store.load(id);
  if (stored !== undefined && id === newest && stored.report.address.conversation === pressed.address.conversation)
    return inPlace(turn, { ...stored, events: [] });
  const key = `${pressKey(turn)}.${stored?.report.version ?? 0}`;
  return inPlace(turn, await give(turn, id, { type: 'Resume', address: pressed.address }, key));
}
