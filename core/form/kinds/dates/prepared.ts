import { digitsForWords } from '../../reading/numbers';
import { fold } from '../../reading/words';
import type { PlainDate } from '../../values';
import { monthNamed, partsOf } from './calendar';

const CLOCK =
  /\b(?:(?:de |a )?las? )?\d{1,2}(?::\d{2}(?: ?(?:horas|hrs?|h|am|pm|a\. ?m|p\. ?m)\b\.?)?| ?(?:horas|hrs?|am|pm|a\. ?m|p\. ?m)\b\.?)/g;
/** «de 9:00 a 14:00», «de 9 a 14 horas». */
const HOURS =
  /\b(?:(?:de|desde|entre) )?(?:las? )?\d{1,2}(?::\d{2} ?(?:a|y|hasta|[-–]) ?(?:las? )?\d{1,2}:\d{2}(?: ?(?:horas|hrs?|h)\b\.?)?| (?:a|hasta) (?:las? )?\d{1,2} (?:horas|hrs?|h)\b\.?)/g;
/** «a las 10», without minutes. */
const AT_THE_HOUR = /\b(?:de|a|desde|hasta) las? \d{1,2}\b(?! (?:de|semanas?|quincenas?)\b)/g;
const DAYS_BEFORE_MONTH = /\b\d{1,2}(?: ?\/ ?\d{1,2})+(?= (?:de )?(\p{L}+))/gu;
const TIME_OF_DAY = /\b(?:(?:por|en|de|durante) la (?:manana|tarde|noche)|al? ?medio ?dia)\b/g;

/** «del año pasado» with its number, where the day is known on which it is said. */
export const withLastYear = (text: string, today: PlainDate): string =>
  text.replace(/(?<!\p{L})a[ñn]o\s+(?:pasado|anterior)(?!\p{L})/giu, `año ${partsOf(today).year - 1}`);

/** The text of a date, folded: ordinals by their sign and numbers in words as figures, the time of day left out. */
export function prepared(text: string): string {
  const folded = fold(text.replace(/\s?[º°]/g, 'o ').replace(/\s?ª/g, 'a '))
    .replace(HOURS, ' ')
    .replace(CLOCK, ' ')
    .replace(AT_THE_HOUR, ' ')
    .replace(TIME_OF_DAY, ' ')
    // «3-abr-2023»: here the dashes are no range.
    .replace(/\b(\d{1,2})[-/.](\p{L}{3,10})\.?[-/.](\d{2,4})\b/gu, '$1 $2 $3')
    // «3/4/5 de abril» are three days.
    .replace(DAYS_BEFORE_MONTH, (days, word: string) => (monthNamed(word) ? days.replace(/ ?\/ ?/g, ', ') : days))
    .replace(/\by ?\/ ?o\b/g, 'o')
    // «entre el 3 y el 5» is what lies between, not two days.
    .replace(/\bentre ((?:el |los |dias )*\d{1,2}\p{L}{0,3}(?: de \p{L}+)?(?: de \d{4})?) y (?:el )?/u, 'del $1 al ')
    .replace(/\s+/g, ' ');
  return digitsForWords(folded)
    .replace(/\b2000 (\d\d)\b/g, '20$1')
    .trim();
}
