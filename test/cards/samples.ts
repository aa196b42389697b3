import type { Screen } from '../../core/screen/screens';
import { channel } from './samples/channel';
import { differences } from './samples/differences';
import { conversation } from './samples/conversation';
import { fields } from './samples/fields';
import { observations } from './samples/observations';
import { pages } from './samples/pages';
import { forms } from './samples/forms';
import { proposals } from './samples/proposals';
import { reports } from './samples/reports';
import { told } from './samples/told';
import { verdicts } from './samples/verdicts';
import { walk } from './samples/walk';

export { HOSTILE, HOSTILE_TEXT } from './samples/parts';

/** One or more screens of every kind, by a name that says what is special about it. */
export const samples: Readonly<Record<string, Screen>> = {
  ...fields,
  ...forms,
  ...pages,
  ...proposals,
  ...walk,
  ...told,
  ...reports,
  ...channel,
  ...observations,
  ...differences,
  ...conversation,
  ...verdicts,
};
