import type { Activity, CloudAdapter } from 'botbuilder';
import { problem, problemText } from '../../core/words/problems';
import { failedFileScreen, fileLine } from '../../core/paper/screens/files';
import type { Screen } from '../../core/screen/screens';
import { files as words } from '../../core/paper/screens/made-files.es';
import type { Log } from '../../core/record/runtime';
import type { Giving } from '../outbox/files/giving';
import { whyOf, type Messenger } from '../outbox/messenger';
import { isRefused } from '../outbox/files/orders';
import type { Address, Person } from '../../core/record/types';
import type { KnownPeople } from '../turns/people/known';
import { isGroup } from './channel';
import { CONSENT, fileInfoCard, readConsent, type Consent, type Upload } from './file-cards';
import { referenceOf } from './messenger';
import { addressOf } from './read';
import type { Answered } from './show';
import { upload } from './upload';

interface Parts {
  readonly adapter: CloudAdapter;
  readonly appId: string;
  readonly messenger: Messenger;
  readonly giving: Pick<Giving, 'again'>;
  readonly people: Pick<KnownPeople, 'idsOf'>;
  readonly isGuest: (person: Person, where: Address) => Promise<boolean>;
  /** An address of this machine that files are put at all the same: a stand-in's. */
  readonly isOwn: (url: string) => boolean;
  readonly log: Log;
}

export interface Consents {
  /** Answers whether somebody will have a file, and gives it off the turn. Undefined where the activity is none of these. */
  take(activity: Activity, outsider: string | undefined): Answered | undefined;
  /** Resolves once nothing is being uploaded. */
  idle(): Promise<void>;
}

/**
 * What becomes of a file that Teams asked a person about. What makes it comes back with the consent, and whether they
 * may have it is asked anew, of whoever consents: so nothing is kept of what was offered.
 */
export function createConsents(parts: Parts): Consents {
  const { adapter, appId, messenger, giving, people, isGuest, isOwn, log } = parts;
  /** By the address to upload to: a slow bot is sent the same consent again. */
  const uploading = new Map<string, Promise<void>>();

  return {
    take: (activity, outsider) => {
      if (activity.type !== 'invoke' || activity.name !== CONSENT) return undefined;
      const consent = outsider === undefined && !isGroup(activity) ? readConsent(activity) : undefined;
      if (consent === undefined) log.info('consent not understood', { outsider });
      else begin(activity, consent);
      return { status: consent === undefined ? 400 : 200 };
    },
    idle: async () => {
      await Promise.all(uploading.values());
    },
  };

  function begin(activity: Activity, consent: Consent): void {
    const key = consent.upload?.uploadUrl ?? `${activity.conversation.id} ${activity.replyToId ?? ''}`;
    if (uploading.has(key)) return;
    const work = settle(activity, consent)
      .catch((error: unknown) => log.error('consent failed', whyOf(error)))
      .finally(() => uploading.delete(key));
    uploading.set(key, work);
  }

  async function settle(activity: Activity, { file, order, upload: to }: Consent): Promise<void> {
    const say = (screen: Screen): Promise<void> => inItsPlace(activity, screen);
    if (to === undefined) return say(fileLine(words.declined(file)));
    await say(fileLine(words.saving(file)));
    try {
      const who = whoOf(activity);
      if (await isGuest(who.person, addressOf(activity)))
        return await say(fileLine(problemText(problem('person.guest'))));
      const ids = await people.idsOf(who);
      const made = await giving.again(order, { ids });
      if (isRefused(made)) return await say(fileLine(problemText(made)));
      await upload(to.uploadUrl, made, isOwn).finally(() => made.drop());
      await show(activity, to);
      await say(fileLine(words.given(to.name)));
    } catch (error) {
      log.error('file not uploaded', { conversation: activity.conversation.id, ...whyOf(error) });
      await say(failedFileScreen(order, words.expired(file)));
    }
  }

  /** The card that asked asks no more; where Teams does not say which it was, what came of it stands below. */
  async function inItsPlace(activity: Activity, screen: Screen): Promise<void> {
    const { replyToId } = activity;
    const to = addressOf(activity);
    if (replyToId === undefined) await messenger.post(to, screen);
    else await messenger.edit(to, replyToId, screen);
  }

  async function show(activity: Activity, to: Upload): Promise<void> {
    const reference = referenceOf(addressOf(activity), undefined);
    await adapter.continueConversationAsync(appId, reference, async (context) => {
      await context.sendActivity({ type: 'message', summary: to.name, attachments: [fileInfoCard(to)] });
    });
  }
}

const whoOf = ({ from }: Activity) => ({
  person: { id: `teams:${from.id}`, name: from.name },
  aliases: from.aadObjectId === undefined ? [] : [`teams:${from.aadObjectId}`],
});
