import type { Address } from '../core/record/types';
import { DeliveryError, type Messenger } from './outbox/messenger';

/** What the rest asks of a platform, by the name that its addresses bear. */
export type Platforms = Readonly<
  Record<
    string,
    {
      /** Undefined where it is not open. */
      readonly messenger: () => Messenger | undefined;
      /** Where reports are reviewed on it, whatever platform their authors are on. */
      readonly reviewChannel: (author: Address) => Address | undefined;
    }
  >
>;

/** Each address is spoken to by its own platform's messenger. A thread of the local page has no address outside of it, and its chats take no files. */
export function routed(platforms: Platforms, isOfPage: (where: Address) => boolean): Messenger {
  const of = ({ platform }: Address): Messenger => {
    const messenger = platforms[platform]?.messenger();
    if (messenger === undefined)
      throw new DeliveryError(`${platform} is not configured`, 'mend', { reason: 'not_configured' });
    return messenger;
  };
  return {
    post: async (to, screen, posting) => of(to).post(to, screen, posting),
    edit: async (to, messageId, screen, editing) => of(to).edit(to, messageId, screen, editing),
    attach: async (to, thread, files, again) => of(to).attach(to, thread, files, again),
    give: async (to, file) => (isOfPage(to) ? 'not-here' : ((await of(to).give?.(to, file)) ?? 'not-here')),
    nameOf: async (where, person) => of(where).nameOf?.(where, person),
    mayMissReplies: (where) => !isOfPage(where) && of(where).mayMissReplies?.(where) === true,
    ownCards: (where) => (isOfPage(where) ? undefined : of(where).ownCards?.(where)),
    linkTo: async (where, messageId) => (isOfPage(where) ? undefined : of(where).linkTo?.(where, messageId)),
  };
}
