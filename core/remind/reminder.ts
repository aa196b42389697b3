import { findField, type Form } from '../form/definition';
import type { Report } from '../record/types';
import { requestedOf } from '../record/queries/standing';
import { QUIETS, type Quiet, type QuietFor } from '../record/queries/quiet';
import { waitingOf, type Waiting } from '../record/queries/waiting';
import { quiet } from './reminders.es';
import { reminder, sent } from '../review/screens/review.es';
import { buttons, states, summary } from '../words/texts.es';
import { countLine } from '../review/screens/awaited';
import { describeReport } from '../find/lists';
import { placeInForm } from '../screen/names';
import { seeButton } from '../screen/report-buttons';
import { folioOf, type Viewing } from '../review/screens/review';
import { notice, type Button, type NoticeScreen, type Screen } from '../screen/screens';
import { clipped } from '../screen/weight';
import { showDay, showWeekday } from '../screen/when';
import { statusOf } from '../screen/status';

/** Characters of a request for changes: enough to know it again. */
const REQUEST = 240;

/** The reminder of a report that waits, for its author or in its thread of the review channel. */
export function reminderScreen(viewing: Viewing, report: Report): Screen {
  const waiting = waitingOf(report);
  if (waiting === undefined) return overScreen(report);
  const data =
    waiting.on === 'reviewers' ? reviewNotice(viewing, report, waiting) : authorNotice(viewing, report, waiting);
  return { template: 'notice', data };
}

/** Of a wait that is over: how it stands. */
export const overScreen = (report: Report): Screen => ({
  template: 'line',
  data: { text: quiet.over(folioOf(report), states[report.state]), subtle: true },
});

const reviewNotice = ({ zone }: Viewing, report: Report, { since, spell }: Waiting): NoticeScreen =>
  notice({
    title: reminder.review(folioOf(report), showDay(since, zone)),
    lines: [countLine(report)].filter((line) => line !== ''),
    buttons: [seeButton(report, 'list'), ...quietButtons(report, 'reviewers', spell)],
  });

/** The way on comes first, and changes nothing when it is pressed by mistake. */
function authorNotice({ form, zone }: Viewing, report: Report, { since, spell }: Waiting): NoticeScreen {
  const request = requestedOf(report);
  const asked = request === undefined ? '' : clipped(summary.requested(request.by.name, request.reason), REQUEST);
  return notice({
    title: request === undefined ? reminder.title : sent.changesTitle(folioOf(report)),
    tone: statusOf(report.state).tone,
    lines: [describeReport(report), asked, whereLeft(form, report, showDay(since, zone), since === request?.at)].filter(
      (line) => line !== '',
    ),
    buttons: [resume(report), ...quietButtons(report, 'author', spell)],
  });
}

const resume = (report: Report): Button => ({
  title: buttons.resume,
  press: { verb: 'resume', report: report.id },
  style: 'positive',
});

function quietButtons(
  { id }: Report,
  side: Waiting['on'],
  spell: string,
  offered: readonly QuietFor[] = QUIETS,
): readonly Button[] {
  const titles = { ...quiet, ever: side === 'author' ? quiet.ever : quiet.everHere };
  return offered.map((until) => ({ title: titles[until], press: { verb: 'quiet', report: id, side, spell, until } }));
}

/** What was asked for, in the place of the reminder, and how to have it otherwise. `allOff`: so are all of the author's. */
export function quietedScreen(
  report: Report,
  side: Waiting['on'],
  { until, by, spell = '' }: Quiet,
  allOff = false,
): Screen {
  const folio = folioOf(report);
  const others = quietButtons(report, side, spell, [until === null ? 'tomorrow' : 'ever']);
  const own = side === 'author';
  const [untilDay, never] = own ? [quiet.until, quiet.never] : [quiet.untilHere, quiet.neverHere];
  return {
    template: 'notice',
    data: notice({
      title: until === null ? never(folio) : untilDay(folio, showWeekday(until)),
      lines: own
        ? [describeReport(report), ...(allOff ? [quiet.allOff] : [])].filter((line) => line !== '')
        : [quiet.by(by.name)],
      buttons: [own ? resume(report) : seeButton(report, 'list'), ...others],
    }),
  };
}

/** `untouched`: since changes were requested. */
function whereLeft(form: Form, report: Report, since: string, untouched: boolean): string {
  const { at } = report;
  if (untouched) return reminder.requested(since);
  if (at.at === 'summary') return reminder.atSummary(since);
  const field = findField(form, at.field);
  if (field === undefined) return reminder.left(since);
  const place = placeInForm(form, report, field.id);
  return reminder.atField(since, place.field, place.of, field.label);
}
