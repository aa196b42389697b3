import { asksOfSameVisit } from '../../../core/filing/same-visit';
import { isProposal, isTooLong, PROPOSAL_LIMIT } from '../../../core/filing/propose';
import { agreesTo, wordOf } from '../../../core/record/queries/agree';
import type { Screen } from '../../../core/screen/screens';
import { heardIn } from '../../../core/talk/heard';
import { takenOutIn } from '../../../core/talk/taken-out';
import { readTalk } from '../../../core/talk/talk';
import { problem } from '../../../core/words/problems';
import type { Loaded } from '../../../storage/ports';
import { beginTyped } from '../filing/begin';
import { follow } from '../filing/drafts';
import { leftOut, namesIn } from '../filing/files';
import { formSentIn, onForm, onNoForm } from '../filing/forms';
import { greeting, problemCard } from '../find/lists';
import { askedToVerify, verify } from '../paper/verifying';
import { explained } from '../review/explained';
import { undoTyped } from '../review/undoing';
import type { Message } from '../update';
import { openIn, readableIn, type Facts } from './facts';
import { onTalk, onTalkAlone } from './talk';
import { sayRefused } from '../below';
import { inputOf, isEmpty, typed } from './typed';
import { onWord } from './words';

type Screens = readonly Screen[];
/** The screens that stand below the message; or the message, read further, for those who come after. */
type Heard = Screens | { readonly goesOnAs: Message };

/** Answers a message, or leaves it to the next: `undefined`. */
interface Listener {
  readonly name: string;
  readonly hears: (facts: Facts) => Promise<Heard | undefined> | Heard | undefined;
}

/** Where a report is open, and can be read. */
const inReport =
  (hears: (facts: Facts, stored: Loaded) => Promise<Heard | undefined> | Heard | undefined): Listener['hears'] =>
  (facts) => {
    const stored = openIn(facts);
    return stored === undefined ? undefined : hears(facts, stored);
  };
/** Where none is. */
const inNone =
  (hears: Listener['hears']): Listener['hears'] =>
  (facts) =>
    openIn(facts) === undefined ? hears(facts) : undefined;

const hasFiles = ({ message }: Facts): boolean => namesIn(message).length > 0;
const filesLeftOut = ({ message }: Facts): Screens => leftOut(message).map(problemCard);

/**
 * Who listens to a message in a one-to-one chat, in their order: first what its files are, then the bot's own words,
 * then talk, last what it answers. The last one takes whatever came so far.
 */
export const listeners: readonly Listener[] = [
  { name: 'a paper to verify', hears: onPaper },
  { name: 'a message delivered again', hears: (facts) => (readableIn(facts)?.applied === true ? [] : undefined) },
  { name: 'an answer to an observation', hears: onExplanation },
  { name: 'a file that may be the form', hears: onFile },
  { name: '«deshacer» of a decision', hears: onUndo },
  { name: 'a word of the bot', hears: onOwnWord },
  { name: 'nothing', hears: onNothing },
  { name: 'files without a report', hears: inNone(onFilesAlone) },
  { name: 'talk, nothing open', hears: inNone(onTalkInNone) },
  { name: 'what a visit was', hears: inNone(onVisit) },
  { name: 'anything, nothing open', hears: inNone(onAnything) },
  { name: 'files alone', hears: inReport(onFiles) },
  { name: 'what to take out of what was understood', hears: inReport(onTakenOut) },
  { name: 'yes or no, whether it is the same visit', hears: inReport(onSameVisit) },
  { name: 'talk', hears: inReport(onTalkInReport) },
  { name: 'the answer', hears: inReport(onAnswer) },
];

async function onPaper({ services, message, intent }: Facts): Promise<Screens | undefined> {
  const toVerify = await askedToVerify(services, message, intent);
  return toVerify === undefined ? undefined : verify(services, message, toVerify);
}

async function onExplanation(facts: Facts): Promise<Screens | undefined> {
  const stored = readableIn(facts);
  return stored === undefined ? undefined : explained(facts.services, facts.message, stored);
}

async function onFile(facts: Facts): Promise<Heard | undefined> {
  const { services, message, intent } = facts;
  if (intent !== undefined && intent.wants !== 'new') return undefined;
  const sent = await formSentIn(services, message);
  if (sent === undefined) return undefined;
  // «nuevo» beside the form begins another report with it.
  if (sent.is === 'form') return onForm(services, message, sent, intent === undefined ? openIn(facts) : undefined);
  // Platforms send an empty page along with a file.
  if (inputOf(message).text.trim() !== '') return { goesOnAs: { ...message, notForm: sent.problem } };
  const stored = openIn(facts);
  return onNoForm(services, message, sent.problem, stored && (await follow(services, message, stored)));
}

async function onUndo(facts: Facts): Promise<Screens | undefined> {
  const { services, message, intent } = facts;
  return intent?.wants === 'undo' ? undoTyped(services, message, intent, readableIn(facts)?.report) : undefined;
}

async function onOwnWord(facts: Facts): Promise<Screens | undefined> {
  const { intent } = facts;
  if (intent === undefined || intent.wants === 'undo') return undefined;
  return [...(await onWord(facts, intent)), ...filesLeftOut(facts)];
}

function onNothing(facts: Facts): Screens | undefined {
  return isEmpty(facts.message) && !hasFiles(facts) ? [problemCard(problem('message.empty'))] : undefined;
}

function onFilesAlone(facts: Facts): Screens | undefined {
  if (facts.message.text.trim() !== '' || !hasFiles(facts)) return undefined;
  return [problemCard(problem('file.no-report', { names: namesIn(facts.message) }))];
}

async function onTalkInNone(facts: Facts): Promise<Screens | undefined> {
  const { services, message } = facts;
  const talk = readTalk(services.form, message.text);
  return talk && [...(await onTalkAlone(services, message, talk)), ...filesLeftOut(facts)];
}

function onVisit({ services, message }: Facts): Promise<Screens> | Screens | undefined {
  const said = { input: inputOf(message), today: services.dayOf(message.at) };
  if (isProposal(services.form, said)) return beginTyped(services, message, { said });
  return isTooLong(said.input) ? [problemCard(problem('proposal.too-long', { limit: PROPOSAL_LIMIT }))] : undefined;
}

async function onAnything(facts: Facts): Promise<Screens> {
  return [await greeting(facts.services, facts.message), ...filesLeftOut(facts)];
}

/** What is asked is asked again, with what can be done with them. */
async function onFiles(facts: Facts, loaded: Loaded): Promise<Screens | undefined> {
  const { services, message } = facts;
  if (inputOf(message).text.trim() !== '' || !hasFiles(facts)) return undefined;
  const stored = await follow(services, message, loaded);
  const found = problem('file.alone', { names: namesIn(message) });
  await sayRefused(services, { stored, events: [], refusal: { problem: found } }, message);
  return [];
}

async function onTakenOut({ services, message }: Facts, stored: Loaded): Promise<Screens | undefined> {
  const field = takenOutIn(services.form, stored.report, message.text);
  if (field === undefined) return undefined;
  await typed(services, message, stored, { type: 'TrimProposal', field, seen: stored.report.version });
  return [];
}

async function onSameVisit({ services, message }: Facts, stored: Loaded): Promise<Screens | undefined> {
  const agreed = asksOfSameVisit(stored.report) ? agreesTo(wordOf(inputOf(message))) : undefined;
  if (agreed === undefined) return undefined;
  await typed(services, message, stored, agreed === 'yes' ? { type: 'Submit', folio: '' } : { type: 'Review' });
  return [];
}

async function onTalkInReport(facts: Facts, stored: Loaded): Promise<Screens | undefined> {
  const { services, message } = facts;
  const input = inputOf(message);
  const heard = heardIn(services.form, stored.report, input, services.dayOf(message.at));
  if (heard === undefined) return undefined;
  const said = await onTalk(services, message, stored, input, heard);
  return heard.asks ? said : [...said, ...filesLeftOut(facts)];
}

async function onAnswer({ services, message }: Facts, stored: Loaded): Promise<Screens> {
  await typed(services, message, stored, {
    type: 'AnswerStep',
    input: inputOf(message),
    today: services.dayOf(message.at),
  });
  return [];
}
