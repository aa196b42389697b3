import { idsOf } from '../../../core/record/queries/access';
import type { Base } from '../../../core/record/made-from';
import { asSentTo } from '../../../core/record/queries/sent';
import type { Report } from '../../../core/record/types';
import { problem } from '../../../core/words/problems';
import type { Screen } from '../../../core/screen/screens';
import { sentBy } from './drafts';
import { unlessUnreadable } from '../faults';
import { byFolio, notFound, problemCard, type Reader } from '../find/lists';
import { keepRead } from '../paper/reads';
import type { Services } from '../services';
import type { Update } from '../update';

/** What a new report is to be made from, or why it cannot be. */
export type BaseFound = { readonly is: 'base'; readonly base: Base } | { readonly is: 'none'; readonly screen: Screen };

type Taker = Reader & Pick<Update, 'at'>;

/** A report that was sent, for whoever may read it. Who read which is kept, and logged. */
export async function baseOf(services: Services, report: Report, reader: Taker): Promise<Base | undefined> {
  const { id, folio, answers } = asSentTo(report, idsOf(reader));
  if (folio === undefined) return undefined;
  services.log.info('report read', { report: id, folio, by: reader.person.id, for: 'base' });
  await keepRead(services, report, reader);
  return { report: id, folio, answers };
}

/** Who may not read that report is told what they are told of one that is not there. */
export async function baseByFolio(services: Services, reader: Taker, folio: string): Promise<BaseFound> {
  const report = await byFolio(services, reader, folio);
  const base = report && (await baseOf(services, report, reader));
  return base === undefined ? { is: 'none', screen: notFound(folio) } : { is: 'base', base };
}

/** The report that the person sent last, of those that can be read. */
export async function lastBase(services: Services, reader: Taker): Promise<BaseFound> {
  for (const { id } of await sentBy(services, reader)) {
    const report = (await unlessUnreadable(services.store.load(id)))?.report;
    const base = report === undefined ? undefined : await baseOf(services, report, reader);
    if (base !== undefined) return { is: 'base', base };
  }
  return { is: 'none', screen: problemCard(problem('report.none-sent')) };
}
