import type { Token } from './tokens';

export interface Seat {
  readonly key: string;
  readonly typed: string;
}

/** Numbers, the seat said to go with them, or a seat alone. */
export interface Item {
  readonly from?: number;
  readonly to?: number;
  readonly seat?: Seat;
}

/** What was said of one state, or of none. */
export interface Group {
  readonly state?: string;
  readonly items: readonly Item[];
  /** «todos», «todos menos el 3». */
  readonly all: boolean;
  readonly except: readonly Item[];
}

interface Draft {
  state?: string;
  items: Item[];
  all: boolean;
  excepting: boolean;
  except: Item[];
}

export interface Parsed {
  readonly groups: readonly Group[];
  readonly unknown: readonly string[];
  /** All districts were meant, and not said: «excepto el 3». */
  readonly inferred: boolean;
  /** States stand behind what is theirs, and something is left out of it: «todos menos el 3 de Coahuila» does not tell of what. */
  readonly unsorted: boolean;
}

type NameToken = Extract<Token, { is: 'name' }>;

/**
 * Sorts the tokens by state. A state heads what follows it («Coahuila 1 y 2; México 5») where the
 * answer begins with one, else it closes what came before («3 de Coahuila»). `here` are the
 * report's states: a name that is also a seat of theirs is the seat, unless numbers follow it.
 */
export function groupsOf(tokens: readonly Token[], here: readonly string[]): Parsed {
  const groups: Draft[] = [];
  const unknown: string[] = [];
  let joined = false;
  let opened = false;
  const current = (): Draft => {
    const last = groups.at(-1);
    if (last !== undefined) return last;
    const draft: Draft = { items: [], all: false, excepting: false, except: [] };
    groups.push(draft);
    return draft;
  };
  const open = (state?: string): void => {
    groups.push({ ...(state === undefined ? {} : { state }), items: [], all: false, excepting: false, except: [] });
  };
  const heads = tokens[0]?.is === 'name' && isState(tokens[0], tokens, 0, here);
  tokens.forEach((token, at) => {
    if (token.is === 'name' && isState(token, tokens, at, here)) {
      if (heads) open(token.state);
      else closeWith(current(), token.state ?? '', open);
    } else if (token.is === 'name') {
      addSeat(listOf(current()), { key: token.key, typed: token.typed }, joined);
    } else if (token.is === 'number') {
      addNumber(listOf(current()), token.value, opened, joined);
    } else if (token.is === 'all') current().all = true;
    else if (token.is === 'except') current().excepting = true;
    else if (token.is === 'unknown') unknown.push(token.typed);
    opened = token.is === 'to';
    joined = token.is === 'number' || (token.is === 'name' && token.seat);
  });
  const kept = groups.filter(
    (group) => group.items.length > 0 || group.all || group.excepting || group.state !== undefined,
  );
  // «excepto el 3» leaves it out of all of them.
  const bare = kept.filter((group) => group.excepting && group.items.length === 0 && !group.all);
  for (const group of bare) group.all = true;
  const inferred = bare.length > 0;
  const unsorted = !heads && kept.some(({ state }) => state !== undefined) && kept.some(({ excepting }) => excepting);
  return { groups: kept, inferred, unsorted, unknown: tokens.at(-1)?.is === 'to' ? [...unknown, 'al'] : unknown };
}

const listOf = (draft: Draft): Item[] => (draft.excepting ? draft.except : draft.items);

/** Names a state here, rather than a seat: numbers or «todos» follow it, or it is no seat of the report's states. */
function isState(token: NameToken, tokens: readonly Token[], at: number, here: readonly string[]): boolean {
  if (token.state === undefined) return false;
  const next = tokens[at + 1]?.is;
  if (next === 'colon' || next === 'number' || next === 'all') return true;
  const before = tokens[at - 1]?.is;
  if (here.includes(token.state) && before !== 'number' && before !== 'all') return !token.seat;
  return true;
}

function closeWith(draft: Draft, state: string, open: (state?: string) => void): void {
  draft.state = state;
  open();
}

/** A seat right after a number belongs to it: «05 con cabecera en Monclova». */
function addSeat(items: Item[], seat: Seat, joined: boolean): void {
  const last = items.at(-1);
  if (joined && last !== undefined && last.seat === undefined && last.to === undefined)
    items[items.length - 1] = { ...last, seat };
  else items.push({ seat });
}

function addNumber(items: Item[], value: number, opened: boolean, joined: boolean): void {
  const last = items.at(-1);
  if (opened && last?.from !== undefined && last.to === undefined) items[items.length - 1] = { ...last, to: value };
  else if (joined && last?.seat !== undefined && last.from === undefined)
    items[items.length - 1] = { ...last, from: value };
  else items.push({ from: value });
}
