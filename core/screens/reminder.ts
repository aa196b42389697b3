import { findField, type Form } from '../form/definition';
import type { Instant, Report } from '../report/types';
import { requestedOf } from '../report/standing';
import { waitingOf } from '../report/waiting';
import { reminder, sent } from '../words/review.es';
import { buttons, summary } from '../words/texts.es';
import { describeReport } from './lists';
import { placeInForm } from './names';
import { folioOf, type Viewing } from './review';
import type { NoticeScreen, Screen } from './screens';
import { statusOf } from './summary';
import { clipped } from './weight';
import { showDay } from './when';

/** Characters of a request for changes: enough to know it again. */
const REQUEST = 240;

/** The reminder of a report that waits: a card for its author, or a line for the reviewers. */
export function reminderScreen(viewing: Viewing, report: Report): Screen {
  const waiting = waitingOf(report);
  const since = waiting?.since ?? report.updatedAt;
  return waiting?.on === 'reviewers'
    ? { template: 'line', data: { text: reminder.review(folioOf(report), showDay(since, viewing.zone)) } }
    : { template: 'notice', data: authorNotice(viewing, report, since) };
}

/** It has one button, which changes nothing when it is pressed by mistake. */
function authorNotice({ form, zone }: Viewing, report: Report, since: Instant): NoticeScreen {
  const request = requestedOf(report);
  const asked = request === undefined ? '' : clipped(summary.requested(request.by.name, request.reason), REQUEST);
  return {
    title: request === undefined ? reminder.title : sent.changesTitle(folioOf(report)),
    tone: statusOf(report.state).tone,
    lines: [describeReport(report), asked, whereLeft(form, report, showDay(since, zone), since === request?.at)].filter(
      (line) => line !== '',
    ),
    facts: [],
    buttons: [{ title: buttons.resume, press: { verb: 'resume', report: report.id }, style: 'positive' }],
    links: [],
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
