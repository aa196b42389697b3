import type { AnswerInput } from '../../../core/form/definition';
import { standingIn } from '../../../core/filing/proposed';
import { idsOf } from '../../../core/record/queries/people';
import type { Report } from '../../../core/record/types';
import type { Screen } from '../../../core/screen/screens';
import type { Heard } from '../../../core/talk/heard';
import type { Talk } from '../../../core/talk/talk';
import { notice, type Notice } from '../../../core/words/notices';
import { talk as words } from '../../../core/words/texts.es';
import type { Loaded } from '../../../storage/ports';
import { statusCard, wantedCard } from './asking';
import { beginTyped } from '../filing/begin';
import { offerLast } from '../filing/last';
import { undoLast } from '../filing/undo';
import { greeting, helpCard, lookUpCard } from '../find/lists';
import type { Services } from '../services';
import { askAgain, typed } from './typed';
import type { Message } from '../update';

/**
 * What was said to the bot where a report is open. Prose is asked about, for it could be the answer; what
 * is wanted is done at once where nothing said there would be taken for one.
 */
export async function onTalk(
  services: Services,
  message: Message,
  loaded: Loaded,
  input: AnswerInput,
  { instead, asks }: Heard,
): Promise<readonly Screen[]> {
  const { report } = loaded;
  const give = async (facts: Parameters<typeof typed>[3]): Promise<readonly Screen[]> => {
    await typed(services, message, loaded, facts);
    return [];
  };
  const again = async (said?: Notice): Promise<readonly Screen[]> => {
    await askAgain(services, message, loaded, said === undefined ? undefined : [said]);
    return [];
  };
  switch (instead.want) {
    case 'greeting':
      return again(notice('talk.greeting'));
    case 'thanks':
      return again(notice('talk.thanks'));
    case 'farewell':
      return again(notice('talk.farewell'));
    case 'undo':
      return undoLast(services, message, loaded);
    case 'same':
      return offerLast(services, message, loaded);
    default:
  }
  const isProposed = standingIn(report) !== undefined;
  // Nobody who sees a proposal means what is asked under it.
  if (isProposed && (instead.want === 'nothing' || instead.want === 'skip')) return again(notice('talk.proposal'));
  // A yes to that question would not say to which of its buttons.
  if (instead.want === 'nothing' && report.pending?.asks === 'talk') return again();
  if (asks) return give({ type: 'AnswerStep', input, today: services.dayOf(message.at), instead });
  switch (instead.want) {
    case 'nothing':
      return again(whatNow(report));
    case 'skip':
      return report.at.at === 'summary' ? again(whatNow(report)) : give({ type: 'SkipStep' });
    case 'back':
      return give({ type: 'GoBack' });
    case 'review':
      return report.at.at === 'summary' ? again(whatNow(report)) : give({ type: 'Review' });
    case 'open':
      return give({ type: 'OpenStep', step: instead.step });
    case 'new':
      return beginTyped(services, message);
    case 'help':
    case 'look-up':
    case 'status':
    case 'pause':
    case 'discard':
    case 'edit':
      return [await wantedCard(services, message, report, instead.want)];
    default:
      return instead satisfies never;
  }
}

/** What there is to do, for whoever said yes to nothing. */
function whatNow({ at }: Report): Notice {
  if (at.at === 'summary') return notice('talk.summary');
  return at.at === 'rows' ? notice('talk.rows') : notice('talk.nothing');
}

/** The same where nothing is open. */
export async function onTalkAlone(services: Services, message: Message, { wants }: Talk): Promise<readonly Screen[]> {
  const line = (text: string): readonly Screen[] => [{ template: 'line', data: { text } }];
  const hello = (): Promise<Screen> => greeting(services, message);
  switch (wants) {
    case 'thanks':
      return line(words.thanks);
    case 'farewell':
      return line(words.farewell);
    case 'help':
      return [helpCard(services)];
    case 'look-up':
      return [lookUpCard(services)];
    case 'status':
      return [await statusCard(services, message)];
    case 'new':
      return beginTyped(services, message);
    case 'undo':
    case 'same':
    case 'mend':
    case 'edit':
    case 'discard':
      // What was sent is no longer written in: where it stands says why.
      return [(await hasSent(services, message)) ? await statusCard(services, message) : await hello()];
    case 'greeting':
    case 'skip':
    case 'back':
    case 'review':
    case 'pause':
    case 'nothing':
      return [await hello()];
    default:
      return wants satisfies never;
  }
}

const hasSent = async ({ store }: Services, message: Message): Promise<boolean> =>
  (await store.reportsOf(idsOf(message), ['in-review', 'approved'], { limit: 1, offset: 0 })).length > 0;
