import { isSureExport } from '../../../core/talk/asked-export';
import { readIntent } from '../../../core/talk/intent';
import { ANYBODY, namesReviewers } from '../../../core/record/queries/access';
import type { Viewing } from '../../../core/review/screens/review';
import type { Screen } from '../../../core/screen/screens';
import { problem } from '../../../core/words/problems';
import { historyOf } from '../paper/history';
import { found, helpCard, isForAnybody, problemCard, see } from './lists';
import { monthAskedFor } from '../paper/month';
import { pendingFrom, pendingThere } from './pending';
import type { Reply } from '../reply';
import { seeRevision } from '../review/revisions';
import type { Services } from '../services';
import type { Mention } from '../update';

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
      const open = await isForAnybody(services, asked, intent.folio);
      const viewing = isForAll(asked, open) ? seenThere(services, asked) : undefined;
      const screen = await see(services, asked, intent.folio, viewing);
      return replyTo(asked, open || screen.template === 'notice', screen, inChat);
    }
    case 'history':
      return replyTo(asked, false, await historyOf(services, asked, intent.folio), inChat);
    case 'revision': {
      const open = await isForAnybody(services, asked, intent.folio);
      const viewing = isForAll(asked, open) ? seenThere(services, asked) : undefined;
      const screen = await seeRevision(services, asked, intent, viewing);
      return replyTo(asked, open || screen.template === 'notice', screen, inChat);
    }
    case 'month':
      return replyTo(asked, false, await monthAskedFor(services, asked, intent.asked), inChat);
    case 'export':
      return isSureExport(intent.words)
        ? { screen: problemCard(problem('file.own-chat')), where: 'whisper' }
        : undefined;
    case 'search':
      return replyTo(asked, isOpen(services), await found(services, asked, intent.words), () =>
        found(services, undefined, intent.words),
      );
    case 'pending':
      return isForAll(asked, isOpen(services))
        ? { screen: await pendingThere(services, asked), where: 'below' }
        : { screen: await pendingFrom(services, asked, 0), where: 'whisper', otherwise: inChat() };
    case 'help':
      return { screen: helpCard(services), where: 'below' };
    default:
      return undefined;
  }
}

const inChat = (): Screen => problemCard(problem('thread.in-chat'));

/** Where no reviewers are named, all of the organization read the same. */
const isOpen = ({ roles }: Services): boolean => !namesReviewers(roles);

/** What all in the channel are shown: its document is whoever reviews' in the review channel, and anybody's elsewhere. */
const seenThere = ({ viewing }: Services, { place }: Asked): Viewing =>
  place === 'review-channel' ? viewing : { ...viewing, reader: ANYBODY };

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
