import { isSureExport } from '../../../core/talk/asked-export';
import { readIntent } from '../../../core/talk/intent';
import { asReadBy, idsOf, mayAudit, sightOf } from '../../../core/record/queries/access';
import { isNamed } from '../../../core/record/queries/people';
import type { Report } from '../../../core/record/types';
import {
  helpScreen,
  homeScreen,
  LIST_PAGE,
  listScreen,
  lookUpScreen,
  problemScreen,
  type ListPress,
} from '../../../core/find/lists';
import { reportScreen, type Viewing } from '../../../core/review/screens/review';
import type { Screen } from '../../../core/screen/screens';
import { queue } from '../../../core/remind/reminders.es';
import { problem, type Problem } from '../../../core/words/problems';
import { home as words, lists } from '../../../core/words/texts.es';
import type { ReportLine } from '../../../storage/ports';
import { keepDecided } from '../review/decided';
import { hasSent, NOT_DISCARDED, openReports } from '../filing/drafts';
import { countFor, type Asker } from './pending';
import { keepRead } from '../paper/reads';
import type { Services } from '../services';
import type { Update } from '../update';

/** Whoever asks to read something. */
export type Reader = Pick<Update, 'person' | 'aliases'>;

export const problemCard = (found: Problem): Screen => ({ template: 'notice', data: problemScreen(found) });

/** `open`: the report that goes on afterwards. */
export const helpCard = ({ newId }: Pick<Services, 'newId'>, open?: string, title?: string): Screen => ({
  template: 'notice',
  data: helpScreen(newId(), open, title),
});

/** The same, for what is asked of the reports that were filed. */
export const lookUpCard = ({ newId }: Pick<Services, 'newId'>, open?: string): Screen => ({
  template: 'notice',
  data: lookUpScreen(newId(), open),
});

/** Where a greeting stands: in the chat, where a sentence that is typed is read, or elsewhere. */
interface Greeted {
  readonly open?: readonly ReportLine[];
  readonly isInChat?: boolean;
  /** What the bot is, where it is to be told other than to whoever never sent a report. */
  readonly lines?: readonly string[];
  /** Who may be told what waits for their decision; absent where that is shown beside it. */
  readonly asker?: Asker;
}

/** The greeting of whoever has nothing open. */
export async function greeting(
  services: Services,
  reader: Reader,
  { open = [], isInChat = true, lines, asker }: Greeted = {},
): Promise<Screen> {
  const { person } = reader;
  const last = await hasSent(services, reader);
  const explained = lines ?? (last ? [] : words.lines);
  const waiting = asker === undefined ? undefined : await countFor(services, asker);
  const isWaiting = waiting !== undefined && waiting.count > 0;
  const invites = isInChat && open.length === 0;
  return {
    template: 'notice',
    data: homeScreen(isNamed(person) ? person.name : '', open, services.newId(), {
      lines: invites ? [...explained, words.invite] : explained,
      hasSent: last,
      ...(isWaiting ? { waiting: queue.line(waiting.count, waiting.isMore) } : {}),
    }),
  };
}

/** The greeting of whoever opens the chat, with the way back to what is open. */
export const home = async (services: Services, asker: Asker, isInChat = true): Promise<Screen> =>
  greeting(services, asker, { open: await openReports(services, asker, 5), isInChat, asker });

export async function mine(services: Services, reader: Reader, offset = 0): Promise<Screen> {
  const lines = await services.store.reportsOf(idsOf(reader), NOT_DISCARDED, { limit: LIST_PAGE + 1, offset });
  return list(services, lists.mine, lists.mineEmpty, lines, { verb: 'mine', offset });
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
 * Who may not read a report is told what they are told of one that is not there. Who read which is kept.
 * `viewing`: for whom it is drawn, where not for the reader alone.
 */
export async function see(
  services: Services,
  reader: Reader & Pick<Update, 'at'>,
  folio: string,
  viewing = seenBy(services, reader),
): Promise<Screen> {
  const report = await readable(services, reader, folio);
  if (report === undefined) return notFound(folio);
  await keepRead(services, report, reader);
  await keepDecided(services, report, reader);
  const audits = viewing.reader !== undefined && mayAudit(services.roles, report, reader, false);
  return { template: 'report', data: reportScreen({ ...viewing, audits }, report, 1, 'list') };
}

/** The report of that folio, for whoever may read it; to all others it is as if it were not there, which is logged. */
export async function byFolio(
  { store, roles, log }: Services,
  reader: Reader,
  folio: string,
): Promise<Report | undefined> {
  const stored = (await store.loadByFolio(folio))?.report;
  const report = stored && asReadBy(roles, stored, idsOf(reader));
  if (stored !== undefined && report === undefined) log.info('report not shown', { folio, to: reader.person.id });
  return report;
}

export const notFound = (folio: string): Screen => problemCard(problem('report.not-found', { folio }));

/** The same, with its people's names. Who read which is logged. */
export async function readable(services: Services, reader: Reader, folio: string): Promise<Report | undefined> {
  const report = await byFolio(services, reader, folio);
  if (report === undefined) return undefined;
  services.log.info('report read', { folio, by: reader.person.id });
  return services.lookups.named(report);
}

/** Whether anybody of the organization reads of the report of that folio what the reader does. */
export async function isForAnybody({ store, roles }: Services, reader: Reader, folio: string): Promise<boolean> {
  const report = (await store.loadByFolio(folio))?.report;
  if (report === undefined) return false;
  const [anybodys, theirs] = [asReadBy(roles, report, []), asReadBy(roles, report, idsOf(reader))];
  return anybodys !== undefined && anybodys.state === theirs?.state;
}

/** Words that change nothing. */
const LOOKED_UP: ReadonlySet<string> = new Set([
  ...['see', 'revision', 'history', 'month', 'search', 'pending', 'help', 'review-here'],
]);

/** Whether a mention asks the bot for something; other words in a report's thread are a comment on it. */
export function asksBot(text: string): boolean {
  if (text === '') return true;
  const intent = readIntent(text);
  if (intent?.wants === 'export') return isSureExport(intent.words);
  return intent?.wants === 'undo' || LOOKED_UP.has(intent?.wants ?? '');
}
