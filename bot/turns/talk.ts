import { readIntent, type Intent } from '../../core/intent';
import { problem, problemText } from '../../core/words/problems';
import type { Command, Report } from '../../core/report/types';
import { cancel, lists } from '../../core/words/texts.es';
import {
  askCancelScreen,
  askWithdrawScreen,
  describeReport,
  helpScreen,
  homeScreen,
  LIST_PAGE,
  listScreen,
  problemScreen,
} from '../../core/screens/lists';
import { reportScreen } from '../../core/screens/review';
import type { Screen } from '../../core/screens/screens';
import {
  follow,
  OPEN,
  openReports,
  replyBelow,
  say,
  sayRefused,
  type CommandFacts,
  type Desk,
} from './desk';
import type { Typed } from './incoming';
import type { ReportLine } from '../../storage/ports';
import { readPasted } from '../pasted/read';
import { startDraft } from './start';

/** Characters a message may have: what the longest answer of the form could need, tables and all. */
const MESSAGE_LIMIT = 120_000;

const EVERY_STATE = [...OPEN, 'in-review', 'approved', 'withdrawn', 'cancelled'] as const;

const notice = (data: Extract<Screen, { template: 'notice' }>['data']): Screen => ({ template: 'notice', data });
const list = (data: Extract<Screen, { template: 'list' }>['data']): Screen => ({ template: 'list', data });

/**
 * A message in a one-to-one chat: one of the bot's words, else the answer to what is being asked.
 * What concerns a report goes through its outbox, so that it is said even after a crash; the screens
 * returned (greetings, lists) are for the caller to post.
 */
export async function onMessage(desk: Desk, typed: Typed): Promise<readonly Screen[]> {
  if (typed.text.length > MESSAGE_LIMIT)
    return [notice(problemScreen(problem('message.too-long', { limit: MESSAGE_LIMIT })))];
  // Looked up before the key is: another process may take a copy meanwhile, and where that one sends this report,
  // the copy here must meet it, not the draft behind it.
  const [open] = await openReports(desk, typed.person, 1);
  if (await wasApplied(desk, typed)) return [];
  const intent = readIntent(typed.text);
  if (intent !== undefined) return onIntent(desk, typed, intent, open);
  if (typed.text.trim() === '' && typed.html === undefined && typed.blocks === undefined)
    return [notice(problemScreen(problem('message.empty')))];
  if (open === undefined) return [home(desk, typed, [])];
  const input = readPasted({
    text: typed.text,
    ...(typed.html === undefined ? {} : { html: typed.html }),
    ...(typed.blocks === undefined ? {} : { blocks: typed.blocks }),
  });
  return apply(desk, typed, open.id, { type: 'AnswerStep', input, today: desk.dayOf(typed.at) });
}

/**
 * Whether the message is a copy of one that was applied, maybe before a restart and to a report that
 * takes no more answers by now: it must not go on to the next one.
 */
async function wasApplied(desk: Desk, { person, key }: Typed): Promise<boolean> {
  return (await desk.store.loadOpen(person.id, key))?.applied === true;
}

async function onIntent(
  desk: Desk,
  typed: Typed,
  intent: Intent,
  open: ReportLine | undefined,
): Promise<readonly Screen[]> {
  switch (intent.wants) {
    case 'new':
      return start(desk, typed, open);
    case 'resume':
      return resume(desk, typed, open);
    case 'skip':
      return onOpen(desk, typed, open, { type: 'SkipStep' });
    case 'back':
      return onOpen(desk, typed, open, { type: 'GoBack' });
    case 'review':
      return onOpen(desk, typed, open, { type: 'Review' });
    case 'submit':
      return onOpen(desk, typed, open, { type: 'Submit', folio: '' });
    case 'cancel':
      return askCancel(desk, open);
    case 'help':
      return [notice(helpScreen(desk.newId()))];
    case 'mine':
      return [await mineScreen(desk, typed.person.id, 0)];
    case 'pending':
      return [await pendingScreen(desk, 0)];
    case 'search':
      return [await foundScreen(desk, intent.words, 0)];
    case 'see':
      return [await seeScreen(desk, typed, intent.folio)];
    case 'export':
      return [notice(problemScreen(problem('export.unavailable')))];
    default:
      return intent satisfies never;
  }
}

/** The greeting of whoever has nothing open, or opens the chat. */
export const home = (desk: Desk, { person }: Pick<Typed, 'person'>, open: Parameters<typeof homeScreen>[1]): Screen =>
  notice(homeScreen(person.name, open, desk.newId()));

async function apply(desk: Desk, typed: Typed, reportId: string, facts: CommandFacts): Promise<readonly Screen[]> {
  await follow(desk, typed, reportId);
  const command = { ...facts, key: typed.key, at: typed.at, by: typed.person } as Command;
  const handled = await desk.handle(reportId, command, replyBelow);
  if (handled.refusal !== undefined) await sayRefused(desk, handled, typed.key, problemText(handled.refusal.problem));
  return [];
}

async function onOpen(
  desk: Desk,
  typed: Typed,
  open: ReportLine | undefined,
  facts: CommandFacts,
): Promise<readonly Screen[]> {
  return open === undefined ? [home(desk, typed, [])] : apply(desk, typed, open.id, facts);
}

async function start(desk: Desk, typed: Typed, before: ReportLine | undefined): Promise<readonly Screen[]> {
  const { report } = await startDraft(desk, typed, typed.key, replyBelow);
  if (before?.state === 'draft' && before.id !== report?.id)
    await say(desk, before.id, typed.key, [{ to: 'author', slot: 'card', mode: 'edit', about: { show: 'closed' } }]);
  return [];
}

async function resume(desk: Desk, typed: Typed, open: ReportLine | undefined): Promise<readonly Screen[]> {
  if (open === undefined) return [home(desk, typed, [])];
  return apply(desk, typed, open.id, { type: 'Resume', address: typed.address });
}

async function askCancel(desk: Desk, open: ReportLine | undefined): Promise<readonly Screen[]> {
  const stored = open === undefined ? undefined : await desk.store.load(open.id);
  if (stored === undefined)
    return [notice({ title: cancel.none, tone: 'plain', lines: [], facts: [], buttons: [], links: [] })];
  return [notice(askCancelOf(desk, stored.report))];
}

/** A draft is discarded; a report that was sent once is withdrawn instead, and stays on record. */
export const askCancelOf = (desk: Desk, report: Report): Extract<Screen, { template: 'notice' }>['data'] =>
  report.state === 'draft'
    ? askCancelScreen(desk.form, report, describeReport(report))
    : askWithdrawScreen(desk.form, report);

export async function mineScreen(desk: Desk, personId: string, offset: number): Promise<Screen> {
  const states = EVERY_STATE.filter((state) => state !== 'cancelled');
  const lines = await desk.store.reportsOf(personId, states, { limit: LIST_PAGE + 1, offset });
  return list(listScreen(lists.mine, lists.mineEmpty, lines, desk.viewing.zone, { verb: 'mine', offset }));
}

export async function pendingScreen(desk: Desk, offset: number): Promise<Screen> {
  const lines = await desk.store.reportsIn(['in-review'], { limit: LIST_PAGE + 1, offset });
  return list(listScreen(lists.pending, lists.pendingEmpty, lines, desk.viewing.zone, { verb: 'pending', offset }));
}

export async function foundScreen(desk: Desk, words: string, offset: number): Promise<Screen> {
  const lines = await desk.store.search(words, { limit: LIST_PAGE + 1, offset });
  return list(
    listScreen(lists.found(words), lists.foundEmpty, lines, desk.viewing.zone, { verb: 'find', offset, words }),
  );
}

/** What a mention of the bot in a channel looks up, for all to read; undefined where it asks for nothing. */
export async function lookUp(desk: Desk, said: Pick<Typed, 'person' | 'text'>): Promise<Screen | undefined> {
  const intent = readIntent(said.text);
  switch (intent?.wants) {
    case 'see':
      return seeScreen(desk, said, intent.folio);
    case 'search':
      return foundScreen(desk, intent.words, 0);
    case 'pending':
      return pendingScreen(desk, 0);
    case 'help':
      return notice(helpScreen(desk.newId()));
    default:
      return undefined;
  }
}

/** Whoever asks may read a report that was sent; who read which is logged. */
async function seeScreen(desk: Desk, { person }: Pick<Typed, 'person'>, folio: string): Promise<Screen> {
  const stored = await desk.store.loadByFolio(folio);
  if (stored === undefined) return notice(problemScreen(problem('report.not-found', { folio })));
  desk.log.info('report read', { folio, by: person.id });
  return { template: 'report', data: reportScreen(desk.viewing, stored.report, 1, { from: 'list' }) };
}
