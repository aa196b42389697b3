import type { Clock } from '../../core/record/runtime';
import type { FileLinks } from '../outbox/files/giving';
import { createSigner } from './signing';

const DAY_MS = 86_400_000;

/** What came with a request for a file, whatever it is. */
export interface GivenFileLink {
  readonly order: unknown;
  readonly readers: unknown;
  readonly expires: unknown;
  readonly signature: unknown;
}

export type FileLinkCheck =
  | { readonly is: 'good' | 'expired'; readonly order: string; readonly readers: readonly string[] }
  | { readonly is: 'forged' };

export interface SignedFileLinks extends FileLinks {
  check(given: GivenFileLink): FileLinkCheck;
}

/** Signed, expiring links to files that are made as they are fetched: what makes one, and for whom, is in its address. */
export function createFileLinks(options: {
  readonly secret: string;
  readonly days: number;
  readonly clock: Clock;
  readonly baseUrl: () => string;
}): SignedFileLinks {
  const { secret, days, clock, baseUrl } = options;
  const { sign, isSigned } = createSigner(secret);

  return {
    days,
    to: (order, name, ids) => {
      const [readers, expires] = [ids.join(','), String(clock.now().getTime() + days * DAY_MS)];
      const signature = sign('files', order, readers, expires);
      const query = new URLSearchParams({ order, for: readers, expires, signature });
      return `${baseUrl()}/files/${encodeURIComponent(name)}?${query}`;
    },
    check: ({ order, readers, expires, signature }) => {
      const isWhole = [order, readers, expires, signature].every((part) => typeof part === 'string');
      if (!isWhole) return { is: 'forged' };
      const [wanted, readBy, end] = [order as string, readers as string, expires as string];
      if (!isSigned(signature as string, 'files', wanted, readBy, end)) return { is: 'forged' };
      const is = Number(end) > clock.now().getTime() ? 'good' : 'expired';
      return { is, order: wanted, readers: readBy.split(',') };
    },
  };
}
