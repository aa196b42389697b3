import { readExport } from '../../core/asked-export';
import { exportOrder } from '../../core/export-order';
import { askExportScreen, exportOptionsScreen, unclearExportScreen } from '../../core/screens/exports';
import type { Screen } from '../../core/screens/screens';
import { giveFile } from './give-file';
import type { Services } from './services';
import type { Message } from './update';

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
