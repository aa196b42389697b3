import {
  decodePress,
  decodeText,
  type Press,
  type PressOf,
  type PressRead,
  type Verb,
} from '../../../core/screens/press';
import { idsOf, isAuthorOf } from '../../../core/report/people';
import { problem } from '../../../core/words/problems';
import { follow, openReports } from '../drafts';
import { found, greeting, mine, problemCard } from '../lists';
import { pendingFrom, pendingThere } from '../pending';
import { turnReminders } from '../reminders';
import type { Answer } from '../reply';
import type { Services } from '../services';
import type { Pressed } from '../update';
import { beginFromPressed, beginPressed } from './begin-pressed';
import { authorScreen, give, inPlace, pressKey, unchanged, type PressTurn, type ReportTurn } from './report-turn';
import { isReader, notShown } from './permitted';
import { quietVerbs } from './quiet-verbs';
import { observationVerbs } from './observation-verbs';
import { fileVerbs } from './file-verbs';
import { commentVerbs } from './comment-verbs';
import { historyVerb } from './history-verb';
import { reviewVerbs } from './review-verbs';
import { revisionVerbs } from './revision-verbs';
import { walkVerbs } from './walk-verbs';

/** Each verb's handler is given its own press: the table's type says so, and `dispatch` looks it up by the verb. */
type Handler<T> = (turn: T) => Promise<Answer> | Answer;
type Handlers<V extends Verb, T> = { readonly [K in V]: Handler<T & { readonly press: PressOf<K> }> };

const listVerbs = {
  new: (turn) => beginPressed(turn, turn.press),
  use: beginFromPressed,
  resume,
  mine: async ({ services, pressed, press }) => ({ screen: await mine(services, pressed, press.offset) }),
  pending: async ({ services, pressed, press: { offset } }) => ({
    screen: await (pressed.place === 'review-channel'
      ? pendingThere(services, pressed, offset)
      : pendingFrom(services, pressed, offset)),
  }),
  reminders: async ({ services, pressed, press }) => ({
    screen: await turnReminders(services, pressed, press.to),
    saved: true,
  }),
  find: async ({ services, pressed, press }) => ({ screen: await found(services, pressed, press.words, press.offset) }),
  ...fileVerbs,
} satisfies Handlers<
  'new' | 'use' | 'resume' | 'mine' | 'pending' | 'reminders' | 'find' | 'makeFile' | 'stopFile',
  PressTurn
>;

type ListVerb = keyof typeof listVerbs;
type ReportVerb = Exclude<Verb, ListVerb | 'again'>;

const reportVerbs: Handlers<ReportVerb, ReportTurn> = {
  ...walkVerbs,
  ...reviewVerbs,
  ...observationVerbs,
  ...commentVerbs,
  ...revisionVerbs,
  ...historyVerb,
  ...quietVerbs,
};

/** A press as it is answered: one that is sent again is what it was, with what stood in its card then. */
export interface ReadPress {
  readonly read: PressRead;
  readonly pressed: Pressed;
}

export function readPressed({ form }: Services, pressed: Pressed): ReadPress {
  const read = decodePress(form, pressed.data);
  if (read.is !== 'press' || read.press.verb !== 'again') return { read, pressed };
  const { press, inputs } = read.press;
  return { read: decodeText(form, press), pressed: { ...pressed, inputs: { ...inputs, ...pressed.inputs } } };
}

/** A button was pressed: what answers it. Never throws for what a client sent. */
export async function onPress(services: Services, { read, pressed }: ReadPress): Promise<Answer> {
  switch (read.is) {
    case 'unknown':
      return { screen: problemCard(problem('card.unknown')) };
    case 'outdated':
      return outdated(services, pressed, read.report);
    case 'press':
      return dispatch({ services, pressed, press: read.press, key: pressKey(pressed, read.press) });
    default:
      return read satisfies never;
  }
}

async function dispatch(turn: PressTurn): Promise<Answer> {
  const { services, pressed, press, key } = turn;
  if (isOfList(press)) return (listVerbs[press.verb] as Handler<PressTurn>)(turn);
  // Inside one that is sent again there is none.
  if (press.verb === 'again') return { screen: problemCard(problem('card.unknown')) };
  const loaded = await services.store.load(press.report, key);
  if (loaded === undefined || !isReader(turn, loaded)) return notShown(turn, loaded);
  const stored = pressed.place === 'personal' ? await followOwn(turn, loaded) : loaded;
  const answer = await (reportVerbs[press.verb] as Handler<ReportTurn>)({ ...turn, stored });
  return { ...answer, about: stored };
}

const isOfList = (press: Press): press is PressOf<ListVerb> => Object.hasOwn(listVerbs, press.verb);

/** Only its author moves a report to another conversation. */
const followOwn = async ({ services, pressed }: PressTurn, stored: ReportTurn['stored']) =>
  isAuthorOf(stored.report, pressed) ? follow(services, pressed, stored) : stored;

/** A card of an older release or form: its report, or the open one, goes on from where it is. */
async function outdated(services: Services, pressed: Pressed, id: string | undefined): Promise<Answer> {
  const stored = id === undefined ? await services.store.loadOpen(idsOf(pressed)) : await services.store.load(id);
  if (stored === undefined && id === undefined) return { screen: await greeting(services, pressed) };
  if (stored === undefined) return { screen: problemCard(problem('report.gone')) };
  if (!isAuthorOf(stored.report, pressed)) return { screen: problemCard(problem('card.unknown')) };
  return { screen: await authorScreen(services, stored, { problem: [problem('card.outdated')] }) };
}

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
