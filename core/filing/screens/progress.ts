import type { Field, Form } from '../../form/definition';
import { openAt } from '../../record/queries/observations';
import { isUnwritten, rowsOf } from '../../record/queries/steps';
import { isCounted, standingOf, type Standing } from '../../record/queries/standing';
import type { Report } from '../../record/types';
import type { Row } from '../../form/values';
import { lines as words, progress, writing } from './lines.es';
import { buttons, talk } from '../../words/texts.es';
import { openLine, wayTo } from './lines';
import { showBrief } from '../../screen/names';
import { answerLine } from './answer-lines';
import { askedInField, askedText } from '../../screen/observed';
import { on } from '../../screen/press';
import type { Button, OpenLine, ProgressScreen } from '../../screen/screens';
import { clipped } from '../../screen/weight';

/** Characters of an answer, and of a reviewer's words, on one line of many. */
const BRIEF = { value: 90, observed: 160 } as const;

/** Every field with how it stands: where the report is, and the way to any of it. */
export function progressScreen(form: Form, report: Report): ProgressScreen {
  return {
    title: report.folio === undefined ? progress.title : progress.titleSent(report.folio),
    count: countText(form, report),
    next: writingLine(report),
    lines: [...onWhole(form, report), ...form.fields.map((field) => fieldLine(form, report, field))],
    buttons: [goOn(report), ...toSummary(form, report), mine],
  };
}

/** What is asked of the report as a whole has no field to stand under. */
const onWhole = (form: Form, report: Report): readonly OpenLine[] =>
  openAt(report, { at: 'report' }).map((one) => ({
    ...answerLine(form, report, one),
    below: clipped(askedText(one), BRIEF.observed),
    mark: progress.observedMark,
  }));

/** The same for whoever said that something is wrong, and not what. */
export const mendScreen = (form: Form, report: Report): ProgressScreen => ({
  ...progressScreen(form, report),
  title: talk.mendTitle,
  count: talk.mendQuestion,
});

function countText(form: Form, report: Report): string {
  const counted = form.fields.filter((field) => isCounted(form, report, field));
  const of = (standing: Standing): number =>
    counted.filter((field) => settled(form, report, field) === standing).length;
  return progress.count(of('answered'), counted.length, of('blank'));
}

/** How it stands, where it being asked now does not count. */
const settled = (form: Form, report: Report, field: Field): Standing =>
  standingOf(form, { ...report, at: { at: 'summary' } }, field);

function fieldLine(form: Form, report: Report, field: Field): OpenLine {
  const standing = standingOf(form, report, field);
  const observed = askedInField(report, field.id);
  const step = standing === 'asked' && report.at.at === 'cell' ? report.at : wayTo(field);
  const note = standing === 'answered' ? undefined : progress.standings[standing];
  return openLine(form, report, step, {
    label: field.label,
    value: valueText(report, field, standing),
    ...(note === undefined ? {} : { note }),
    ...(observed === undefined ? {} : { below: clipped(observed, BRIEF.observed) }),
    mark: observed === undefined || standing === 'asked' ? progress.marks[standing] : progress.observedMark,
  });
}

/** What stands there, in brief; '' where nothing does. */
export function valueText(report: Report, field: Field, standing: Standing): string {
  const value = report.answers[field.id];
  if (value === undefined) return '';
  if (field.input === 'rows') return rowsText(field.rowName, rowsOf(report.answers, field.id));
  const shown = showBrief(value, report.answers, BRIEF.value);
  return standing === 'aside' ? progress.aside(shown) : shown;
}

/** «2 asuntos, 1 sin texto». */
export const rowsCount = (name: string, rows: readonly Row[]): string =>
  words.rows(name, rows.length, rows.filter(isUnwritten).length);

function rowsText(name: string, rows: readonly Row[]): string {
  const count = rowsCount(name, rows);
  const beginning = showBrief({ kind: 'rows', rows }, {}, BRIEF.value - count.length);
  return [count, beginning].filter((part) => part !== '').join(': ');
}

const goOn = ({ id, at }: Report): Button => ({
  title: at.at === 'summary' ? buttons.backToSummary : buttons.resume,
  press: { verb: 'resume', report: id },
  style: 'positive',
});

const toSummary = (form: Form, report: Report): readonly Button[] =>
  report.at.at === 'summary' ? [] : [{ title: buttons.review, press: { verb: 'review', ...on(form, report) } }];

const mine: Button = { title: buttons.mine, press: { verb: 'mine', offset: 0 } };

/** On a card of the walk that has room for one more button. */
export function withProgress(form: Form, report: Report, shown: readonly Button[]): readonly Button[] {
  if (shown.length >= ROOM) return shown;
  return [...shown, { title: buttons.progress, press: { verb: 'progress', ...on(form, report) } }];
}

/** Buttons of a card. */
const ROOM = 4;

/** What a report's author is told of it while they write, in the card of all fields. */
export function writingLine(report: Report): string {
  if (report.state === 'changes-requested') return writing.ownChanges;
  return report.inForce === undefined ? writing.ownDraft : writing.ownCorrection(report.inForce.round);
}
