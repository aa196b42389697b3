import type { Verb } from '../../core/screens/press';
import type { Screen } from '../../core/screens/screens';
import type { Address, Report } from '../../core/report/types';
import type { Stored } from '../../storage/ports';
import type { Pressed } from './update';

/**
 * Where a screen is shown: the pressed card becomes it, a new message, for this person alone, in a
 * window over the card, on the person's home. A platform that lacks one says in its `show.ts` what it
 * does instead.
 */
export type Where = 'place' | 'below' | 'whisper' | 'window' | 'home';

/** What a turn answers with. */
export interface Reply {
  readonly screen: Screen;
  readonly where: Where;
  /** Another conversation than the one the update came from: the person's own. */
  readonly to?: Address;
  /** The message that the answer hangs from, where it stands in a thread. */
  readonly thread?: string;
  /** The post whose place it takes: its id may name several messages (see `isPostOf`). */
  readonly replaces?: string;
  /** Why the press changed nothing: nobody else need read it. */
  readonly refused?: string;
  /** The turn failed: nothing was kept, and what stands in the card's inputs is to stay. */
  readonly failed?: string;
}

/** What a handler answers with; where it is shown is decided after. */
export interface Answer {
  readonly screen: Screen;
  /** The report whose open card the screen is: the message that shows it takes the slot. */
  readonly card?: { readonly report: Report; readonly posts: Stored['posts'] };
}

/** A post may take several messages: the one with the buttons comes first in its id, then the others, by spaces. */
export const isPostOf = (post: string | undefined, messageId: string): post is string =>
  post === messageId || post?.startsWith(`${messageId} `) === true;

/** A person's own work, which is never begun among others. */
const OWN_WORK: ReadonlySet<Verb> = new Set(['new', 'resume']);
/** What changes a shared card for everybody. */
const SHARED: ReadonlySet<Verb> = new Set(['approve', 'askChanges', 'requestChanges', 'show']);

/** What is answered where, by what was pressed, and where that stood. */
export function whereOf(verb: Verb, { template }: Screen, { place, surface }: Pick<Pressed, 'place' | 'surface'>): Where {
  if (verb === 'askChanges' && template === 'changes' && surface !== 'home') return 'window';
  switch (surface) {
    case 'home':
      return 'below';
    case 'window':
      return 'place';
    case 'whisper':
      return OWN_WORK.has(verb) ? 'below' : 'place';
    case 'message':
      if (place === 'personal') return 'place';
      if (OWN_WORK.has(verb)) return 'below';
      return SHARED.has(verb) ? 'place' : 'whisper';
    default:
      return surface satisfies never;
  }
}

/** Why a decision was not taken, as the screen that answers it says. */
export const refusedIn = (screen: Screen): string | undefined =>
  screen.template === 'post' || screen.template === 'changes' ? screen.data.problem : undefined;
