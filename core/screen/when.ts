import { MONTHS, partsOf, weekdayText } from '../form/kinds/dates/calendar';
import type { Instant } from '../record/types';

/** An instant as its reader's clock shows it: "3 de mayo de 2023, 14:05". */
export function showInstant(at: Instant, zone: string): string {
  const part = partsAt(new Date(at), zone);
  // Put together by hand: between date and time, what es-MX data a runtime carries differs.
  const month = MONTHS[Number(part('month')) - 1] ?? '';
  return `${part('day')} de ${month} de ${part('year')}, ${part('hour')}:${part('minute')}`;
}

/** The day of a recent instant, for which the year goes without saying: "3 de mayo". */
export function showDay(at: Instant, zone: string): string {
  const part = partsAt(new Date(at), zone);
  return `${part('day')} de ${MONTHS[Number(part('month')) - 1] ?? ''}`;
}

/** The time of a recent instant, for which the day goes without saying: "14:05". */
export function showTime(at: Instant, zone: string): string {
  const part = partsAt(new Date(at), zone);
  return `${part('hour')}:${part('minute')}`;
}

/** A day of these weeks: "lunes 9 de marzo". */
export function showWeekday(day: string): string {
  const { month, day: nth } = partsOf(day);
  return `${weekdayText(day)} ${nth} de ${MONTHS[month - 1] ?? ''}`;
}

/** The hour, 0 to 23, that clocks show in a zone, and the day of the week, 0 for Sunday. */
export function hourAt(at: Date, zone: string): { readonly weekday: number; readonly hour: number } {
  return { weekday: new Date(plainDateAt(at, zone)).getUTCDay(), hour: Number(partsAt(at, zone)('hour')) };
}

/** Minutes since midnight that clocks show in a zone: 0 to 1439. */
export function minuteAt(at: Date, zone: string): number {
  const part = partsAt(at, zone);
  return Number(part('hour')) * 60 + Number(part('minute'));
}

/** The plain date of an instant in a zone. */
export function plainDateAt(at: Date, zone: string): string {
  const part = partsAt(at, zone);
  return `${part('year')}-${part('month').padStart(2, '0')}-${part('day').padStart(2, '0')}`;
}

type Part = (type: Intl.DateTimeFormatPartTypes) => string;

/** The minute asked for last: every turn asks for today, and a clock that shows no seconds shows the same all through it. */
let last: { readonly minute: number; readonly zone: string; readonly part: Part } | undefined;

function partsAt(at: Date, zone: string): Part {
  const minute = Math.floor(at.getTime() / 60_000);
  if (last?.minute !== minute || last.zone !== zone) last = { minute, zone, part: readParts(at, zone) };
  return last.part;
}

function readParts(at: Date, zone: string): Part {
  const parts = new Map(
    formatter(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return (type) => parts.get(type) ?? '';
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Kept by zone: making a formatter costs far more than using it. */
function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('es-MX', {
    timeZone: zone,
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formatters.set(zone, made);
  return made;
}
