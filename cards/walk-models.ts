import type {
  FieldScreen,
  FormField,
  FormScreen,
  PageScreen,
  ProgressScreen,
  ProposalScreen,
  RowsScreen,
} from '../core/screen/screens';
import { actions, actionSet, readings } from './parts/actions';
import { cardInput } from './parts/inputs';
import { openLine } from './parts/lines';
import { fact, prose } from './parts/prose';
import { spoken, type Model } from './parts/spoken';
import { run, runs, some } from './parts/text';

export function field(screen: FieldScreen): Model {
  const [first, ...others] = screen.inputs;
  // With one input the question is its label, so that nothing is said twice, to the eye or the ear.
  const alone = first !== undefined && others.length === 0;
  return {
    spoken: spoken(screen.heading, screen.question),
    ...walked(screen),
    hint: some(screen.hint),
    observed: some(screen.observed),
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
const walked = ({ saved, notice, ...screen }: Pick<FormScreen, 'saved' | 'notice' | 'progress' | 'heading'>) => ({
  ...{ saved: some(saved), notice: some(notice) },
  ...{ progress: screen.progress, heading: screen.heading },
});

export const form = (screen: FormScreen): Model => ({
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

export const rows = (screen: RowsScreen): Model => ({
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

export const progress = (screen: ProgressScreen): Model => ({
  spoken: spoken(screen.title, screen.count),
  title: screen.title,
  ...{ count: screen.count, next: some(screen.next) },
  lines: screen.lines.map(openLine),
  actions: actions(screen.buttons),
});

export const proposal = (screen: ProposalScreen): Model => ({
  spoken: spoken(screen.heading, ...screen.lines.map(({ fact: { label, value } }) => `${label}: ${value}`)),
  ...walked(screen),
  question: screen.question,
  problem: some(screen.problem),
  lines: screen.lines.map((line) => ({
    fact: fact(line.fact),
    before: [...some(line.before), ...some(line.assumed)],
    buttons: actionSet([line.button], 'none'),
  })),
  rest: (screen.rest === undefined ? [] : [screen.rest]).map(({ title, text, buttons }) => ({
    title,
    text: some(text),
    buttons: actionSet(buttons, 'small'),
  })),
  actions: actions(screen.buttons),
});

export const page = (screen: PageScreen): Model => ({
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
