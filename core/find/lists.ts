import type { ReportState, Report } from '../record/types';
import { buttons, cancel, help, home, lookUp, states, walk } from '../words/texts.es';
import { awaited } from '../review/screens/awaited.es';
import { problemText, type Problem } from '../words/problems';
import type { Form } from '../form/definition';
import { encodePress, on, type Press, type PressOf } from '../screen/press';
import { notice, type Button, type ListScreen, type NoticeScreen } from '../screen/screens';
import { folioOf, placeOf } from '../review/screens/review';
import { showDay, showInstant } from '../screen/when';
import { statusOf } from '../screen/status';

/** What a list shows of a report. */
export interface Listed {
  readonly id: string;
  readonly folio?: string;
  readonly state: ReportState;
  readonly author: { readonly name: string };
  readonly unit: string;
  readonly states: string;
  readonly updatedAt: string;
  readonly submittedAt?: string;
}

export const LIST_PAGE = 8;
/** On a card, at most: what is left out of a greeting is one press further on. */
const BUTTONS = 4;

export interface Greeting {
  readonly lines?: readonly string[];
  readonly hasSent?: boolean;
  /** What waits for their decision; absent where nothing does. */
  readonly waiting?: string;
}

/**
 * The greeting: what this is and the ways to start; with drafts open, the way back to them first. `hasSent`: they
 * have sent a report, from which the next one can be made.
 */
export function homeScreen(
  name: string,
  open: readonly Listed[],
  nonce: string,
  { lines = home.lines, hasSent = false, waiting }: Greeting = {},
): NoticeScreen {
  const told = open.length > 0;
  const ways: readonly Button[] = [
    ...(told ? [{ title: buttons.resume, press: { verb: 'resume', report: null } } as const] : []),
    ...(hasSent ? [{ title: buttons.useLast, press: { verb: 'use', report: null, nonce, told } } as const] : []),
    newReport(nonce, told),
  ];
  const [draft] = open;
  const drafts = open.length > 1 ? home.openMany(open.length) : draft === undefined ? '' : home.open(describe(draft));
  return notice({
    title: home.title(name),
    lines: [...lines, ...(waiting === undefined ? [] : [waiting]), ...(drafts === '' ? [] : [drafts])],
    buttons: [
      ...ways.map((way, at): Button => (at === 0 ? { ...way, style: 'positive' } : way)),
      ...(waiting === undefined ? [] : [{ title: buttons.pending, press: { verb: 'pending', offset: 0 } } as const]),
      { title: buttons.mine, press: { verb: 'mine', offset: 0 } } as const,
    ].slice(0, BUTTONS),
  });
}

/** Of a greeting, which is said once: its copies begin one report. */
const newReport = (nonce: string, told: boolean): Button => ({
  title: buttons.newReport,
  press: { verb: 'new', nonce, told },
});

/** With a report open, the way back to it. `title`: why the help is shown, where nobody asked for it. */
export const helpScreen = (nonce: string, open?: string, title: string = help.title): NoticeScreen =>
  notice({
    title,
    lines: help.lines,
    facts: help.facts,
    buttons: [
      open === undefined
        ? newReport(nonce, false)
        : { title: buttons.resume, press: { verb: 'resume', report: open }, style: 'positive' },
    ],
  });

/** The same for whoever asks for what was filed. */
export const lookUpScreen = (nonce: string, open?: string): NoticeScreen => ({
  ...helpScreen(nonce, open, lookUp.title),
  lines: lookUp.lines,
  facts: lookUp.facts,
});

/** A problem with nothing else on the card. */
export const problemScreen = (found: Problem): NoticeScreen => notice({ title: problemText(found), tone: 'warning' });

/** The service could not take a press: what was in the card stands here, and the button sends it again. */
export function failedScreen(
  found: Problem,
  again: Press | undefined,
  inputs: Readonly<Record<string, string>>,
): NoticeScreen {
  return notice({
    title: problemText(found),
    tone: 'warning',
    lines: Object.values(inputs).filter((text) => text !== ''),
    buttons:
      again === undefined
        ? []
        : [{ title: buttons.retry, press: { verb: 'again', press: encodePress(again), inputs }, style: 'positive' }],
  });
}

/** A report's or draft's name in a sentence. */
export const describe = (line: Pick<Listed, 'states' | 'unit'>): string =>
  [line.states, line.unit].filter((part) => part !== '').join(' · ') || home.untitled;

/** The press that shows a list's page. */
export type ListPress = PressOf<'mine' | 'find'>;

/** A list's page; one more item than a page holds means that there is a next. */
export function listScreen(
  title: string,
  empty: string,
  lines: readonly Listed[],
  zone: string,
  page: ListPress,
): ListScreen {
  return {
    title,
    empty,
    items: lines.slice(0, LIST_PAGE).map((line) => ({
      title: titleOf(line),
      detail: [
        `${describe(line)}\n${line.author.name} · ${showInstant(line.updatedAt, zone)}`,
        ...awaitedIn(line, zone),
      ].join('\n'),
      // A draft's title is its state already.
      status: line.folio === undefined ? { text: '', tone: 'plain' } : statusOf(line.state),
      button: itemButton(line),
    })),
    buttons:
      lines.length > LIST_PAGE ? [{ title: buttons.more, press: { ...page, offset: page.offset + LIST_PAGE } }] : [],
  };
}

/** Who is awaited, where somebody is. A draft that has a folio corrects the approved report of it. */
function awaitedIn({ state, folio, author, submittedAt, updatedAt }: Listed, zone: string): readonly string[] {
  if (state === 'in-review') return [awaited.review(showDay(submittedAt ?? updatedAt, zone))];
  if (state === 'changes-requested') return [awaited.author(author.name)];
  return state === 'draft' && folio !== undefined ? [awaited.correction] : [];
}

export const titleOf = ({ folio }: Pick<Listed, 'folio'>): string => folio ?? states.draft;

/** The way on with a report that is its reader's own draft, else the way to read it. */
export const itemButton = (line: Listed): Button =>
  line.state === 'draft'
    ? { title: buttons.resume, press: { verb: 'resume', report: line.id } }
    : { title: buttons.seeReport, press: { verb: 'see', report: line.id, page: 1, back: 'list' } };

const asking = (title: string, line: string, yes: Button, no: Button): NoticeScreen =>
  notice({
    title,
    tone: 'warning',
    lines: [line],
    buttons: [no, yes],
  });

const keep = (form: Form, report: Report): Button => ({
  title: buttons.keep,
  press: { verb: 'show', ...on(form, report), back: 'card' },
});

export const askCancelScreen = (form: Form, report: Report, what: string): NoticeScreen =>
  asking(
    cancel.title,
    cancel.line(what),
    { title: buttons.discard, press: { verb: 'cancel', ...on(form, report) }, style: 'destructive' },
    keep(form, report),
  );

export const askWithdrawScreen = (form: Form, report: Report): NoticeScreen =>
  asking(
    cancel.withdrawTitle(folioOf(report)),
    cancel.withdrawLine,
    { title: buttons.withdrawNow, press: { verb: 'withdraw', ...on(form, report) }, style: 'destructive' },
    keep(form, report),
  );

/** Of an approved report: the approved revision is the report again. */
export const askDropScreen = (form: Form, report: Report): NoticeScreen =>
  asking(
    awaited.dropTitle(folioOf(report)),
    awaited.dropLine(report.inForce?.round ?? report.round),
    {
      title: buttons.discard,
      press: { verb: report.state === 'draft' ? 'cancel' : 'withdraw', ...on(form, report) },
      style: 'destructive',
    },
    keep(form, report),
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
    {
      title: buttons.removeNow,
      press: { verb: 'removeRow', ...on(form, report), table: field, row },
      style: 'destructive',
    },
    keep(form, report),
  );

/** The states of a draft in a sentence; '' where it has none. */
export const describeReport = (report: Report): string =>
  report.answers['states'] === undefined ? '' : placeOf(report);
