import { createHmac, timingSafeEqual } from 'node:crypto';

/** Signs what stands in a link with a secret that nobody else has. `what`: the kind of link, so that none passes for another. */
export interface Signer {
  readonly sign: (what: string, ...parts: readonly string[]) => string;
  /** Compared in a time that does not tell how much of it is right. */
  readonly isSigned: (signature: string, what: string, ...parts: readonly string[]) => boolean;
}

/** Between parts, so that no two lists of them are signed as the same text. */
const APART = '\n';

export function createSigner(secret: string): Signer {
  const sign = (...parts: readonly string[]): string =>
    createHmac('sha256', secret).update(parts.join(APART)).digest('base64url');
  return {
    sign,
    isSigned: (signature, ...parts) => {
      if (parts.some((part) => part.includes(APART))) return false;
      const [one, other] = [Buffer.from(signature), Buffer.from(sign(...parts))];
      return one.length === other.length && timingSafeEqual(one, other);
    },
  };
}
