import { text } from './text';

export interface Times {
  /** "14:05". */
  hour(at: string): string;
  /** "Hoy", "Ayer", "3 de abril de 2023". */
  day(at: string): string;
}

/** Hours and days as Mexico writes them, in that zone. */
export function createTimes(timeZone: string): Times {
  const hours = new Intl.DateTimeFormat('es-MX', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const days = new Intl.DateTimeFormat('es-MX', { timeZone, day: 'numeric', month: 'long', year: 'numeric' });
  const day = (date: Date): string => days.format(date);
  return {
    hour: (at) => hours.format(new Date(at)),
    day: (at) => {
      const shown = day(new Date(at));
      if (shown === day(new Date())) return text.today;
      return shown === day(new Date(Date.now() - 86_400_000)) ? text.yesterday : shown;
    },
  };
}
