import { changesNothing, readIntent } from '../../../core/talk/intent';
import { heardIn } from '../../../core/talk/heard';
import type { Event, HistoryEntry, Report, Step } from '../../../core/record/types';
import { idsOf } from '../../../core/record/queries/people';
import { sameStep } from '../../../core/record/queries/steps';
import type { Value } from '../../../core/form/values';
import { editedWordScreen, keptScreen, olderScreen } from '../../../core/filing/screens/edited';
import type { Screen } from '../../../core/screen/screens';
import type { Loaded } from '../../../storage/ports';
import { refusedSlot, saidBelow } from '../below';
import { NOT_DISCARDED } from './drafts';
import type { CommandFacts } from '../handle-command';
import type { Services } from '../services';
import { inputOf, isEmpty } from '../talk/typed';
import type { Message } from '../update';

/** Reports that a message is looked for in: those its sender touched last. */
const REPORTS = 3;

/** What a message did when it was sent. */
interface Answered {
  readonly stored: Loaded;
  /** Of the step that it answered; absent where it was one of the bot's words. */
  readonly step?: Step;
  /** Nothing was answered since. */
  readonly isLast: boolean;
}

/**
 * A message that was edited. The one that answered last is read again, and so is one that was refused
 * where the same is still being asked (`anew` takes it as if it had just been sent). An older one changes
 * nothing, and how its answer is changed is said.
 */
export async function onEdited(
  services: Services,
  message: Message,
  anew: (services: Services, message: Message) => Promise<readonly Screen[]>,
): Promise<readonly Screen[]> {
  const { edited: _, ...asNew } = message;
  const intent = readIntent(message.text);
  if (intent !== undefined && changesNothing(intent)) return anew(services, asNew);
  const open = await services.store.loadOpen(idsOf(message), message.key);
  if (open?.applied === true) return [];
  if (open !== undefined && open.posts[refusedSlot(open.report.at)] === message.messageId) return anew(services, asNew);
  const answered = await find(services, message);
  // With nothing begun there is nothing that it could change by mistake.
  if (answered === undefined) return open === undefined ? anew(services, asNew) : [notice(olderScreen())];
  // Another draft may be the one that is being written now.
  const isLast = answered.isLast && answered.stored.report.id === open?.report.id;
  if (!isLast) return [olderOf(services, answered)];
  const { step, stored } = answered;
  // The walk still stands there, as after a question about the answer: it is answered as if typed now.
  if (step !== undefined && sameStep(step, stored.report.at)) {
    const isSame = message.html === undefined && stored.report.pending?.typed.text === message.text;
    return isSame ? [] : anew(services, asNew);
  }
  return reread(services, message, answered);
}

const notice = (data: Extract<Screen, { template: 'notice' }>['data']): Screen => ({ template: 'notice', data });

const olderOf = ({ form }: Services, { stored, step }: Answered): Screen =>
  notice(olderScreen({ form, report: stored.report, ...(step === undefined ? {} : { step }) }));

async function reread(services: Services, message: Message, answered: Answered): Promise<readonly Screen[]> {
  const { stored, step } = answered;
  const { text } = message;
  if (step === undefined || isEmpty(message)) return [olderOf(services, answered)];
  const { form } = services;
  const { report } = stored;
  const facts = factsOf(services, message, report, step);
  if (facts === undefined) return [notice(editedWordScreen({ form, report, step }, text.trim()))];
  const { key, at, person: by, messageId = '' } = message;
  const command = { ...facts, key, at, by, message: messageId };
  const handled = await services.handle(report.id, stored, command, saidBelow);
  if (handled.refusal === undefined) return [];
  const { problem } = handled.refusal;
  return [notice(keptScreen({ form, report: handled.stored?.report ?? report, step }, problem))];
}

/** What the new text asks for at its step; undefined where it is said to the bot. */
function factsOf({ form, dayOf }: Services, message: Message, report: Report, step: Step): CommandFacts | undefined {
  const { text } = message;
  const input = inputOf(message);
  const today = dayOf(message.at);
  const { pending: _, ...settled } = report;
  const word = readIntent(text)?.wants ?? heardIn(form, { ...settled, at: step }, input, today)?.instead.want;
  if (word === 'skip') return { type: 'SkipStep', step, seen: report.version };
  return word === undefined ? { type: 'ReviseAnswer', input, today, step, seen: report.version } : undefined;
}

async function find({ store }: Services, message: Message): Promise<Answered | undefined> {
  const { messageId, key } = message;
  if (messageId === undefined) return undefined;
  const lines = await store.reportsOf(idsOf(message), NOT_DISCARDED, { limit: REPORTS, offset: 0 });
  for (const { id } of lines) {
    const found = findIn(await store.history(id), messageId);
    const stored = found === undefined ? undefined : await store.load(id, key);
    if (found !== undefined && stored !== undefined) return { stored, ...found };
  }
  return undefined;
}

/** The last event by that message that answered something, and whether the report has stayed there. */
function findIn(history: readonly HistoryEntry[], messageId: string): Omit<Answered, 'stored'> | undefined {
  const events = history.map(({ event }) => event);
  const mine = events.filter(({ message }) => message === messageId);
  const own = mine.findLast((event) => stepOf(event) !== undefined);
  if (own === undefined) return mine.length === 0 ? undefined : { isLast: false };
  const since = events.slice(events.lastIndexOf(own) + 1).filter((event) => !mine.includes(event) && goesOn(event));
  const settled = since.length === 1 ? since.find((event) => settles(event, own)) : undefined;
  const step = settled === undefined ? stepOf(own) : (newCellOf(settled) ?? stepOf(settled));
  return { ...(step === undefined ? {} : { step }), isLast: since.length === 0 || settled !== undefined };
}

function stepOf(event: Event): Step | undefined {
  switch (event.type) {
    case 'StepAnswered':
    case 'StepSkipped':
      return event.step;
    case 'ColumnsChosen':
      return { at: 'columns', field: event.field, row: event.row };
    case 'AnswerHeld':
      return event.pending.step;
    case 'ProposalHeld':
      return event.proposal.step;
    default:
      return undefined;
  }
}

type Answering = Extract<Event, { type: 'StepAnswered' }>;

const GOES_ON: ReadonlySet<Event['type']> = new Set([
  ...(['RowRemoved', 'ReportSubmitted', 'ReportWithdrawn', 'ProposalAccepted', 'ProposalDropped'] as const),
]);
const goesOn = (event: Event): boolean => stepOf(event) !== undefined || GOES_ON.has(event.type);

/** What was asked about the message was answered by one of the readings it was given: the words are the message's still. */
function settles(event: Event, own: Event): event is Answering {
  if (own.type !== 'AnswerHeld' || event.type !== 'StepAnswered') return false;
  return own.pending.readings.some(({ value }) => JSON.stringify(said(value)) === JSON.stringify(said(event.value)));
}

/** Of a table, what its last row says: it was added to those that were there. */
const said = (value: Value): unknown => (value.kind === 'rows' ? value.rows.at(-1)?.cells : value);

/** The cell that holds the message, where it became a row. */
function newCellOf({ step, value }: Answering): Step | undefined {
  const row = value.kind === 'rows' ? value.rows.at(-1) : undefined;
  const [column] = row?.columns ?? [];
  if (row === undefined || column === undefined || step.at !== 'field') return undefined;
  return { at: 'cell', field: step.field, row: row.id, column };
}
