import { hash } from 'node:crypto';
import { problem, type Problem } from '../../../core/words/problems';
import type { Event, Report } from '../../../core/report/types';
import { problemScreen } from '../../../core/screens/lists';
import { sentScreen } from '../../../core/screens/review';
import type { Said, Screen } from '../../../core/screens/screens';
import { closedLine, savedLine, walkScreen } from '../../../core/screens/walk';
import { noticeOf, say, type CommandFacts, type Desk } from '../desk';
import type { Handled } from '../handle-command';
import type { Pressed } from '../incoming';
import type { Press } from './read-press';

/** A press and all that is needed to answer it. */
export interface Turn {
  readonly desk: Desk;
  readonly pressed: Pressed;
  readonly press: Press;
}

export interface ReportTurn extends Turn {
  readonly report: Report;
  readonly posts: Handled['posts'];
}

export const problemCard = (found: Problem): Screen => ({ template: 'notice', data: problemScreen(found) });

/** What was pressed on which card with which inputs: the same, whoever delivers it and however often. */
export function pressKey({ pressed, press }: Turn): string {
  const inputs = Object.entries(pressed.inputs).sort(([one], [other]) => (one < other ? -1 : 1));
  const what = JSON.stringify([pressed.person.id, press.data, inputs]);
  return `press:${hash('sha256', what).slice(0, 32)}`;
}

export const give = (turn: Turn, reportId: string, facts: CommandFacts, key = pressKey(turn)): Promise<Handled> =>
  turn.desk.handle(reportId, { ...facts, key, at: turn.pressed.at, by: turn.pressed.person });

/** Gives a command and shows what came of it on the pressed card. */
export const run = async (turn: ReportTurn, facts: CommandFacts): Promise<Screen> =>
  inPlace(turn, await give(turn, turn.report.id, facts));

export const isAuthor = ({ report, pressed }: ReportTurn): boolean => report.author.id === pressed.person.id;

/** The author's next screen, in the place of the card that was pressed, which is the open one from now on. */
export async function inPlace(turn: Turn, handled: Handled): Promise<Screen> {
  const { desk, pressed } = turn;
  const { report, refusal } = handled;
  if (report === undefined) return problemCard(refusal?.problem ?? problem('report.gone'));
  if (report.author.id !== pressed.person.id) return problemCard(refusal?.problem ?? problem('report.not-yours'));
  await takeSlot(turn, report, handled.posts);
  return authorScreen(desk, report, saidOf(desk, report, handled));
}

/** What a report's author sees of it now. */
export function authorScreen(desk: Desk, report: Report, said: Said): Screen {
  switch (report.state) {
    case 'draft':
    case 'changes-requested':
      return walkScreen(desk.form, report, said);
    case 'cancelled':
      return { template: 'line', data: { text: closedLine(report), subtle: true } };
    case 'in-review':
    case 'approved':
    case 'withdrawn':
      return { template: 'notice', data: sentScreen(desk.viewing, report) };
    default:
      return report.state satisfies never;
  }
}

function saidOf(desk: Desk, report: Report, { events, refusal }: Handled): Said {
  if (refusal !== undefined)
    return { problem: [refusal.problem], ...(refusal.typed === undefined ? {} : { typed: refusal.typed }) };
  const saved = events.map((event: Event) => savedLine(desk.form, report, event)).find((line) => line !== undefined);
  return { ...(saved === undefined ? {} : { saved }), ...noticeOf(events) };
}

async function takeSlot({ desk, pressed }: Turn, report: Report, posts: Handled['posts']): Promise<void> {
  const { messageId } = pressed;
  if (messageId === undefined || pressed.place !== 'personal') return;
  await takeCard(desk, report.id, posts['card'], messageId);
}

/**
 * That message shows the report's open card from now on. Another may still be open further up: it is
 * closed, so that nothing old can be pressed.
 */
export async function takeCard(
  desk: Pick<Desk, 'store' | 'nudge'>,
  reportId: string,
  other: string | undefined,
  messageId: string,
): Promise<void> {
  if (other === messageId) return;
  await desk.store.setPost(reportId, 'card', messageId);
  if (other === undefined) return;
  await say(desk, reportId, `moved.${messageId}`, [
    { to: 'author', mode: 'edit', messageId: other, about: { show: 'moved' } },
  ]);
}
