import type { ObservationItem, ObservationsScreen } from '../../core/screens/screens';
import { actions, actionSet } from './actions';
import { cardInput } from './inputs';
import { openLine } from './lines';
import { marked } from './marked';
import { some, withMark } from './text';

/** What the card of observations binds to, under its title and state. */
export const observed = (screen: ObservationsScreen) => ({
  count: some(screen.count),
  notice: some(screen.notice),
  problem: some(screen.problem),
  lines: screen.lines.map(openLine),
  items: screen.items.map(item),
  inputs: screen.inputs.map((input) => cardInput(input)),
  actions: actions(screen.buttons),
});

const item = ({ heading, status, said, markedTitle, marked: paragraphs, buttons }: ObservationItem): object => ({
  heading,
  status: some(status.text).map((text) => withMark(text, status.tone)),
  said: said.flatMap(some),
  markedTitle: some(markedTitle),
  marked: paragraphs.map(marked),
  buttons: actionSet(buttons, 'small'),
});
