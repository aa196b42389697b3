import { readIntent, type Intent } from '../../core/intent';
import type { Command, Report } from '../../core/report/types';
import { askCancelScreen, askWithdrawScreen, describeReport } from '../../core/screens/lists';
import type { NoticeScreen, Screen } from '../../core/screens/screens';
import { problem } from '../../core/words/problems';
import { cancel } from '../../core/words/texts.es';
import type { Loaded } from '../../storage/ports';
import { whyOf } from '../outbox/messenger';
import { readPasted } from '../pasted/read';
import { say, sayRefused, saidBelow } from './below';
import { follow, startDraft } from './drafts';
import { isUnreadable } from './faults';
import type { CommandFacts } from './handle-command';
import { found, greeting, helpCard, mine, pending, problemCard, see } from './lists';
import type { Services } from './services';
import type { Message } from './update';

/** Characters a message may have: what the longest answer of the form could need, tables and all. */
const MESSAGE_LIMIT = 120_000;

/**
 * A message in a one-to-one chat: one of the bot's words, else the answer to what is being asked.
 * What concerns a report goes through its outbox, so that it is said even after a crash; the screens
 * returned (greetings, lists) stand below the message.
 */
export async function onMessage(services: Services, message: Message): Promise<readonly Screen[]> {
  if (message.text.length > MESSAGE_LIMIT) return [problemCard(problem('message.too-long', { limit: MESSAGE_LIMIT }))];
  const open = await openOf(services, message);
  if (open.is === 'report' && open.stored?.applied === true) return [];
  const intent = readIntent(message.text);
  if (intent !== undefined) return onIntent(services, message, intent, open);
  const { text, html, blocks } = message;
  if (text.trim() === '' && html === undefined && blocks === undefined) return [problemCard(problem('message.empty'))];
  const input = readPasted({
    text,
    ...(html === undefined ? {} : { html }),
    ...(blocks === undefined ? {} : { blocks }),
  });
  return onOpen(services, message, open, { type: 'AnswerStep', input, today: services.dayOf(message.at) });
}

/** The person's open report, if any; one that cannot be read is met only by what needs it. */
type Open =
  | { readonly is: 'report'; readonly stored: Loaded | undefined }
  | { readonly is: 'unreadable'; readonly fault: unknown };

const openOf = ({ store }: Services, { person, key }: Message): Promise<Open> =>
  store.loadOpen(person.id, key).then(
    (stored) => ({ is: 'report', stored }),
    (fault: unknown) => {
      if (isUnreadable(fault)) return { is: 'unreadable', fault };
      throw fault;
    },
  );

function readable(open: Open): Loaded | undefined {
  if (open.is === 'unreadable') throw open.fault;
  return open.stored;
}

async function onIntent(services: Services, message: Message, intent: Intent, open: Open): Promise<readonly Screen[]> {
  const { person, address } = message;
  switch (intent.wants) {
    case 'new':
      return start(services, message, open.is === 'report' ? open.stored : undefined);
    case 'resume':
      return onOpen(services, message, open, { type: 'Resume', address });
    case 'skip':
      return onOpen(services, message, open, { type: 'SkipStep' });
    case 'back':
      return onOpen(services, message, open, { type: 'GoBack' });
    case 'review':
      return onOpen(services, message, open, { type: 'Review' });
    case 'submit':
      return onOpen(services, message, open, { type: 'Submit', folio: '' });
    case 'cancel':
      return [askCancel(services, readable(open))];
    case 'help':
      return [helpCard(services)];
    case 'review-here':
      return [problemCard(problem('channel.chat'))];
    case 'mine':
      return [await mine(services, person.id)];
    case 'pending':
      return [await pending(services, message)];
    case 'search':
      return [await found(services, message, intent.words)];
    case 'see':
      return [await see(services, message, intent.folio)];
    default:
      return intent satisfies never;
  }
}

/** A command to the open report; where there is none, the greeting. */
async function onOpen(
  services: Services,
  message: Message,
  open: Open,
  facts: CommandFacts,
): Promise<readonly Screen[]> {
  const loaded = readable(open);
  if (loaded === undefined) return [greeting(services, message.person)];
  const stored = await follow(services, message, loaded);
  const command = { ...facts, key: message.key, at: message.at, by: message.person } as Command;
  const handled = await services.handle(stored.report.id, stored, command, saidBelow);
  await sayRefused(services, handled, message.key);
  return [];
}

/** The draft that was left stays open; its card says so. */
async function start(services: Services, message: Message, left: Loaded | undefined): Promise<readonly Screen[]> {
  const { stored } = await startDraft(services, message, message.key, saidBelow);
  if (left?.report.state === 'draft' && left.report.id !== stored?.report.id)
    await say(services, left.report.id, message.key, [
      { to: 'author', slot: 'card', mode: 'edit', about: { show: 'closed' } },
    ]).catch((error: unknown) => services.log.warn('draft left open', { report: left.report.id, ...whyOf(error) }));
  return [];
}

const askCancel = (services: Services, open: Loaded | undefined): Screen => ({
  template: 'notice',
  data: open === undefined ? nothingToCancel : askCancelOf(services, open.report),
});

const nothingToCancel: NoticeScreen = {
  title: cancel.none,
  tone: 'plain',
  lines: [],
  facts: [],
  buttons: [],
  links: [],
};

/** A draft is discarded; a report that was sent once is withdrawn instead, and stays on record. */
export const askCancelOf = ({ form }: Services, report: Report): NoticeScreen =>
  report.state === 'draft' ? askCancelScreen(form, report, describeReport(report)) : askWithdrawScreen(form, report);
