import { exportOrder, type ExportAsked, type ExportKind } from '../export-order';
import { printedState } from '../../form/catalogues/catalogues';
import { monthsLater, monthText } from '../../form/kinds/dates/calendar';
import { capital } from '../../form/reading/words';
import type { PlainDate } from '../../form/values';
import { exporting } from './exports.es';
import type { FileTold } from './files';
import { noticeScreen, type Button, type Screen } from '../../screen/screens';

/** «de abril de 2023, de UTSI»: what an export is of. */
export function exportOf({ month, unit, state, words }: ExportAsked): string {
  const parts = [
    ...(month === undefined ? [] : [exporting.month(monthText(month))]),
    ...(unit === undefined ? [] : [exporting.unit(unit)]),
    ...(state === undefined ? [] : [exporting.state(printedState(state))]),
    ...(words === undefined ? [] : [exporting.words(words)]),
  ];
  return parts.length === 0 ? exporting.all : parts.join(', ');
}

export const exportTitle = (asked: ExportAsked): string => exporting.title(exportOf(asked));

/** What came of an export. */
interface Exported {
  readonly count: number;
  readonly unreadable: readonly string[];
  readonly isOwn: boolean;
  /** As of when, in words. */
  readonly at: string;
}

/** What a file holds, once it is made. */
export function exportTold(asked: ExportAsked, { count, unreadable, isOwn, at }: Exported): FileTold {
  return {
    title: exportTitle(asked),
    lines: [exporting.count(count, at), ...(isOwn ? [exporting.own] : []), ...unreadableLines(unreadable)],
  };
}

/** In place of a file without a report. `instead`: what gives some. */
export function noneExportedScreen(
  asked: ExportAsked,
  {
    isOwn,
    unreadable,
    at,
    instead,
  }: Pick<Exported, 'isOwn' | 'unreadable' | 'at'> & {
    readonly instead: readonly ExportAsked[];
  },
): Screen {
  const isAnything = exportOf(asked) === exporting.all;
  return noticeScreen({
    title: exporting.noneTitle(exportOf(asked)),
    lines: [
      isOwn ? exporting.noneOwn(at) : exporting.none(at),
      ...unreadableLines(unreadable),
      ...(instead.length > 0 ? [exporting.instead] : isAnything ? [] : [exporting.noneHow]),
    ],
    buttons: instead.map((one) => button(capital(exportOf(one)), one)),
  });
}

const unreadableLines = (folios: readonly string[]): readonly string[] =>
  folios.length === 0 ? [] : [exporting.unreadable(folios.slice(0, NAMED).join(', '))];

/** Folios that are named, at most. */
const NAMED = 20;

const button = (title: string, asked: ExportAsked): Button => ({
  title,
  press: { verb: 'makeFile', order: JSON.stringify(exportOrder(asked)) },
});

/** Which reports, where nobody said. */
export function askExportScreen(as: ExportKind, today: PlainDate): Screen {
  const [now, before] = [today.slice(0, 7), monthsLater(today.slice(0, 7), -1)];
  return noticeScreen({
    title: exporting.ask,
    lines: [exporting.askLine, ...(as === 'xlsx' ? [] : [exporting.askKind(exporting.kinds[as])])],
    buttons: [
      { ...button(exporting.lastMonth(monthText(before)), { as, month: before }), style: 'positive' },
      button(exporting.thisMonth(monthText(now)), { as, month: now }),
      button(exporting.everything, { as }),
    ],
  });
}

/** What was said may be several. `typed` is raw. */
export const exportOptionsScreen = (typed: string, options: readonly ExportAsked[]): Screen =>
  noticeScreen({
    title: exporting.ask,
    lines: [exporting.oneOf(typed)],
    buttons: options.map((asked) => button(capital(exportOf(asked)), asked)),
  });

/** What was said is nothing that reports go by. `typed` is raw. */
export const unclearExportScreen = (typed: string, as: ExportKind, today: PlainDate): Screen => {
  const asked = askExportScreen(as, today);
  return asked.template === 'notice'
    ? { ...asked, data: { ...asked.data, tone: 'warning', lines: [exporting.unclear(typed)] } }
    : asked;
};
