import { readIntent } from '../../core/intent';
import type { Screen } from '../../core/screens/screens';
import { problem } from '../../core/words/problems';
import { historyOf } from './history';
import { found, helpCard, isForAnybody, pending, problemCard, see } from './lists';
import type { Reply } from './reply';
import type { Services } from './services';
import type { Mention } from './update';

type Asked = Pick<Mention, 'person' | 'aliases' | 'at' | 'text' | 'place' | 'shared'>;
type LookedUp = Pick<Reply, 'screen' | 'where' | 'otherwise'>;

/**
 * What a mention of the bot looks up; undefined where it asks for nothing. It is for all in the channel
 * to read, unless some of them may read less than whoever asks: then it is for whoever asks alone.
 */
export async function lookUp(services: Services, asked: Asked): Promise<LookedUp | undefined> {
  const intent = readIntent(asked.text);
  switch (intent?.wants) {
    case 'see': {
      const open = await isForAnybody(services, intent.folio);
      const viewing = isForAll(asked, open) ? services.viewing : undefined;
      const screen = await see(services, asked, intent.folio, viewing);
      return replyTo(asked, open || screen.template === 'notice', screen, inChat);
    }
    case 'history':
      return replyTo(asked, false, await historyOf(services, asked, intent.folio), inChat);
    case 'search':
      return replyTo(asked, isOpen(services), await found(services, asked, intent.words), () =>
        found(services, undefined, intent.words),
      );
    case 'pending':
      return replyTo(asked, isOpen(services), await pending(services, asked), inChat);
    case 'help':
      return { screen: helpCard(services), where: 'below' };
    default:
      return undefined;
  }
}

const inChat = (): Screen => problemCard(problem('thread.in-chat'));

/** Where no reviewers are named, all of the organization read the same. */
const isOpen = ({ roles }: Services): boolean => roles.reviewers.length === 0;

/** `open`: anybody of the organization may read it. In the review channel are those who review. */
const isForAll = ({ place, shared = false }: Asked, open: boolean): boolean =>
  !shared && (open || place === 'review-channel');

async function replyTo(
  asked: Asked,
  open: boolean,
  screen: Screen,
  otherwise: () => Screen | Promise<Screen>,
): Promise<LookedUp> {
  return isForAll(asked, open)
    ? { screen, where: 'below' }
    : { screen, where: 'whisper', otherwise: await otherwise() };
}
