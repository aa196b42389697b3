import type { PressOf } from '../../../core/screens/press';
import { showHistory } from '../history';
import type { Answer } from '../reply';
import { readBy } from './permitted';
import type { ReportTurn } from './report-turn';

/** What is pressed to see what happened to a report. */
export const historyVerb = {
  async history({ services, stored, press, pressed }: ReportTurn<PressOf<'history'>>): Promise<Answer> {
    const report = readBy({ services, pressed }, stored.report);
    return { screen: await showHistory(services, pressed, report, press.page, press.back) };
  },
};
