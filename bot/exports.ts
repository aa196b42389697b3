import { exportIn, type ExportAsked } from '../core/paper/export-order';
import type { Form } from '../core/form/definition';
import { mayGather } from '../core/record/queries/access';
import type { Clock, Pause } from '../core/record/runtime';
import { exportTitle, exportTold, noneExportedScreen } from '../core/paper/screens/exports';
import { plainDateAt, showInstant } from '../core/screen/when';
import { exporting } from '../core/paper/screens/exports.es';
import { problem } from '../core/words/problems';
import { exportsInstead } from './outbox/files/export-instead';
import { exportPages, type Counted, type ExportParts } from './outbox/files/export-pages';
import type { FileMaker } from './outbox/files/orders';
import { createPause } from './outbox/pause';

/** Makes exports of reports, for whoever asks: reviewers have all that they may read, others their own. */
export function exportMaker(
  given: Omit<ExportParts, 'dayOf' | 'pause'> & { readonly form: Form; readonly zone: string; readonly clock: Clock },
): FileMaker {
  const parts = { ...given, dayOf: (at: string) => plainDateAt(new Date(at), given.zone) };
  const clockOf = clockIn(given.zone);
  return async (ordered, { ids }) => {
    const asked = exportIn(ordered);
    if (asked === undefined) return problem('file.order');
    // Loaded where it is used: a bot answers its first turn without the writers of workbooks.
    const { exportOf, exportTypes } = await import('../documents/exports/export');
    const asOf = parts.clock.now().toISOString();
    const counted: Counted = { reports: 0, unreadable: [] };
    const isOwn = !mayGather(parts.roles, ids);
    const order = { asked, ids, today: parts.dayOf(asOf) };
    return {
      name: `${nameOf(asked)}.${asked.as}`,
      type: exportTypes[asked.as],
      label: exporting.kinds[asked.as],
      stream: (progress) => {
        const pause = createPause();
        return exportOf(asked.as, exportPages({ ...parts, pause }, order, counted, progress), {
          ...{ form: parts.form, clockOf, title: exportTitle(asked), asOf, pause },
          asked: filters(asked),
        });
      },
      none: async (signal) => {
        if (counted.reports > 0) return undefined;
        const instead = await exportsInstead({ ...parts, pause: untilAborted(signal, createPause()) }, order);
        return noneExportedScreen(asked, { ...{ isOwn, instead, at: showInstant(asOf, parts.zone) }, ...counted });
      },
      told: () =>
        exportTold(asked, {
          ...{ count: counted.reports, unreadable: counted.unreadable },
          ...{ isOwn, at: showInstant(asOf, parts.zone) },
        }),
      facts: () => ({ reports: counted.reports, unreadable: counted.unreadable.length }),
    };
  };
}

/** Whoever is in a pause ends there once nobody waits for the work any more. */
const untilAborted = (signal: AbortSignal, pause: Pause) => (): ReturnType<Pause> => {
  signal.throwIfAborted();
  return pause();
};

const filters = ({ as: _, ...asked }: ExportAsked): Readonly<Record<string, unknown>> => asked;

/** «informes-2023-04-UTSI». */
const nameOf = ({ month, unit, state, words }: ExportAsked): string =>
  ['informes', month, unit, state, words === undefined ? undefined : 'buscar'].flatMap((part) => part ?? []).join('-');

/** `2023-05-03T10:15`, on the clocks of that zone. */
function clockIn(zone: string): (instant: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return (instant) => format.format(new Date(instant)).replace(' ', 'T');
}
