import { isOpen } from '../../../core/record/queries/standing';
import { isAuthorOf } from '../../../core/record/queries/people';
import { problem } from '../../../core/words/problems';
import type { Screen } from '../../../core/screen/screens';
import { byFolio, notFound, problemCard } from '../find/lists';
import type { Services } from '../services';
import { typed } from '../talk/typed';
import type { Message } from '../update';

/**
 * Opens the correction of a report by its folio, or goes on with one that is open. Who may not read it is told what
 * they are told of one that is not there.
 */
export async function correctByFolio(services: Services, message: Message, folio: string): Promise<readonly Screen[]> {
  const { address, key } = message;
  const found = await byFolio(services, message, folio);
  const stored = found && (await services.store.load(found.id, key));
  if (stored === undefined) return [notFound(folio)];
  if (stored.applied) return [];
  const { report } = stored;
  if (!isAuthorOf(report, message)) return [problemCard(problem('report.not-yours'))];
  if (isOpen(report)) {
    await typed(services, message, stored, { type: 'Resume', address });
    return [];
  }
  if (report.state !== 'approved') return [problemCard(problem('report.not-approved', { folio, state: report.state }))];
  await typed(services, message, stored, { type: 'Correct', address });
  return [];
}
