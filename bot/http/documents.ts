import type { Form } from '../../core/form/definition';
import { asReadBy, IN_REVIEW_CHANNEL, type Roles } from '../../core/report/access';
import { asSentTo } from '../../core/report/sent';
import type { Report, Seal } from '../../core/report/types';
import type { Log } from '../../core/runtime';
import type { Lookups } from '../outbox/lookups';
import type { ReportStore } from '../../storage/ports';
import { problem } from '../../core/words/problems';
import { documents } from '../../core/words/texts.es';
import { revisionAt } from '../outbox/revisions';
import { send } from './bodies';
import type { Links } from './links';
import { problemPage as page } from './page';
import type { Routes } from './server';

interface Parts {
  readonly store: ReportStore;
  readonly form: Form;
  readonly links: Links;
  readonly lookups: Lookups;
  readonly log: Log;
  readonly roles: Roles;
  /** Keeps in the report's history that this revision of it was fetched; gives the history's end then, where it is kept already. */
  readonly kept: (report: Report, revision: number, madeFor: readonly string[]) => Promise<Seal | undefined>;
}

/**
 * `GET /documents/:id/:name`: one report's Word document, to whoever has a good link, as long as the person
 * it was made for may read that report. Its history keeps each download, and the log says it as well: for whom
 * the link was made, which is all that is known. What is printed on it is the entry of this download.
 */
export function serveDocuments(routes: Routes, parts: Parts): void {
  const { store, form, links, lookups, log, roles } = parts;
  routes.get('/documents/:id/:name', async (request, response) => {
    const { id: reportId = '' } = request.params ?? {};
    const { expires, for: readers, signature, revision } = request.query ?? {};
    const link = links.check({ reportId, expires, readers, signature, revision });
    if (link.is === 'forged') return page(response, 403, problem('link.forged'));
    const stored = await store.load(reportId);
    const report = stored?.report;
    const seen = { report: reportId, folio: report?.folio, for: link.readers };
    if (link.is === 'expired') {
      log.info('expired link', seen);
      return page(response, 410, problem('link.expired', { folio: report?.folio ?? '', days: links.days }));
    }
    if (stored === undefined || report === undefined) return page(response, 404, problem('link.gone'));
    const readBy = link.readers ?? [IN_REVIEW_CHANNEL];
    const read = asReadBy(roles, report, readBy);
    if (read === undefined) {
      log.info('document not given', seen);
      return page(response, 403, problem('link.forged'));
    }
    const { revision: wanted } = link;
    const shown = wanted === undefined ? asSentTo(read, readBy) : await revisionAt(store, read, wanted);
    if (shown === undefined) return page(response, 404, problem('link.gone'));
    log.info('document fetched', { ...seen, revision: shown.round });
    // Loaded where it is used: a bot answers its first turn without the writer of documents.
    const { renderWord, wordType } = await import('../../documents/word/word');
    const seal = (await parts.kept(report, shown.round, link.readers ?? [])) ?? stored.tip;
    const word = renderWord(form, { ...(await lookups.named(shown)), seal });
    const name = documents.fileName(shown.folio, shown.round);
    response.setHeader('Content-Disposition', `attachment; filename="${name}.docx"`);
    send(response, 200, wordType, word);
  });
}
