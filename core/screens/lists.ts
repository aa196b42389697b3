import type { ReportState } from '../report/types';
import { buttons, cancel, help, home, states, walk } from '../words/texts.es';
import { problem, problemText, type Problem } from '../words/problems';
import type { Form } from '../form/definition';
import type { Report } from '../report/types';
import { press, pressOn, type Verb } from './press';
import type { Button, ListScreen, NoticeScreen } from './screens';
import { folioOf, placeOf } from './review';
import { statusOf } from './summary';
import { showInstant } from './when';

/** What a list shows of a report. */
interface Listed {
  readonly id: string;
  readonly folio?: string;
  readonly state: ReportState;
  readonly author: { readonly name: string };
  readonly unit: string;
  readonly states: string;
  readonly updatedAt: string;
}

export const LIST_PAGE = 8;

/** The greeting: what this is and the way to start; with drafts open, the way back to them first. */
export function homeScreen(name: string, open: readonly Listed[], nonce: string): NoticeScreen {
  const resume = open.length === 0 ? [] : [press(buttons.resume, 'resume', {}, { style: 'positive' })];
  const [draft] = open;
  const drafts = open.length > 1 ? home.openMany(open.length) : draft === undefined ? '' : home.open(describe(draft));
  return {
    title: home.title(name),
    tone: 'plain',
    lines: drafts === '' ? home.lines : [...home.lines, drafts],
    facts: [],
    buttons: [
      ...resume,
      press(buttons.newReport, 'new', { nonce }, resume.length === 0 ? { style: 'positive' } : {}),
      press(buttons.mine, 'mine'),
    ],
    links: [],
  };
}

export const helpScreen = (nonce: string): NoticeScreen => ({
  title: help.title,
  tone: 'plain',
  lines: help.lines,
  facts: help.facts,
  buttons: [press(buttons.newReport, 'new', { nonce })],
  links: [],
});

/** A problem with nothing else on the card. */
export const problemScreen = (found: Problem): NoticeScreen => ({
  title: problemText(found),
  tone: 'warning',
  lines: [],
  facts: [],
  buttons: [],
  links: [],
});

/** The service could not take a press: what was in the card stands here, and the button sends it again. */
export function retryScreen(data: unknown, inputs: Readonly<Record<string, string>>): NoticeScreen {
  const pressed = typeof data === 'object' && data !== null ? (data as Readonly<Record<string, unknown>>) : {};
  const verb = typeof pressed['verb'] === 'string' ? pressed['verb'] : 'show';
  return {
    title: problemText(problem('service.down')),
    tone: 'warning',
    lines: Object.values(inputs).filter((text) => text !== ''),
    facts: [],
    buttons: [
      { title: buttons.retry, verb, data: { ...pressed, verb, again: inputs }, withInputs: false, style: 'positive' },
    ],
    links: [],
  };
}

/** A report's or draft's name in a sentence. */
export const describe = (line: Pick<Listed, 'states' | 'unit'>): string =>
  [line.states, line.unit].filter((part) => part !== '').join(' · ') || home.untitled;

/** A list's page; one more item than a page holds means that there is a next. */
export function listScreen(
  title: string,
  empty: string,
  lines: readonly Listed[],
  zone: string,
  more: { readonly verb: Verb; readonly offset: number; readonly words?: string },
): ListScreen {
  const next = { offset: more.offset + LIST_PAGE, ...(more.words === undefined ? {} : { words: more.words }) };
  return {
    title,
    empty,
    items: lines.slice(0, LIST_PAGE).map((line) => ({
      title: line.folio === undefined ? states.draft : line.folio,
      detail: `${describe(line)}\n${line.author.name} · ${showInstant(line.updatedAt, zone)}`,
      // A draft's title is its state already.
      status: line.folio === undefined ? { text: '', tone: 'plain' } : statusOf(line.state),
      button: itemButton(line),
    })),
    buttons: lines.length > LIST_PAGE ? [press(buttons.more, more.verb, next)] : [],
  };
}

const itemButton = (line: Listed): Button =>
  line.state === 'draft'
    ? press(buttons.resume, 'resume', { report: line.id })
    : press(buttons.seeReport, 'see', { report: line.id, page: 1, from: 'list' });

const asking = (title: string, line: string, yes: Button, no: Button): NoticeScreen => ({
  title,
  tone: 'warning',
  lines: [line],
  facts: [],
  buttons: [no, yes],
  links: [],
});

export const askCancelScreen = (form: Form, report: Report, what: string): NoticeScreen =>
  asking(
    cancel.title,
    cancel.line(what),
    pressOn(form, report, buttons.discard, 'cancel', {}, { style: 'destructive' }),
    pressOn(form, report, buttons.keep, 'show'),
  );

export const askWithdrawScreen = (form: Form, report: Report): NoticeScreen =>
  asking(
    cancel.withdrawTitle(folioOf(report)),
    cancel.withdrawLine,
    pressOn(form, report, buttons.withdrawNow, 'withdraw', {}, { style: 'destructive' }),
    pressOn(form, report, buttons.keep, 'show'),
  );

export const askRemoveRowScreen = (
  form: Form,
  report: Report,
  field: string,
  row: string,
  name: string,
  number: number,
): NoticeScreen =>
  asking(
    walk.removeTitle(name, number),
    walk.removeLine,
    pressOn(form, report, buttons.removeNow, 'removeRow', { table: field, row }, { style: 'destructive' }),
    pressOn(form, report, buttons.keep, 'show'),
  );

/** The states of a draft in a sentence; '' where it has none. */
export const describeReport = (report: Report): string =>
  report.answers['states'] === undefined ? '' : placeOf(report);
