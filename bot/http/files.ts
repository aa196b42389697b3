import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Log } from '../../core/record/runtime';
import { problem } from '../../core/words/problems';
import type { Giving } from '../outbox/files/giving';
import { isRefused, type Making } from '../outbox/files/orders';
import type { SignedFileLinks } from './file-links';
import { problemPage } from './page';
import { queryOf, type Routes } from './server';

/** Downloads made at the same time, at most: each reads the store and compresses. */
const AT_ONCE = 4;
const RETRY_AFTER_S = 60;

/**
 * `GET /files/:name`: a file to whoever has a good link, made as it is sent, no faster than it is taken; a download that
 * is broken off ends the making. Whether those it was made for may have it is asked anew each time, and the log says what
 * they read.
 */
export function serveFiles(
  routes: Routes,
  parts: {
    readonly giving: Giving;
    readonly links: SignedFileLinks;
    /** As of documents. */
    readonly wasGuest: (personId: string) => Promise<boolean>;
    readonly log: Log;
  },
): void {
  const { giving, links, wasGuest, log } = parts;
  let free = AT_ONCE;
  routes.get('/files/:name', async (request, response) => {
    const { order, for: readers, expires, signature } = queryOf(request);
    const link = links.check({ order, readers, expires, signature });
    if (link.is === 'forged') return problemPage(response, 403, problem('file.link-forged'));
    if (link.is === 'expired') return problemPage(response, 410, problem('file.link-expired', { days: links.days }));
    const [reader = ''] = link.readers;
    if (await wasGuest(reader)) return problemPage(response, 403, problem('person.guest'));
    const making = await giving.begin(link.order, { ids: link.readers });
    if (isRefused(making)) return problemPage(response, 403, making);
    if (free === 0) {
      response.setHeader('Retry-After', String(RETRY_AFTER_S));
      return problemPage(response, 503, problem('file.many-at-once'));
    }
    free -= 1;
    const seen = { order: link.order, for: link.readers };
    try {
      await sendFile(response, making);
      log.info('file fetched', { ...seen, ...making.facts() });
    } catch (error) {
      // Its status is sent: what is cut off is how whoever fetches it learns that it is not whole.
      log.warn('file cut off', { ...seen, ...making.facts(), reason: String(error) });
    } finally {
      free += 1;
    }
  });
}

async function sendFile(response: ServerResponse, making: Making): Promise<void> {
  response.writeHead(200, {
    'Content-Type': making.type,
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(making.name)}`,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  });
  await pipeline(
    making.stream(() => {}),
    response,
  );
}
