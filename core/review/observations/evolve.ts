import type { Observation, ObservationAnswer } from '../../record/observation';
import { numbered, observationsOf, remarksIn } from '../../record/queries/observations';
import type { EventOf } from '../../record/events';
import { keepingSent } from '../../record/queries/sent';
import type { Report } from '../../record/types';
import type { Evolving } from '../../record/rules';

export type ObservationEvent = EventOf<'ChangesRequested' | `Observation${string}`>;

/** The report after something was observed, or an observation moved on. */
export const evolveObservations: Evolving<ObservationEvent> = {
  ChangesRequested: requested,
  ObservationAnswered: (report, event) =>
    withObservation(report, event.id, (one) => answered(one, answerIn(report, event))),
  ObservationAccepted: (report, { id }) => withObservation(report, id, (one) => ({ ...one, state: 'accepted' })),
  ObservationReopened: (report, { id, by, at, reason }) => ({
    ...withObservation(keepingSent(report), id, ({ answer: _, ...one }) => ({
      ...one,
      state: 'open',
      reopened: { by, at, reason },
    })),
    state: 'changes-requested',
  }),
  ObservationRetracted: (report, { id }) => withObservation(report, id, (one) => ({ ...one, state: 'retracted' })),
};

function requested(report: Report, event: EventOf<'ChangesRequested'>): Report {
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

const answerIn = ({ round }: Report, { how, text, at }: EventOf<'ObservationAnswered'>): ObservationAnswer => ({
  how,
  ...(text === undefined ? {} : { text }),
  at,
  round: round + 1,
});

const answered = (one: Observation, answer: ObservationAnswer): Observation => ({ ...one, state: 'answered', answer });

function withObservation(report: Report, id: string, change: (one: Observation) => Observation): Report {
  return { ...report, observations: observationsOf(report).map((one) => (one.id === id ? change(one) : one)) };
}

/** What whoever approves did not open again is accepted. */
export function withAccepted(report: Report): Report {
  const found = observationsOf(report);
  if (!found.some(({ state }) => state === 'answered')) return report;
  return {
    ...report,
    observations: found.map((one) => (one.state === 'answered' ? { ...one, state: 'accepted' } : one)),
  };
}
