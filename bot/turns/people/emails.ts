import { hash } from 'node:crypto';

/** An address as it is compared, and its domain. */
export interface Email {
  /** SHA-256 in hex: what is kept says nobody's address. */
  readonly hash: string;
  readonly domain: string;
}

/**
 * The addresses that count, of those that a platform vouches for: of these domains, which an operator named, and each
 * once. Compared in lower case and in Unicode's composed form, and nothing cleverer: dots and what follows a plus count.
 */
export function countedEmails(raw: readonly string[], domains: readonly string[]): readonly Email[] {
  const found = new Map<string, Email>();
  for (const email of raw.flatMap((one) => emailOf(one) ?? []))
    if (domains.includes(email.domain)) found.set(email.hash, email);
  return [...found.values()];
}

function emailOf(raw: string): Email | undefined {
  const plain = raw.trim();
  if ([...plain].some(foldsIntoAscii)) return undefined;
  const address = folded(plain);
  const [, domain] = /^[^\s@]+@([^\s@]+)$/.exec(address) ?? [];
  return domain === undefined ? undefined : { hash: hash('sha256', address), domain };
}

const folded = (text: string): string => text.normalize('NFC').toLowerCase();

const isAscii = (text: string): boolean => /^[ -~]*$/.test(text);

/** The Kelvin sign becomes a plain k: an address with one is another mailbox than the address it would pass for. */
const foldsIntoAscii = (letter: string): boolean => !isAscii(letter) && isAscii(folded(letter));
