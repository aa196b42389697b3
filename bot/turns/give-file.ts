import { idsOf } from '../../core/report/people';
import type { Screen } from '../../core/screens/screens';
import { problem } from '../../core/words/problems';
import { readOrder } from '../outbox/orders';
import { problemCard } from './lists';
import type { Services } from './services';
import type { Pressed, Update } from './update';

/**
 * Has a file made for whoever asks and given to them in the conversation they asked in, which is to be their own; what
 * comes of it is said there. Gives what to say instead where it is not made.
 */
export function giveFile(
  { giving }: Pick<Services, 'giving'>,
  asker: Pick<Update, 'person' | 'aliases' | 'address'> & Partial<Pick<Pressed, 'place'>>,
  order: string,
): Screen | undefined {
  const read = readOrder(order);
  if (read === undefined) return problemCard(problem('file.order'));
  if ((asker.place ?? 'personal') !== 'personal') return problemCard(problem('file.own-chat'));
  const begun = giving.give({ to: asker.address, ids: idsOf(asker), order: read });
  return begun === 'busy' ? problemCard(problem('file.busy')) : undefined;
}
