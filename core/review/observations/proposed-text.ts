import type { Observation } from '../../record/observation';
import { isChangedSinceProposed, isThere, mayReword } from '../../record/queries/observations';
import type { Report } from '../../record/types';
import { observations as words } from '../../words/observations.es';
import { buttons } from '../../words/texts.es';
import { observationItem } from './screens';
import { on, type Back } from '../../screen/press';
import { folioOf, type Viewing } from '../screens/review';
import type { Button, Input, ObservationsScreen } from '../../screen/screens';
import { statusOf } from '../../screen/status';

/** Characters of an answer in words, and of a reason. */
const ANSWER = 2_000;
/** Weight of the difference, which has a card to itself. */
const DIFFERENCE = 12_000;

const around = (report: Report, title: string): Omit<ObservationsScreen, 'items' | 'buttons'> => ({
  title,
  status: statusOf(report.state),
  count: folioOf(report),
  lines: [],
  inputs: [],
});

const all = (report: Report): Button => ({
  title: words.buttons.all,
  press: { verb: 'observations', report: report.id, page: 1, back: 'card' },
});

/** One observation, for the report's author: what a proposed text would change, or what was answered. */
export function observationScreen(viewing: Viewing, report: Report, one: Observation): ObservationsScreen {
  const { form } = viewing;
  const press = { ...on(form, report), observation: one.id };
  const isOpen = one.state === 'open' && one.proposed !== undefined && isThere(form, report, one.on);
  return {
    ...around(report, one.proposed === undefined ? words.title(folioOf(report)) : words.proposedText),
    ...(isOpen && isChangedSinceProposed(report, one) ? { notice: words.changedSince } : {}),
    items: [observationItem(viewing, report, one, true, DIFFERENCE)],
    buttons: [
      ...(isOpen
        ? [
            { title: words.buttons.take, press: { verb: 'takeText', ...press }, style: 'positive' } as const,
            { title: words.buttons.adapt, press: { verb: 'mend', ...press } } as const,
            { title: words.buttons.decline, press: { verb: 'askExplain', ...press } } as const,
          ]
        : []),
      ...(mayReword(report, one)
        ? [{ title: words.buttons.changeAnswer, press: { verb: 'askExplain', ...press } } as const]
        : []),
      all(report),
    ],
  };
}

/** What stands in a form that is asked again, and why it is. */
interface Written {
  readonly text?: string;
  readonly problem?: string;
}

/** The author answers in words. */
export function explainScreen(viewing: Viewing, report: Report, one: Observation, written: Written = {}) {
  const [title, label] =
    one.proposed !== undefined
      ? [words.declineTitle, words.declineLabel]
      : one.on.at === 'report'
        ? [words.explainWhole, words.wholeLabel]
        : [words.explainTitle, words.explainLabel];
  const text = written.text ?? one.answer?.text ?? '';
  return formScreen(viewing, report, one, {
    title,
    input: { kind: 'prose', id: 'answer', label, placeholder: words.explainExample, maxLength: ANSWER, value: text },
    send: {
      title: one.proposed === undefined ? words.buttons.sendAnswer : words.buttons.decline,
      press: { verb: 'explain', ...on(viewing.form, report), observation: one.id },
      style: 'positive',
      withInputs: true,
    },
    back: all(report),
    isAuthor: true,
    ...written,
  });
}

/** A reviewer says why the answer does not do. */
export function reopenScreen(
  viewing: Viewing,
  report: Report,
  one: Observation,
  { page, back }: { readonly page: number; readonly back: Back },
  written: Written = {},
) {
  const press = { ...on(viewing.form, report), observation: one.id, page, back };
  return formScreen(viewing, report, one, {
    title: words.reopenTitle,
    input: {
      ...{ kind: 'prose', id: 'why', label: words.reopenLabel, placeholder: words.reopenExample, maxLength: ANSWER },
      value: written.text ?? '',
    },
    send: { title: words.buttons.reopen, press: { verb: 'reopen', ...press }, style: 'positive', withInputs: true },
    back: { title: buttons.close, press: { verb: 'observations', report: report.id, page, back } },
    isAuthor: false,
    ...written,
  });
}

interface Asking extends Written {
  readonly title: string;
  readonly input: Input;
  readonly send: Button;
  readonly back: Button;
  readonly isAuthor: boolean;
}

function formScreen(viewing: Viewing, report: Report, one: Observation, asking: Asking): ObservationsScreen {
  const { title, input, send, back, isAuthor, problem } = asking;
  return {
    ...around(report, title),
    ...(problem === undefined ? {} : { problem }),
    items: [observationItem(viewing, report, one, isAuthor)],
    inputs: [input],
    buttons: [send, back],
  };
}
