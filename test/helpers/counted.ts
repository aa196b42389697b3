import type { Message, Pressed } from '../../bot/turns/update';
import type { Screen } from '../../core/screens/screens';
import type { Answers } from '../../core/form/values';
import type { Seed, TypedMatter } from '../fixtures/seeds';
import { nineFields } from './nine-fields';
import { buttonsOf, Chatter, textOf } from './chatter';

/** What filing a report took. */
export interface Effort {
  /** Messages sent and buttons pressed: each is answered by the bot. */
  readonly turns: number;
  /** Buttons pressed, and choices ticked in a card. */
  readonly taps: number;
  /** Texts written or pasted, in a message or a card. */
  readonly texts: number;
}

/** One way to file a report, from nothing to its being sent. */
export interface Way {
  readonly name: string;
  file(person: Counted, seed: Seed): Promise<void>;
}

/** Somebody in a chat of their own, whose every move is counted. */
export class Counted extends Chatter {
  effort: Effort = { turns: 0, taps: 0, texts: 0 };

  override types(text: string, more: Partial<Message> = {}): Promise<Screen> {
    this.#spend({ turns: 1, texts: 1 });
    return super.types(text, more);
  }

  /** `inputs`: what is filled in on the card first, by input id. */
  override presses(title: string, inputs: Pressed['inputs'] = {}, more: Partial<Pressed> = {}): Promise<Screen> {
    const filled = Object.entries(inputs);
    const chosen = filled.filter(([id]) => this.#isChosen(id)).flatMap(([, value]) => value.split(','));
    const texts = filled.filter(([id]) => !this.#isChosen(id)).length;
    this.#spend({ turns: 1, taps: 1 + chosen.length, texts });
    return super.presses(title, inputs, more);
  }

  get text(): string {
    return textOf(this.shown);
  }

  shows(title: string): boolean {
    return buttonsOf(this.shown).some((button) => button.title === title);
  }

  /** Whether the newest card asks that field, by its official label. */
  isAsked(label: string): boolean {
    const { shown } = this;
    return (shown?.template === 'field' || shown?.template === 'rows') && shown.data.heading === label;
  }

  /** The report that was sent last, as it stands. */
  async sent(): Promise<Answers> {
    const page = { limit: 20, offset: 0 };
    const [line] = await this.bot.store.reportsOf(this.person.id, ['in-review'], page);
    const stored = await this.bot.store.load(line?.id ?? '');
    if (stored === undefined) throw new Error('Nothing was sent');
    return stored.report.answers;
  }

  #isChosen(id: string): boolean {
    const { shown } = this;
    const inputs = shown?.template === 'field' ? shown.data.inputs : [];
    return id === 'field' || inputs.some((input) => input.id === id && 'choices' in input);
  }

  #spend({ turns = 0, taps = 0, texts = 0 }: Partial<Effort>): void {
    const { effort } = this;
    this.effort = { turns: effort.turns + turns, taps: effort.taps + taps, texts: effort.texts + texts };
  }
}

/** Answers whatever the walk asks, field by field, until it asks no more of them, and sends the report. */
export async function walksOn(person: Counted, seed: Seed): Promise<void> {
  for (const field of nineFields.fields) {
    if (field.input === 'rows') await answersRows(person, seed);
    else if (person.isAsked(field.label)) await answers(person, field.label, seed.typed[field.id]);
  }
  await addsRows(person, seed);
  await person.presses('Enviar a revisión');
}

/** What is asked about the answer is confirmed. */
async function answers(person: Counted, label: string, typed: string | undefined): Promise<void> {
  if (typed === undefined) return void (await person.presses('Omitir'));
  await person.types(typed);
  const { shown } = person;
  const [reading] = shown?.template === 'field' && person.isAsked(label) ? shown.data.readings : [];
  if (reading !== undefined) await person.presses(reading.title);
}

const columns = nineFields.fields.flatMap((field) => (field.input === 'rows' ? field.columns : []));
const isCell = (person: Counted): boolean => columns.some(({ label }) => person.isAsked(label));

async function answersRows(person: Counted, seed: Seed): Promise<void> {
  for (const [at, matter] of seed.typedMatters.entries()) {
    if (isCell(person)) await writes(person, matter);
    else if (person.text.includes('Tipo de asunto')) await adds(person, matter);
    else if (person.shows('Agregar otro asunto') && at > 0) await addsAnother(person, matter);
  }
  if (person.shows('Agregar otro asunto')) await person.presses('Continuar');
}

/** Rows that the walk did not ask for, from the summary. */
async function addsRows(person: Counted, seed: Seed): Promise<void> {
  const stored = await person.bot.store.loadOpen(person.person.id);
  const matters = stored?.report.answers['matters'];
  const missing = seed.typedMatters.slice(matters?.kind === 'rows' ? matters.rows.length : 0);
  if (missing.length === 0) return;
  await person.presses('Editar', { field: 'matters' });
  for (const matter of missing) await addsAnother(person, matter);
  await person.presses('Volver al resumen');
}

async function addsAnother(person: Counted, matter: TypedMatter): Promise<void> {
  await person.presses('Agregar otro asunto');
  await adds(person, matter);
}

async function adds(person: Counted, matter: TypedMatter): Promise<void> {
  await person.presses('Guardar y continuar', { columns: matter.columns.join(',') });
  await writes(person, matter);
}

async function writes(person: Counted, { columns: ids, cells }: TypedMatter): Promise<void> {
  for (const id of ids) {
    const { text = '', html } = cells[id] ?? {};
    await person.types(text, html === undefined ? {} : { html });
  }
}

/** The efforts as a table: a line for each seed, by each way. */
export function effortTable(
  rows: readonly { readonly seed: string; readonly way: string; readonly effort: Effort }[],
): string {
  const cells = rows.map(({ seed, way, effort: { turns, taps, texts } }) =>
    [seed, way, turns, taps, texts].map(String),
  );
  const all = [['seed', 'way', 'turns', 'taps', 'texts'], ...cells];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  return all.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')).join('\n');
}
