import type {
  ChangesScreen,
  DifferenceScreen,
  LineScreen,
  ListScreen,
  NoticeScreen,
  ObservationItem,
  ObservationsScreen,
  PostScreen,
  ReplyScreen,
  ReportScreen,
  SummaryScreen,
} from '../core/screen/screens';
import { actions, actionSet } from './parts/actions';
import { linksInLine, picture } from './parts/documents';
import { cardInput, fieldChoice } from './parts/inputs';
import { openLine } from './parts/lines';
import { marked } from './parts/marked';
import { fact, section } from './parts/prose';
import { spoken, type Model } from './parts/spoken';
import { groundOf, some, subheading, toned, withMark } from './parts/text';

export const summary = (screen: SummaryScreen): Model => ({
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

export const line = ({ text, subtle = false }: LineScreen): Model => ({
  spoken: spoken(text),
  text: some(text),
  subtle,
});

export const notice = (screen: NoticeScreen): Model => ({
  spoken: spoken(screen.title, ...screen.lines),
  title: some(screen.title).map((text) => toned(text, screen.tone)),
  lines: screen.lines.flatMap(some),
  facts: screen.facts.map(fact),
  documents: linksInLine(screen.links),
  actions: actions(screen.buttons, screen.links),
});

export const list = ({ lead = [], ...screen }: ListScreen): Model => ({
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

export const post = (screen: PostScreen): Model => ({
  ...headed(screen),
  picture: picture(screen.picture),
  decision: some(screen.decision),
  ...{ next: some(screen.next), waiting: some(screen.waiting) },
  hint: some(screen.hint),
  problem: some(screen.problem),
  facts: screen.facts.map(fact),
  sections: screen.sections.flatMap(section),
  documents: linksInLine(screen.links),
  actions: actions(screen.buttons, screen.links),
});

export const report = (screen: ReportScreen): Model => ({
  ...headed(screen),
  page: some(screen.page),
  facts: screen.facts.map(fact),
  sections: screen.sections.flatMap(section),
  documents: linksInLine(screen.links),
  actions: actions(screen.buttons, screen.links),
});

export const observations = (screen: ObservationsScreen): Model => ({
  ...headed(screen),
  count: some(screen.count),
  notice: some(screen.notice),
  problem: some(screen.problem),
  lines: screen.lines.map(openLine),
  items: screen.items.map(observation),
  inputs: screen.inputs.map((input) => cardInput(input)),
  actions: actions(screen.buttons),
});

const observation = ({ heading, status, said, markedTitle, marked: paragraphs, buttons }: ObservationItem): object => ({
  heading,
  status: some(status.text).map((text) => withMark(text, status.tone)),
  said: said.flatMap(some),
  markedTitle: some(markedTitle),
  marked: paragraphs.map(marked),
  buttons: actionSet(buttons, 'small'),
});

export const difference = (screen: DifferenceScreen): Model => ({
  spoken: spoken(screen.title, screen.summary),
  title: screen.title,
  summary: some(screen.summary),
  page: some(screen.page),
  changes: screen.changes.flatMap(({ label, lines }) => [subheading(label), ...lines.map(marked)]),
  further: some(screen.further),
  documents: linksInLine(screen.links),
  actions: actions(screen.buttons, screen.links),
});

export function changes(screen: ChangesScreen): Model {
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

export const reply = (screen: ReplyScreen): Model => ({
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
