import { readIntent, type Intent } from '../../../core/talk/intent';
import { agreesTo, wordOf } from '../../../core/record/queries/agree';
import { idsOf } from '../../../core/record/queries/people';
import { asksOfSameVisit } from '../../../core/filing/same-visit';
import type { Screen } from '../../../core/screen/screens';
import { heardIn } from '../../../core/talk/heard';
import { takenOutIn } from '../../../core/talk/taken-out';
import { readTalk } from '../../../core/talk/talk';
import { notice } from '../../../core/words/notices';
import { isProposal, isTooLong, PROPOSAL_LIMIT } from '../../../core/filing/propose';
import { problem } from '../../../core/words/problems';
import type { Loaded } from '../../../storage/ports';
import { askCancel, progressCard, statusCard } from './asking';
import { saidOnForm, sayRefused } from '../below';
import { baseByFolio, lastBase } from '../filing/base';
import { beginFromTyped, beginTyped } from '../filing/begin';
import { follow } from '../filing/drafts';
import { onEdited } from '../filing/edited';
import { explained } from '../review/explained';
import { onExport } from '../paper/give-file';
import { isUnreadable } from '../faults';
import { leftOut, namesIn } from '../filing/files';
import { formSentIn, onForm as onFilled, onNoForm } from '../filing/forms';
import { historyOf } from '../paper/history';
import type { CommandFacts } from '../handle-command';
import { found, greeting, helpCard, mine, problemCard, see } from '../find/lists';
import { monthAskedFor } from '../paper/month';
import { pending } from '../find/pending';
import { showReminders, turnReminders } from '../remind/reminders';
import { seeRevision } from '../review/revisions';
import type { Services } from '../services';
import { onTalk, onTalkAlone } from './talk';
import { correctByFolio } from '../review/correct';
import { askAgain, inputOf, isEmpty, showForm, typed } from './typed';
import { undoTyped } from '../review/undoing';
import type { Message } from '../update';
import { askedToVerify, verify } from '../paper/verifying';

/** Characters a message may have: what the longest answer of the form could need, tables and all. */
const MESSAGE_LIMIT = 120_000;

/**
 * A message in a one-to-one chat: one of the bot's words, talk, else the answer to what is being asked.
 * What concerns a report goes through its outbox, so that it is said even after a crash; the screens
 * returned (greetings, lists) stand below the message.
 */
export async function onMessage(services: Services, message: Message): Promise<readonly Screen[]> {
  if (message.text.length > MESSAGE_LIMIT) return [problemCard(problem('message.too-long', { limit: MESSAGE_LIMIT }))];
  if (message.edited === true) return onEdited(services, message, onMessage);
  const intent = readIntent(message.text);
  const toVerify = await askedToVerify(services, message, intent);
  if (toVerify !== undefined) return verify(services, message, toVerify);
  const open = await openOf(services, message);
  if (open.is === 'report' && open.stored?.applied === true) return [];
  const answers =
    open.is === 'report' && open.stored !== undefined ? await explained(services, message, open.stored) : undefined;
  if (answers !== undefined) return answers;
  const sent = intent === undefined || intent.wants === 'new' ? await formSentIn(services, message) : undefined;
  if (sent?.is === 'form') return onFilled(services, message, sent, intent === undefined ? readable(open) : undefined);
  // Platforms send an empty page along with a file.
  if (sent !== undefined && inputOf(message).text.trim() === '')
    return onNoForm(services, message, sent.problem, await here(services, message, readable(open)));
  const told = sent === undefined ? message : { ...message, notForm: sent.problem };
  const undone =
    intent?.wants === 'undo'
      ? await undoTyped(services, message, intent, open.is === 'report' ? open.stored?.report : undefined)
      : undefined;
  if (undone !== undefined) return undone;
  if (intent !== undefined && intent.wants !== 'undo')
    return [...(await onIntent(services, told, intent, open)), ...leftOut(told).map(problemCard)];
  if (isEmpty(message) && namesIn(message).length === 0) return [problemCard(problem('message.empty'))];
  return onWords(services, told, open);
}

const here = (services: Services, message: Message, stored: Loaded | undefined) =>
  stored === undefined ? undefined : follow(services, message, stored);

/** Whatever is none of the bot's words. */
async function onWords(services: Services, message: Message, open: Open): Promise<readonly Screen[]> {
  const { form, dayOf } = services;
  const { text } = message;
  const stored = readable(open);
  if (stored === undefined) {
    const names = namesIn(message);
    if (text.trim() === '' && names.length > 0) return [problemCard(problem('file.no-report', { names }))];
    const talk = readTalk(form, text);
    if (talk === undefined) {
      const said = { input: inputOf(message), today: dayOf(message.at) };
      if (isProposal(form, said)) return beginTyped(services, message, { said });
      if (isTooLong(said.input)) return [problemCard(problem('proposal.too-long', { limit: PROPOSAL_LIMIT }))];
    }
    const said = talk === undefined ? [await greeting(services, message)] : await onTalkAlone(services, message, talk);
    return [...said, ...leftOut(message).map(problemCard)];
  }
  const input = inputOf(message);
  if (input.text.trim() === '' && namesIn(message).length > 0) return onFiles(services, message, stored);
  const today = dayOf(message.at);
  const takenOut = takenOutIn(form, stored.report, text);
  if (takenOut !== undefined) {
    await typed(services, message, stored, { type: 'TrimProposal', field: takenOut, seen: stored.report.version });
    return [];
  }
  const agreed = asksOfSameVisit(stored.report) ? agreesTo(wordOf(input)) : undefined;
  if (agreed !== undefined) {
    await typed(services, message, stored, agreed === 'yes' ? { type: 'Submit', folio: '' } : { type: 'Review' });
    return [];
  }
  const heard = heardIn(form, stored.report, input, today);
  if (heard !== undefined) {
    const said = await onTalk(services, message, stored, input, heard);
    return heard.asks ? said : [...said, ...leftOut(message).map(problemCard)];
  }
  await typed(services, message, stored, { type: 'AnswerStep', input, today });
  return [];
}

/** The person's open report, if any; one that cannot be read is met only by what needs it. */
type Open =
  | { readonly is: 'report'; readonly stored: Loaded | undefined }
  | { readonly is: 'unreadable'; readonly fault: unknown };

const openOf = ({ store }: Services, message: Message): Promise<Open> =>
  store.loadOpen(idsOf(message), message.key).then(
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

/** Those that are done whatever was done last. */
type Done = Exclude<Intent, { wants: 'undo' }>;

async function onIntent(services: Services, message: Message, intent: Done, open: Open): Promise<readonly Screen[]> {
  const { address } = message;
  switch (intent.wants) {
    case 'new':
      return beginTyped(services, message);
    case 'use':
      return beginFromTyped(services, message, await baseByFolio(services, message, intent.folio));
    case 'correct':
      return correctByFolio(services, message, intent.folio);
    case 'use-last':
      return beginFromTyped(services, message, await lastBase(services, message));
    case 'resume':
      return onOpen(services, message, open, { type: 'Resume', address });
    case 'form':
      return onForm(services, message, readable(open));
    case 'skip':
      return onSkip(services, message, open);
    case 'back':
      return onOpen(services, message, open, { type: 'GoBack' });
    case 'review':
      return onOpen(services, message, open, { type: 'Review' });
    case 'submit':
      return onOpen(services, message, open, { type: 'Submit', folio: '' });
    case 'cancel':
      return [askCancel(services, readable(open)?.report)];
    case 'help':
      return [helpCard(services, open.is === 'report' ? open.stored?.report.id : undefined)];
    case 'status':
      return [await howItGoes(services, message, open)];
    case 'review-here':
      return [problemCard(problem('channel.chat'))];
    case 'mine':
      return [await mine(services, message)];
    case 'pending':
      return pending(services, message);
    case 'reminders':
      return [await showReminders(services, message)];
    case 'reminders-off':
      return [await turnReminders(services, message, 'off')];
    case 'reminders-on':
      return [await turnReminders(services, message, 'on')];
    case 'search':
      return [await found(services, message, intent.words)];
    case 'export':
      return onExport(services, message, intent.words);
    case 'see':
      return [await see(services, message, intent.folio)];
    case 'history':
      return [await historyOf(services, message, intent.folio)];
    case 'month':
      return [await monthAskedFor(services, message, intent.asked)];
    case 'revision':
      return [await seeRevision(services, message, intent)];
    case 'verify':
      return verify(services, message, intent);
    default:
      return intent satisfies never;
  }
}

/** Where nothing is open, a new report begins with it. */
async function onForm(services: Services, message: Message, stored: Loaded | undefined): Promise<readonly Screen[]> {
  if (stored === undefined) return beginTyped(services, message, { shown: saidOnForm });
  await showForm(services, message, stored);
  return [];
}

/** At the summary nothing is left to be passed over, which is said. */
async function onSkip(services: Services, message: Message, open: Open): Promise<readonly Screen[]> {
  const stored = readable(open);
  if (stored?.report.at.at !== 'summary') return onOpen(services, message, open, { type: 'SkipStep' });
  await askAgain(services, message, stored, [notice('talk.summary')]);
  return [];
}
/** What is answered of the open report; without one that can be read, how the person's reports are going. */
const howItGoes = async (services: Services, message: Message, open: Open): Promise<Screen> =>
  open.is === 'report' && open.stored !== undefined
    ? progressCard(services, open.stored.report)
    : statusCard(services, message);

/** A command to the open report; where there is none, the greeting. */
async function onOpen(
  services: Services,
  message: Message,
  open: Open,
  facts: CommandFacts,
): Promise<readonly Screen[]> {
  const stored = readable(open);
  if (stored === undefined) return [await greeting(services, message)];
  await typed(services, message, stored, facts);
  return [];
}

/** Files alone: what is asked is asked again, with what can be done with them. */
async function onFiles(services: Services, message: Message, loaded: Loaded): Promise<readonly Screen[]> {
  const stored = await follow(services, message, loaded);
  const found = problem('file.alone', { names: namesIn(message) });
  await sayRefused(services, { stored, events: [], refusal: { problem: found } }, message);
  return [];
}
