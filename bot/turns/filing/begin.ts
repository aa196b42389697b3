import { isBegun } from '../../../core/record/queries/steps';
import type { Base } from '../../../core/record/made-from';
import { idsOf } from '../../../core/record/queries/people';
import type { ReadForm } from '../../../core/record/form-file';
import type { Opening } from '../../../core/record/types';
import type { Screen } from '../../../core/screen/screens';
import type { Loaded } from '../../../storage/ports';
import { whyOf } from '../../outbox/messenger';
import { askAnother, type InTheWay } from '../talk/asking';
import { say, saidBelowWith } from '../below';
import type { BaseFound } from './base';
import { freeId, startDraft, type Actor } from './drafts';
import { unlessUnreadable } from '../faults';
import { leftOut } from './files';
import type { Handled, Says } from '../handle-command';
import { isPostOf } from '../reply';
import type { Services } from '../services';
import type { Message } from '../update';

/** Drafts that are counted; nobody is told of more. */
const COUNTED = 20;

/**
 * The draft that somebody who begins a report may have forgotten: the one touched last, where anything
 * was answered in it. None where this very beginning made it, or where it cannot be read.
 */
async function draftInTheWay({ store }: Services, actor: Actor, own: string): Promise<InTheWay | undefined> {
  const lines = await store.reportsOf(idsOf(actor), ['draft'], { limit: COUNTED, offset: 0 });
  if (lines.some(({ id }) => id === own)) return undefined;
  for (const line of lines) {
    const stored = await unlessUnreadable(store.load(line.id));
    if (stored !== undefined) return isBegun(stored.report) ? { stored, line, count: lines.length } : undefined;
  }
  return undefined;
}

/** What comes of somebody's wish for a new report: a question where a draft is open, else the report. */
export type Begun =
  { readonly is: 'asked'; readonly screen: Screen } | { readonly is: 'begun'; readonly handled: Handled };

interface Beginning {
  readonly seed: string;
  /** Whoever begins knows of the drafts that are open. Those stay, and the card of the last says so. */
  readonly told: boolean;
  readonly nonce: string;
  /** The message that the new one's card takes the place of; absent where it stands below. */
  readonly on?: string | undefined;
  /** What it begins with. */
  readonly said?: Opening | undefined;
  /** What it is made from; absent: from nothing. */
  readonly base?: Base | undefined;
  /** A filled-in form. */
  readonly read?: ReadForm | undefined;
}

export async function begin(
  services: Services,
  actor: Actor,
  { seed, told, nonce, on, said: opening, base, read }: Beginning,
  said?: Says,
): Promise<Begun> {
  const free = await freeId(services, actor.person.id, seed);
  const left = await draftInTheWay(services, actor, free.id);
  if (left !== undefined && !told) {
    const begins = { nonce, told: true };
    const press =
      base === undefined
        ? ({ ...begins, verb: 'new' } as const)
        : ({ ...begins, verb: 'use', report: base.report } as const);
    return { is: 'asked', screen: askAnother(services, left, press) };
  }
  const handled = await startDraft(services, actor, { seed, opening, base, read }, free, said);
  const isReplaced = on !== undefined && isPostOf(left?.stored.posts['card'], on);
  if (left !== undefined && !isReplaced) await leave(services, left.stored, handled, seed);
  return { is: 'begun', handled };
}

async function leave(services: Services, left: Loaded, { stored, events }: Handled, seed: string): Promise<void> {
  if (events.length === 0 || left.report.id === stored?.report.id) return;
  // The new one is begun, whatever becomes of the other's card.
  await say(services, left.report.id, seed, [
    { to: 'author', slot: 'card', mode: 'edit', about: { show: 'closed' } },
  ]).catch((error: unknown) => services.log.warn('card left open', { report: left.report.id, ...whyOf(error) }));
}

/** What a typed message begins a report with: another report, or what it says itself; and how that is shown. */
interface From {
  readonly base?: Base;
  readonly said?: Opening;
  readonly shown?: Says;
}

/**
 * The same for «nuevo», «usar» and a message that tells of a visit: the question stands below the message, a new
 * report goes through its outbox.
 */
export async function beginTyped(
  services: Services,
  message: Message,
  { base, said, shown }: From = {},
): Promise<readonly Screen[]> {
  const { key } = message;
  const left = said === undefined ? [] : leftOut(message);
  const beginning = { seed: key, told: false, nonce: `another:${key}`, base, said };
  const begun = await begin(services, message, beginning, shown ?? saidBelowWith(left));
  return begun.is === 'asked' ? [begun.screen] : [];
}

/** From that report, or the sentence that says why not. */
export const beginFromTyped = async (
  services: Services,
  message: Message,
  found: BaseFound,
): Promise<readonly Screen[]> =>
  found.is === 'none' ? [found.screen] : beginTyped(services, message, { base: found.base });
