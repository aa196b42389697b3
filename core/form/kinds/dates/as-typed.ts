import { fold } from '../../reading/words';
import { MONTHS, WEEKDAYS } from './calendar';
import { prepared } from './prepared';

const SILENT = /^(de|del|desde|el|los|la|las|en|y|e|dias?|fechas?|visitas?|fue|fueron|ano)$/;
const weekdays = new Set(WEEKDAYS.map(fold));

const named = (day: string, month: string, year: string): string =>
  `${day} ${MONTHS[Number(month) - 1] ?? month} ${year}`;

/** Days, months, years and what makes a range of two of them, in whatever order; months and years once. */
function gist(text: string): string {
  const words = prepared(text)
    .replace(/\b(\d{4})-(\d\d)-(\d\d)\b/g, (_, year: string, month: string, day: string) => named(day, month, year))
    .replace(/\b(\d\d?)\/(\d\d?)\/(\d{4})\b/g, (_, day: string, month: string, year: string) => named(day, month, year))
    .match(/\p{L}+|\d+|[-–—−/]/gu);
  const said = (words ?? [])
    .map((word) => (/^(a|hasta)$/.test(word) ? 'al' : word.replace(/^0+(?=\d)/, '')))
    .filter((word) => !SILENT.test(word) && !weekdays.has(word));
  const [often, once] = [said.filter((word) => /^(\d{1,2}|al)$/.test(word)), new Set(said)];
  return [...often, ...[...once].filter((word) => !/^(\d{1,2}|al)$/.test(word))].sort().join(' ');
}

/** Whether dates were typed as they are shown, but for their order and the words around them. */
export const typedAsShown = (typed: string, shown: string): boolean => typed === shown || gist(typed) === gist(shown);
