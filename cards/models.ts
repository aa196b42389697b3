import type {
  ChangesScreen,
  DifferenceScreen,
  FieldScreen,
  FormField,
  FormScreen,
  ListScreen,
  NoticeScreen,
  PageScreen,
  PostScreen,
  ReplyScreen,
  ProgressScreen,
  ProposalScreen,
  ReportScreen,
  RowsScreen,
  Screen,
  SummaryScreen,
} from '../core/screens/screens';
import { clipped } from '../core/screens/weight';
import { actions, actionSet, readings } from './parts/actions';
import { cardInput, fieldChoice } from './parts/inputs';
import { openLine } from './parts/lines';
import { marked } from './parts/marked';
import { observed } from './parts/observed';
import { fact, prose, section } from './parts/prose';
import { groundOf, run, runs, some, subheading, toned, withMark } from './parts/text';

/**
 * What a template binds to. Whatever may be absent is a list of none or one, which the template
 * repeats over: an undefined name would be printed as "${name}", and a condition costs more.
 */
type Model = Readonly<Record<string, unknown>> & {
  /** The card in one line for notifications, without what Markdown is made of: clients may read it as such. */
  readonly spoken: string;
};

/** What is read out may be taken for SSML, and so goes without what XML is made of. */
export function modelOf(screen: Screen): Model & { readonly speech: string } {
  const model = shownOf(screen);
  return { ...model, speech: model.spoken.replace(/[<>&]+/g, ' ').replace(/ {2,}/g, ' ') };
}

function shownOf(screen: Screen): Model {
  switch (screen.template) {
    case 'field':
      return field(screen.data);
    case 'form':
      return form(screen.data);
    case 'rows':
      return rows(screen.data);
    case 'progress':
      return progress(screen.data);
    case 'proposal':
      return proposal(screen.data);
    case 'page':
      return page(screen.data);
    case 'summary':
      return summary(screen.data);
    case 'line':
      return { spoken: spoken(screen.data.text), text: some(screen.data.text), subtle: screen.data.subtle === true };
    case 'notice':
      return notice(screen.data);
    case 'list':
      return list(screen.data);
    case 'post':
      return post(screen.data);
    case 'report':
      return report(screen.data);
    case 'changes':
      return changes(screen.data);
    case 'observations':
      return { ...headed(screen.data), ...observed(screen.data) };
    case 'difference':
      return difference(screen.data);
    case 'reply':
      return reply(screen.data);
    default:
      return never(screen);
  }
}

const SPOKEN_LENGTH = 200;

/** One line for screen readers and notifications. */
function spoken(...parts: readonly string[]): string {
  const sentences = parts.map((part) => part.trim()).filter((part) => part !== '');
  const line = sentences.map((part) => (/[.:?…]$/.test(part) ? part : `${part}.`)).join(' ');
  return clipped(line.replace(/[*_`[\]\\]+/g, ' '), SPOKEN_LENGTH).replace(/\.$/, '');
}

function field(screen: FieldScreen): Model {
  const [first, ...others] = screen.inputs;
  // With one input the question is its label, so that nothing is said twice, to the eye or the ear.
  const alone = first !== undefined && others.length === 0;
  return {
    spoken: spoken(screen.heading, screen.question),
    saved: some(screen.saved),
    notice: some(screen.notice),
    hint: some(screen.hint),
    observed: some(screen.observed),
    progress: screen.progress,
    heading: screen.heading,
    question: alone ? [] : some(screen.question),
    inputs: alone ? [cardInput(first, screen.question)] : screen.inputs.map((input) => cardInput(input)),
    problem: problemIn(screen),
    readings: readings(screen.readings),
    tables: prose(screen.tables),
    actions: actions(screen.buttons),
  };
}

/** With readings to choose from it is a question, not an error. */
const problemIn = ({ problem, readings: ways }: Pick<FormField, 'problem' | 'readings'>): readonly object[] =>
  some(problem).map((text) => ({ text, color: ways.length > 0 ? 'accent' : 'attention' }));

/** The top of a card of the walk: what was saved, where it stands, what it asks. */
const walked = ({
  saved,
  notice,
  progress,
  heading,
}: Pick<FormScreen, 'saved' | 'notice' | 'progress' | 'heading'>) => ({
  ...{ saved: some(saved), notice: some(notice) },
  ...{ progress, heading },
});

const form = (screen: FormScreen): Model => ({
  spoken: spoken(screen.heading, screen.question),
  ...walked(screen),
  question: some(screen.question),
  fields: screen.fields.map((one) => ({
    inputs: one.inputs.map((input) => cardInput(input)),
    hint: some(one.hint),
    problem: problemIn(one),
    readings: readings(one.readings),
    tables: prose(one.tables),
  })),
  actions: actions(screen.buttons),
});

const rows = (screen: RowsScreen): Model => ({
  spoken: spoken(screen.heading),
  ...walked(screen),
  hint: some(screen.hint),
  lines: screen.lines.map(openLine),
  rows: screen.rows.map((row) => ({
    title: some(row.title),
    lines: row.lines.map(fact),
    buttons: actionSet(row.buttons, 'small'),
  })),
  actions: actions(screen.buttons),
});

const progress = (screen: ProgressScreen): Model => ({
  spoken: spoken(screen.title, screen.count),
  title: screen.title,
  ...{ count: screen.count, next: some(screen.next) },
  lines: screen.lines.map(openLine),
  actions: actions(screen.buttons),
});

const proposal = (screen: ProposalScreen): Model => ({
  spoken: spoken(screen.heading, ...screen.lines.map(({ fact: { label, value } }) => `${label}: ${value}`)),
  ...walked(screen),
  question: screen.question,
  problem: some(screen.problem),
  lines: screen.lines.map((line) => ({
    fact: fact(line.fact),
    before: some(line.before),
    buttons: actionSet([line.button], 'none'),
  })),
  rest: (screen.rest === undefined ? [] : [screen.rest]).map(({ title, text, buttons }) => ({
    title,
    text: some(text),
    buttons: actionSet(buttons, 'small'),
  })),
  actions: actions(screen.buttons),
});

const page = (screen: PageScreen): Model => ({
  spoken: spoken(screen.heading, screen.question),
  ...walked(screen),
  question: some(screen.question),
  before: screen.before.map(fact),
  rows: screen.rows.map(pageRow),
  more: some(screen.more),
  last: screen.last.map(pageRow),
  inputs: screen.inputs.map((input) => cardInput(input)),
  actions: actions(screen.buttons),
});

const pageRow = ({ title, lines }: PageScreen['rows'][number]): object => ({
  title: some(title),
  lines: lines.map((line) => (line.label === '' ? runs([run(line.value)], 'small') : fact(line))),
});

const summary = (screen: SummaryScreen): Model => ({
  ...headed(screen),
  notice: some(screen.notice),
  problem: some(screen.problem),
  observations: (screen.observations ?? []).map(openLine),
  facts: screen.facts.map(openLine),
  sections: screen.sections.flatMap(section),
  blanks:
    screen.blanks === '' && screen.empty.length === 0
      ? []
      : [{ said: some(screen.blanks), empty: screen.empty.map(openLine) }],
  actions: actions(screen.buttons, screen.links),
});

const notice = (screen: NoticeScreen): Model => ({
  spoken: spoken(screen.title, ...screen.lines),
  title: some(screen.title).map((text) => toned(text, screen.tone)),
  lines: screen.lines.flatMap(some),
  facts: screen.facts.map(fact),
  actions: actions(screen.buttons, screen.links),
});

const list = ({ lead = [], ...screen }: ListScreen): Model => ({
  spoken: spoken(screen.title, ...lead),
  ...{ title: screen.title, lead: lead.flatMap(some) },
  empty: screen.items.length === 0 ? some(screen.empty) : [],
  items: screen.items.map((item) => ({
    title: some(item.title),
    detail: some(item.detail),
    status: some(item.status.text).map((text) => withMark(text, item.status.tone)),
    actions: actions([item.button]),
  })),
  actions: actions(screen.buttons),
});

const post = (screen: PostScreen): Model => ({
  ...headed(screen),
  decision: some(screen.decision),
  ...{ next: some(screen.next), waiting: some(screen.waiting) },
  hint: some(screen.hint),
  problem: some(screen.problem),
  facts: screen.facts.map(fact),
  sections: screen.sections.flatMap(section),
  actions: actions(screen.buttons, screen.links),
});

const report = (screen: ReportScreen): Model => ({
  ...headed(screen),
  page: some(screen.page),
  facts: screen.facts.map(fact),
  sections: screen.sections.flatMap(section),
  actions: actions(screen.buttons, screen.links),
});

const difference = (screen: DifferenceScreen): Model => ({
  spoken: spoken(screen.title, screen.summary),
  title: screen.title,
  summary: some(screen.summary),
  page: some(screen.page),
  changes: screen.changes.flatMap(({ label, lines }) => [subheading(label), ...lines.map(marked)]),
  further: some(screen.further),
  actions: actions(screen.buttons, screen.links),
});

function changes(screen: ChangesScreen): Model {
  const [reason, ...byField] = screen.inputs.map((input) => cardInput(input));
  return {
    spoken: spoken(screen.title),
    title: screen.title,
    // Under the first input: at the end of a long card nobody would see it.
    problem: some(screen.problem),
    reason: reason === undefined ? [] : [reason],
    byField,
    more: fieldChoice(screen.more),
    moreProblem: some(screen.more?.problem),
    actions: actions(screen.buttons),
  };
}

const reply = (screen: ReplyScreen): Model => ({
  spoken: spoken(screen.title, ...screen.said),
  title: screen.title,
  said: screen.said.flatMap(some),
  inputs: screen.inputs.map((input) => cardInput(input)),
  problem: some(screen.problem),
  actions: actions(screen.buttons),
});

/** The title and the state of a report. */
const headed = ({ title, status }: Pick<PostScreen, 'title' | 'status'>): Model => ({
  spoken: spoken(title, status.text),
  title,
  status: some(status.text).map((text) => toned(text, status.tone)),
  ground: groundOf(status.tone),
});

function never(screen: never): never {
  throw new Error(`No such screen: ${JSON.stringify(screen)}`);
}
