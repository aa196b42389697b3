import { beforeLastChange } from '../../../core/report/last-change';
import type { Screen } from '../../../core/screen/screens';
import { notice } from '../../../core/words/notices';
import type { Loaded } from '../../../storage/ports';
import type { Services } from '../services';
import { askAgain, typed } from '../talk/typed';
import type { Message } from '../update';
import { follow } from './drafts';

/** «deshacer», «quita lo último»: takes back what the author of an open report did last, and says what. */
export async function undoLast(services: Services, message: Message, loaded: Loaded): Promise<readonly Screen[]> {
  const stored = await follow(services, message, loaded);
  if (stored.applied) return [];
  const history = await services.store.history(stored.report.id);
  const before = beforeLastChange(history.map(({ event }) => event));
  if (before === undefined) {
    await askAgain(services, message, stored, [notice('undo.nothing')]);
    return [];
  }
  const { answers, proposal = null, unused = [], at: step, returnTo, skipped } = before;
  const to = { ...{ answers, proposal, unused, step, skipped }, ...(returnTo === undefined ? {} : { returnTo }) };
  await typed(services, message, stored, { type: 'UndoChange', to, seen: stored.report.version });
  return [];
}
