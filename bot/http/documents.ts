import type { ServerResponse } from 'node:http';
import type { ReportStore } from '../../storage/ports';
import type { Log } from '../../core/runtime';
import type { Form } from '../../core/form/definition';
import { problem, problemText, type Problem } from '../../core/words/problems';
import { documents } from '../../core/words/texts.es';
import type { Lookups } from '../outbox/lookups';
import type { LinkCheck, Links } from './links';
import { send } from './bodies';
import type { Routes } from './server';

const REFUSALS: Readonly<Record<Exclude<LinkCheck, 'good'>, readonly [number, Problem]>> = {
  expired: [410, problem('link.expired')],
  forged: [403, problem('link.forged')],
};

/** `GET /documents/:id/:name`: one report's Word document, to whoever has a good link. Who fetches is logged by report. */
export function serveDocuments(
  routes: Routes,
  parts: { store: ReportStore; form: Form; links: Links; lookups: Lookups; log: Log },
): void {
  const { store, form, links, lookups, log } = parts;
  routes.get('/documents/:id/:name', async (request, response) => {
    const { id = '' } = request.params ?? {};
    const { expires, signature } = request.query ?? {};
    const check = links.check(id, expires, signature);
    if (check !== 'good') return page(response, ...REFUSALS[check]);
    const report = (await store.load(id))?.report;
    if (report === undefined) return page(response, 404, problem('link.gone'));
    log.info('document fetched', { report: id, folio: report.folio });
    // Loaded where it is used: a bot answers its first turn without the writer of documents.
    const { renderWord, wordType } = await import('../../documents/word');
    const word = renderWord(form, await lookups.named(report));
    response.setHeader('Content-Disposition', `attachment; filename="${documents.fileName(report.folio)}.docx"`);
    send(response, 200, wordType, word);
  });
}

/** A plain page that a person can read on a phone. */
function page(response: ServerResponse, status: number, found: Problem): void {
  const html = `<!doctype html><html lang="es-MX"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${documents.title}</title><style>:root{color-scheme:light dark}body{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}</style><p>${problemText(found)}</p></html>`;
  response.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'");
  send(response, status, 'text/html; charset=utf-8', html);
}
