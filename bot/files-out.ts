import type { Clock, Log } from '../core/runtime';
import { createFileLinks } from './http/file-links';
import { serveFiles } from './http/files';
import type { Routes } from './http/server';
import { createGiving, type Giving } from './outbox/giving';
import type { Messenger } from './outbox/messenger';
import type { FileMaker } from './outbox/orders';
import type { ProgressPace } from './outbox/progress-card';

/** Files that leave the bot: given in people's chats, or fetched by a link, which this serves. `makers`: by the kind of their orders. */
export function openFilesOut(options: {
  readonly routes: Routes;
  readonly messenger: Messenger;
  readonly makers: Readonly<Record<string, FileMaker>>;
  readonly secret: string;
  readonly days: number;
  readonly clock: Clock;
  readonly baseUrl: () => string;
  readonly log: Log;
  readonly pace?: ProgressPace;
}): Giving {
  const { routes, log } = options;
  const links = createFileLinks(options);
  const giving = createGiving({ ...options, links });
  serveFiles(routes, { giving, links, log });
  return giving;
}
