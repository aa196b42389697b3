import type { Saying } from '../../core/report/react';
import { below } from '../../core/report/react';
import type { Command, Event, OutboxMessage, Report } from '../../core/report/types';
import type { Told } from '../../core/words/problems';
import { isOpen } from '../outbox/delivery';
import type { Handled, Says } from './handle-command';
import type { Services } from './services';

/** What a turn changed, said under the message that changed it. */
export const saidBelow: Says = ({ before, after, events, command }) => {
  const next = isOpen(after) ? ({ show: 'walk', ...noticeOf(events) } as const) : ({ show: 'status' } as const);
  return before === undefined
    ? [{ to: 'author', slot: 'card', mode: 'post', about: next }]
    : below([closingOf(events, after, typedIn(command)), next]);
};

export function noticeOf(events: readonly Event[]): { readonly notice?: Told } {
  const notice = events
    .map((event) => ('notice' in event ? event.notice : undefined))
    .find((text) => text !== undefined);
  return notice === undefined ? {} : { notice };
}

/** Characters of a message that a closed card's line, which is shorter, is compared with. */
const COMPARED = 200;

const typedIn = (command: Command): { readonly typed?: string } =>
  command.type === 'AnswerStep' ? { typed: command.input.text.slice(0, COMPARED) } : {};

/** What is said of a report that was sent stands in the message below. */
function closingOf(
  events: readonly Event[],
  after: Report,
  typed: { readonly typed?: string },
): OutboxMessage['about'] {
  if (!isOpen(after)) return { show: 'moved' };
  for (const event of events) {
    if (event.type === 'StepAnswered' || event.type === 'StepSkipped')
      return { show: 'answered', step: event.step, ...typed };
    if (event.type === 'ColumnsChosen')
      return { show: 'answered', step: { at: 'columns', field: event.field, row: event.row }, ...typed };
  }
  return { show: 'moved' };
}

/** Says something about a report that was not changed; told twice under one key, it is said once. */
export async function say(
  services: Pick<Services, 'store' | 'nudge'>,
  reportId: string,
  key: string,
  sayings: readonly Saying[],
): Promise<void> {
  const messages = sayings.map((saying, at): OutboxMessage => ({ ...saying, id: `${reportId}.${key}.${at}` }));
  await services.store.enqueue(reportId, messages);
  services.nudge(reportId);
}

/** Typed characters that a card can hold; longer ones stay in the chat, where they were typed. */
const TYPED_SHOWN = 12_000;

/** A refused typed answer: the card is asked again below, with why and with what was typed. */
export async function sayRefused(services: Services, { stored, refusal }: Handled, key: string): Promise<void> {
  if (stored === undefined || refusal === undefined) return;
  const { problem, typed } = refusal;
  const shown = typed !== undefined && typed.text.length <= TYPED_SHOWN ? { typed: { text: typed.text } } : {};
  await say(
    services,
    stored.report.id,
    key,
    below([{ show: 'moved' }, { show: 'walk', problem: [problem], ...shown }]),
  );
}
