import { labelsOf, type Form } from '../../form/definition';
import { readingText } from '../../form/answers';
import { writtenAt } from '../../record/queries/steps';
import type { Instead, Pending, Report, Step } from '../../record/types';
import { buttons, status, talk } from '../../words/texts.es';
import { labelOf, progressOf } from '../../screen/names';
import { on } from '../../screen/press';
import type { Button, FieldScreen } from '../../screen/screens';

/** Asks whether what was said is the answer: the button that takes it, and what seems to be wanted. */
export function talkScreen(form: Form, report: Report, pending: Pending, question: string): FieldScreen {
  const { step, readings, instead = { want: 'nothing' } } = pending;
  const takes = readings.map((reading, index): Button => ({
    title: readingText(reading, report.answers, labelsOf(form)),
    press: { verb: 'choose', ...on(form, report), step, index, shown: {} },
  }));
  const but = insteadButton(form, report, step, instead);
  return {
    progress: step.at === 'summary' ? '' : progressOf(form, report, step.field),
    heading: labelOf(form, step),
    question,
    inputs: [],
    readings: [],
    tables: [],
    buttons: [...takes, { ...but, title: instead.want === 'nothing' ? but.title : talk.no(but.title) }],
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
    case 'look-up':
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
