import { sameWords } from '../form/answers';
import type { AnswerInput, Outcome } from '../form/definition';
import type { Value } from '../form/values';
import { notice } from '../words/notices';
import { HELD, pendingAt, stepKey, storedAt, type AskedStep } from '../record/queries/steps';
import type { Pending, Report, Step } from '../record/types';

export type Accepted = Pick<Extract<Outcome, { is: 'accepted' }>, 'value' | 'notice' | 'also'>;

/** The card that something was pressed on: its step, and the version it was drawn at. */
interface Card {
  readonly step?: Step;
  readonly seen?: number;
}

/** The question that a pressed card asks; undefined where it is gone, or was asked anew since the card was drawn. */
export function askedOn(report: Report, { step, seen }: Card): Pending | undefined {
  const older = seen !== undefined && (report.changedAt[HELD] ?? 0) > seen;
  if (older) return undefined;
  return step === undefined ? report.pending : pendingAt(report, step);
}

/** Characters of each text of a refused answer that are kept to be shown again: what a card can hold. */
const TYPED_KEPT = 12_000;

/** Each of an answer's texts, or '' where it is too long to be kept. */
export function keptOf({ text, parts }: AnswerInput): AnswerInput {
  const short = (one: string): string => (one.length > TYPED_KEPT ? '' : one);
  const shortParts = Object.entries(parts ?? {}).map(([id, part]) => [id, short(part)] as const);
  return { text: short(text), ...(parts === undefined ? {} : { parts: Object.fromEntries(shortParts) }) };
}

export const sameInput = (one: AnswerInput, other: AnswerInput): boolean =>
  one.text.trim() === other.text.trim() && JSON.stringify(one.parts ?? {}) === JSON.stringify(other.parts ?? {});

/** By their words: an answer that only got a word in bold is the one that stands. */
export const sameValue = (one: Value | undefined, other: Value): boolean => sameWords(one, other);

/** Whether the step was changed after this card was drawn: by the same person, on another device. */
export const isChangedSince = (report: Report, { seen }: Card, step: Step): boolean =>
  seen !== undefined && (report.changedAt[stepKey(step)] ?? 0) > seen;

/** The same, where an answer stands there that the card did not show. */
export const isLate = (report: Report, card: Card, step: AskedStep): boolean =>
  isChangedSince(report, card, step) && storedAt(report, step) !== undefined;

/** Keeps the answers of both devices, so that neither is lost, and asks which one stays. */
export const bothOf = (
  step: AskedStep,
  stored: Value,
  typed: AnswerInput,
  found: Pick<Accepted, 'value' | 'also'>,
): Pending => ({
  step,
  typed,
  asks: 'choose',
  question: [notice('answer.stale')],
  readings: [
    { value: stored, label: notice('answer.stored') },
    { value: found.value, label: notice('answer.new'), ...(found.also ? { also: found.also } : {}) },
  ],
});

/** What is asked about an answer that was read so. */
export function questionOf(outcome: Outcome): Pick<Pending, 'asks' | 'question' | 'readings'> {
  switch (outcome.is) {
    case 'confirm':
      return { asks: 'confirm', question: outcome.question, readings: outcome.readings };
    case 'ambiguous':
      return { asks: 'choose', question: outcome.question, readings: outcome.readings };
    case 'refused':
      return { asks: 'choose', question: [outcome.problem], readings: outcome.readings ?? [] };
    case 'accepted': {
      const { value, also } = outcome;
      return { asks: 'confirm', question: [notice('proposal.reads')], readings: [{ value, ...(also && { also }) }] };
    }
    case 'blank':
      return { asks: 'choose', question: outcome.notice ?? [], readings: [] };
    default:
      return outcome satisfies never;
  }
}
