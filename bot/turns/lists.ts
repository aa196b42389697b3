import { readIntent } from '../../core/intent';
import type { Person } from '../../core/report/types';
import { helpScreen, homeScreen, LIST_PAGE, listScreen, problemScreen, type ListPress } from '../../core/screens/lists';
import { reportScreen } from '../../core/screens/review';
import type { Screen } from '../../core/screens/screens';
import { problem, type Problem } from '../../core/words/problems';
import { lists } from '../../core/words/texts.es';
import type { ReportLine } from '../../storage/ports';
import { openReports } from './drafts';
import type { Services } from './services';

export const problemCard = (found: Problem): Screen => ({ template: 'notice', data: problemScreen(found) });

export const helpCard = ({ newId }: Pick<Services, 'newId'>): Screen => ({
  template: 'notice',
  data: helpScreen(newId()),
});

/** The greeting of whoever has nothing open. */
export const greeting = (
  services: Services,
  person: Person,
  open: readonly ReportLine[] = [],
  lines?: readonly string[],
): Screen => ({
  template: 'notice',
  data: homeScreen(person.name, open, services.newId(), lines),
});

/** The greeting of whoever opens the chat, with the way back to what is open. */
export const home = async (services: Services, person: Person): Promise<Screen> =>
  greeting(services, person, await openReports(services, person, 5));

export async function mine(services: Services, personId: string, offset = 0): Promise<Screen> {
  const states = ['draft', 'changes-requested', 'in-review', 'approved', 'withdrawn'] as const;
  const lines = await services.store.reportsOf(personId, states, { limit: LIST_PAGE + 1, offset });
  return list(services, lists.mine, lists.mineEmpty, lines, { verb: 'mine', offset });
}

export async function pending(services: Services, offset = 0): Promise<Screen> {
  const lines = await services.store.reportsIn(['in-review'], { limit: LIST_PAGE + 1, offset });
  return list(services, lists.pending, lists.pendingEmpty, lines, { verb: 'pending', offset });
}

export async function found(services: Services, words: string, offset = 0): Promise<Screen> {
  const lines = await services.store.search(words, { limit: LIST_PAGE + 1, offset });
  return list(services, lists.found(words), lists.foundEmpty, lines, { verb: 'find', offset, words });
}

const list = (
  { viewing }: Services,
  title: string,
  empty: string,
  lines: readonly ReportLine[],
  page: ListPress,
): Screen => ({ template: 'list', data: listScreen(title, empty, lines, viewing.zone, page) });

/** Whoever asks may read a report that was sent; who read which is logged. */
export async function see({ store, log, viewing }: Services, person: Person, folio: string): Promise<Screen> {
  const stored = await store.loadByFolio(folio);
  if (stored === undefined) return problemCard(problem('report.not-found', { folio }));
  log.info('report read', { folio, by: person.id });
  return { template: 'report', data: reportScreen(viewing, stored.report, 1, 'list') };
}

/** What a mention of the bot looks up, for all to read; undefined where it asks for nothing. */
export async function lookUp(services: Services, person: Person, text: string): Promise<Screen | undefined> {
  const intent = readIntent(text);
  switch (intent?.wants) {
    case 'see':
      return see(services, person, intent.folio);
    case 'search':
      return found(services, intent.words);
    case 'pending':
      return pending(services);
    case 'help':
      return helpCard(services);
    default:
      return undefined;
  }
}

const LOOKED_UP: ReadonlySet<string> = new Set(['see', 'search', 'pending', 'help', 'review-here']);

/** Whether a mention asks the bot for something; other words in a report's thread are a comment on it. */
export const asksBot = (text: string): boolean => text === '' || LOOKED_UP.has(readIntent(text)?.wants ?? '');
