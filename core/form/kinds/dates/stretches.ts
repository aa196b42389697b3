/** Words for several days at once, and for leaving days out. */
export type StretchToken =
  /** Days of the holy week or around it, counted from Easter Sunday. */
  | { readonly is: 'feast'; readonly offsets: readonly number[] }
  /** A stretch counted from today: «la semana pasada» is one ago. */
  | { readonly is: 'period'; readonly unit: 'week' | 'weekend' | 'fortnight' | 'month' | 'year'; readonly ago: number }
  | { readonly is: 'week' | 'weekend' | 'fortnight'; readonly typed: string }
  /** «a mediados de». */
  | { readonly is: 'part'; readonly part: 'start' | 'middle' | 'end'; readonly typed: string }
  | { readonly is: 'all' | 'workdays' | 'except' }
  /** How much time, not which days: «3 días», «varias semanas». */
  | { readonly is: 'quantity'; readonly count?: number; readonly typed: string };

type Read = readonly [StretchToken | undefined, number];
type Match = RegExpExecArray;

const WEEKDAY = '(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)';
const HOLY = new RegExp(`^(${WEEKDAY}(?:(?:, ?| y | e )${WEEKDAY})*) santos?\\b`);
/** Monday to Saturday of the holy week, counted from Easter Sunday. */
const HOLY_DAYS = ['lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado'];

const week = (monday: number): StretchToken => ({ is: 'feast', offsets: [0, 1, 2, 3, 4].map((day) => monday + day) });

function quantity([typed, count]: Match): StretchToken {
  return { is: 'quantity', typed, ...(/^\d+$/.test(count ?? '') ? { count: Number(count) } : {}) };
}

/** Words for several days at once and for leaving days out, at the head of a folded text; the first that fits counts. */
const STRETCHES: readonly (readonly [RegExp, (match: Match) => StretchToken | undefined])[] = [
  [/^semana (santa|mayor)\b/, () => ({ is: 'feast', offsets: [] })],
  [/^semana de pascua\b/, () => week(1)],
  [HOLY, ([, names = '']) => ({ is: 'feast', offsets: holyDays(names) })],
  [/^sabado de gloria\b/, () => ({ is: 'feast', offsets: [-1] })],
  [/^domingo de ramos\b/, () => ({ is: 'feast', offsets: [-7] })],
  [/^domingo de (resurreccion|pascua)\b/, () => ({ is: 'feast', offsets: [0] })],
  [/^miercoles de ceniza\b/, () => ({ is: 'feast', offsets: [-46] })],
  [/^((dias? )?(habil(es)?|laborab?les?)|entre semana)\b/, () => ({ is: 'workdays' })],
  // «al menos» leaves nothing out.
  [/^(al|por lo|cuando) menos\b/, () => undefined],
  [/^(excepto|exceptuando|menos|salvo|quitando|descontando|pero no|sin (contar|incluir))\b/, () => ({ is: 'except' })],
  [/^(a|con) excepcion del?\b/, () => ({ is: 'except' })],
  [
    /^sin (?=((el|los|las|la|dias) )*(\d|fin|semana|sabado|domingo|lunes|martes|miercoles|jueves|viernes))/,
    () => ({ is: 'except' }),
  ],
  [/^(\d{1,3}) (dias?|semanas?|veces|visitas?|mes|meses|jornadas?|horas|quincenas?)\b(?! habil| laborab)/, quantity],
  [/^hace (\d{1,3}) (mes|meses|anos?)\b/, quantity],
  [
    /^(varios|varias|algunos|algunas|unos|unas|diversos|diversas|muchos|pocos|cuantos) ?(dias|semanas|fechas|visitas)?\b/,
    quantity,
  ],
  [/^((primer|segundo|tercer|cuarto|ultimo)o? )?(bimestre|trimestre|semestre)s?\b/, quantity],
  [/^fin(es)? de semana\b(?! (pasad|anterior|proxim|siguiente|que ))/, ([typed]) => ({ is: 'weekend', typed })],
  [
    /^semanas?\b(?! (pasad|anterior|proxim|siguiente|antepasada|que |actual|en curso))/,
    ([typed]) => ({ is: 'week', typed }),
  ],
  [
    /^quincenas?\b(?! (pasad|anterior|proxim|siguiente|que |actual|en curso))/,
    ([typed]) => ({ is: 'fortnight', typed }),
  ],
  [/^(principios?|inicios?|comienzos?)\b/, ([typed]) => ({ is: 'part', part: 'start', typed })],
  [/^(mediados?|la mitad)\b/, ([typed]) => ({ is: 'part', part: 'middle', typed })],
  [/^(fin|fines|final|finales|ultimos dias)\b(?! de semana)/, ([typed]) => ({ is: 'part', part: 'end', typed })],
];

const ALL = /^(tod[oa]s?|cada|diario|diariamente)\b/;

/** The stretch at the head of a folded text, with its length. */
export function stretch(rest: string): Read | undefined {
  for (const [pattern, token] of STRETCHES) {
    const match = pattern.exec(rest);
    if (match !== null) return [token(match), match[0].length];
  }
  const all = /^(todos los|todas las|cada)(?: dias)? (lunes|martes|miercoles|jueves|viernes|sabado|domingo)/.test(rest)
    ? null
    : ALL.exec(rest);
  return all === null ? undefined : [{ is: 'all' }, all[0].length];
}

const holyDays = (names: string): number[] =>
  HOLY_DAYS.flatMap((name, at) => (names.includes(name) ? [at - 6] : [])).concat(names.includes('domingo') ? [0] : []);

const UNITS = { semana: 'week', 'fin de semana': 'weekend', quincena: 'fortnight', mes: 'month', ano: 'year' } as const;
const BEFORE =
  /^(?:(esta|este|presente|actual|pasad[oa]|proxim[oa]|siguiente) )?(fin de semana|semana|quincena|mes|ano)(?: (pasad[oa]|anterior|antepasad[oa]|que paso|actual|en curso|presente|proxim[oa]|siguiente|que viene|que entra))?\b/;

/** A stretch counted from today, at the head of a folded text: «la semana pasada», «este mes», «el año en curso». */
export function period(rest: string): Read | undefined {
  const [whole, before, unit, after] = BEFORE.exec(rest) ?? [];
  const said = before ?? after;
  if (whole === undefined || said === undefined) return undefined;
  return [{ is: 'period', unit: UNITS[unit as keyof typeof UNITS], ago: agoOf(said) }, whole.length];
}

function agoOf(said: string): number {
  if (said.startsWith('antepasad')) return 2;
  if (/^(pasad|anterior|que paso)/.test(said)) return 1;
  return /^(proxim|siguiente|que viene|que entra)/.test(said) ? -1 : 0;
}
