import { printedState } from '../../form/catalogues/catalogues';
import {
  findField,
  type AnswerContext,
  type Column,
  type Doubt,
  type Field,
  type Form,
  type Reading,
} from '../../form/definition';
import { cleanText } from '../../form/kinds/prose';
import { capital } from '../../form/reading/words';
import { showDates } from '../../form/show';
import type { Answers, Value } from '../../form/values';
import { agreed, offered } from './agreed';
import { boardsIn } from './boards';
import { tellsOfGoing, tellsOfMeeting } from './cues';
import { datesIn, relativeDaysIn } from './dates';
import { districtsIn } from './districts';
import { bodyOf } from './letter';
import { projectsIn } from './project';
import { isObjective, purposeIn, statedPurpose, type Purpose } from './purpose';
import { restOf } from './rest';
import { staffIn } from './staff';
import { statesIn } from './states';
import { correctedIn, waysOf } from './taken-back';
import { unitsIn } from './unit';
import { overlap, placesIn, typedIn, wordsOf, type Span, type Word } from './words';

interface ParagraphReading {
  /** By field id, each as its field takes it. A project's code is a row of `matters`, the purpose is prose. */
  readonly found: Answers;
  /** By field id, the ways to take what is said without being sure: none is found before the person chooses. */
  readonly doubts: Readonly<Record<string, Doubt>>;
  /** What was not used, word for word; '' where nothing is left. */
  readonly rest: string;
}

/**
 * What a paragraph tells of a visit, wherever it stands: only what its field would take without a
 * question of its own. Never throws; a mail's headers, quotes and signature are not read.
 */
export function readParagraph(form: Form, typed: string, context: AnswerContext): ParagraphReading {
  const text = cleanText(typed);
  const body = bodyOf(text);
  const words = wordsOf(body);
  const finder = new Finder(form, body, words, context);
  const { found, doubts, used } = finder.read();
  return { found, doubts, rest: Object.keys(found).length === 0 ? text.trim() : restOf(body, words, used) };
}

class Finder {
  private readonly found: Record<string, Value> = {};
  private readonly doubts: Record<string, Doubt> = {};
  private corrected: ReadonlyMap<Span, number> = new Map();
  private readonly used: Span[] = [];

  constructor(
    private readonly form: Form,
    private readonly text: string,
    private readonly words: readonly Word[],
    private readonly context: AnswerContext,
  ) {}

  read(): Omit<ParagraphReading, 'rest'> & { readonly used: readonly Span[] } {
    const { text, words } = this;
    const stated = statedPurpose(text, words);
    const outside = <T extends Span>(spans: readonly T[]): readonly T[] =>
      stated === undefined ? spans : spans.filter((span) => !overlap(span, stated));
    const states = outside(statesIn(words));
    const days = outside(datesIn(text, words));
    const boards = outside(boardsIn(text, words));
    const districts = outside(districtsIn(words, states, days));
    const staff = outside(staffIn(text, words));
    const units = outside(unitsIn(words));
    const projects = outside(projectsIn(words));
    const relative = days.length === 0 && tellsOfGoing(words) ? outside(relativeDaysIn(words)) : [];
    const all = [...states, ...days, ...relative, ...boards, ...districts, ...staff, ...units, ...projects];
    this.corrected = correctedIn(words, all, days);

    if (this.isAboutVisit(all, boards.length + staff.length + units.length + projects.length > 0)) {
      this.takeEach('unit', units);
      this.takeStates(states);
      // «distritos 3, 7 y 14 de abril»: whose the last number is, is not said.
      const shared = [...districts, ...staff].some((span) => days.some((day) => overlap(span, day)));
      if (!shared) this.takeTogether('visitDates', [...days, ...relative]);
      this.takeBoards(boards);
      if (!shared) this.takeTogether('districts', districts);
      this.takeEach('trainedStaff', staff);
      this.takeProject(projects);
    }
    this.takePurpose(stated, [...days, ...projects]);
    return { found: this.found, doubts: this.doubts, used: this.used };
  }

  /** Whether somebody went somewhere, or met: else days and states are those of anything. */
  private isAboutVisit(spans: readonly Span[], named: boolean): boolean {
    const { words } = this;
    return (
      named || tellsOfGoing(words) || this.isBare(spans) || (tellsOfMeeting(words) && words.length < MOST_OF_A_NOTE)
    );
  }

  private typed(span: Span | undefined): string {
    return span === undefined ? '' : typedIn(this.text, this.words, span);
  }

  /** Hardly anything but what is found. */
  private isBare(spans: readonly Span[]): boolean {
    const taken = placesIn(spans);
    return this.words.filter(({ is, key }, at) => is === 'letters' && key.length > 3 && !taken.has(at)).length < 2;
  }

  private now(): AnswerContext {
    const likeliest = Object.entries(this.doubts).flatMap(([id, { readings }]) =>
      readings.slice(0, 1).map(({ value }) => [id, value]),
    );
    return {
      ...this.context,
      answers: { ...this.context.answers, ...this.found, ...(Object.fromEntries(likeliest) as Answers) },
    };
  }

  /**
   * Keeps what the spans say, in the words that `say` gives the field; where they can be taken in several ways, or
   * the field would ask, only holds what it would offer.
   */
  private take<T extends Span>(
    id: string,
    spans: readonly T[],
    say: (some: readonly T[], field: Field) => string | undefined,
  ): void {
    const field = findField(this.form, id);
    if (field === undefined || spans.length === 0) return;
    const ways = waysOf(this.words, spans, this.corrected);
    const said = say(spans, field);
    const value = said === undefined ? undefined : agreed(field, said, this.now());
    if (ways === undefined && value !== undefined && !this.isOpen(id)) {
      this.keep(field, value, spans);
      return;
    }
    if (id === 'districts' && this.now().answers['states'] === undefined) return;
    const offers = (ways ?? [spans]).flatMap((way) => offered(field, say(way, field) ?? '', this.now()));
    this.hold(id, spans, offers);
  }

  /** Districts are those of states: where these are asked about, so are they. */
  private isOpen(id: string): boolean {
    return id === 'districts' && this.doubts['states'] !== undefined;
  }

  private hold(id: string, spans: readonly Span[], offers: readonly Reading[]): void {
    const apart = new Map(offers.map((one) => [JSON.stringify(one.value), one]));
    if (apart.size === 0) return;
    const said = spans.map((span) => this.typed(span)).join('; ');
    this.doubts[id] = { said: said.slice(0, LONGEST_ANSWER), readings: [...apart.values()].slice(0, MOST_WAYS) };
  }

  /** Read in one piece, as if they had been said one after the other. */
  private takeTogether(id: string, spans: readonly Span[]): void {
    this.take(id, spans, (some, field) => {
      const parts = [...new Set(some.map((span) => this.typed(span)))];
      const said = parts.join('; ');
      return said.length > LONGEST_ANSWER ? this.shortened(field, parts) : said;
    });
  }

  /** Days that are too many words for an answer, as they are shown; in their own words where one of them is none. */
  private shortened(field: Field, parts: readonly string[]): string {
    const values = parts.map((part) => agreed(field, part, this.now()));
    const dates = values.flatMap((value) => (value?.kind === 'dates' ? [value] : []));
    if (dates.length < values.length) return parts.join('; ');
    return showDates(
      dates.flatMap(({ days }) => days),
      dates.flatMap(({ ranges }) => ranges),
    );
  }

  /** Said more than once, it has to be the same. */
  private takeEach(id: string, spans: readonly (Span & { readonly said?: string })[]): void {
    this.take(id, spans, (some, field) => {
      const parts = some.map((span) => span.said ?? this.typed(span));
      const values = parts.map((said) => agreed(field, said, this.now()));
      return new Set(values.map((value) => JSON.stringify(value))).size === 1 ? parts[0] : undefined;
    });
  }

  private keep(field: Field, value: Value | undefined, spans: readonly Span[]): void {
    if (value === undefined) return;
    this.found[field.id] = value;
    this.used.push(...spans);
  }

  private takeStates(all: ReturnType<typeof statesIn>): void {
    const gone = all.filter((one) => one.gone);
    this.take('states', gone.length > 0 ? gone : all, (some) =>
      [...new Set(some.map(({ state }) => state))].map(printedState).join(', '),
    );
  }

  private takeBoards(spans: ReturnType<typeof boardsIn>): void {
    this.take('boards', spans, (some, field) => {
      const said = [...new Set(some.map((span) => span.said))];
      return said.every((one) => agreed(field, one, this.now()) !== undefined) ? said.join(', ') : undefined;
    });
  }

  private takeProject(spans: readonly Span[]): void {
    const field = findField(this.form, 'matters');
    const column = field?.input === 'rows' ? field.columns.find(({ input }) => input === 'project') : undefined;
    if (field === undefined || column === undefined || spans.length === 0) return;
    if (waysOf(this.words, spans, this.corrected) !== undefined) return;
    const values = spans.map((span) => agreed(column, this.typed(span), this.now()));
    const codes = new Set(values.map((value) => (value?.kind === 'project' ? value.code : undefined)));
    const [value] = values;
    if (codes.size > 1 || value?.kind !== 'project' || value.code === undefined) return;
    this.found[field.id] = rowOf(column, value);
    this.used.push(...spans);
  }

  private takePurpose(stated: Purpose | undefined, marks: readonly Span[]): void {
    const field = findField(this.form, 'objective');
    const { words } = this;
    if (field === undefined) return;
    if (isObjective(words)) {
      this.keep(field, agreed(field, this.text.trim(), this.now()), [{ start: 0, end: words.length }]);
      return;
    }
    const purpose = stated ?? purposeIn(words, marks);
    if (purpose === undefined) return;
    const said = this.typed(purpose).replace(/\s+/g, ' ');
    const value = agreed(field, capital(said), this.now());
    this.keep(field, value, [{ start: purpose.lead, end: purpose.end }]);
  }
}

/** Ways to take what is said that are offered. */
const MOST_WAYS = 4;
/** Characters that the reading of a short field takes. */
const LONGEST_ANSWER = 500;
/** Words of a note: in what is longer, a meeting may be anybody's. */
const MOST_OF_A_NOTE = 40;

const rowOf = (column: Column, cell: Extract<Value, { kind: 'project' }>): Value => ({
  kind: 'rows',
  rows: [{ id: '1', columns: [column.id], cells: { [column.id]: cell } }],
});
