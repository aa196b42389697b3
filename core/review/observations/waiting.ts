import type { ObservationState } from '../../record/observation';
import type { Tone } from '../../screen/screens';
import { observations as words } from '../../words/observations.es';
import type { Report } from '../../record/types';
import { observationsOf } from '../../record/queries/observations';
import type { Form } from '../../form/definition';
import { stateFor, placeName, answerText, askedText, countText } from '../../screen/observed';
import { clipped } from '../../screen/weight';

const TONES: Readonly<Record<ObservationState, Tone>> = {
  open: 'warning',
  answered: 'accent',
  accepted: 'good',
  retracted: 'subtle',
};

export const statusOfObservation = (state: ObservationState): { readonly text: string; readonly tone: Tone } => ({
  text: words.states[state],
  tone: TONES[state],
});

/** How many a reader is told of: none that was taken back. */
export const listedCount = (report: Report): number =>
  observationsOf(report).filter(({ state }) => state !== 'retracted').length;

/** Observations that a card names one by one. */
const NAMED = 6;

/** Characters of what is said of each. */
const BRIEF = 200;

/** Those that wait, a line each with what was said of it last, for whoever reads the post; undefined where none does. */
export function waitingText(form: Form, report: Report): string | undefined {
  const found = observationsOf(report)
    .map((one) => ({ one, state: stateFor(report, one, false) }))
    .filter(({ state }) => state === 'open' || state === 'answered');
  if (found.length === 0) return undefined;
  // Where all stand alike, the head has said how.
  const isMixed = new Set(found.map(({ state }) => state)).size > 1;
  const lines = found.slice(0, NAMED).map(({ one, state }) => {
    const place = placeName(form, report, one.on);
    const text = clipped(state === 'answered' ? answerText(report, one, false) : askedText(one), BRIEF);
    return isMixed ? words.lineIn(place, words.states[state], text) : words.line(place, text);
  });
  const rest = found.length - lines.length;
  return [words.lineHead(countText(report, false)), ...lines, ...(rest > 0 ? [words.more(rest)] : [])].join('\n');
}
