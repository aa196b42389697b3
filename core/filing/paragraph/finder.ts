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
import { capital } from '../../form/reading/words';
import { showDates } from '../../form/show';
import type { Answers, Value } from '../../form/values';
import type { Notice } from '../../words/notices';
import { agreed, assumedIn, offered } from './agreed';
import type { BoardSpan } from './boards';
import type { Purpose } from './purpose';
import { waysOf } from './taken-back';
import type { Place } from './towns';
import { typedIn, type SaidSpan, type Span, type Word } from './words';

/** The ways to take what the spans say; undefined where they say one thing. */
type Ways<T> = readonly (readonly T[])[] | undefined;

/** Has each field read what is told of it: keeps what it takes without a question, and holds what it would ask about. */
export class Finder {
  readonly found: Record<string, Value> = {};
  readonly doubts: Record<string, Doubt> = {};
  readonly assumed: Record<string, readonly Notice[]> = {};
  readonly used: Span[] = [];

  constructor(
    private readonly form: Form,
    private readonly text: string,
    private readonly words: readonly Word[],
    private readonly context: AnswerContext,
    private readonly corrected: ReadonlyMap<Span, number>,
    /** Of several visits that are told at once, nothing is sure. */
    private readonly several: boolean,
  ) {}

  /** Said more than once, it has to be the same. */
  takeEach(id: string, spans: readonly SaidSpan[]): void {
    this.take(id, spans, (some, field) => {
      const parts = some.map((span) => this.said(span));
      const values = parts.map((said) => agreed(field, said, this.now()));
      return new Set(values.map((value) => JSON.stringify(value))).size === 1 ? parts.slice(0, 1) : [];
    });
  }

  /** Read in one piece, as if they had been said one after the other. */
  takeTogether(id: string, spans: readonly SaidSpan[], orElse?: Ways<SaidSpan>): void {
    const say = (some: readonly SaidSpan[], field: Field): readonly string[] => {
      const parts = [...new Set(some.map((span) => this.said(span)))];
      const said = parts.join('; ');
      return [said.length > LONGEST_ANSWER ? this.shortened(field, parts) : said];
    };
    this.take(id, spans, say, orElse);
  }

  takeStates(spans: readonly Place[], orElse: Ways<Place>): void {
    const isTown = spans.some(({ named }) => !named);
    this.take('states', spans, statesSaid, orElse ?? (isTown ? [spans] : undefined));
  }

  takeBoards(spans: readonly BoardSpan[]): void {
    this.take('boards', spans, (some, field) => {
      const said = [...new Set(some.map((span) => span.said))];
      return said.every((one) => agreed(field, one, this.now()) !== undefined) ? [said.join(', ')] : [];
    });
  }

  takeProject(spans: readonly Span[]): void {
    const field = findField(this.form, 'matters');
    const column = field?.input === 'rows' ? field.columns.find(({ input }) => input === 'project') : undefined;
    if (field === undefined || column === undefined || spans.length === 0) return;
    if (waysOf(this.words, spans, this.corrected) !== undefined) return;
    const values = spans.map((span) => agreed(column, this.said(span), this.now()));
    const codes = new Set(values.map((value) => (value?.kind === 'project' ? value.code : undefined)));
    const [value] = values;
    if (codes.size > 1 || value?.kind !== 'project' || value.code === undefined) return;
    this.keep(field, rowOf(column, value), spans);
  }

  takeObjective(said: string, span: Span): void {
    const field = findField(this.form, 'objective');
    const value = field && agreed(field, said, this.now());
    if (field !== undefined && value !== undefined) this.keep(field, value, [span]);
  }

  takePurpose(purpose: Purpose): void {
    this.takeObjective(capital(this.said(purpose).replace(/\s+/g, ' ')), { start: purpose.lead, end: purpose.end });
  }

  private said(span: SaidSpan): string {
    return span.said ?? typedIn(this.text, this.words, span);
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
   * `say` gives the words that the field reads, or several where those that were typed may say several things;
   * `orElse` the ways to take the spans where none of them is denied, corrected or doubted.
   */
  private take<T extends Span>(
    id: string,
    spans: readonly T[],
    say: (some: readonly T[], field: Field) => readonly string[],
    orElse?: Ways<T>,
  ): void {
    const field = findField(this.form, id);
    if (field === undefined || spans.length === 0) return;
    const ofAll = this.several && id !== 'unit' ? [spans] : undefined;
    const ways = waysOf(this.words, spans, this.corrected) ?? orElse ?? ofAll;
    const says = [...new Set((ways ?? []).flatMap((way) => say(way, field)))];
    const [said = '', ...others] = say(spans, field);
    const value = others.length > 0 ? undefined : agreed(field, said, this.now());
    const isOne = ways === undefined || (ways.length > 1 && says.length === 1 && orElse === undefined);
    if (isOne && value !== undefined && !this.leansOnDoubt(id)) {
      this.assume(field, said);
      this.keep(field, value, spans);
      return;
    }
    if (id === 'districts' && this.now().answers['states'] === undefined) return;
    const offers = (ways === undefined ? [said, ...others] : says).flatMap((one) => offered(field, one, this.now()));
    if (offers.length === 0) return;
    this.assume(field, ways === undefined ? said : (says[0] ?? ''));
    this.hold(id, spans, offers);
  }

  /** Districts are those of states: where these are asked about, so are they. */
  private leansOnDoubt(id: string): boolean {
    return id === 'districts' && this.doubts['states'] !== undefined;
  }

  private assume(field: Field, said: string): void {
    const notices = assumedIn(field, said, this.now());
    if (notices.length > 0) this.assumed[field.id] = notices;
  }

  private hold(id: string, spans: readonly Span[], offers: readonly Reading[]): void {
    const apart = new Map(offers.map((one) => [JSON.stringify(one.value), one]));
    const said = spans.map((span) => typedIn(this.text, this.words, span)).join('; ');
    this.doubts[id] = { said: said.slice(0, LONGEST_ANSWER), readings: [...apart.values()].slice(0, MOST_WAYS) };
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

  private keep(field: Field, value: Value, spans: readonly Span[]): void {
    this.found[field.id] = value;
    this.used.push(...spans);
  }
}

/** Ways to take what is said that are offered. */
const MOST_WAYS = 4;
/** Characters that the reading of a short field takes. */
const LONGEST_ANSWER = 500;

/** The states of places; of a town whose name several states have, with each of them. */
const statesSaid = (places: readonly Place[]): readonly string[] =>
  places
    .reduce<readonly (readonly string[])[]>(
      (ways, { states }) =>
        states.length === 0 ? ways : ways.flatMap((way) => states.map((state) => [...way, state])).slice(0, MOST_WAYS),
      [[]],
    )
    .filter((way) => way.length > 0)
    .map((way) => [...new Set(way)].map(printedState).join(', '));

const rowOf = (column: Column, cell: Extract<Value, { kind: 'project' }>): Value => ({
  kind: 'rows',
  rows: [{ id: '1', columns: [column.id], cells: { [column.id]: cell } }],
});
