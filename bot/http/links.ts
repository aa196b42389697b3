import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { documents } from '../../core/words/texts.es';
import type { Clock } from '../../core/runtime';
import type { Report } from '../../core/report/types';

const DAY_MS = 86_400_000;
/** A link ends with an hour, in ms: a card drawn again soon after is the same card. */
const STEP_MS = 3_600_000;

/** What came with a request for a document, whatever it is. */
export interface GivenLink {
  readonly reportId: string;
  readonly expires: unknown;
  readonly readers: unknown;
  readonly signature: unknown;
  /** Absent in a link to the report as it is. */
  readonly revision?: unknown;
}

export type LinkCheck =
  /** `readers`: ids of whoever it was made for; undefined where an earlier release made it, which kept none. */
  | {
      readonly is: 'good' | 'expired';
      readonly readers: readonly string[] | undefined;
      /** Of which revision; undefined: of the report as it is. */
      readonly revision?: number;
    }
  | { readonly is: 'forged' };

export interface Links {
  /** Days a link is good for. */
  readonly days: number;
  /** The address of a report's Word document, good for so many days to whoever has it; it says for whom it was made; or of that revision's. */
  word(
    report: Pick<Report, 'id' | 'folio'> & Partial<Pick<Report, 'round'>>,
    readers: readonly string[],
    revision?: number,
  ): string;
  check(given: GivenLink): LinkCheck;
}

/** Signed, expiring links: a channel cannot take the file itself, and its members have no account here. */
export function createLinks(options: { secret: string; days: number; clock: Clock; baseUrl: () => string }): Links {
  const { secret, days, clock, baseUrl } = options;
  const sign = (...parts: readonly string[]): string =>
    createHmac('sha256', secret)
      .update(['documents', ...parts].join('\n'))
      .digest('base64url');

  return {
    days,
    word: ({ id, folio, round }, readers, revision) => {
      const end = (Math.ceil(clock.now().getTime() / STEP_MS) * STEP_MS + days * DAY_MS).toString();
      const readBy = readers.join(',');
      const wanted = revision === undefined ? [] : [`revision ${revision}`];
      const query = new URLSearchParams({
        expires: end,
        for: readBy,
        ...(revision === undefined ? {} : { revision: String(revision) }),
        signature: sign(id, end, readBy, ...wanted),
      });
      const name = documents.fileName(folio, revision ?? round).replaceAll(' ', '-');
      return `${baseUrl()}/documents/${id}/${name}.docx?${query.toString()}`;
    },
    check: ({ reportId, expires, readers, signature, revision }) => {
      if (typeof expires !== 'string' || typeof signature !== 'string') return { is: 'forged' };
      const readBy = typeof readers === 'string' ? readers : undefined;
      const round = typeof revision === 'string' ? Number(revision) : undefined;
      const signed = [reportId, expires, ...(readBy === undefined ? [] : [readBy])];
      const wanted = sign(...signed, ...(revision === undefined ? [] : [`revision ${round}`]));
      if (!isSame(signature, wanted)) return { is: 'forged' };
      const is = Number(expires) > clock.now().getTime() ? 'good' : 'expired';
      return { is, readers: readBy?.split(','), ...(round === undefined ? {} : { revision: round }) };
    },
  };
}

function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
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
