import {
  decodePress,
  decodeText,
  type Press,
  type PressOf,
  type PressRead,
  type Verb,
} from '../../../core/screen/press';
import { noticeScreen, type Screen } from '../../../core/screen/screens';
import { idsOf, isAuthorOf } from '../../../core/record/queries/people';
import { writtenTimes } from '../../../core/record/queries/reads';
import { isOpen } from '../../../core/record/queries/standing';
import type { Address } from '../../../core/record/types';
import { problem, problemText } from '../../../core/words/problems';
import { buttons } from '../../../core/words/texts.es';
import { whyOf } from '../../outbox/messenger';
import { afterwards } from '../afterwards';
import { say } from '../below';
import { follow } from '../filing/drafts';
import { greeting, problemCard } from '../find/lists';
import { onHome } from '../filing/opened';
import { isPostOf, type Answer, type Reply, type Shown, type Where } from '../reply';
import type { Services } from '../services';
import type { Pressed } from '../update';
import { commentVerbs } from '../review/comment-verbs';
import { listVerbs } from '../find/list-verbs';
import { observationVerbs } from '../review/observation-verbs';
import { notShown } from './permitted';
import { quietVerbs } from '../remind/quiet-verbs';
import {
  authorScreen,
  isReader,
  pressKey,
  takeCard,
  type Handler,
  type Handlers,
  type PressTurn,
  type ReportTurn,
} from './report-turn';
import { reviewVerbs } from '../review/review-verbs';
import { revisionVerbs } from '../review/revision-verbs';
import { walkVerbs } from '../filing/walk-verbs';

type ListVerb = keyof typeof listVerbs;

/** Every other verb: `dispatch` looks its handler up. */
const ofReports: Handlers<Exclude<Verb, ListVerb | 'again'>, ReportTurn> = {
  ...walkVerbs,
  ...reviewVerbs,
  ...observationVerbs,
  ...commentVerbs,
  ...revisionVerbs,
  ...quietVerbs,
};

/** How the platform that a press came from is answered. */
interface Way {
  /** Whose turn it is, for the log. */
  readonly line: string;
  /** The person's own chat, on a platform where it can be found from elsewhere. */
  ownChat?(): Promise<Address>;
  /** Shows replies, in order; gives the post id of the first where it is known. */
  show(replies: readonly Reply[]): Promise<string | undefined>;
}

/** Answers a press, and keeps which message shows the report's open card from now on. */
export async function onPress(services: Services, way: Way, came: Pressed): Promise<void> {
  const { read, pressed } = readPressed(services, came);
  const verb = read.is === 'press' ? read.press.verb : 'see';
  const chat = goesToOwnChat(verb, pressed) ? await way.ownChat?.() : undefined;
  const answer = await answerTo(services, { read, pressed: chat === undefined ? pressed : inChat(pressed, chat) });
  const { screen, card, about = card } = answer;
  const held = heldBy(pressed, about);
  const isOwn = card !== undefined && (chat !== undefined || pressed.place === 'personal');
  const stands = chat === undefined ? held : undefined;
  if (isOwn && stands !== undefined) await keepCard(services, card, () => takeCard(services, card, stands));
  const lost = (): void => void afterwards(services.log, 'answer', () => showLater(services, answer, stands));
  const refused = refusedIn(screen);
  const reply: Reply = {
    ...{ screen, where: whereOf(verb, screen, pressed), lost },
    ...(chat === undefined ? {} : { to: chat }),
    ...(stands === undefined ? {} : { replaces: stands }),
    ...(refused === undefined ? {} : { refused }),
    ...(answer.saved === true ? { saved: true } : {}),
  };
  const shown = await shownOr(services, way, reply, pressed, answer);
  if (shown === undefined || shown === held || about === undefined) return;
  await keepCard(services, about, async () => {
    if (chat !== undefined) return isOwn ? takeCard(services, card, shown) : undefined;
    // The message was gone, or the screen outgrew it: the slot moves along.
    if (isOwn || about.posts['card'] === held) await services.store.setPost(about.report.id, 'card', shown);
  });
}

/** Answered in the person's own chat, a press belongs there. */
function inChat({ messageId: _, ...pressed }: Pressed, address: Address): Pressed {
  return { ...pressed, address, place: 'personal' };
}

/** The whole post that the pressed message belongs to, where it is the report's card. */
function heldBy({ messageId }: Pressed, about: Shown | undefined): string | undefined {
  const card = about?.posts['card'];
  return messageId !== undefined && isPostOf(card, messageId) ? card : messageId;
}

/** A slot is written late only while nobody but readers came after: another message may show the card by then. */
const keepCard = ({ store, log }: Services, { report }: Shown, write: () => Promise<void>): Promise<boolean> =>
  afterwards(log, 'card', async (tries) => {
    const now = tries === 0 ? report : (await store.load(report.id))?.report;
    if (now !== undefined && writtenTimes(now) === writtenTimes(report)) await write();
  });

/** What was asked for could not be shown, and its person knows. */
export class NotShown extends Error {}

/** Shows it now, or has the outbox show it and says so. Rejects, once that was told, where nothing had been saved. */
async function shownOr(
  services: Services,
  way: Way,
  reply: Reply,
  pressed: Pressed,
  answer: Answer,
): Promise<string | undefined> {
  const { log } = services;
  const { line } = way;
  try {
    const others = pressed.surface === 'home' ? await onHome(services, pressed, 'pressed') : [];
    return await way.show([reply, ...others]);
  } catch (error) {
    log.warn('answer not shown', { line, saved: answer.saved === true, ...whyOf(error) });
    reply.lost?.();
    await way.show([unshown(answer)]).catch((fault: unknown) => log.warn('not told either', { line, ...whyOf(fault) }));
    if (answer.saved !== true) throw new NotShown('The answer was not shown', { cause: error });
    return undefined;
  }
}

/** A press as it is answered: one that is sent again is what it was, with what stood in its card then. */
interface ReadPress {
  readonly read: PressRead;
  readonly pressed: Pressed;
}

export function readPressed({ form }: Services, pressed: Pressed): ReadPress {
  const read = decodePress(form, pressed.data);
  if (read.is !== 'press' || read.press.verb !== 'again') return { read, pressed };
  const { press, inputs } = read.press;
  return { read: decodeText(form, press), pressed: { ...pressed, inputs: { ...inputs, ...pressed.inputs } } };
}

/** What answers a press. Never throws for what a client sent. */
async function answerTo(services: Services, { read, pressed }: ReadPress): Promise<Answer> {
  switch (read.is) {
    case 'unknown':
      return { screen: problemCard(problem('card.unknown')) };
    case 'outdated':
      return outdated(services, pressed, read.report);
    case 'press':
      return dispatch({ services, pressed, press: read.press, key: pressKey(pressed, read.written) });
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
  const answer = await (ofReports[press.verb] as Handler<ReportTurn>)({ ...turn, stored });
  return { ...answer, about: stored };
}

const isOfList = (press: Press): press is PressOf<ListVerb> => Object.hasOwn(listVerbs, press.verb);

/** Only its author moves a report to another conversation. */
const followOwn = async ({ services, pressed }: PressTurn, stored: ReportTurn['stored']) =>
  isAuthorOf(stored.report, pressed) ? follow(services, pressed, stored) : stored;

/** A card of another form, or with a button that there is not: its report, or the open one, goes on from where it is. */
async function outdated(services: Services, pressed: Pressed, id: string | undefined): Promise<Answer> {
  const stored = id === undefined ? await services.store.loadOpen(idsOf(pressed)) : await services.store.load(id);
  if (stored === undefined && id === undefined) return { screen: await greeting(services, pressed) };
  if (stored === undefined) return { screen: problemCard(problem('report.gone')) };
  if (!isAuthorOf(stored.report, pressed)) return { screen: problemCard(problem('card.unknown')) };
  return { screen: await authorScreen(services, stored, { problem: [problem('card.outdated')] }) };
}

/** A person's own work, which is never begun among others. */
const OWN_WORK: ReadonlySet<Verb> = new Set([
  ...(['new', 'use', 'resume', 'open', 'review', 'correct', 'mend', 'makeMonth'] as const),
  // A file is given to one person.
  ...(['makeFile', 'stopFile'] as const),
]);
/** What changes a shared card for everybody. */
const SHARED: ReadonlySet<Verb> = new Set(['approve', 'requestChanges', 'takeBack', 'show']);

/** What asks for a few words of whoever pressed. */
const ASKS_WHY: ReadonlySet<Verb> = new Set(['askExplain', 'askReopen']);

type Stood = Pick<Pressed, 'place' | 'surface'>;

/** Whether a press is answered in the person's own chat, wherever it was pressed. */
const goesToOwnChat = (verb: Verb, { place, surface }: Stood): boolean =>
  surface === 'home' || (OWN_WORK.has(verb) && (place !== 'personal' || surface === 'whisper'));

/** What is answered where, by what was pressed, where that stood, and what came of it. */
export function whereOf(verb: Verb, screen: Screen, stood: Stood): Where {
  if (goesToOwnChat(verb, stood)) return 'below';
  if ((verb === 'askChanges' || verb === 'propose') && screen.template === 'changes') return 'window';
  if (ASKS_WHY.has(verb) && screen.template === 'observations' && screen.data.inputs.length > 0) return 'window';
  if (verb === 'askReply' && screen.template === 'reply') return 'window';
  if (verb === 'fill' && screen.template === 'form') return 'window';
  if (verb === 'addField' && screen.template === 'changes') return 'place';
  if (stood.place === 'personal' || stood.surface !== 'message') return 'place';
  if (verb === 'quiet') return isRefusal(screen) ? 'whisper' : 'place';
  // Among others, a decision changes the card for all; anything else is for whoever pressed.
  return SHARED.has(verb) && screen.template === 'post' && refusedIn(screen) === undefined ? 'place' : 'whisper';
}

const isRefusal = (screen: Screen): boolean => screen.template === 'notice' && screen.data.tone === 'warning';

/** Why a decision was not taken, as the screen that answers it says. */
const refusedIn = (screen: Screen): string | undefined =>
  screen.template === 'post' || screen.template === 'changes' || screen.template === 'observations'
    ? screen.data.problem
    : undefined;

/** Where an answer could not be shown: nothing that was saved is told as lost. */
function unshown({ screen, saved = false, card }: Answer): Reply {
  const refused = !saved && 'problem' in screen.data ? screen.data.problem : undefined;
  const text = refused ?? problemText(problem(saved ? 'service.shown-later' : 'service.not-shown'));
  const resume = card !== undefined && isOpen(card.report);
  return {
    screen: noticeScreen({
      title: text,
      tone: saved ? 'good' : 'warning',
      buttons: resume ? [{ title: buttons.resume, press: { verb: 'resume', report: card.report.id } }] : [],
    }),
    where: 'whisper',
    failed: text,
  };
}

/** Has the outbox show an author's card, on the message it was to stand on or below. Does nothing for other screens. */
async function showLater(services: Services, { card, later }: Answer, on: string | undefined): Promise<void> {
  if (card === undefined || later === undefined) return;
  const { report } = card;
  await say(services, report.id, `late.${report.version}.${on ?? 'below'}`, [
    { to: 'author', slot: 'card', mode: on === undefined ? 'post' : 'edit', about: later },
  ]);
}
