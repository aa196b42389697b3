import type { PlainDate, YearMonth } from '../../values';
import { twoDigits } from '../../reading/numbers';

export const MONTHS = [
  ...['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio'],
  ...['julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'],
] as const;

/** Sunday first, as `Date` counts. */
export const WEEKDAYS = ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'] as const;

const DAY_MS = 86_400_000;

/** 1 to 12, by its folded name or the three letters or more that it begins with; undefined where it is none. */
export function monthNamed(word: string): number | undefined {
  if (word.length < 3) return undefined;
  const name = word === 'set' || word === 'setiembre' ? 'septiembre' : word;
  const at = MONTHS.findIndex((month) => month.startsWith(name));
  return at === -1 ? undefined : at + 1;
}

export const plainDate = (year: number, month: number, day: number): PlainDate =>
  `${year}-${twoDigits(month)}-${twoDigits(day)}`;

/** Of a month alone, the day is 0. */
export function partsOf(date: PlainDate): { readonly year: number; readonly month: number; readonly day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

const epochDay = (date: PlainDate): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

export const addDays = (date: PlainDate, days: number): PlainDate =>
  new Date((epochDay(date) + days) * DAY_MS).toISOString().slice(0, 10);

/** 0 is Sunday. */
export const weekdayOf = (date: PlainDate): number => new Date(epochDay(date) * DAY_MS).getUTCDay();

export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

export const isYearMonth = (given: unknown): given is YearMonth =>
  typeof given === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(given);

export const monthOf = (date: PlainDate): YearMonth => date.slice(0, 7);

/** The month so many months later, or earlier where negative. */
export function monthsLater(from: YearMonth, count: number): YearMonth {
  const { year, month } = partsOf(from);
  const months = year * 12 + month - 1 + count;
  return monthOf(plainDate(Math.floor(months / 12), (months % 12) + 1, 1));
}

/** The Monday of a day's week. */
export const mondayOf = (day: PlainDate): PlainDate => addDays(day, -((weekdayOf(day) + 6) % 7));

/** «abril de 2023». */
export const monthText = (month: YearMonth): string =>
  `${MONTHS[Number(month.slice(5, 7)) - 1] ?? ''} de ${month.slice(0, 4)}`;

/** «3 de abril de 2023». */
export function dayText(date: PlainDate): string {
  return `${partsOf(date).day} de ${monthText(monthOf(date))}`;
}

export const weekdayText = (date: PlainDate): string => WEEKDAYS[weekdayOf(date)] ?? '';

/** The days from one to another, both among them; none where the second comes first. */
export function daysFrom(from: PlainDate, to: PlainDate): PlainDate[] {
  return Array.from({ length: Math.max(0, epochDay(to) - epochDay(from) + 1) }, (_, at) => addDays(from, at));
}

export const daysOfMonth = (year: number, month: number): PlainDate[] =>
  daysFrom(plainDate(year, month, 1), plainDate(year, month, daysInMonth(year, month)));

/** Easter Sunday, by the Gregorian computus (Meeus, Jones and Butcher). */
export function easterOf(year: number): PlainDate {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const [d, e, f] = [Math.floor(b / 4), b % 4, Math.floor((b + 8) / 25)];
  const h = (19 * a + b - d - Math.floor((b - f + 1) / 3) + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * m + 114;
  return plainDate(year, Math.floor(days / 31), (days % 31) + 1);
}

const nthMonday = (year: number, month: number, nth: number): PlainDate => {
  const first = plainDate(year, month, 1);
  return addDays(first, ((8 - weekdayOf(first)) % 7) + (nth - 1) * 7);
};

/** Whether it is a day of mandatory rest (Ley Federal del Trabajo, article 74, without the election days). */
export function isRestDay(date: PlainDate): boolean {
  const { year } = partsOf(date);
  const fixed = ['01-01', '05-01', '09-16', '12-25'].includes(date.slice(5));
  const handover = year >= 2024 ? [`${year}-10-01`, (year - 2024) % 6] : [`${year}-12-01`, (year - 2018) % 6];
  const moved = [nthMonday(year, 2, 1), nthMonday(year, 3, 3), nthMonday(year, 11, 3)];
  return fixed || moved.includes(date) || (handover[0] === date && handover[1] === 0);
}
