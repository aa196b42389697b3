import { labelsOf, type Field, type Form } from '../../form/definition';
import { listed } from '../../form/reading/words';
import { showValue } from '../../form/answers';
import { standingOf } from '../../record/queries/standing';
import { isUnwritten, missingFields, noticedBlanks, rowsOf, type AskedStep } from '../../record/queries/steps';
import type { Report } from '../../record/types';
import { problem, problemText } from '../../words/problems';
import { progress, writing } from './lines.es';
import { proposal } from './proposal.es';
import { buttons, summary } from '../../words/texts.es';
import { fillButton } from './form-button';
import { openLine, openSection, wayTo } from './lines';
import { rowTitle } from '../../screen/names';
import { countText, isObserved } from '../../screen/observed';
import { answerLines } from './answer-lines';
import { on } from '../../screen/press';
import { rowsCount, valueText, writingLine } from './progress';
import type { OpenLine, Section, SummaryScreen, Spoken } from '../../screen/screens';
import { sectionsOf, shortSections, isProse } from './sections';
import { bytesOf, linesWeight } from '../../screen/weight';
import { nextRound } from '../../record/queries/revision';
import { statusOf } from '../../screen/status';

/** The report's state, with how its observations stand while they are answered, or which revision a correction is to be. */
function standingText(report: Report): ReturnType<typeof statusOf> {
  const status = statusOf(report.state);
  if (report.inForce !== undefined && report.state === 'draft')
    return { ...status, text: writing.draftOf(status.text, nextRound(report)) };
  const count = report.state === 'changes-requested' ? countText(report, true) : '';
  return count === '' ? status : { ...status, text: `${status.text} · ${count}` };
}

/** Prose in full up to some 600 characters, tables of some twenty cells, in all that a card holds with its lines. */
const SUMMARY = { prose: 800, table: 4_000, inAll: 17_000, least: 3_000 } as const;

export function summaryScreen(form: Form, report: Report, said: Spoken): SummaryScreen {
  const empty = emptyLines(form, report);
  const answered = answeredFields(form, report);
  const waits = report.proposal === undefined ? undefined : proposal.waits;
  const corrects = report.inForce === undefined ? undefined : writingLine(report);
  const notices = [said.saved, said.notice, waits, corrects].filter((text) => text !== undefined);
  const observations = answerLines(form, report);
  const around =
    linesWeight([...linesOf(form, report, answered), ...empty, ...observations]) + bytesOf(notices.join('\n'));
  const inAll = Math.max(SUMMARY.least, SUMMARY.inAll - around);
  const opens = (step: AskedStep, label: string) => ({ open: openSection(form, report, step, label) });
  const whole = sectionsOf(form, report, opens);
  const { sections, cut } = shortSections(whole, { ...SUMMARY, inAll }, buttons.seeAll);
  const below = (field: Field): boolean => isProse(field) && sections.some(({ label }) => label === field.label);
  const facts = linesOf(
    form,
    report,
    answered.filter((field) => !below(field)),
  );
  const missing = missingFields(form, report);
  const incomplete = problem('report.incomplete', { fields: missing });
  const why = said.problem ?? (missing.length > 0 ? problemText(incomplete, labelsOf(form)) : undefined);
  return {
    title: report.folio === undefined ? summary.title : summary.titleSent(report.folio),
    status: standingText(report),
    ...(notices.length === 0 ? {} : { notice: notices.join('\n') }),
    ...(why === undefined ? {} : { problem: why }),
    ...(observations.length === 0 ? {} : { observations }),
    facts,
    sections: sections.map((section) => withObserved(form, report, section)),
    blanks: blanksLine(form, report, missing.length > 0),
    empty,
    buttons: [
      { title: buttons.submit, press: { verb: 'submit', ...on(form, report) }, style: 'positive' },
      ...(cut
        ? [{ title: buttons.seeAll, press: { verb: 'see', report: report.id, page: 1, back: 'card' } } as const]
        : []),
      { title: buttons.back, press: { verb: 'back', ...on(form, report), step: { at: 'summary' } } },
      report.inForce === undefined
        ? fillButton(form, report)
        : { title: buttons.dropCorrection, press: { verb: 'askWithdraw', ...on(form, report) } },
    ],
    links: [],
  };
}

const answeredFields = (form: Form, report: Report): readonly Field[] =>
  form.fields.filter((field) => standingOf(form, report, field) === 'answered');

/** Short answers whole; of a table, how many rows it has; of prose that has no room below, its beginning. */
const linesOf = (form: Form, report: Report, fields: readonly Field[]): readonly OpenLine[] =>
  fields.map((field) =>
    openLine(form, report, wayTo(field), {
      label: field.label,
      value: answerText(report, field),
      ...(isObserved(report, field.id) ? { note: progress.observed } : {}),
    }),
  );

function answerText(report: Report, field: Field): string {
  if (field.input === 'rows') return rowsCount(field.rowName, rowsOf(report.answers, field.id));
  const value = report.answers[field.id];
  if (value === undefined || isProse(field)) return valueText(report, field, 'answered');
  return showValue(value, report.answers);
}

/** A field whose text stands in full is observed there. */
const withObserved = (form: Form, report: Report, section: Section): Section =>
  form.fields.some(({ id, label }) => label === section.label && isObserved(report, id))
    ? { ...section, label: summary.observed(section.label) }
    : section;

/** Every field that has none, or whose answer is no part of the report. */
function emptyLines(form: Form, report: Report): readonly OpenLine[] {
  return form.fields.flatMap((field) => {
    const standing = standingOf(form, report, field);
    if (standing === 'answered') return [];
    const stands = standing === 'open' || standing === 'blank' ? blankNote(field) : progress.standings[standing];
    const note = isObserved(report, field.id) ? summary.observed(stands) : stands;
    const line = { label: field.label, value: valueText(report, field, standing), note };
    return [openLine(form, report, wayTo(field), line)];
  });
}

const blankNote = ({ required }: Field): string => (required === true ? summary.missing : progress.standings.blank);

function blanksLine(form: Form, report: Report, incomplete: boolean): string {
  const blanks = listed(noticedBlanks(form, report));
  const unwritten = listed(unwrittenRows(form, report));
  return [
    ...(blanks === '' ? [] : [incomplete ? summary.alsoBlank(blanks) : summary.blanks(blanks)]),
    ...(unwritten === '' ? [] : [summary.unwritten(unwritten)]),
  ].join(' ');
}

/** The rows that would be left out, by name. */
const unwrittenRows = (form: Form, report: Report): readonly string[] =>
  form.fields.flatMap(({ id }) =>
    rowsOf(report.answers, id)
      .filter(isUnwritten)
      .map((row) => rowTitle(form, report, id, row.id)),
  );
