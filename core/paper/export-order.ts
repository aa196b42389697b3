import { states, units } from '../form/catalogues/catalogues';
import { isYearMonth } from '../form/kinds/dates/calendar';
import type { YearMonth } from '../form/values';

export const EXPORT_KINDS = ['xlsx', 'csv', 'json'] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

/** Which reports are exported, and as what; all that is said narrows it. */
export interface ExportAsked {
  readonly as: ExportKind;
  readonly month?: YearMonth;
  /** By its key in the catalogue, as is the state. */
  readonly unit?: string;
  readonly state?: string;
  /** As in a search. */
  readonly words?: string;
}

/** As what is kept of it wherever it is asked for: an order of files. */
export const exportOrder = (asked: ExportAsked) => ({ kind: 'export', ...asked }) as const;

/** Characters of a search that are taken. */
const WORDS = 200;

/** Reads an order that came back from a client; undefined for what is none. */
export function exportIn({ kind, ...order }: Readonly<Record<string, unknown>>): ExportAsked | undefined {
  const { as, month, unit, state, words, ...more } = order;
  const isKnown = kind === 'export' && EXPORT_KINDS.some((one) => one === as) && Object.keys(more).length === 0;
  const isMonth = month === undefined || isYearMonth(month);
  const isUnit = unit === undefined || units.some(({ id }) => id === unit);
  const isState = state === undefined || states.some(({ key }) => key === state);
  const isSought = words === undefined || (typeof words === 'string' && words !== '' && words.length <= WORDS);
  return isKnown && isMonth && isUnit && isState && isSought ? (order as unknown as ExportAsked) : undefined;
}
