import type { Screen } from '../../../core/screen/screens';
import type { Intent } from '../../../core/talk/intent';
import { notice } from '../../../core/words/notices';
import { problem } from '../../../core/words/problems';
import { saidOnForm } from '../below';
import { baseByFolio, lastBase } from '../filing/base';
import { beginFromTyped, beginTyped } from '../filing/begin';
import { found, greeting, helpCard, mine, problemCard, see } from '../find/lists';
import { pending } from '../find/pending';
import type { CommandFacts } from '../handle-command';
import { onExport } from '../paper/give-file';
import { historyOf } from '../paper/history';
import { monthAskedFor } from '../paper/month';
import { verify } from '../paper/verifying';
import { showReminders, turnReminders } from '../remind/reminders';
import { correctByFolio } from '../review/correct';
import { seeRevision } from '../review/revisions';
import { askCancel, progressCard, statusCard } from './asking';
import { openIn, readableIn, type Facts } from './facts';
import { askAgain, showForm, typed } from './typed';

type Screens = readonly Screen[];

/** Those that are done whatever was done last: what «deshacer» means hangs on it. */
type Word = Exclude<Intent, { wants: 'undo' }>;

type OnWord<W extends Word['wants']> = (
  facts: Facts,
  said: Word & { readonly wants: W },
) => Promise<Screens | Screen> | Screens | Screen;

/** What each of the bot's words does: the screens, if any, that stand below the message. */
const words: { readonly [W in Word['wants']]: OnWord<W> } = {
  new: ({ services, message }) => beginTyped(services, message),
  use: async ({ services, message }, { folio }) =>
    beginFromTyped(services, message, await baseByFolio(services, message, folio)),
  'use-last': async ({ services, message }) => beginFromTyped(services, message, await lastBase(services, message)),
  correct: ({ services, message }, { folio }) => correctByFolio(services, message, folio),
  resume: (facts) => toOpen(facts, { type: 'Resume', address: facts.message.address }),
  form: onForm,
  skip: onSkip,
  back: (facts) => toOpen(facts, { type: 'GoBack' }),
  review: (facts) => toOpen(facts, { type: 'Review' }),
  submit: (facts) => toOpen(facts, { type: 'Submit', folio: '' }),
  cancel: (facts) => askCancel(facts.services, openIn(facts)?.report),
  help: (facts) => helpCard(facts.services, readableIn(facts)?.report.id),
  status: howItGoes,
  'review-here': () => problemCard(problem('channel.chat')),
  mine: ({ services, message }) => mine(services, message),
  pending: ({ services, message }) => pending(services, message),
  reminders: ({ services, message }) => showReminders(services, message),
  'reminders-off': ({ services, message }) => turnReminders(services, message, 'off'),
  'reminders-on': ({ services, message }) => turnReminders(services, message, 'on'),
  search: ({ services, message }, said) => found(services, message, said.words),
  export: ({ services, message }, said) => onExport(services, message, said.words),
  see: ({ services, message }, { folio }) => see(services, message, folio),
  history: ({ services, message }, { folio }) => historyOf(services, message, folio),
  month: ({ services, message }, { asked }) => monthAskedFor(services, message, asked),
  revision: ({ services, message }, said) => seeRevision(services, message, said),
  verify: ({ services, message }, said) => verify(services, message, said),
};

/** Does what the bot's word says. */
export async function onWord(facts: Facts, said: Word): Promise<Screens> {
  const does = words[said.wants] as OnWord<Word['wants']>;
  const shown = await does(facts, said);
  return 'template' in shown ? [shown] : shown;
}

/** A command to the open report; where there is none, the greeting. */
async function toOpen(facts: Facts, command: CommandFacts): Promise<Screens> {
  const { services, message } = facts;
  const stored = openIn(facts);
  if (stored === undefined) return [await greeting(services, message)];
  await typed(services, message, stored, command);
  return [];
}

/** Where nothing is open, a new report begins with it. */
async function onForm(facts: Facts): Promise<Screens> {
  const { services, message } = facts;
  const stored = openIn(facts);
  if (stored === undefined) return beginTyped(services, message, { shown: saidOnForm });
  await showForm(services, message, stored);
  return [];
}

/** At the summary nothing is left to be passed over, which is said. */
async function onSkip(facts: Facts): Promise<Screens> {
  const stored = openIn(facts);
  if (stored?.report.at.at !== 'summary') return toOpen(facts, { type: 'SkipStep' });
  await askAgain(facts.services, facts.message, stored, [notice('talk.summary')]);
  return [];
}

/** What is answered of the open report; without one that can be read, how the person's reports are going. */
async function howItGoes(facts: Facts): Promise<Screen> {
  const stored = readableIn(facts);
  return stored === undefined ? statusCard(facts.services, facts.message) : progressCard(facts.services, stored.report);
}
