import { hash } from 'node:crypto';
import type { Press, PressOf, Verb } from '../../../core/screen/press';
import type { Published } from '../../../core/review/thread/platforms';
import { sentScreen } from '../../../core/review/screens/review';
import type { Said, Screen } from '../../../core/screen/screens';
import { closedLine, savedLine, walkScreen } from '../../../core/filing/screens/walk';
import { idsOf, mayRead } from '../../../core/record/queries/access';
import { isAuthorOf } from '../../../core/record/queries/people';
import { isOpen } from '../../../core/record/queries/standing';
import type { About, Event, Report } from '../../../core/record/types';
import { isElsewhere } from '../../../core/record/queries/whereabouts';
import { problem } from '../../../core/words/problems';
import type { Loaded, Stored } from '../../../storage/ports';
import { NO_MESSAGE } from '../../outbox/delivery';
import { publishedOf } from '../../outbox/published';
import { noticeOf, say } from '../below';
import { unlessUnreadable } from '../faults';
import type { CommandFacts, Handled } from '../handle-command';
import { problemCard } from '../find/lists';
import type { Answer, Shown } from '../reply';
import type { Services } from '../services';
import type { Pressed } from '../update';

/** A press and all that is needed to answer it. */
export interface PressTurn<P extends Press = Press> {
  readonly services: Services;
  readonly pressed: Pressed;
  readonly press: P;
  /** What was pressed on which card with which inputs: the same, whoever delivers it and however often. */
  readonly key: string;
}

/** The same, with its report as it was loaded for it. */
export interface ReportTurn<P extends Press = Press> extends PressTurn<P> {
  readonly stored: Loaded;
}

export type Handler<T> = (turn: T) => Promise<Answer> | Answer;
/** Each verb's handler is given its own press. */
export type Handlers<V extends Verb, T> = { readonly [K in V]: Handler<T & { readonly press: PressOf<K> }> };

/** Some of the verbs that are pressed on a report. */
export const onReport = <V extends Verb>(handlers: Handlers<V, ReportTurn>) => handlers;

export function pressKey(pressed: Pressed, written: string): string {
  const inputs = Object.entries(pressed.inputs).sort(([one], [other]) => (one < other ? -1 : 1));
  const what = JSON.stringify([pressed.person.id, written, inputs]);
  return `press:${hash('sha256', what).slice(0, 32)}`;
}

export function give({ services, pressed, stored, key }: ReportTurn, facts: CommandFacts) {
  const { at, person: by, place, address } = pressed;
  const where = place === 'review-channel' ? { on: address.platform } : {};
  return services.handle(stored.report.id, stored, { ...facts, ...where, key, at, by });
}

/** Gives a command and shows what came of it on the pressed card. */
export const run = async (turn: ReportTurn, facts: CommandFacts): Promise<Answer> =>
  inPlace(turn, await give(turn, facts));

export const notYours: Answer = { screen: problemCard(problem('report.not-yours')) };

export const isAuthor = ({ stored, pressed }: ReportTurn): boolean => isAuthorOf(stored.report, pressed);

/** Whether whoever pressed may read that report. */
export const isReader = ({ services, pressed }: PressTurn, { report }: Stored): boolean =>
  mayRead(services.roles, report, idsOf(pressed));

/** The author's next screen, in the place of the card that was pressed, which is the open one from now on. */
export async function inPlace({ services, pressed }: PressTurn, handled: Handled): Promise<Answer> {
  const { stored, refusal, events } = handled;
  if (stored === undefined) return { screen: problemCard(refusal?.problem ?? problem('report.gone')) };
  const { report, posts } = stored;
  if (!isAuthorOf(report, pressed)) return { screen: problemCard(refusal?.problem ?? problem('report.not-yours')) };
  return {
    screen: await authorScreen(services, stored, saidOf(services, report, handled)),
    card: { report, posts },
    saved: refusal === undefined && (events.length > 0 || stored.applied),
    later: laterOf(report, handled),
  };
}

/** What the outbox shows in its place. */
function laterOf(report: Report, { events, refusal }: Handled): About {
  if (!isOpen(report)) return report.state === 'cancelled' ? { show: 'closed' } : { show: 'status' };
  if (refusal === undefined) return { show: 'walk', ...noticeOf(events) };
  const { problem: found, typed } = refusal;
  return { show: 'walk', problem: [found], ...(typed === undefined ? {} : { typed }) };
}

/** The same, where nothing happened. */
export const unchanged = (turn: ReportTurn): Promise<Answer> => inPlace(turn, { stored: turn.stored, events: [] });

/** What a report's author sees of it now. */
export async function authorScreen(services: Services, stored: Shown, said: Said): Promise<Screen> {
  const { report } = stored;
  switch (report.state) {
    case 'draft':
    case 'changes-requested':
      return walkScreen(services.form, report, said);
    case 'cancelled':
      return { template: 'line', data: { text: closedLine(report), subtle: true } };
    case 'in-review':
    case 'approved':
    case 'withdrawn':
      return {
        template: 'notice',
        data: sentScreen(services.viewing, report, await published(services, stored)),
      };
    default:
      return report.state satisfies never;
  }
}

/** As far as is known: what was just saved is not told as lost because the store does not say. */
const published = ({ store, reviewChannels: { platforms } }: Services, stored: Shown): Promise<Published> =>
  publishedOf({ store, platforms }, stored).catch(() => ({ on: [], off: [] }));

function saidOf({ form }: Services, report: Report, { events, refusal }: Handled): Said {
  if (refusal !== undefined)
    return { problem: [refusal.problem], ...(refusal.typed === undefined ? {} : { typed: refusal.typed }) };
  const saved = events.flatMap((event: Event) => savedLine(form, report, event) ?? []).join('\n');
  return { ...(saved === '' ? {} : { saved }), ...noticeOf(events) };
}

/**
 * That message shows the report's open card from now on. Another may still be open further up: it is
 * closed, so that nothing old can be pressed. A report whose card the message was has none any more, so
 * that nothing said of it later takes the place of this one.
 */
export async function takeCard(services: Services, { report, posts }: Shown, messageId: string): Promise<void> {
  const { store } = services;
  const other = posts['card'];
  if (other === messageId) return;
  const held = await unlessUnreadable(store.loadByPost('card', messageId));
  // A message's id is its platform's for one conversation: in another it names another message.
  if (held !== undefined && held.report.id !== report.id && !isElsewhere(held.report, report.address))
    await store.setPost(held.report.id, 'card', NO_MESSAGE);
  await store.setPost(report.id, 'card', messageId);
  if (other === undefined || other === NO_MESSAGE) return;
  await say(services, report.id, `moved.${messageId}`, [
    { to: 'author', mode: 'edit', messageId: other, about: { show: 'moved' } },
  ]);
}
