import type { Token } from './tokens';

/** A day as written: what it lacks is taken from its neighbours, then proposed. */
export interface Written {
  readonly day: number;
  readonly month?: number;
  readonly year?: number;
  readonly weekday?: number;
  /** In figures, so that day and month could have been meant the other way round. */
  readonly figures?: boolean;
}

/** One day (`to` absent) or a range. */
export interface Item {
  readonly from: Written;
  readonly to?: Written;
  /** It or the one before: «3 o 4 de abril». */
  readonly or: boolean;
  /** Left out: «excepto el 5». */
  readonly except: boolean;
}

export interface Grouped {
  readonly items: readonly Item[];
  /** What could not be placed. */
  readonly unknown: readonly string[];
}

type Kind<K extends Token['is']> = Extract<Token, { is: K }>;

interface Draft extends Written {
  month?: number;
  year?: number;
  weekday?: number;
  /** Ends the range that the day before it begins. */
  ends: boolean;
  or: boolean;
  except: boolean;
}

/** Puts the tokens of a date together: «del 28 de abril al 2 de mayo» is one item, «3, 10 y 24 de abril» three. */
export function group(tokens: readonly Token[]): Grouped {
  const placing = new Placing(tokens);
  tokens.forEach((token, at) => {
    placing.take(token, at);
  });
  return placing.done();
}

class Placing {
  private readonly drafts: Draft[] = [];
  private readonly unknown: string[] = [];
  /** «abril 3 y 10 de 2023»: the months stand before their days. */
  private readonly monthFirst: boolean;
  private month: number | undefined;
  /** «abril de 2023: 3 y 10»: the year of the days to come. */
  private year: number | undefined;
  /** Of the days to come, in order: «lunes y martes 3 y 4». */
  private weekdays: number[] = [];
  private opened = false;
  private or = false;
  private except = false;
  private afterMonth = false;
  private afterYear = false;

  constructor(private readonly tokens: readonly Token[]) {
    const first = tokens.find((token) => ['month', 'number', 'nth', 'figures'].includes(token.is));
    this.monthFirst = first?.is === 'month' && !tokens.some((_, at) => isDayOfMonth(tokens, at));
  }

  take(token: Token, at: number): void {
    const year = token.is === 'number' && this.isYear(token, at);
    if (token.is === 'number') this.takeNumber(token, year);
    if (token.is === 'nth') this.takeNth(token, at);
    if (token.is === 'figures') this.addDay({ ...withoutUndefined(token), ...(token.iso ? {} : { figures: true }) });
    if (token.is === 'month') this.takeMonth(token);
    if (token.is === 'weekday') this.takeWeekday(token.weekday, at);
    if (token.is === 'to') this.opened = this.drafts.length > 0;
    if (token.is === 'or') this.or = true;
    if (token.is === 'except') this.except = true;
    if (token.is === 'unknown') this.unknown.push(token.typed);
    this.afterYear = year;
    if (token.is !== 'of' && token.is !== 'from' && token.is !== 'year') this.afterMonth = token.is === 'month';
  }

  done(): Grouped {
    if (this.opened) this.unknown.push('al');
    share(this.drafts, 'month');
    share(this.drafts, 'year');
    const items: (Omit<Item, 'to'> & { to?: Written })[] = [];
    for (const { ends, or, except, ...written } of this.drafts) {
      const last = items.at(-1);
      if (ends && last !== undefined) last.to = written;
      else items.push({ from: written, or, except });
    }
    return { items, unknown: this.unknown };
  }

  private takeNumber(token: Kind<'number'>, isYear: boolean): void {
    if (!isYear) {
      // «20 23»: a number right after a year may belong to it.
      if (this.afterYear && this.year === undefined) this.unknown.push(String(token.value));
      this.addDay({ day: token.value, ...this.heading() });
      return;
    }
    const last = this.drafts.at(-1);
    const year = token.digits === 2 ? 2000 + token.value : token.value;
    if (this.monthFirst && this.afterMonth && (last === undefined || last.year !== undefined)) this.year = year;
    else if (last === undefined || last.year !== undefined) this.unknown.push(String(token.value));
    else last.year = year;
  }

  /** «2do» is a day; «segundo» is one where a month follows, and «primero» wherever it stands. */
  private takeNth({ value, word }: Kind<'nth'>, at: number): void {
    const follows = this.tokens[at + 1]?.is;
    const day =
      /^primero?$/.test(word ?? 'primero') || (/o$|^\d/.test(word ?? '') && (follows === 'of' || follows === 'month'));
    if (day) this.addDay({ day: value, ...this.heading() });
    else if (word !== undefined) this.unknown.push(word);
  }

  /** «3 de abril (lunes)», «lunes 3 de abril»: of the day before it where that one has none, and no day comes right after it. */
  private takeWeekday(weekday: number, at: number): void {
    const last = this.drafts.at(-1);
    const heads = ['number', 'nth', 'figures'].includes(this.tokens[at + 1]?.is ?? '');
    const listed = [at - 2, at + 2].some(
      (near) => this.tokens[near]?.is === 'weekday' && this.tokens[(near + at) / 2]?.is === 'and',
    );
    // «3, 4 y 5 de abril (lunes, martes y miércoles)»: which is whose is not said.
    if (listed && !heads && last !== undefined) return;
    if (heads || this.weekdays.length > 0 || last === undefined || last.weekday !== undefined || this.opened)
      this.weekdays.push(weekday);
    else last.weekday = weekday;
  }

  private heading(): Partial<Written> {
    if (!this.monthFirst || this.month === undefined) return {};
    return { month: this.month, ...(this.year === undefined ? {} : { year: this.year }) };
  }

  private takeMonth({ month, year }: Kind<'month'>): void {
    this.month = month;
    this.year = year;
    const last = this.drafts.at(-1);
    if (year !== undefined && last !== undefined) last.year ??= year;
    if (!this.monthFirst && last !== undefined && last.month === undefined) last.month = month;
    else if (!this.monthFirst) this.unknown.push('mes');
  }

  /** A number is a year where it has four digits, or two and stands right after a month («3 abr 23», «de abril de 23»). */
  private isYear(token: Kind<'number'>, at: number): boolean {
    if (token.digits > 2) return true;
    const before = this.tokens[at - 1]?.is;
    if (before === 'year') return true;
    if (token.digits < 2 || this.drafts.length === 0) return false;
    const next = this.tokens.slice(at + 1).find((other) => other.is !== 'of');
    if (this.monthFirst)
      return (before === 'of' || (before === 'from' && next?.is !== 'to')) && this.drafts.at(-1)?.year === undefined;
    return this.afterMonth && next?.is !== 'month';
  }

  private addDay(written: Written): void {
    const last = this.drafts.at(-1);
    const weekday = this.weekdays.shift();
    const first = !this.drafts.some((draft) => draft.except === this.except);
    const ends = !first && this.opened && last !== undefined && !last.ends;
    this.drafts.push({
      ...written,
      ...(weekday === undefined ? {} : { weekday }),
      ends,
      or: this.or && !first && !ends,
      except: this.except,
    });
    this.opened = false;
    this.or = false;
  }
}

/** «3 de abril»: here the month stands behind its day. */
const isDayOfMonth = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  const isDay = token?.is === 'nth' || (token?.is === 'number' && token.digits < 3);
  return isDay && tokens[at + 1]?.is === 'of' && tokens[at + 2]?.is === 'month';
};

function withoutUndefined(token: Kind<'figures'>): Written {
  return { day: token.day, month: token.month, ...(token.year === undefined ? {} : { year: token.year }) };
}

/** A month or year counts for the days before it that have none; at the end of a list, for those after it. */
function share(drafts: readonly Draft[], part: 'month' | 'year'): void {
  let last: number | undefined;
  for (const draft of [...[...drafts].reverse(), ...drafts]) {
    if (draft[part] === undefined && last !== undefined) draft[part] = last;
    last = draft[part];
  }
}
