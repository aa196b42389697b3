import type { IncomingMessage, ServerResponse } from 'node:http';
import { asReadBy, IN_REVIEW_CHANNEL, type Roles } from '../../core/record/queries/access';
import { asSentTo } from '../../core/record/queries/sent';
import type { MadeDocument, Report, Seal } from '../../core/record/types';
import type { Log } from '../../core/record/runtime';
import { kinds, type DocumentKind } from '../../documents/kinds';
import type { Papers } from '../../documents/making/papers';
import { printedOf } from '../../documents/printed';
import type { ReportStore, Stored } from '../../storage/ports';
import { problem, type Problem } from '../../core/words/problems';
import { documents } from '../../core/words/texts.es';
import { revisionSheet, sheetOf, type Sheet } from '../outbox/files/sheets';
import { digestOf, isKnown, sendFile } from './send-file';
import type { Links } from './links';
import { problemPage as page } from './page';
import { queryOf, type Routes, type WebRequest } from './server';

interface Parts {
  readonly store: Pick<ReportStore, 'load' | 'history'>;
  readonly links: Pick<Links, 'check' | 'days'>;
  readonly papers: Papers;
  readonly log: Log;
  readonly roles: Roles;
  /** Whoever was found to be one since a link was made for them has nothing by it. */
  readonly wasGuest: (personId: string) => Promise<boolean>;
  /** Keeps in the report's history that this revision of it was fetched. */
  readonly kept: (report: Report, revision: number, madeFor: readonly string[], kind: 'word' | 'pdf') => Promise<void>;
  /** Keeps what a document that is given out is known by. */
  readonly made: (report: Pick<Report, 'id' | 'folio'>, made: MadeDocument) => Promise<void>;
}

/** Seconds for which a picture is not asked for again; whoever looks at a channel looks at the same ones again and again. */
const PICTURE_FRESH_FOR = 3_600;

/** What a request is answered with. */
type Found =
  | { readonly is: 'refused'; readonly status: 403 | 404 | 410; readonly why: Problem }
  | {
      readonly is: 'sheet';
      readonly kind: DocumentKind;
      readonly stored: Stored;
      readonly sheet: Sheet;
      /** For whom the link was made. */
      readonly readers: readonly string[];
    };

const refused = (status: 403 | 404 | 410, why: Problem): Found => ({ is: 'refused', status, why });

/**
 * `GET /documents/:id/:name`: one report's Word document or PDF, as the name ends, to whoever has a good link, as long
 * as the person it was made for may read that report; or the picture of its first page. Its history keeps each download
 * and each file that was given out, and the log says it as well: for whom the link was made, which is all that is known.
 */
export function serveDocuments(routes: Routes, parts: Parts): void {
  const { store, links, papers, log, roles, wasGuest, kept, made } = parts;
  const serve = async (request: WebRequest, response: ServerResponse): Promise<void> => {
    const found = await find(request);
    if (found.is === 'refused') return page(response, found.status, found.why);
    const { kind, sheet } = found;
    const content = await paperOf(kind, sheet);
    if (content === undefined) return page(response, 503, problem('document.failed'));
    if (kind !== 'picture' && isGiven(request, content)) await keep(found, kind, content);
    const { folio, round } = sheet.report;
    sendFile(request, response, {
      content,
      type: kinds[kind].type,
      name: `${documents.fileName(folio, round)}.${kinds[kind].extension}`,
      shown: kind === 'word' ? 'attachment' : 'inline',
      freshFor: kind === 'picture' ? PICTURE_FRESH_FOR : 0,
    });
  };
  routes.get('/documents/:id/:name', serve);
  routes.head('/documents/:id/:name', serve);

  async function find(request: WebRequest): Promise<Found> {
    const { id: reportId = '', name = '' } = request.params ?? {};
    const { expires, for: readers, signature, revision, state } = queryOf(request);
    const kind = kindOf(name);
    const link = links.check({ reportId, expires, readers, signature, revision, state });
    if (link.is === 'forged' || kind === undefined || (link.is === 'picture' && kind !== 'picture'))
      return refused(403, problem('link.forged'));
    const stored = await store.load(reportId);
    const report = stored?.report;
    const readBy = link.is === 'picture' ? [IN_REVIEW_CHANNEL] : link.readers;
    const seen = { report: reportId, folio: report?.folio, for: readBy };
    if (link.is === 'expired') {
      log.info('expired link', seen);
      return refused(410, problem('link.expired', { folio: report?.folio ?? '', days: links.days }));
    }
    if (stored === undefined || report === undefined) return refused(404, problem('link.gone'));
    const read = asReadBy(roles, report, readBy);
    const [reader = ''] = readBy;
    if (read === undefined || (await wasGuest(reader))) {
      log.info('document not given', seen);
      return refused(403, problem('link.forged'));
    }
    const { revision: wanted } = link;
    const sheet =
      wanted === undefined
        ? await sheetOf(store, stored, asSentTo(read, readBy))
        : wanted > read.round
          ? undefined
          : await revisionSheet(store, stored, wanted);
    if (sheet === undefined) return refused(404, problem('link.gone'));
    if (link.is !== 'picture') log.info('document fetched', { ...seen, kind, revision: sheet.report.round });
    return { is: 'sheet', kind, stored, sheet, readers: readBy };
  }

  async function paperOf(kind: DocumentKind, { report, seal }: Sheet): Promise<Buffer | undefined> {
    try {
      return await papers[kind](printedOf(report, seal));
    } catch (error) {
      log.error('document not made', { report: report.id, folio: report.folio, kind, reason: String(error) });
      return undefined;
    }
  }

  async function keep(
    { stored: { report }, sheet, readers }: Extract<Found, { is: 'sheet' }>,
    kind: 'word' | 'pdf',
    content: Buffer,
  ): Promise<void> {
    const { round } = sheet.report;
    const noted = (seal: Seal) => made(report, { kind, revision: round, seal, sha256: digestOf(content) });
    await Promise.all([kept(report, round, readers, kind), sheet.seal === undefined ? undefined : noted(sheet.seal)]);
  }
}

/** Not where its head alone is asked for, or whoever asks has it already. */
const isGiven = (request: IncomingMessage, content: Buffer): boolean =>
  request.method === 'GET' && !isKnown(request, content);

const kindOf = (name: string): DocumentKind | undefined =>
  (Object.keys(kinds) as DocumentKind[]).find((kind) => name.endsWith(`.${kinds[kind].extension}`));
