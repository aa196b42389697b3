import type { Screen } from '../../core/screens/screens';
import { channel } from './samples/channel';
import { differences } from './samples/differences';
import { conversation } from './samples/conversation';
import { fields } from './samples/fields';
import { observations } from './samples/observations';
import { pages } from './samples/pages';
import { forms } from './samples/forms';
import { reports } from './samples/reports';
import { verdicts } from './samples/verdicts';

export { HOSTILE, HOSTILE_TEXT } from './samples/parts';

/** One or more screens of every kind, by a name that says what is special about it. */
export const samples: Readonly<Record<string, Screen>> = {
  ...fields,
  ...forms,
  ...pages,
  ...reports,
  ...channel,
  ...observations,
  ...differences,
  ...conversation,
  ...verdicts,
};
