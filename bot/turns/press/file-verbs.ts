import { idsOf } from '../../../core/report/people';
import { fileLine, noneMadeScreen, stoppedScreen } from '../../../core/screens/files';
import type { PressOf } from '../../../core/screens/press';
import { giveFile } from '../give-file';
import type { Answer } from '../reply';
import { files } from '../../../core/words/files.es';
import type { PressTurn } from './report-turn';

/** What is pressed on files that are made for somebody. */
export const fileVerbs = {
  /** What the file will say stands below, so that the pressed card becomes a line. */
  makeFile({ services, pressed, press }: PressTurn<PressOf<'makeFile'>>): Answer {
    const refused = giveFile(services, pressed, press.order);
    return { screen: refused ?? fileLine(files.making) };
  },
  stopFile({ services, pressed, press }: PressTurn<PressOf<'stopFile'>>): Answer {
    const stopped = services.giving.stop(idsOf(pressed));
    return { screen: stopped ? stoppedScreen(press.order) : noneMadeScreen(press.order) };
  },
};
