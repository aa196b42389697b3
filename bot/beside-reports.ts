import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { Config } from './config/config';
import { keptSecret } from './http/links';

/** A file that lies beside the reports, or undefined where those are in memory or on a server. */
export function besideReports({ storageUrl }: Config, name: string): string | undefined {
  const [, file] = /^sqlite:(.+)$/.exec(storageUrl) ?? [];
  return file === undefined || file === ':memory:' ? undefined : join(dirname(file), name);
}

/** What signs links to documents: the configured secret, or one kept beside the reports, so that links outlive a restart. */
export function linkSecretOf(config: Config): string {
  if (config.linkSecret !== undefined) return config.linkSecret.reveal();
  const file = besideReports(config, 'link-secret');
  return file === undefined ? randomUUID() : keptSecret(file);
}
