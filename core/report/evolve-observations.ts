import type { Observation, ObservationAnswer } from './observation';
import { numbered, observationsOf, remarksIn } from './observations';
import { keepingSent } from './sent';
import type { Event, Report } from './types';

type ObservationEvent = Extract<Event, { type: 'ChangesRequested' | `Observation${string}` }>;

/** The report after something was observed, or an observation moved on. */
export function observed(report: Report, event: ObservationEvent): Report {
  switch (event.type) {
    case 'ChangesRequested':
      return requested(report, event);
    case 'ObservationAnswered':
      return withObservation(report, event.id, (one) => answered(one, answerIn(report, event)));
    case 'ObservationAccepted':
      return withObservation(report, event.id, (one) => ({ ...one, state: 'accepted' }));
    case 'ObservationReopened': {
      const { by, at, reason } = event;
      const again = withObservation(keepingSent(report), event.id, ({ answer: _, ...one }) => ({
        ...one,
        state: 'open',
        reopened: { by, at, reason },
      }));
      return { ...again, state: 'changes-requested' };
    }
    case 'ObservationRetracted':
      return withObservation(report, event.id, (one) => ({ ...one, state: 'retracted' }));
    default:
      return event satisfies never;
  }
}

function requested(report: Report, event: Extract<Event, { type: 'ChangesRequested' }>): Report {
  const { by, at, reason, fields } = event;
  const made = observationsOf(report);
  const of = { by, at, round: report.round, version: report.version + 1 };
  return {
    ...keepingSent(report),
    state: 'changes-requested',
    changeRequests: [...report.changeRequests, { by, at, reason, fields }],
    freshRequest: { by, at },
    observations: [...made, ...numbered(remarksIn(event), made.length, of)],
  };
}

const answerIn = (
  { round }: Report,
  { how, text, at }: Extract<Event, { type: 'ObservationAnswered' }>,
): ObservationAnswer => ({ how, ...(text === undefined ? {} : { text }), at, round: round + 1 });

const answered = (one: Observation, answer: ObservationAnswer): Observation => ({ ...one, state: 'answered', answer });

function withObservation(report: Report, id: string, change: (one: Observation) => Observation): Report {
  return { ...report, observations: observationsOf(report).map((one) => (one.id === id ? change(one) : one)) };
}

/** Sent again by an earlier release, which asked for no answers: that was the answer. */
export const withSent = (report: Report, at: string): Report =>
  withEach(report, 'open', (one) => answered(one, { how: 'sent', at, round: report.round + 1 }));

/** What whoever approves did not open again is accepted. */
export const withAccepted = (report: Report): Report =>
  withEach(report, 'answered', (one) => ({ ...one, state: 'accepted' }));

function withEach(report: Report, state: Observation['state'], change: (one: Observation) => Observation): Report {
  const found = observationsOf(report);
  if (!found.some((one) => one.state === state)) return report;
  return { ...report, observations: found.map((one) => (one.state === state ? change(one) : one)) };
}
