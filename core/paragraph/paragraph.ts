import { printedState } from '../form/catalogues/catalogues';
import { findField, type AnswerContext, type Column, type Field, type Form } from '../form/definition';
import { cleanText } from '../form/kinds/prose';
import type { Answers, Value } from '../form/values';
import { agreed } from './agreed';
import { boardsIn, districtsIn } from './boards';
import { isVisit } from './cues';
import { datesIn, relativeDaysIn } from './dates';
import { bodyOf } from './letter';
import { projectsIn } from './project';
import { isObjective, purposeIn } from './purpose';
import { restOf } from './rest';
import { staffIn } from './staff';
import { statesIn } from './states';
import { isTakenBack } from './taken-back';
import { unitsIn } from './unit';
import { typedIn, wordsOf, type Span, type Word } from './words';

export interface ParagraphReading {
  /** By field id, each as its field takes it. A project's code is a row of `matters`, the purpose is prose. */
  readonly found: Answers;
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
  const { found, used } = finder.read();
  return { found, rest: Object.keys(found).length === 0 ? text.trim() : restOf(body, words, used) };
}

/**
 * Whether what was found is worth a card: where nothing is asked, anything is; while a field is
 * asked, the message has to tell another short field besides it, or it is just its answer.
 */
export function isWorthProposing({ found }: ParagraphReading, asked?: string): boolean {
  const ids = Object.keys(found);
  if (asked === undefined) return ids.length > 0;
  return ids.some((id) => id !== asked && found[id]?.kind !== 'prose');
}

class Finder {
  private readonly found: Record<string, Value> = {};
  private readonly used: Span[] = [];

  constructor(
    private readonly form: Form,
    private readonly text: string,
    private readonly words: readonly Word[],
    private readonly context: AnswerContext,
  ) {}

  read(): { readonly found: Answers; readonly used: readonly Span[] } {
    const { text, words } = this;
    const states = statesIn(text, words);
    const days = datesIn(text, words);
    const boards = boardsIn(text, words);
    const districts = districtsIn(words, states);
    const staff = staffIn(words);
    const units = unitsIn(text, words);
    const projects = projectsIn(words);
    const relative = words.some(isVisit) ? relativeDaysIn(words) : [];
    const purpose = purposeIn(words, [...days, ...projects]);
    const all = [...states, ...days, ...boards, ...districts, ...staff, ...units, ...projects];
    const sure = <T extends Span>(spans: readonly T[]): readonly T[] => (isTakenBack(words, spans, all) ? [] : spans);
    const relevant =
      words.some(isVisit) || boards.length + staff.length + units.length + projects.length > 0 || this.isShort(all);
    if (relevant) {
      this.take('unit', sure(units), new Set(sure(units).map((span) => this.typed(span).toUpperCase())));
      this.takeStates(sure(states));
      const daysSaid = days.length > 0 ? sure(days) : sure(relative);
      this.take('visitDates', daysSaid, [daysSaid.map((span) => this.typed(span)).join('; ')]);
      this.takeBoards(sure(boards));
      this.take('districts', sure(districts), [
        sure(districts)
          .map((span) => this.typed(span))
          .join('; '),
      ]);
      this.take('trainedStaff', sure(staff), new Set(sure(staff).map((span) => this.typed(span))));
      this.takeProject(sure(projects));
    }
    if (isObjective(words)) this.takeObjective(this.text.trim(), { start: 0, end: words.length });
    else if (purpose !== undefined) {
      const said = this.typed(purpose).replace(/\s+/g, ' ');
      this.takeObjective(said.charAt(0).toUpperCase() + said.slice(1), { start: purpose.lead, end: purpose.end });
    }
    return { found: this.found, used: this.used };
  }

  private typed(span: Span): string {
    return typedIn(this.text, this.words, span);
  }

  /** Hardly anything but what is found. */
  private isShort(spans: readonly Span[]): boolean {
    const taken = new Set(
      spans.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)),
    );
    return this.words.filter(({ is, key }, at) => is === 'letters' && key.length > 3 && !taken.has(at)).length < 2;
  }

  private now(): AnswerContext {
    return { ...this.context, answers: { ...this.context.answers, ...this.found } };
  }

  private take(id: string, spans: readonly Span[], said: Iterable<string>): void {
    const field = findField(this.form, id);
    const [only, ...others] = said;
    if (field === undefined || spans.length === 0 || only === undefined || others.length > 0) return;
    this.keep(field, only, spans);
  }

  private keep(field: Field, said: string, spans: readonly Span[]): void {
    const value = agreed(field, said, this.now());
    if (value === undefined) return;
    this.found[field.id] = value;
    this.used.push(...spans);
  }

  private takeStates(all: ReturnType<typeof statesIn>): void {
    const gone = all.filter((one) => one.gone);
    const spans = gone.length > 0 ? gone : all;
    const keys = [...new Set(spans.map(({ state }) => state))];
    this.take('states', spans, [keys.map((key) => printedState(key)).join(', ')]);
  }

  private takeBoards(spans: ReturnType<typeof boardsIn>): void {
    const field = findField(this.form, 'boards');
    if (field === undefined || !spans.every(({ said }) => agreed(field, said, this.now()) !== undefined)) return;
    this.take('boards', spans, [[...new Set(spans.map(({ said }) => said))].join(', ')]);
  }

  private takeProject(spans: readonly Span[]): void {
    const field = findField(this.form, 'matters');
    const column = field?.input === 'rows' ? field.columns.find(({ input }) => input === 'project') : undefined;
    if (field === undefined || column === undefined || spans.length === 0) return;
    const values = spans.map((span) => agreed(column, this.typed(span), this.now()));
    const codes = new Set(values.map((value) => (value?.kind === 'project' ? value.code : undefined)));
    const [value] = values;
    if (codes.size > 1 || value?.kind !== 'project' || value.code === undefined) return;
    this.found[field.id] = rowOf(column, value);
    this.used.push(...spans);
  }

  private takeObjective(said: string, span: Span): void {
    const field = findField(this.form, 'objective');
    if (field !== undefined) this.keep(field, said, [span]);
  }
}

const rowOf = (column: Column, cell: Extract<Value, { kind: 'project' }>): Value => ({
  kind: 'rows',
  rows: [{ id: '1', columns: [column.id], cells: { [column.id]: cell } }],
});
