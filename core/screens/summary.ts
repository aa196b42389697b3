import { labelsOf, type Field, type Form } from '../form/definition';
import { listed } from '../form/reading/words';
import { showValue } from '../form/answers';
import { isUnwritten, missingFields, noticedBlanks, rowsOf } from '../report/steps';
import type { ChangeRequest, Report, ReportState } from '../report/types';
import { problem, problemText } from '../words/problems';
import { proposal } from '../words/proposal.es';
import { buttons, report as words, states, summary } from '../words/texts.es';
import { rowTitle } from './names';
import { on } from './press';
import type { Choice, Fact, SummaryScreen, Tone, Spoken } from './screens';
import { sectionsOf, shortSections } from './sections';
import { factsWeight } from './weight';

const TONES: Readonly<Record<ReportState, Tone>> = {
  draft: 'plain',
  'in-review': 'accent',
  'changes-requested': 'warning',
  approved: 'good',
  withdrawn: 'subtle',
  cancelled: 'subtle',
};

export const statusOf = (state: ReportState): { readonly text: string; readonly tone: Tone } => ({
  text: states[state],
  tone: TONES[state],
});

/** Prose in full up to some 600 characters, tables of some twenty cells, in a card that stays small. */
const SUMMARY = { prose: 800, table: 4_000, inAll: 11_000, least: 3_000 } as const;

export function summaryScreen(form: Form, report: Report, said: Spoken): SummaryScreen {
  const facts = answeredFacts(form, report);
  const inAll = Math.max(SUMMARY.least, SUMMARY.inAll - factsWeight(facts));
  const { sections, cut } = shortSections(sectionsOf(form, report), { ...SUMMARY, inAll }, buttons.seeAll);
  const missing = missingFields(form, report);
  const incomplete = problem('report.incomplete', { fields: missing });
  const why = said.problem ?? (missing.length > 0 ? problemText(incomplete, labelsOf(form)) : undefined);
  const waits = report.proposal === undefined ? undefined : proposal.waits;
  const notices = [said.saved, said.notice, waits, requestText(form, report)].filter((text) => text !== undefined);
  return {
    title: report.folio === undefined ? summary.title : summary.titleSent(report.folio),
    status: statusOf(report.state),
    ...(notices.length === 0 ? {} : { notice: notices.join('\n') }),
    ...(why === undefined ? {} : { problem: why }),
    facts,
    sections,
    blanks: blanksLine(form, report, missing.length > 0),
    edit: {
      label: summary.editLabel,
      choices: editChoices(form),
      button: { title: buttons.edit, press: { verb: 'edit', ...on(form, report) }, withInputs: true },
    },
    buttons: [
      { title: buttons.submit, press: { verb: 'submit', ...on(form, report) }, style: 'positive' },
      ...(cut
        ? [{ title: buttons.seeAll, press: { verb: 'see', report: report.id, page: 1, back: 'card' } } as const]
        : []),
      { title: buttons.back, press: { verb: 'back', ...on(form, report), step: { at: 'summary' } } },
    ],
    links: [],
  };
}

/** Blanks are named once, in a line of their own. */
const answeredFacts = (form: Form, report: Report): readonly Fact[] =>
  factsOf(form, report).filter(({ value }) => value !== words.none);

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

const editChoices = (form: Form): readonly Choice[] =>
  form.fields.map((field) => ({ title: field.label, value: field.id }));

/** The request for changes that waits for its answer. */
export const requestedOf = (report: Report): ChangeRequest | undefined =>
  report.state === 'changes-requested' ? report.changeRequests.at(-1) : undefined;

/** What it asks, field by field. */
export function requestText(form: Form, report: Report): string | undefined {
  const request = requestedOf(report);
  if (request === undefined) return undefined;
  const byField = form.fields.flatMap((field) => {
    const reason = request.fields[field.id];
    return reason === undefined ? [] : [summary.requestedField(field.label, reason)];
  });
  return [summary.requested(request.by.name, request.reason), ...byField].join('\n');
}

const isProse = (field: Field): boolean => field.input === 'prose';

/** Short answers, in the form's order; a blank is a dash. */
export function factsOf(form: Form, report: Report): readonly Fact[] {
  return form.fields
    .filter((field) => field.input !== 'rows' && !isProse(field))
    .map((field) => {
      const value = report.answers[field.id];
      return { label: field.label, value: value === undefined ? words.none : showValue(value, report.answers) };
    });
}
