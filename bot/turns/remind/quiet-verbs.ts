import { untilOf, type Quiet } from '../../../core/record/queries/quiet';
import { waitingOf } from '../../../core/record/queries/waiting';
import type { PressOf } from '../../../core/screen/press';
import { overScreen, quietedScreen, reminderScreen } from '../../../core/remind/reminder';
import { problem } from '../../../core/words/problems';
import { createQuiets } from '../../outbox/remind/quiets';
import { problemCard, seenBy } from '../find/lists';
import type { Answer } from '../reply';
import { isReviewer } from '../press/permitted';
import { isAuthor, type ReportTurn } from '../press/report-turn';

/** What is pressed on reminders. */
export const quietVerbs = { quiet };

/**
 * Puts a reminder off, or ends it, and says so in its place. A card of a wait that is over says how the report
 * stands now; one of an earlier revision becomes the reminder of this one.
 */
async function quiet(turn: ReportTurn<PressOf<'quiet'>>): Promise<Answer> {
  const { services, stored, pressed, press } = turn;
  const { report } = stored;
  const { side, spell } = press;
  const isTheirs = side === 'author' ? isAuthor(turn) : isReviewer(turn);
  if (!isTheirs)
    return { screen: problemCard(problem(side === 'author' ? 'report.not-yours' : 'review.not-reviewer')) };
  const waiting = waitingOf(report);
  if (waiting?.on !== side) return { screen: overScreen(report) };
  if (side === 'reviewers' && waiting.spell !== spell)
    return { screen: reminderScreen(seenBy(services, pressed), report) };
  const quiets = createQuiets(services.store);
  const asked: Quiet = {
    until: untilOf(press.until, services.dayOf(pressed.at), services.reminding.isWorkday),
    by: pressed.person,
    at: pressed.at,
    ...(side === 'reviewers' ? { spell } : {}),
  };
  await quiets.keep(report.id, side, asked);
  services.log.info('reminders of a report quieted', { report: report.id, side, by: pressed.person.id });
  if (side === 'reviewers') await tellAll(turn, asked);
  const allOff = side === 'author' && (await quiets.isOff(pressed.person.id));
  return { screen: quietedScreen(report, side, asked, allOff), saved: true };
}

/** Where the answer to a press is seen by whoever pressed alone, the others read it too. */
async function tellAll({ services, stored, pressed, key }: ReportTurn, asked: Quiet): Promise<void> {
  const { messageId, place, address } = pressed;
  if (messageId === undefined || place !== 'review-channel') return;
  const { id } = stored.report;
  await services.store.enqueue(id, [
    {
      id: `${id}.quieted.${key}.${asked.at}`,
      to: 'review-thread',
      on: address.platform,
      mode: 'edit',
      messageId,
      about: { show: 'quieted', side: 'reviewers', quiet: asked },
    },
  ]);
  services.nudge(id);
}
