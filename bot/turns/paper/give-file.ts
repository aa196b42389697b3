import { readExport } from '../../../core/talk/asked-export';
import { exportOrder } from '../../../core/paper/export-order';
import { idsOf } from '../../../core/record/queries/people';
import { askExportScreen, exportOptionsScreen, unclearExportScreen } from '../../../core/paper/screens/exports';
import type { Screen } from '../../../core/screen/screens';
import { problem } from '../../../core/words/problems';
import { readOrder } from '../../outbox/files/orders';
import { problemCard } from '../find/lists';
import type { Services } from '../services';
import type { Message, Pressed, Update } from '../update';

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

/** «exportar …»: the file is made off the turn, and all that is said of it then stands below. */
export function onExport(services: Services, message: Message, words: string): readonly Screen[] {
  const today = services.dayOf(message.at);
  const read = readExport(words, today);
  switch (read.is) {
    case 'export': {
      const refused = giveFile(services, message, JSON.stringify(exportOrder(read.asked)));
      return refused === undefined ? [] : [refused];
    }
    case 'ask':
      return [askExportScreen(read.as, today)];
    case 'one-of':
      return [exportOptionsScreen(read.typed, read.options)];
    case 'unclear':
      return [unclearExportScreen(read.typed, 'xlsx', today)];
    default:
      return read satisfies never;
  }
}
