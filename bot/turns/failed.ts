import { failedScreen } from '../../core/find/lists';
import { problem, problemText } from '../../core/words/problems';
import { lastingFault } from './faults';
import { problemCard } from './find/lists';
import { readPressed } from './press/press';
import type { Reply } from './reply';
import type { Services } from './services';
import type { Pressed } from './update';

/** In the place of a pressed card whose press failed: what was in it stands there, and can be sent again where that may help. */
export function failedPress(services: Services, came: Pressed, error: unknown): Reply {
  const { read, pressed } = readPressed(services, came);
  const lasting = lastingFault(error);
  const again = lasting === undefined && read.is === 'press' ? read.press : undefined;
  const { messageId } = pressed;
  return {
    screen: {
      template: 'notice',
      data: failedScreen(lasting ?? problem('service.down'), again, pressed.inputs),
    },
    where: 'place',
    failed: problemText(lasting ?? problem('service.down-kept')),
    ...(messageId === undefined ? {} : { replaces: messageId }),
  };
}

/** Below a typed message that failed. */
export function failedMessage(error: unknown): Reply {
  const found = lastingFault(error) ?? problem('service.down-typed');
  return { screen: problemCard(found), where: 'below', failed: problemText(found) };
}

/** In the place of what a search would have found. */
export const failedQuery = (error: unknown): Reply => ({
  screen: problemCard(lastingFault(error) ?? problem('service.down-search')),
  where: 'place',
});

/** What was asked for could not be looked up: said to whoever asked alone, in the thread where that was. */
export const failedLookUp = (error: unknown, thread?: string): Reply => ({
  screen: problemCard(lastingFault(error) ?? problem('service.down-search')),
  where: 'whisper',
  ...(thread === undefined ? {} : { thread }),
});
