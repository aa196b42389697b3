import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { documents } from '../../core/words/texts.es';
import type { Clock } from '../../core/runtime';
import type { Report } from '../../core/report/types';

/** Days a link is good for. A card older than that gives a page that says how to get a new one. */
const DAYS = 14;
const DAY_MS = 86_400_000;

export type LinkCheck = 'good' | 'expired' | 'forged';

export interface Links {
  /** The address of a report's Word document, good for two weeks to whoever has it. */
  word(report: Pick<Report, 'id' | 'folio'>): string;
  check(reportId: string, expires: string | undefined, signature: string | undefined): LinkCheck;
}

/** Signed, expiring links: a channel cannot take the file itself, and its members have no account here. */
export function createLinks(options: { secret: string; clock: Clock; baseUrl: () => string }): Links {
  const { secret, clock, baseUrl } = options;
  const sign = (reportId: string, expires: string): string =>
    createHmac('sha256', secret).update(`documents\n${reportId}\n${expires}`).digest('base64url');

  return {
    word: ({ id, folio }) => {
      // Whole days: a card drawn again the same day is the same card.
      const expires = String((Math.floor(clock.now().getTime() / DAY_MS) + DAYS) * DAY_MS);
      return `${baseUrl()}/documents/${id}/${documents.fileName(folio)}.docx?expires=${expires}&signature=${sign(id, expires)}`;
    },
    check: (reportId, expires = '', signature = '') => {
      const [given, wanted] = [Buffer.from(signature), Buffer.from(sign(reportId, expires))];
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return 'forged';
      return Number(expires) > clock.now().getTime() ? 'good' : 'expired';
    },
  };
}

/**
 * The secret that signs links, from a file that its owner alone can read; made on the first start, so
 * that links outlive a restart with nothing to configure. Throws where the file can be neither read
 * nor made.
 */
export function keptSecret(file: string): string {
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
