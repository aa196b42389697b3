import { MONTHS, partsOf } from './form/kinds/dates/calendar';
import type { PlainDate, YearMonth } from './form/values';
import { monthsLater } from './month/reported-on';

/** Which month somebody asks for. */
export type AskedMonth =
  /** None was said: the last that is over. */
  | { readonly is: 'any' }
  /** Without a year, the last of that name that has begun. */
  | { readonly is: 'named'; readonly month: number; readonly year?: number }
  /** So many months before this one. */
  | { readonly is: 'ago'; readonly months: number };

const ASKS =
  /^(?:(?:ver|quiero|dame|hacer|haz|preparar|prepara|generar|genera|descargar) )?(?:el )?(?:informe|reporte)(?: (?:mensual|del mes))(?: (.*))?$/;

const AGO: Readonly<Record<string, number>> = {
  ...{ 'este mes': 0, 'mes actual': 0, 'mes en curso': 0 },
  ...{
    'mes pasado': 1,
    'mes anterior': 1,
    'ultimo mes': 1,
    pasado: 1,
    anterior: 1,
    antepasado: 2,
    'mes antepasado': 2,
  },
};

/** «informe mensual de abril 2023», in `keyOf`'s spelling; undefined where it is no such question. */
export function readAskedMonth(said: string): AskedMonth | undefined {
  const found = ASKS.exec(said);
  if (found === null) return undefined;
  return monthIn((found[1] ?? '').replace(/^(?:de |del |para |a )+(?:el )?/, '').trim());
}

/** «abril», «abril de 2023», «04 2023», «2023 4», «mes pasado»; undefined where it is no month. */
export function monthIn(words: string): AskedMonth | undefined {
  if (words === '') return { is: 'any' };
  if (Object.hasOwn(AGO, words)) return { is: 'ago', months: AGO[words] ?? 0 };
  const [, name = '', written] = /^(?:mes de )?([a-z]+)(?: (?:de |del )?(?:ano )?(\d{2}|\d{4}))?$/.exec(words) ?? [];
  const [, nth, year] = /^(\d{1,2}) (?:de )?(\d{4})$/.exec(words.replace(/^(\d{4}) (\d{1,2})$/, '$2 $1')) ?? [];
  const month = nth === undefined ? monthNamed(name) : Number(nth);
  if (month < 1 || month > MONTHS.length) return undefined;
  const said = year ?? written;
  return { is: 'named', month, ...(said === undefined ? {} : { year: Number(said.padStart(4, '20')) }) };
}

/** 1 to 12, by its name or the three letters or more that it begins with; 0 where it is none. */
function monthNamed(name: string): number {
  if (name === 'setiembre') return 9;
  return name.length < 3 ? 0 : MONTHS.findIndex((month) => month.startsWith(name)) + 1;
}

/** The month that is asked for on that day. */
export function monthAsked(asked: AskedMonth, today: PlainDate): YearMonth {
  const now = today.slice(0, 7);
  switch (asked.is) {
    case 'any':
      return monthsLater(now, -1);
    case 'ago':
      return monthsLater(now, -asked.months);
    case 'named': {
      const { year, month: thisMonth } = partsOf(today);
      const said = asked.year ?? (asked.month > thisMonth ? year - 1 : year);
      return `${said}-${String(asked.month).padStart(2, '0')}`;
    }
    default:
      return asked satisfies never;
  }
}
