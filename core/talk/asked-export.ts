import { monthAsked, monthAt } from './asked-month';
import { EXPORT_KINDS, type ExportAsked, type ExportKind } from '../paper/export-order';
import { reportingMonthAt } from '../form/catalogues/catalogues';
import { kindOf } from '../form/kinds/kinds';
import type { AnswerContext, Asked, Outcome } from '../form/definition';
import { keyOf } from '../form/reading/words';
import type { PlainDate, Value, YearMonth } from '../form/values';

export type { ExportAsked, ExportKind } from '../paper/export-order';

export type ExportRead =
  | { readonly is: 'export'; readonly asked: ExportAsked }
  /** Nothing was said of which. */
  | { readonly is: 'ask'; readonly as: ExportKind }
  | { readonly is: 'one-of'; readonly typed: string; readonly options: readonly ExportAsked[] }
  | { readonly is: 'unclear'; readonly typed: string };

const VERB =
  /^\s*(?:quiero\s+|por favor,?\s+)?(?:e[xs]port(?:ar|a|e|[aeé]me|á|á?rme|aci[oó]n)|exprotar|exportra|exprtar|expotar|exporar)(?![\p{L}\p{N}])\s*(.*)$/isu;

/** Words after «exportar» that are no question of ours: then it is an answer, such as an objective that begins so. */
const LONGEST_UNCLEAR = 4;

/** What stands after «exportar»; undefined where a message is none that asks for an export. */
export function exportWords(text: string): string | undefined {
  const [, words] = VERB.exec(text) ?? [];
  if (words === undefined) return undefined;
  return isSureExport(words) || keyOf(words).split(' ').length <= LONGEST_UNCLEAR ? words : undefined;
}

/** Whether it is sure that an export is asked for by what stands after «exportar»: among others who talk, other words are none. */
export const isSureExport = (words: string): boolean => readExport(words, '2000-01-01').is !== 'unclear';

const KINDS: ReadonlyMap<string, ExportKind> = new Map([
  ...EXPORT_KINDS.map((kind) => [kind, kind] as const),
  ...['xls', 'excel', 'exel'].map((word) => [word, 'xlsx'] as const),
]);
/** They say nothing by themselves. */
const AROUND = new Set([
  ...['a', 'al', 'como', 'de', 'del', 'el', 'en', 'formato', 'informe', 'informes', 'la', 'las', 'lo', 'los', 'mes'],
  ...['para', 'por', 'reporte', 'reportes', 'y', 'area', 'unidad', 'entidad', 'estado', 'archivo', 'datos'],
]);
const ALL = new Set(['todo', 'todos', 'todas', 'completo']);

/** «2023-04 csv», «abril 2023 UTSI», «Coahuila», «buscar SIVEI», in any order; a search takes the rest. */
export function readExport(words: string, today: PlainDate): ExportRead {
  const [, before = words, sought] = /^(.*?)(?:^|\s)buscar\s+(.*)$/isu.exec(words) ?? [];
  const typed = keyOf(before)
    .split(' ')
    .filter((word) => word !== '');
  const ofSearch = kindAtEnd(sought ?? '');
  const as = typed.map((word) => KINDS.get(word)).find((kind) => kind !== undefined);
  const { month, rest } = monthIn(
    typed.filter((word) => !KINDS.has(word)),
    today,
  );
  const telling = rest.filter((word) => !ALL.has(word));
  const found: ExportAsked = {
    as: as ?? ofSearch.as ?? 'xlsx',
    ...(month === undefined ? {} : { month }),
    ...(ofSearch.words === '' ? {} : { words: ofSearch.words }),
  };
  const named = telling.filter((word) => !AROUND.has(word));
  if (named.length > 0) return withNames(found, telling, today);
  const isAll = rest.length > telling.length;
  return month === undefined && found.words === undefined && !isAll
    ? { is: 'ask', as: found.as }
    : { is: 'export', asked: found };
}

/** A search may end with what it is exported as. */
function kindAtEnd(sought: string): { readonly words: string; readonly as?: ExportKind } {
  const [, words, last] = /^(.*?)\s+(?:(?:en|como)\s+)?(csv|json|xlsx|excel)\s*$/isu.exec(sought) ?? [];
  const as = KINDS.get(last?.toLowerCase() ?? '');
  return { words: (words ?? sought).trim(), ...(as === undefined ? {} : { as }) };
}

interface MonthIn {
  readonly month?: YearMonth;
  readonly rest: readonly string[];
}

/** The first month among the words, and the words without it. */
function monthIn(words: readonly string[], today: PlainDate): MonthIn {
  for (const [at] of words.entries()) {
    const found = monthAt(words, at);
    if (found !== undefined)
      return { month: monthAsked(found.asked, today), rest: [...words.slice(0, at), ...words.slice(found.end)] };
  }
  return { rest: words };
}

interface Named {
  readonly unit?: string;
  readonly state?: string;
}

/** A unit, a state, or one after the other; what may be several is asked about. */
function withNames(found: ExportAsked, words: readonly string[], today: PlainDate): ExportRead {
  const said = trimmed(words);
  // A name may begin with what else stands around names: «Unidad Técnica de Servicios de Informática».
  const asSaid = namesIn(words, today);
  const sure = asSaid.length > 0 ? asSaid : namesIn(said, today);
  const [only, ...others] = sure;
  if (only !== undefined && others.length === 0) return { is: 'export', asked: { ...found, ...only } };
  const options = sure.length > 0 ? sure : doubtful(said.join(' '), today);
  const typed = said.join(' ');
  return options.length === 0
    ? { is: 'unclear', typed }
    : { is: 'one-of', typed, options: options.slice(0, OFFERED).map((one) => ({ ...found, ...one })) };
}

/** Buttons that a card has at most. */
const OFFERED = 4;

/** Without what stands around names: «de la UTSI en». */
function trimmed(words: readonly string[]): readonly string[] {
  const from = words.findIndex((word) => !AROUND.has(word));
  const to = words.findLastIndex((word) => !AROUND.has(word));
  return words.slice(from, to + 1);
}

/** The ways in which all of the words name a unit, a state or both. */
function namesIn(words: readonly string[], today: PlainDate): readonly Named[] {
  const whole = words.join(' ');
  const [unit] = unitsIn(read('unit', whole, today), 'sure');
  const [state] = statesIn(read('states', whole, today), 'sure');
  if (unit !== undefined || state !== undefined)
    return [...(unit === undefined ? [] : [{ unit }]), ...(state === undefined ? [] : [{ state }])];
  const both: Named[] = [];
  for (let at = 1; at < words.length && both.length === 0; at += 1) {
    const [first, second] = [trimmed(words.slice(0, at)).join(' '), trimmed(words.slice(at)).join(' ')];
    for (const [one, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const [unitThere] = unitsIn(read('unit', one, today), 'sure');
      const [stateThere] = unitThere === undefined ? [] : statesIn(read('states', other, today), 'sure');
      if (unitThere !== undefined && stateThere !== undefined) both.push({ unit: unitThere, state: stateThere });
    }
  }
  return both;
}

function doubtful(words: string, today: PlainDate): readonly Named[] {
  return [
    ...statesIn(read('states', words, today), 'doubtful').map((state) => ({ state })),
    ...unitsIn(read('unit', words, today), 'doubtful').map((unit) => ({ unit })),
  ];
}

/** As the form's own fields read it. */
function read(kind: 'unit' | 'states', text: string, today: PlainDate): Outcome {
  const asked: Asked = { id: kind, label: '', question: '', input: kind };
  const context: AnswerContext = { today, reportingMonth: reportingMonthAt(today), answers: {} };
  return kindOf(kind).read(asked, { text }, context, undefined);
}

type Sure = 'sure' | 'doubtful';

function valuesIn(outcome: Outcome, sure: Sure): readonly Value[] {
  if (outcome.is === 'accepted') return sure === 'sure' ? [outcome.value] : [];
  if (sure === 'sure' || outcome.is === 'blank') return [];
  return (outcome.readings ?? []).map(({ value }) => value);
}

const unitsIn = (outcome: Outcome, sure: Sure): readonly string[] =>
  valuesIn(outcome, sure).flatMap((value) => (value.kind === 'unit' ? [value.id] : []));

const statesIn = (outcome: Outcome, sure: Sure): readonly string[] =>
  valuesIn(outcome, sure).flatMap((value) =>
    value.kind === 'states' && value.literal === undefined && value.keys.length === 1 ? value.keys : [],
  );
