import { readIntent } from '../../core/intent';
import { idsOf, mayAudit, mayRead, sightOf } from '../../core/report/access';
import { isNamed } from '../../core/report/people';
import type { Person } from '../../core/report/types';
import { helpScreen, homeScreen, LIST_PAGE, listScreen, problemScreen, type ListPress } from '../../core/screens/lists';
import { reportScreen, type Viewing } from '../../core/screens/review';
import type { Screen } from '../../core/screens/screens';
import { problem, type Problem } from '../../core/words/problems';
import { home as words, lists } from '../../core/words/texts.es';
import type { ReportLine } from '../../storage/ports';
import { hasSent, openReports } from './drafts';
import { keepRead } from './reads';
import type { Services } from './services';
import type { Update } from './update';

/** Whoever asks to read something. */
export type Reader = Pick<Update, 'person' | 'aliases'>;

export const problemCard = (found: Problem): Screen => ({ template: 'notice', data: problemScreen(found) });

/** `open`: the report that goes on afterwards. */
export const helpCard = ({ newId }: Pick<Services, 'newId'>, open?: string, title?: string): Screen => ({
  template: 'notice',
  data: helpScreen(newId(), open, title),
});

/** Where a greeting stands: in the chat, where a sentence that is typed is read, or elsewhere. */
interface Greeted {
  readonly open?: readonly ReportLine[];
  readonly isInChat?: boolean;
  /** What the bot is, where it is to be told other than to whoever never sent a report. */
  readonly lines?: readonly string[];
}

/** The greeting of whoever has nothing open. */
export async function greeting(
  services: Services,
  person: Person,
  { open = [], isInChat = true, lines }: Greeted = {},
): Promise<Screen> {
  const last = await hasSent(services, person);
  const explained = lines ?? (last ? [] : words.lines);
  const invites = isInChat && open.length === 0;
  return {
    template: 'notice',
    data: homeScreen(isNamed(person) ? person.name : '', open, services.newId(), {
      lines: invites ? [...explained, words.invite] : explained,
      hasSent: last,
    }),
  };
}

/** The greeting of whoever opens the chat, with the way back to what is open. */
export const home = async (services: Services, person: Person, isInChat = true): Promise<Screen> =>
  greeting(services, person, { open: await openReports(services, person, 5), isInChat });

export async function mine(services: Services, personId: string, offset = 0): Promise<Screen> {
  const states = ['draft', 'changes-requested', 'in-review', 'approved', 'withdrawn'] as const;
  const lines = await services.store.reportsOf(personId, states, { limit: LIST_PAGE + 1, offset });
  return list(services, lists.mine, lists.mineEmpty, lines, { verb: 'mine', offset });
}

export async function pending(services: Services, reader: Reader, offset = 0): Promise<Screen> {
  const page = { limit: LIST_PAGE + 1, offset };
  const lines = await services.store.reportsIn(['in-review'], page, sightFor(services, reader));
  return list(services, lists.pending, lists.pendingEmpty, lines, { verb: 'pending', offset });
}

/** Without a reader: as anybody of the organization finds it. */
export async function found(
  services: Services,
  reader: Reader | undefined,
  words: string,
  offset = 0,
): Promise<Screen> {
  const page = { limit: LIST_PAGE + 1, offset };
  const lines = await services.store.search(words, page, sightFor(services, reader));
  return list(services, lists.found(words), lists.foundEmpty, lines, { verb: 'find', offset, words });
}

const sightFor = ({ roles }: Services, reader: Reader | undefined) =>
  sightOf(roles, reader === undefined ? [] : idsOf(reader));

const list = (
  { viewing }: Services,
  title: string,
  empty: string,
  lines: readonly ReportLine[],
  page: ListPress,
): Screen => ({ template: 'list', data: listScreen(title, empty, lines, viewing.zone, page) });

/** What is drawn for that reader alone. */
export const seenBy = ({ viewing }: Services, reader: Reader): Viewing => ({ ...viewing, reader: idsOf(reader) });

/**
 * Who may not read a report is told what they are told of one that is not there. Who read which is kept, and logged.
 * `viewing`: for whom it is drawn, where not for the reader alone.
 */
export async function see(
  services: Services,
  reader: Reader & Pick<Update, 'at'>,
  folio: string,
  viewing = seenBy(services, reader),
): Promise<Screen> {
  const report = (await services.store.loadByFolio(folio))?.report;
  if (report === undefined || !mayRead(services.roles, report, idsOf(reader))) {
    if (report !== undefined) services.log.info('report not shown', { folio, to: reader.person.id });
    return problemCard(problem('report.not-found', { folio }));
  }
  services.log.info('report read', { folio, by: reader.person.id });
  await keepRead(services, report, reader);
  const named = await services.lookups.named(report);
  const audits = viewing.reader !== undefined && mayAudit(services.roles, report, idsOf(reader), false);
  return { template: 'report', data: reportScreen({ ...viewing, audits }, named, 1, 'list') };
}

/** Whether anybody of the organization may read the report of that folio. */
export async function isForAnybody({ store, roles }: Services, folio: string): Promise<boolean> {
  const report = (await store.loadByFolio(folio))?.report;
  return report !== undefined && mayRead(roles, report, []);
}

/** Words that change nothing. */
export const LOOKED_UP: ReadonlySet<string> = new Set(['see', 'history', 'search', 'pending', 'help', 'review-here']);

/** Whether a mention asks the bot for something; other words in a report's thread are a comment on it. */
export const asksBot = (text: string): boolean => text === '' || LOOKED_UP.has(readIntent(text)?.wants ?? '');
