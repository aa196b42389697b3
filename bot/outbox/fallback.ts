import type { Screen } from '../../core/screen/screens';
import { DeliveryError, type Messenger, type Posting, type Remedy } from './messenger';
import type { Address } from '../../core/record/types';

/**
 * What a platform refuses is said in the next best way, so that whoever waits for the next question gets
 * it: without a picture that cannot be fetched, plain words instead of a card it will not have, a new message instead of one that is no more, the
 * channel instead of a thread that was deleted. What no other way helps is thrown.
 */
export function withFallbacks(messenger: Messenger): Messenger {
  const post: Messenger['post'] = (...args) => messenger.post(...args);
  const edit: Messenger['edit'] = (...args) => messenger.edit(...args);

  async function postSomehow(to: Address, screen: Screen, posting: Posting): Promise<string> {
    const plainly = (where: Posting): Promise<string> =>
      elseIf(
        'plainer',
        pictureless(screen, (shown) => post(to, shown, where)),
        () => post(to, screen, { ...where, plain: true }),
      );
    const { thread, ...inChannel } = posting;
    return thread === undefined ? plainly(posting) : elseIf('anew', plainly(posting), () => plainly(inChannel));
  }

  /** A closing line has nothing left to close where its message is gone. */
  async function anew(to: Address, screen: Screen): Promise<string | undefined> {
    return screen.template === 'line' ? undefined : postSomehow(to, screen, {});
  }

  return {
    ...messenger,
    post: async (to, screen, posting = {}) => postSomehow(to, screen, posting),
    edit: async (to, id, screen) => {
      const edited = elseIf(
        'plainer',
        pictureless(screen, (shown) => edit(to, id, shown)),
        () => elseIf('plainer', edit(to, id, screen, { plain: true }), () => anew(to, screen)),
      );
      return elseIf('anew', edited, () => anew(to, screen));
    },
  };
}

/** With its picture, or else without: a platform that cannot fetch it may refuse the whole message. */
function pictureless<T>(screen: Screen, say: (screen: Screen) => Promise<T>): Promise<T> {
  if (screen.template !== 'post' || screen.data.picture === undefined) return say(screen);
  const { picture: _, ...data } = screen.data;
  return elseIf('plainer', say(screen), () => say({ template: 'post', data }));
}

/** Another way, where the first was refused so that it may help. */
export async function elseIf<T>(remedy: Remedy, first: Promise<T>, other: () => Promise<T>): Promise<T> {
  try {
    return await first;
  } catch (error) {
    if (error instanceof DeliveryError && error.remedy === remedy) return other();
    throw error;
  }
}
