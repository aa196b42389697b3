import { randomUUID } from 'node:crypto';
import type { Clock, Log } from '../core/record/runtime';
import type { Playground } from '../playground/playground';
import { besideReports } from './beside-reports';
import type { Config } from './config/config';
import type { Server } from './http/server';
import { ENDPOINT } from './teams/open';

/** Loaded where it is on: a production bot never has the page's code in it. */
export async function openPlayground(
  server: Server,
  config: Config,
  parts: { readonly log: Log; readonly clock: Clock; readonly baseUrl: () => string },
): Promise<Playground> {
  const { createPlayground } = await import('../playground/playground');
  return createPlayground({
    ...parts,
    server,
    botEndpoint: ENDPOINT,
    journal: besideReports(config, 'webchat.jsonl') ?? ':memory:',
    newId: () => randomUUID(),
    timeZone: config.timeZone,
    ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }),
  });
}
