import { platformOf } from '../../../core/record/queries/posts';
import type { Address } from '../../../core/record/types';
import type { Log } from '../../../core/record/runtime';
import { countedEmails, type Email } from './emails';
import type { Kept, KeptPeople } from './kept';

/**
 * The e-mail addresses that a platform vouches for of one of its people, as it is asked in that conversation: only of
 * the organization's own people, and none where it does not vouch. Rejects where it does not answer.
 */
export type Vouch = (personId: string, where: Address) => Promise<readonly string[]>;

/** How platforms are asked; one that is not open yet vouches for nobody. */
export const vouching = (platforms: Readonly<Record<string, () => { readonly vouched: Vouch } | undefined>>) =>
  Object.fromEntries(
    Object.entries(platforms).map(([name, of]): [string, Vouch] => [
      name,
      async (id, where) => (await of()?.vouched(id, where)) ?? [],
    ]),
  );

/** Whoever was met on a platform. */
export interface Met {
  readonly id: string;
  /** Other ids of the same platform. */
  readonly aliases: readonly string[];
  readonly address: Address;
}

/** People of one address that are remembered; more of them are nobody's. */
const OF_ONE_ADDRESS = 10;

/** A person's id, and what is said of it at this moment. */
interface Vouched {
  readonly id: string;
  readonly emails: readonly Email[];
}

/**
 * Finds whoever was met on one platform among those of the others, by an e-mail address that both vouch for at that
 * moment. Where an address is of more than one person of a platform, it is nobody's.
 */
export function createLinking(options: {
  readonly kept: KeptPeople;
  readonly domains: readonly string[];
  /** By platform. */
  readonly vouch: Readonly<Record<string, Vouch>>;
  readonly log: Log;
}) {
  const { kept, domains, vouch, log } = options;

  /** True where a link was made. Rejects where a platform or the store does not answer: then nothing is linked. */
  return async ({ id, address }: Met): Promise<boolean> => {
    const before = await kept.of(id);
    const linked = linkIn(before, domains);
    if (linked !== undefined && (await isMutual(id, linked))) return false;
    const emails = await emailsOf(id, address);
    if (emails.length === 0) return false;
    await kept.changeOf(id, (now) => ({ ...now, where: address }));
    const named = new Set<string>();
    for (const { hash } of emails)
      for (const other of await kept.mail(hash, (ids) => added(ids, id))) if (other !== id) named.add(other);
    const others = await stillVouched([...named], emails);
    return linkTo({ id, emails }, others);
  };

  async function emailsOf(id: string, where: Address | undefined): Promise<readonly Email[]> {
    const ask = vouch[platformOf(id)];
    return ask === undefined || where === undefined ? [] : countedEmails(await ask(id, where), domains);
  }

  /** An address may be somebody else's by now. */
  async function stillVouched(ids: readonly string[], emails: readonly Email[]): Promise<readonly Vouched[]> {
    const found: Vouched[] = [];
    for (const id of ids) {
      const now = await emailsOf(id, (await kept.of(id)).where);
      if (shared(now, emails) !== undefined) found.push({ id, emails: now });
      for (const { hash } of emails)
        if (!now.some((email) => email.hash === hash)) await kept.mail(hash, (people) => without(people, id));
    }
    return found;
  }

  async function linkTo(one: Vouched, others: readonly Vouched[]): Promise<boolean> {
    const [other, ...more] = others;
    if (other === undefined) return false;
    const email = shared(other.emails, one.emails);
    if (more.length > 0 || platformOf(other.id) === platformOf(one.id) || email === undefined) {
      log.warn('people not linked, for an e-mail is of several', { ids: [one.id, ...others.map(({ id }) => id)] });
      return false;
    }
    const isFree = (await claim(one.id, other.id, email.domain)) && (await claim(other.id, one.id, email.domain));
    if (isFree) log.info('people linked by e-mail', { ids: [one.id, other.id] });
    else log.warn('people not linked, for one of them is linked to another', { ids: [one.id, other.id] });
    return isFree;
  }

  /** A link that the other does not know counts for nothing, and gives way: a process ended between the two notes. */
  async function claim(id: string, other: string, domain: string): Promise<boolean> {
    const before = await kept.of(id);
    const linked = linkIn(before, domains);
    const isTaken = linked !== undefined && linked !== other && (await isMutual(id, linked));
    if (isTaken) return false;
    const made = await kept.changeOf(id, (now) =>
      now.link?.id === before.link?.id ? { ...now, link: { id: other, domain } } : undefined,
    );
    return made.link?.id === other;
  }

  async function isMutual(id: string, other: string): Promise<boolean> {
    return (await kept.of(other)).link?.id === id;
  }
}

/** Undefined where nothing changes. */
const added = (ids: readonly string[], id: string): readonly string[] | undefined =>
  ids.includes(id) || ids.length >= OF_ONE_ADDRESS ? undefined : [...ids, id];

const without = (ids: readonly string[], id: string): readonly string[] | undefined =>
  ids.includes(id) ? ids.filter((one) => one !== id) : undefined;

const shared = (some: readonly Email[], others: readonly Email[]): Email | undefined =>
  some.find(({ hash }) => others.some((other) => other.hash === hash));

/** The id that it is linked to, as far as it says itself: by an address that still counts. */
export const linkIn = ({ link }: Kept, domains: readonly string[]): string | undefined =>
  link !== undefined && domains.includes(link.domain) ? link.id : undefined;
