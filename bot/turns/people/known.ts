import { LRUCache } from 'lru-cache';
import { idsOf, type Known } from '../../../core/record/queries/people';
import { platformOf } from '../../../core/record/queries/posts';
import type { Clock, Log } from '../../../core/record/runtime';
import type { Notes } from '../../../storage/ports';
import { createSerial } from '../../../storage/serial';
import { createKept, type Kept } from './kept';
import { createLinking, linkIn, type Met, type Vouch } from './linking';

/** People remembered at most; those not met for longest go first. */
const PEOPLE = 10_000;
/** What another process noted is met within this many milliseconds. */
const FRESH_MS = 15_000;
/** How soon somebody who is not linked is looked for again, in ms; and where a platform, or the store, did not answer. */
const AGAIN = { afterMs: 6 * 3_600_000, failedMs: 5 * 60_000 } as const;
/** People who wait to be looked for; who comes when so many do is looked for the next time. */
const WAITING = 500;
/** Ids of one person, at most. */
const MOST = 16;

/** Who is one person, on whatever platforms. */
export interface KnownPeople {
  /**
   * Every id the person goes by, the one that they act under first. Asks the store at most, never a platform; rejects
   * where the store does not answer, for a right must not hang on that.
   */
  idsOf(who: Known): Promise<readonly string[]>;
  /** Somebody of our own organization wrote or pressed: whether they are known elsewhere is found out afterwards. Never throws. */
  met(one: Met): void;
  /** Resolves once nobody is being looked for. */
  idle(): Promise<void>;
}

export interface KnownPeopleOptions {
  readonly notes: Notes;
  readonly clock: Clock;
  readonly log: Log;
  /** Ids that are one person's; one that stands alone is nobody else's. What is named here goes by this alone. */
  readonly configured: readonly (readonly string[])[];
  /** Domains whose e-mail addresses tell people; none: nobody is linked by theirs. */
  readonly domains: readonly string[];
  readonly vouch: Readonly<Record<string, Vouch>>;
}

export function createKnownPeople(options: KnownPeopleOptions): KnownPeople {
  const { notes, clock, log, configured, domains, vouch } = options;
  const kept = createKept(notes);
  const link = createLinking({ kept, domains, vouch, log });
  const perf = { ttlResolution: 0, perf: { now: () => clock.now().getTime() } };
  const known = new LRUCache<string, Promise<readonly string[]>>({ max: PEOPLE, ttl: FRESH_MS, ...perf });
  const aliases = new LRUCache<string, readonly string[]>({ max: PEOPLE });
  const sought = new LRUCache<string, true>({ max: PEOPLE, ttl: AGAIN.afterMs, ...perf });
  const oneByOne = createSerial();
  const seeking = new Set<Promise<void>>();
  const groups = new Map(configured.flatMap((group) => group.map((id) => [id, group] as const)));
  const isOn = configured.length > 0 || domains.length > 0;

  return {
    idsOf: async (who) => {
      const own = withAliases(who);
      return isOn ? remembered(who.person.id, own) : own;
    },
    met: (one) => {
      if (!isOn || sought.has(one.id) || seeking.size >= WAITING) return;
      sought.set(one.id, true);
      const work = oneByOne('people', () => seek(one)).catch((error: unknown) => {
        sought.set(one.id, true, { ttl: AGAIN.failedMs });
        log.warn('person not looked for elsewhere', { person: one.id, reason: reasonOf(error) });
      });
      seeking.add(work);
      void work.finally(() => seeking.delete(work));
    },
    idle: async () => {
      while (seeking.size > 0) await Promise.all(seeking);
    },
  };

  /** A command names its giver by one id: the others that came with what they sent are kept at hand for it. */
  function withAliases(who: Known): readonly string[] {
    const { id } = who.person;
    const told = who.aliases ?? [];
    if (told.length > 0 && told.join() !== aliases.get(id)?.join()) {
      aliases.set(id, told);
      known.delete(id);
    }
    return idsOf({ person: who.person, aliases: aliases.get(id) ?? [] });
  }

  function remembered(id: string, own: readonly string[]): Promise<readonly string[]> {
    const found = known.get(id) ?? reachedFrom(own);
    if (!known.has(id)) {
      known.set(id, found);
      // A failure is not kept.
      found.catch(() => known.delete(id));
    }
    return found;
  }

  async function reachedFrom(own: readonly string[]): Promise<readonly string[]> {
    const found = new Set(own);
    for (const id of found) for (const other of await besides(id)) if (found.size < MOST) found.add(other);
    return [...found];
  }

  /** The other ids that one leads to: the platform's own, and those of the configuration, or else of the link. */
  async function besides(id: string): Promise<readonly string[]> {
    const one = await kept.of(id);
    const group = groupOf(id, one);
    if (group !== undefined) return [...(one.aliases ?? []), ...group];
    const linked = await linkedTo(id, one);
    return [...(one.aliases ?? []), ...(linked === undefined ? [] : [linked])];
  }

  async function linkedTo(id: string, one: Kept): Promise<string | undefined> {
    const linked = linkIn(one, domains);
    if (linked === undefined) return undefined;
    const other = await kept.of(linked);
    return other.link?.id === id && groupOf(linked, other) === undefined ? linked : undefined;
  }

  function groupOf(id: string, { aliases: others = [] }: Kept): readonly string[] | undefined {
    const named = [id, ...others, ...(aliases.get(id) ?? [])].flatMap((one) => groups.get(one) ?? []);
    return named.length === 0 ? undefined : [...new Set(named)];
  }

  async function seek(one: Met): Promise<void> {
    await noteAliases(one);
    const isNamed = [one.id, ...one.aliases].some((id) => groups.has(id));
    const mayBeElsewhere = domains.length > 0 && Object.keys(vouch).some((other) => other !== platformOf(one.id));
    if (!isNamed && mayBeElsewhere && (await link(one))) known.clear();
  }

  /** An operator may have named any of them; on another platform, only the notes lead from one to the other. */
  async function noteAliases({ id, aliases: others }: Met): Promise<void> {
    for (const alias of others) {
      await kept.changeOf(id, (now) => withAlias(now, alias));
      await kept.changeOf(alias, (now) => withAlias(now, id));
    }
  }
}

/** Undefined where nothing changes. */
const withAlias = (now: Kept, alias: string): Kept | undefined =>
  now.aliases?.includes(alias) === true ? undefined : { ...now, aliases: [...(now.aliases ?? []), alias] };

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
