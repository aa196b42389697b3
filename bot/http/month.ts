import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { YearMonth } from '../../core/form/values';
import { mayGather } from '../../core/month/access';
import { sealOnPaper } from '../../core/report/seal-on-paper';
import type { Report, Seal } from '../../core/report/types';
import type { Clock, Log } from '../../core/runtime';
import type { MonthLinks } from '../../core/screens/month';
import { monthly } from '../../core/words/month.es';
import { problem, problemText, type Problem } from '../../core/words/problems';
import { documents } from '../../core/words/texts.es';
import { printedMonth, type PrintedMonth } from '../../documents/month/printed';
import type { Printed } from '../../documents/printed';
import type { ReportStore } from '../../storage/ports';
import { monthFor, type MonthParts } from '../outbox/month-reports';
import { send } from './bodies';
import type { Routes, WebRequest } from './server';

const DAY_MS = 86_400_000;
/** A link ends with an hour, in ms: a card drawn again soon after is the same card. */
const STEP_MS = 3_600_000;

type Kind = 'word' | 'pdf';
const kinds: Readonly<Record<Kind, { readonly extension: string; readonly type: string }>> = {
  word: { extension: 'docx', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  pdf: { extension: 'pdf', type: 'application/pdf' },
};

/** Makes a month's document. Rejects where it cannot be made. */
export type MakeMonth = (kind: Kind, printed: PrintedMonth) => Promise<Buffer>;

interface Signing {
  readonly secret: string;
  readonly days: number;
  readonly clock: Clock;
}

/** The addresses of a month's documents, good for so many days to whoever has them; each says for whom it was made. */
export function monthLinks(
  { secret, days, clock, baseUrl }: Signing & { readonly baseUrl: () => string },
  month: YearMonth,
  readers: readonly string[],
): MonthLinks {
  const expires = (Math.ceil(clock.now().getTime() / STEP_MS) * STEP_MS + days * DAY_MS).toString();
  const readBy = readers.join(',');
  const query = new URLSearchParams({ expires, for: readBy, signature: signed(secret, month, expires, readBy) });
  const to = (kind: Kind): string =>
    `${baseUrl()}/months/${month}/${monthly.fileName(month)}.${kinds[kind].extension}?${query.toString()}`;
  return { word: to('word'), pdf: to('pdf') };
}

const signed = (secret: string, ...parts: readonly string[]): string =>
  createHmac('sha256', secret)
    .update(['months', ...parts].join('\n'))
    .digest('base64url');

function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}

interface Parts extends MonthParts, Signing {
  readonly store: MonthParts['store'] & Pick<ReportStore, 'history'>;
  readonly log: Log;
  readonly make: MakeMonth;
}

/**
 * `GET /months/:month/:name`: the report of a month as it is now, a Word document or a PDF as the name ends, to whoever
 * has a good link, as long as the person it was made for may have it.
 */
export function serveMonths(routes: Routes, parts: Parts): void {
  const { secret, days, clock, log, roles } = parts;
  routes.get('/months/:month/:name', async (request, response) => {
    const asked = askedFor(request);
    if (asked === undefined || !isSame(asked.signature, signed(secret, asked.month, asked.expires, asked.readBy)))
      return page(response, 403, problem('month.link-forged'));
    const { month, kind, readBy } = asked;
    const readers = readBy.split(',');
    const seen = { month, kind, for: readers };
    if (Number(asked.expires) <= clock.now().getTime()) {
      log.info('expired link', seen);
      return page(response, 410, problem('month.link-expired', { days, month }));
    }
    if (!mayGather(roles, readers)) {
      log.info('month not given', seen);
      return page(response, 403, problem('month.link-forged'));
    }
    const printed = await printedFor(parts, month, readers);
    if (printed.reports.length === 0) return page(response, 404, problem('month.empty', { month }));
    log.info('month fetched', { ...seen, reports: printed.reports.length });
    const content = await parts.make(kind, printed);
    const { extension, type } = kinds[kind];
    response.setHeader('Content-Disposition', `attachment; filename="${monthly.fileName(month)}.${extension}"`);
    send(response, 200, type, content);
  });
}

interface AskedMonth {
  readonly month: YearMonth;
  readonly kind: Kind;
  readonly expires: string;
  readonly readBy: string;
  readonly signature: string;
}

function askedFor({ params = {}, query = {} }: WebRequest): AskedMonth | undefined {
  const { month = '', name = '' } = params;
  const { expires, for: readBy, signature } = query;
  const kind = (['word', 'pdf'] as const).find((one) => name.endsWith(`.${kinds[one].extension}`));
  if (kind === undefined || !/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return undefined;
  if (expires === undefined || readBy === undefined || signature === undefined) return undefined;
  return { month, kind, expires, readBy, signature };
}

/** What is printed, as of now: each report with the entry of its history that its own paper names. */
async function printedFor(parts: Parts, month: YearMonth, readers: readonly string[]): Promise<PrintedMonth> {
  const { dayOf, clock } = parts;
  const found = await monthFor(parts, month, readers);
  const reports = await Promise.all(found.approved.map((report) => printedOf(parts, report)));
  return printedMonth(found, reports, { on: dayOf(clock.now().toISOString()), dayOf });
}

async function printedOf(parts: Parts, report: Report): Promise<Printed> {
  const seal = await sealOf(parts, report);
  const { answers, state, round, changedAt, folio, submittedAt } = report;
  return {
    ...{ answers, state, round, changedAt },
    ...(folio === undefined ? {} : { folio }),
    ...(submittedAt === undefined ? {} : { submittedAt }),
    ...(seal === undefined ? {} : { seal }),
  };
}

/** One history that cannot be read takes no month's document away: that report is printed without its entry. */
async function sealOf({ store, log }: Parts, report: Report): Promise<Seal | undefined> {
  try {
    return sealOnPaper(await store.history(report.id), report);
  } catch (error) {
    log.error('seal not found', { report: report.id, reason: String(error) });
    return undefined;
  }
}

/** A plain page that a person can read on a phone. */
function page(response: ServerResponse, status: number, found: Problem): void {
  const html = `<!doctype html><html lang="es-MX"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${documents.title}</title><style>:root{color-scheme:light dark}body{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}</style><p>${problemText(found)}</p></html>`;
  response.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'");
  send(response, status, 'text/html; charset=utf-8', html);
}
