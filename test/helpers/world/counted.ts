import type { Message, Pressed } from '../../../bot/turns/update';
import type { Input, Screen } from '../../../core/screen/screens';
import type { Answers } from '../../../core/form/values';
import type { Press } from '../../../core/screen/press';
import type { Seed, TypedCell } from '../../fixtures/seeds';
import { Chatter } from './chatter';

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

  /** Presses the first of what can be pressed on the newest card that does so. */
  pressesOn(does: (press: Press) => boolean): Promise<Screen> {
    const [press] = pressesIn(this.shown).filter(does);
    if (press === undefined) throw new Error(`Nothing does that in ${JSON.stringify(this.shown)}`);
    this.#spend({ turns: 1, taps: 1 });
    return this.#shows(this.press({ press }));
  }

  offers(does: (press: Press) => boolean): boolean {
    return pressesIn(this.shown).some(does);
  }

  /** What the newest card asks for, where it is several fields. */
  get together(): readonly string[] {
    const { shown } = this;
    return shown?.template === 'form' ? inputsOn(shown).map(({ id }) => id) : [];
  }

  /** The report that was sent last, as it stands. */
  async sent(): Promise<Answers> {
    const page = { limit: 20, offset: 0 };
    const [line] = await this.bot.store.reportsOf([this.person.id], ['in-review'], page);
    const stored = await this.bot.store.load(line?.id ?? '');
    if (stored === undefined) throw new Error('Nothing was sent');
    return stored.report.answers;
  }

  async #shows(answer: Promise<Screen>): Promise<Screen> {
    this.shown = await answer;
    await this.bot.deliver();
    return this.shown;
  }

  #isChosen(id: string): boolean {
    const { shown } = this;
    const inputs = inputsOn(shown);
    return id === 'field' || inputs.some((input) => input.id === id && 'choices' in input);
  }

  #spend({ turns = 0, taps = 0, texts = 0 }: Partial<Effort>): void {
    const { effort } = this;
    this.effort = { turns: effort.turns + turns, taps: effort.taps + taps, texts: effort.texts + texts };
  }
}

const inputsOn = (screen: Screen | undefined): readonly Input[] => {
  if (screen?.template === 'field') return screen.data.inputs;
  return screen?.template === 'form' ? screen.data.fields.flatMap(({ inputs }) => inputs) : [];
};

/** Fills in a card of several fields. */
export async function fillsIn(person: Counted, { typed }: Seed, save: string): Promise<unknown> {
  const given = person.together.flatMap((id) => (typed[id] === undefined ? [] : [[id, typed[id]] as const]));
  return given.length === 0 ? skips(person) : person.presses(save, Object.fromEntries(given));
}

/** All that can be pressed on a screen, in reading order. */
const pressesIn = (part: unknown): readonly Press[] => {
  if (typeof part !== 'object' || part === null) return [];
  const own = 'press' in part ? [part.press as Press] : [];
  return [...own, ...Object.entries(part).flatMap(([name, inner]) => (name === 'press' ? [] : pressesIn(inner)))];
};

/** More turns than any way takes. */
const ENDLESS = 60;

/** Answers whatever the walk asks, adds the rows that it does not ask for, and sends the report. */
export async function walksOn(person: Counted, seed: Seed): Promise<void> {
  for (let turns = 0; turns < ENDLESS; turns += 1) if (await isSent(person, seed)) return;
  throw new Error(`It does not end: ${JSON.stringify(person.shown)}`);
}

/** One turn on the card that is open; whether it was the last. */
async function isSent(person: Counted, seed: Seed): Promise<boolean> {
  const stored = await person.bot.store.loadOpen([person.person.id]);
  if (stored === undefined) throw new Error('Nothing is open');
  const { at, answers, pending } = stored.report;
  const { typed, typedMatters } = seed;
  // What is asked about an answer is confirmed.
  if ((pending?.readings.length ?? 0) > 0) await person.pressesOn(({ verb }) => verb === 'choose');
  else if (person.together.length > 0) await fillsIn(person, seed, 'Guardar y continuar');
  else if (at.at === 'field')
    await (typed[at.field] === undefined ? skips(person) : says(person, { text: typed[at.field] ?? '' }));
  else {
    const rows = answers['matters']?.kind === 'rows' ? answers['matters'].rows : [];
    const isWhole = rows.length >= typedMatters.length;
    const { columns = [], cells = {} } =
      typedMatters[at.at === 'cell' ? rows.findIndex(({ id }) => id === at.row) : rows.length] ?? {};
    if (at.at === 'columns') await person.presses('Guardar y continuar', { columns: columns.join(',') });
    else if (at.at === 'cell') await says(person, cells[at.column] ?? { text: 'omitir' });
    else if (at.at === 'rows') await person.pressesOn(({ verb }) => verb === (isWhole ? 'finishRows' : 'addRow'));
    else if (!isWhole) await opensMatters(person);
    else return person.presses('Enviar a revisión').then(() => true);
  }
  return false;
}

const says = (person: Counted, { text, html }: TypedCell): Promise<unknown> =>
  person.types(text, html === undefined ? {} : { html });

const skips = (person: Counted): Promise<unknown> => person.presses('Omitir');

const opensMatters = (person: Counted): Promise<unknown> =>
  person.offers(isOnMatters)
    ? person.pressesOn(isOnMatters)
    : person.presses('Editar Asuntos relevantes tratados o a tratar en las visitas realizadas');

const isOnMatters = (press: Press): boolean => press.verb === 'open' && press.step.at === 'rows';

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
