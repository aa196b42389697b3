import { readIntent } from '../../../core/talk/intent';
import { asReadBy, idsOf, SENT, sightOf } from '../../../core/record/queries/access';
import type { Report } from '../../../core/record/types';
import { broughtScreen } from '../../../core/review/screens/brought';
import { problem } from '../../../core/words/problems';
import type { Stored } from '../../../storage/ports';
import { unlessUnreadable } from '../faults';
import { problemCard, seenBy } from './lists';
import type { Reply } from '../reply';
import type { Services } from '../services';
import type { Query } from '../update';

/** Reports to bring into a conversation, each as its card; or, where there are none, why. */
export async function onQuery(services: Services, query: Query): Promise<readonly Reply[]> {
  const reports = await soughtBy(services, query);
  const none = problem(query.words === '' ? 'query.nothing-typed' : 'query.nothing-found');
  if (reports.length === 0) return query.offset > 0 ? [] : [{ screen: problemCard(none), where: 'place' }];
  return reports.map((report) => ({
    screen: { template: 'post', data: broughtScreen(seenBy(services, query), report) },
    where: 'place',
  }));
}

/** The report of that folio, or those that hold the words; before anything was typed, the person's own. */
async function soughtBy(services: Services, query: Query): Promise<readonly Report[]> {
  const { store, roles } = services;
  const { limit, offset } = query;
  const [page, ids] = [{ limit, offset }, idsOf(query)];
  const read = (stored: Stored | undefined): readonly Report[] => {
    const report = stored && asReadBy(roles, stored.report, ids);
    return report === undefined ? [] : [report];
  };
  const intent = readIntent(query.words);
  if (intent?.wants === 'see') {
    const stored = offset > 0 ? undefined : await store.loadByFolio(intent.folio);
    return read(stored);
  }
  const words = intent?.wants === 'search' ? intent.words : query.words;
  const lines =
    words === '' ? await store.reportsOf(ids, SENT, page) : await store.search(words, page, sightOf(roles, ids));
  const found = await Promise.all(lines.map(({ id }) => unlessUnreadable(store.load(id))));
  // One may have been sent back between the two looks.
  return found.flatMap(read);
}
