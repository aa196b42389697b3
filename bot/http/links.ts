import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { documents } from '../../core/words/texts.es';
import type { Clock } from '../../core/record/runtime';
import type { Report } from '../../core/record/types';
import { kinds, type DocumentKind } from '../../documents/kinds';
import { createSigner } from './signing';

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
  /** In a link to a picture alone. */
  readonly state?: unknown;
}

export type LinkCheck =
  /** `readers`: ids of whoever it was made for. */
  | {
      readonly is: 'good' | 'expired';
      readonly readers: readonly string[];
      /** Of which revision; undefined: of the report as it is. */
      readonly revision?: number;
    }
  /** To the first page of that revision, for whoever is in the review channel. */
  | { readonly is: 'picture'; readonly revision: number }
  | { readonly is: 'forged' };

type Named = Pick<Report, 'id' | 'folio'> & Partial<Pick<Report, 'round'>>;
/** The address of a report's document, or of that revision's, good for so many days to whoever has it; it says for whom it was made. */
type LinkTo = (report: Named, readers: readonly string[], revision?: number) => string;

export interface Links {
  /** Days a link is good for. */
  readonly days: number;
  readonly word: LinkTo;
  readonly pdf: LinkTo;
  /**
   * The address of a picture of its first page, which has no end: posts stay, and a picture whose link ended would be a
   * hole in each of them. It gives no more than what stands beside it in the channel: that page of that revision, as
   * long as the channel may read it. The address changes with the state, since platforms keep what they fetched by it.
   */
  readonly picture: (report: Pick<Report, 'id' | 'folio' | 'round' | 'state'>) => string;
  check(given: GivenLink): LinkCheck;
}

/** Signed, expiring links: a channel cannot take the file itself, and its members have no account here. */
export function createLinks(options: { secret: string; days: number; clock: Clock; baseUrl: () => string }): Links {
  const { secret, days, clock, baseUrl } = options;
  const { sign, isSigned } = createSigner(secret);
  const addressOf = (
    { id, folio, round }: Named,
    kind: DocumentKind,
    query: Readonly<Record<string, string>>,
  ): string => {
    const name = documents.fileName(folio, round).replaceAll(' ', '-');
    return `${baseUrl()}/documents/${id}/${name}.${kinds[kind].extension}?${new URLSearchParams(query).toString()}`;
  };
  const linkTo =
    (kind: DocumentKind): LinkTo =>
    (report, readers, revision) => {
      const end = (Math.ceil(clock.now().getTime() / STEP_MS) * STEP_MS + days * DAY_MS).toString();
      const readBy = readers.join(',');
      const wanted = revision === undefined ? [] : [`revision ${revision}`];
      return addressOf(revision === undefined ? report : { ...report, round: revision }, kind, {
        expires: end,
        for: readBy,
        ...(revision === undefined ? {} : { revision: String(revision) }),
        // Which kind is fetched is not signed: whoever may read a report may have it as any.
        signature: sign('documents', report.id, end, readBy, ...wanted),
      });
    };

  return {
    days,
    word: linkTo('word'),
    pdf: linkTo('pdf'),
    picture: (report) => {
      const { id, round, state } = report;
      const query = { revision: String(round), state, signature: sign('picture', id, String(round), state) };
      return addressOf(report, 'picture', query);
    },
    check: ({ reportId, expires, readers, signature, revision, state }) => {
      if (typeof signature !== 'string') return { is: 'forged' };
      if (typeof state === 'string' && typeof revision === 'string')
        return isSigned(signature, 'picture', reportId, revision, state)
          ? { is: 'picture', revision: Number(revision) }
          : { is: 'forged' };
      if (typeof expires !== 'string' || typeof readers !== 'string') return { is: 'forged' };
      const round = typeof revision === 'string' ? Number(revision) : undefined;
      const wanted = revision === undefined ? [] : [`revision ${round}`];
      if (!isSigned(signature, 'documents', reportId, expires, readers, ...wanted)) return { is: 'forged' };
      const is = Number(expires) > clock.now().getTime() ? 'good' : 'expired';
      return { is, readers: readers.split(','), ...(round === undefined ? {} : { revision: round }) };
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
