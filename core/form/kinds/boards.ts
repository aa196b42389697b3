import { problem } from '../../words/problems';
import { notice, type Notice } from '../../words/notices';
import { opls, printedState, stateByKey } from '../catalogues/catalogues';
import type { AnswerContext, Outcome, Reading } from '../definition';
import { showBoards } from '../show';
import { stateKeysIn, type Board, type Value, type ValueOf } from '../values';
import { nearest } from '../reading/spelling';
import { readDistricts } from './districts/districts';
import { isSeat } from './districts/seats';
import { roman } from '../reading/numbers';
import { stateNamed } from './states';
import { asTyped, clip, isBlankWord, keyOf } from '../reading/words';
import { tickedIn } from './boxes';
import { accepted, inputOf, refused, short, type Kind } from './kind';

type BoardsValue = ValueOf<'boards'>;
type BoardsOutcome = Outcome<BoardsValue>;

const ORDER: readonly Board[] = ['local', 'distrital', 'opl'];
const CHOICES = ORDER.map((board) => ({ title: showBoards([board]), value: board }));

/** Phrases in the order they are looked for: the body of a state is «local» too, but not the junta. */
const PHRASES: readonly (readonly [RegExp, readonly Board[]])[] = [
  [
    /\borganismos? publicos? (local(es)?( electoral(es)?)?|electoral(es)?( local(es)?)?)\b|\bople?s?( electoral(es)?)?\b/g,
    ['opl'],
  ],
  [/\binstitutos? (estatal(es)? |local(es)? )?electoral(es)?( estatal(es)?| local(es)?)?\b/g, ['opl']],
  [/\b(juntas?|vocalias?) (ejecutivas? )?local(es)?( ejecutivas?)?\b|\bjles?\b|\bjl\b|\blocal(es)?\b/g, ['local']],
  [
    /\b(juntas?|vocalias?) (ejecutivas? )?distrital(es)?( ejecutivas?)?\b|\bjdes?\b|\bjds?\b|\bdistrital(es)?\b/g,
    ['distrital'],
  ],
  [/\bdistritos?(?= (\d|[ivx]+\b))/g, ['distrital']],
  [/\b(las|los) (dos|2)( juntas)?\b|\bamb[ao]s( juntas)?\b/g, ['local', 'distrital']],
  [/\b(las|los) (tres|3)\b|\btod[ao]s( las juntas)?\b/g, ['local', 'distrital', 'opl']],
];
/** Every district office, not every kind of office. */
const EVERY_DISTRICT =
  /\b(jdes?|jds?|distrital(es)?) tod[ao]s\b|\btod[ao]s (las |los )?(juntas |distritos |vocalias )?(distrital(es)?|jdes?)\b/;
const BOTH = /\bamb[ao]s\b|\b(las|los) (dos|2)\b/;
const ALL = /\btod[ao]s\b|\b(las|los) (tres|3)\b/;
const FILLER =
  /^(y|e|o|con|de|del|la|el|las|los|en|a|al|se|visito|visitaron|visita|fue|fueron|a|ine|estado|entidad|junta|juntas|ejecutivas?|personal|tambien|solo|solamente|distritos?|una|un|su|sus|electoral)$/;

/** Which of the three kinds of office. */
export const boards: Kind<BoardsValue> = {
  inputs: (asked, _answers, stored) => [inputOf(asked, { kind: 'checks', choices: CHOICES }, stored?.boards.join(','))],
  read: short(readBoards),
  show: (value) => showBoards(value.boards),
};

/** What is ticked, where it is typed with boxes. */
function readBoards(typed: string, context: AnswerContext): BoardsOutcome {
  const ticked = tickedIn(typed, (text) => find(keyOf(text), context).boards.length);
  if (ticked === 'unclear') return refused(problem('boards.boxes', { typed: clip(typed) }));
  return readNamed(ticked?.text ?? typed, context);
}

/** «JDE 03» answers the districts too. */
function readNamed(text: string, context: AnswerContext): BoardsOutcome {
  // «1y2» has its numbers apart.
  const key = keyOf(text.replace(/(\d)(?=\p{L})|(\p{L})(?=\d)/gu, '$1$2 '));
  if (isBlankWord(text) || /^ningun[oa]( junta)?$/.test(key)) return { is: 'blank' };
  const found = find(
    key.replace(EVERY_DISTRICT, (words) => words.replace(/\btod[ao]s\b/, ' ')),
    context,
  );
  const boards = inOrder(found.boards);
  const district = EVERY_DISTRICT.test(key) ? 'todos' : districtPart(text, found, stateKeysIn(context.answers));
  const asks = asksOf(text, key, found, district, context);
  if (boards.length === 0 && found.which !== undefined) return whichOpl(found.which);
  if (boards.length === 0 && district === undefined) return refused(problem('boards.unknown', { typed: clip(text) }));
  if (district !== undefined) return withDistricts(inOrder([...boards, 'distrital']), district, asks, context);
  return asks.length === 0 ? accepted(value(boards), asRead(boards, key, text)) : confirm(boards, asks);
}

/** How each board is called; by any other name («IEC», «instituto electoral») it is said how it was read. */
const CALLED: Readonly<Record<Board, RegExp>> = {
  local: /\blocal(es)?\b|\bjles?\b|\bjl\b/,
  distrital: /\bdistrital(es)?\b|\bjdes?\b|\bjds?\b|\bdistritos?\b/,
  opl: /\bople?s?\b|\borganismos?\b/,
};

const asRead = (boards: readonly Board[], key: string, text: string): readonly Notice[] =>
  boards.every((board) => CALLED[board].test(key)) ? [] : [notice('boards.read', { typed: clip(text), boards })];

const inOrder = (boards: readonly Board[]): Board[] => ORDER.filter((board) => boards.includes(board));
const value = (boards: readonly Board[]): BoardsValue => ({ kind: 'boards', boards });

function confirm(boards: readonly Board[], asks: readonly Notice[]): BoardsOutcome {
  const both = asks.some(({ code }) => code === 'boards.both');
  const question = [...asks, notice('boards.keep', { boards }), ...(both ? [notice('boards.then')] : [])];
  return { is: 'confirm', question, readings: [{ value: value(boards) }] };
}

interface Found {
  readonly boards: readonly Board[];
  /** An OPL's acronym that several states share, where the report's states do not tell. */
  readonly which?: OplName;
  readonly asks: readonly Notice[];
  /** Words left, digits and names of places among them. */
  readonly rest: readonly string[];
}

function find(key: string, context: AnswerContext): Found {
  const boards = new Set<Board>();
  let rest = key;
  const opl = oplIn(key, context);
  if (opl !== undefined) {
    rest = rest.replace(opl.name.pattern, ' ');
    if (opl.is !== 'which') boards.add('opl');
  }
  for (const [pattern, meant] of PHRASES) {
    rest = rest.replace(pattern, () => {
      for (const board of meant) boards.add(board);
      return ' | ';
    });
  }
  const slips = slipsIn(rest);
  for (const slip of slips) boards.add(slip.board);
  const typed = new Set(slips.map((slip) => slip.typed));
  return {
    boards: [...boards],
    ...(opl?.is === 'which' ? { which: opl.name } : {}),
    asks: [
      ...slips.map((slip) => notice('boards.meant', slip)),
      ...(opl?.is === 'other'
        ? [notice('boards.other-opl', { acronym: opl.name.acronym, theirs: opl.name.states, here: opl.here })]
        : []),
    ],
    rest: rest.split(/[\s|]+/).filter((word) => word !== '' && !FILLER.test(word) && !typed.has(word)),
  };
}

const NAMES: readonly (readonly [string, Board])[] = [
  ['local', 'local'],
  ['locales', 'local'],
  ['distrital', 'distrital'],
  ['distritales', 'distrital'],
];

function slipsIn(rest: string): { readonly typed: string; readonly board: Board }[] {
  return rest.split(/[\s|]+/).flatMap((typed) => {
    const [board] = /^(vocal|vocales|focal|distritos?)$/.test(typed) ? [] : nearest(typed, NAMES);
    return board === undefined ? [] : [{ typed, board }];
  });
}

interface OplName {
  readonly acronym: string;
  readonly states: readonly string[];
  readonly pattern: RegExp;
}

const oplNames: readonly OplName[] = collect();

/** Acronyms and names of the states' own bodies, the longest first. */
function collect(): OplName[] {
  const byName = new Map<string, { acronym: string; states: string[] }>();
  for (const opl of opls) {
    for (const acronym of [...opl.acronyms, opl.name]) {
      const entry = byName.get(keyOf(acronym)) ?? { acronym, states: [] };
      byName.set(keyOf(acronym), { ...entry, states: [...entry.states, opl.state] });
    }
  }
  return [...byName]
    .sort(([a], [b]) => b.length - a.length)
    .map(([key, entry]) => ({ ...entry, pattern: new RegExp(`\\b${key}\\b`, 'g') }));
}

type OplFound =
  | { readonly is: 'here' | 'which'; readonly name: OplName }
  | { readonly is: 'other'; readonly name: OplName; readonly here: readonly string[] };

/** An OPL by its name: this report's, another state's, or one of several with the same acronym. */
function oplIn(key: string, context: AnswerContext): OplFound | undefined {
  const name = oplNames.find((one) => key.search(one.pattern) >= 0);
  if (name === undefined) return undefined;
  const here = stateKeysIn(context.answers);
  if (name.states.some((state) => here.includes(state))) return { is: 'here', name };
  if (here.length > 0) return { is: 'other', name, here };
  return { is: name.states.length > 1 ? 'which' : 'here', name };
}

function whichOpl(name: OplName): BoardsOutcome {
  const readings = name.states.map((state): Reading<BoardsValue> => {
    const states: Value = { kind: 'states', keys: [state] };
    return { value: value(['opl']), label: notice('boards.opl-of', { state }), also: { states } };
  });
  const question = [notice('boards.which-opl', { acronym: name.acronym, theirs: name.states })];
  return { is: 'ambiguous', question, readings };
}

/** What to ask about: «ambas», a misspelt word, another state, a number by itself, words that were not understood. */
function asksOf(text: string, key: string, found: Found, part: string | undefined, context: AnswerContext): Notice[] {
  const here = stateKeysIn(context.answers);
  const own = new Set(
    here.flatMap((state) => keyOf(`${printedState(state)} ${stateByKey(state)?.officialName ?? ''}`).split(' ')),
  );
  const words = part === undefined ? found.rest.filter((word) => !own.has(word)) : [];
  const state = stateNamed(words.join(' '));
  const other = state !== undefined && here.length > 0 && !here.includes(state);
  const unread = state === undefined && words.length > 0 && found.boards.length > 0;
  return [
    ...found.asks,
    ...(BOTH.test(key) ? [notice('boards.both')] : []),
    ...(ALL.test(key) && !EVERY_DISTRICT.test(key) ? [notice('boards.all')] : []),
    ...(other ? [notice('boards.other-state', { state, here })] : []),
    ...(unread ? [notice('boards.rest', { typed: clip(asTyped(text, words.join(' '))) })] : []),
    ...(part !== undefined && !found.boards.includes('distrital') ? [notice('boards.number')] : []),
  ];
}

/** The part of the answer about districts, as typed: «JDE 03 y 05», «juntas distritales 1 a 3», «JDE Monclova». */
function districtPart(text: string, found: Found, here: readonly string[]): string | undefined {
  const left = new Set(found.rest);
  const numbered = [...left].some((word) => /^\d+$/.test(word));
  const telling =
    found.boards.includes('distrital') &&
    [...left].some((word) => roman(word) !== undefined || /^tod[ao]s$/.test(word));
  const seated = found.boards.includes('distrital') && isSeat(found.rest.join(' '), here);
  if (!numbered && !telling && !seated) return undefined;
  const words = text.match(/[\p{L}\p{M}]+|\d+|[,;/&–-]/gu) ?? [];
  const kept = words.filter((word) => left.has(keyOf(word)) || /^(y|e|al?|hasta|[,;/&–-])$/i.test(word));
  return kept.join(' ').replace(/^(?:(?:y|e|al?|[,;/&–-])\s+)+|(?:\s+(?:y|e|al?|[,;/&–-]))+$/gi, '');
}

/** The boards, with the districts typed beside them. A question about the districts is asked here. */
function withDistricts(
  boards: readonly Board[],
  part: string,
  asks: readonly Notice[],
  context: AnswerContext,
): BoardsOutcome {
  const read = readDistricts(part, context);
  switch (read.is) {
    case 'blank':
      return accepted(value(boards));
    case 'accepted':
      if (asks.length === 0) return { ...accepted(value(boards), read.notice), also: { districts: read.value } };
      return {
        is: 'confirm',
        question: [...asks, notice('boards.keep-with', { boards, ...told(read, context) })],
        readings: [readingOf(boards, read, context)],
      };
    case 'confirm':
    case 'ambiguous':
      return {
        is: read.is,
        question: [...asks, ...read.question],
        readings: read.readings.map((one) => readingOf(boards, one, context)),
      };
    case 'refused':
      return refused(
        read.problem,
        read.readings?.map((one) => readingOf(boards, one, context)),
      );
    default:
      return read satisfies never;
  }
}

type ReadDistricts = Pick<Reading<ValueOf<'districts'>>, 'value' | 'also'>;

const told = ({ value: read, also }: ReadDistricts, context: AnswerContext) => ({
  districts: read.districts,
  states: stateKeysIn({ ...context.answers, ...also }),
});

const readingOf = (boards: readonly Board[], read: ReadDistricts, context: AnswerContext): Reading<BoardsValue> => ({
  value: value(boards),
  label: notice('boards.with-districts', told(read, context)),
  also: { ...read.also, districts: read.value },
});
