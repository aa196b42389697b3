import { mayAudit } from '../../../core/record/queries/access';
import type { Report } from '../../../core/record/types';
import { historyScreen } from '../../../core/paper/screens/history';
import type { Back } from '../../../core/screen/press';
import type { Screen } from '../../../core/screen/screens';
import { problem } from '../../../core/words/problems';
import { trailOf } from '../../../storage/trail';
import { byFolio, notFound, problemCard, type Reader } from '../find/lists';
import type { Services } from '../services';
import type { Place } from '../update';

/** Whoever asks for a history, and where. */
export type Auditor = Reader & { readonly place?: Place };

export const isAuditor = ({ roles }: Services, report: Report, asked: Auditor): boolean =>
  mayAudit(roles, report, asked, asked.place === 'review-channel');

/** The history of the report of that folio. Who may not read the report is told what they are told of one that is not there. */
export async function historyOf(services: Services, asked: Auditor, folio: string): Promise<Screen> {
  const report = await byFolio(services, asked, folio);
  if (report === undefined) return notFound(folio);
  return showHistory(services, asked, report, 1, 'list');
}

/** A page of it, for whoever may read the report; who may not see its history is told so. Who saw which is logged. */
export async function showHistory(
  services: Services,
  asked: Auditor,
  report: Report,
  page: number,
  back: Back,
): Promise<Screen> {
  const { store, log, viewing } = services;
  const facts = { report: report.id, folio: report.folio, by: asked.person.id };
  if (!isAuditor(services, report, asked)) {
    log.info('history not shown', facts);
    return problemCard(problem('history.barred', { folio: report.folio ?? '' }));
  }
  log.info('history read', facts);
  const trail = await trailOf(store, report.id);
  if (trail.misfit !== undefined) log.error('history does not fit', { ...facts, entry: trail.misfit });
  return { template: 'report', data: historyScreen(viewing, report, trail, page, back) };
}
