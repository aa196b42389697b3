import { isOpen } from '../../core/record/queries/standing';
import type { Saying } from '../../core/report/react';
import { below } from '../../core/report/react';
import { stepKey } from '../../core/record/queries/steps';
import type { About, Command, Event, OutboxMessage, Report, Slot, Step } from '../../core/record/types';
import type { Problem, Told } from '../../core/words/problems';
import type { Handled, Says } from './handle-command';
import type { Services } from './services';
import type { Message } from './update';

/** What a turn changed, said under the message that changed it. */
export const saidBelow: Says = ({ before, after, events, command }) => {
  const next = isOpen(after) ? ({ show: 'walk', ...noticeOf(events) } as const) : ({ show: 'status' } as const);
  return before === undefined
    ? [{ to: 'author', slot: 'card', mode: 'post', about: next }]
    : below([closingOf(events, after, typedIn(command)), next]);
};

/** The same, with every short field on the next card. */
export const saidOnForm: Says = (outcome) =>
  saidBelow(outcome).map((saying) => (saying.about.show === 'walk' ? { ...saying, about: { show: 'form' } } : saying));

/** The same, and on the next card what came with the message and is not kept. */
export const saidBelowWith =
  (left: readonly Problem[]): Says =>
  (outcome) =>
    saidBelow(outcome).map((saying) => {
      const { about } = saying;
      return about.show === 'walk' && left.length > 0 ? { ...saying, about: alsoSaying(about, left) } : saying;
    });

function alsoSaying(about: Extract<About, { show: 'walk' }>, left: readonly Problem[]): About {
  const { notice = [] } = about;
  return { ...about, notice: [...notice, ...left] };
}

/** What was said of the answers, in order. */
export function noticeOf(events: readonly Event[]): { readonly notice?: Told } {
  const notices = events.flatMap((event) => ('notice' in event && event.notice !== undefined ? [event.notice] : []));
  return notices.length === 0 ? {} : { notice: notices.flat() };
}

/** Characters of a message that a closed card's line, which is shorter, is compared with. */
const COMPARED = 200;

/** A message that was edited, and so names its step, stands further up. */
const typedIn = (command: Command): { readonly typed?: string } =>
  command.type === 'AnswerStep' && command.step === undefined ? { typed: command.input.text.slice(0, COMPARED) } : {};

/** What is said of a report that was sent stands in the message below. */
function closingOf(
  events: readonly Event[],
  after: Report,
  typed: { readonly typed?: string },
): OutboxMessage['about'] {
  if (!isOpen(after)) return { show: 'moved' };
  for (const event of events) {
    if (event.type === 'ProposalAccepted') return { show: 'accepted', fields: Object.keys(event.answers) };
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

/**
 * A refused typed answer: the card is asked again below, with why and with what was typed. Which message
 * it was is kept, so that mending that message answers.
 */
export async function sayRefused(
  services: Services,
  { stored, refusal }: Handled,
  { key, messageId }: Pick<Message, 'key' | 'messageId'>,
  left: readonly Problem[] = [],
): Promise<void> {
  if (stored === undefined || refusal === undefined) return;
  const { problem, typed } = refusal;
  const { id, at } = stored.report;
  if (messageId !== undefined) await services.store.setPost(id, refusedSlot(at), messageId);
  const shown = typed !== undefined && typed.text.length <= TYPED_SHOWN ? { typed: { text: typed.text } } : {};
  await say(services, id, key, below([{ show: 'moved' }, { show: 'walk', problem: [problem, ...left], ...shown }]));
}

/** Where the author's message is kept that was refused last at a step. */
export const refusedSlot = (step: Step): Slot => `refused:${stepKey(step)}`;
