import { labelsOf, type Form } from '../form/definition';
import { readingText } from '../form/answers';
import { writtenAt } from '../report/steps';
import type { Instead, Pending, Report, Step } from '../report/types';
import { buttons, drafts, status, talk } from '../words/texts.es';
import { labelOf, progressOf } from './names';
import { on, type PressOf } from './press';
import { describe, type Listed } from './lists';
import { notice, type Button, type FieldScreen, type NoticeScreen } from './screens';
import { statusOf } from './summary';
import { showDay } from './when';

/** Asks whether what was said is the answer: the button that takes it, and what seems to be wanted. */
export function talkScreen(form: Form, report: Report, pending: Pending, question: string): FieldScreen {
  const { step, readings, instead = { want: 'nothing' } } = pending;
  const takes = readings.map((reading, index): Button => ({
    title: readingText(reading, report.answers, labelsOf(form)),
    press: { verb: 'choose', ...on(form, report), step, index, shown: {} },
  }));
  return {
    progress: step.at === 'summary' ? '' : progressOf(form, report, step.field),
    heading: labelOf(form, step),
    question,
    inputs: [],
    readings: [],
    tables: [],
    buttons: [...takes, insteadButton(form, report, step, instead)],
  };
}

function insteadButton(form: Form, report: Report, step: Step, instead: Instead): Button {
  const at = { ...on(form, report), step };
  switch (instead.want) {
    case 'skip':
      return {
        title: isAnswered(report, step) ? buttons.clear : buttons.skip,
        press: { verb: 'skip', ...at, fields: [] },
      };
    case 'back':
      return { title: buttons.back, press: { verb: 'back', ...at } };
    case 'review':
      return { title: buttons.review, press: { verb: 'review', ...on(form, report) } };
    case 'open':
      return {
        title: talk.mend(labelOf(form, instead.step)),
        press: { verb: 'open', ...on(form, report), step: instead.step },
      };
    case 'nothing':
      return { title: talk.isNot, press: { verb: 'decline', ...at } };
    case 'help':
    case 'status':
    case 'pause':
    case 'discard':
    case 'edit':
    case 'new':
      return { title: talk.wants[instead.want], press: { verb: 'instead', ...at, want: instead.want } };
    default:
      return instead satisfies never;
  }
}

const isAnswered = (report: Report, step: Step): boolean =>
  (step.at === 'field' || step.at === 'cell') && writtenAt(report, step) !== undefined;

/** Where a report's author is in it: «Informe de visita · Campo 3 de 9 · Fecha de visita». */
export function whereIn(form: Form, report: Report): string {
  const { at } = report;
  if (at.at === 'summary') return status.atSummary;
  return `${progressOf(form, report, at.field)} · ${labelOf(form, { at: 'field', field: at.field })}`;
}

/** A beginning with drafts open: go on with the newest, or begin another, as that press does. */
export function anotherScreen(
  form: Form,
  newest: Report,
  line: Listed,
  count: number,
  begins: PressOf<'new' | 'use'>,
): NoticeScreen {
  return notice({
    title: drafts.open(count),
    lines: [describe(line), whereIn(form, newest)],
    buttons: [
      { title: buttons.resume, press: { verb: 'resume', report: newest.id }, style: 'positive' },
      { title: buttons.another, press: begins },
      ...(count > 1 ? [{ title: buttons.mine, press: { verb: 'mine', offset: 0 } } as const] : []),
    ],
  });
}

/** How a person's reports are going, the one touched last first; the newest that is open is told where it stands. */
export function statusScreen(
  form: Form,
  zone: string,
  lines: readonly Listed[],
  open: Report | undefined,
): NoticeScreen {
  const [first] = lines;
  return notice({
    title: first === undefined ? status.none : status.title(lines.length),
    facts: lines.map((line) => ({
      label: [line.folio ?? statusOf(line.state).text, line.states].filter((part) => part !== '').join(' · '),
      value: open?.id === line.id ? whereIn(form, open) : statusText(line, zone),
    })),
    buttons: [
      ...(open === undefined
        ? []
        : [
            { title: buttons.resume, press: { verb: 'resume', report: open.id }, style: 'positive' } as const,
            { title: buttons.progress, press: { verb: 'progress', ...on(form, open) } } as const,
          ]),
      { title: buttons.mine, press: { verb: 'mine', offset: 0 } },
    ],
  });
}

function statusText({ state, submittedAt, updatedAt }: Listed, zone: string): string {
  const name = statusOf(state).text;
  switch (state) {
    case 'in-review':
      return status.since(name, showDay(submittedAt ?? updatedAt, zone));
    case 'draft':
      return status.left(showDay(updatedAt, zone));
    case 'changes-requested':
      return status.changes(name);
    case 'approved':
    case 'withdrawn':
    case 'cancelled':
      return name;
    default:
      return state satisfies never;
  }
}
