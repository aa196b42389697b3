import { dataOf, pressIn } from './presses';
import { stepKey } from '../../../core/record/queries/steps';
import type { Somebody } from '../world/bot';
import type { Chance } from '../world/chance';
import { folioIn, lineOf, type Kept } from './filing';
import { parts, titles, type Json } from '../platforms/teams';

/** An answer on its way, or one that the bot said it has. */
export interface Given {
  readonly report: string;
  /** The step's key. */
  readonly step: string;
  /** What the report shows there once it is saved; '' for a blank. */
  readonly shows: string;
  /** The same of the other field that its card asks for, where they are two. */
  readonly beside?: readonly [step: string, shows: string];
  readonly activity: Json;
}

export interface FilerOptions {
  /** Brings an activity to the bot, and gives the card it is answered with, if any. Rejects where that is not known. */
  readonly deliver: (activity: Json) => Promise<Json | undefined>;
  /** A typed answer was taken, and is asked for again all the same. Resolves where the person was told that it was not kept. */
  readonly asksAgain: (given: Given) => Promise<void>;
  /** Now and then goes back, corrects a field, or begins a second report before the first is sent. */
  readonly wanders: boolean;
}

interface Place {
  readonly report: string;
  readonly step: string;
}

/** Fields that are corrected at the end; what is answered there asks for nothing else anew. */
const CORRECTED = ['visitDates', 'objective', 'trainedStaff', 'remarks'];
const COLUMNS = ['agreements', 'particular', 'improvement', 'ordinary'];
const UNITS = [
  ['UTSI', 'Unidad Técnica de Servicios de Informática'],
  ['DERFE', 'Dirección Ejecutiva del Registro Federal de Electores'],
  ['UTF', 'Unidad Técnica de Fiscalización'],
] as const;
const STATES = [
  ['05', 'Coahuila'],
  ['26', 'Sonora'],
  ['31', 'Yucatán'],
] as const;

const MONTHS = ['enero', 'marzo', 'mayo', 'julio', 'agosto', 'octubre', 'diciembre'];
const YEARS = [2020, 2021, 2022];
let visits = 0;

/** Two days of no other visit: a second report of one is asked about. */
function someDays(): string {
  visits += 1;
  const [first, apart] = [1 + (visits % 15), 1 + (Math.floor(visits / 15) % 15)];
  const month = Math.floor(visits / 225);
  const [name, year] = [MONTHS[month % MONTHS.length] ?? '', YEARS[Math.floor(month / MONTHS.length) % YEARS.length]];
  return `${first} y ${first + apart} de ${name} de ${year}`;
}

/** Somebody who fills in one report after the other, typing and pressing by turns, whatever happens to the bot. */
export class Filer {
  /** In the order in which they were given. */
  readonly acknowledged: Given[] = [];
  /** Folios that the bot told. */
  readonly folios: string[] = [];
  /** Reports sent, by their ids. */
  readonly sent: string[] = [];
  inFlight: Given | undefined;
  private card: Json | undefined;
  private count = 0;
  private drafts = 0;

  constructor(
    readonly person: Somebody,
    private readonly chance: Chance,
    private readonly options: FilerOptions,
  ) {}

  /** After a restart: what was on its way may come again, as Teams sends it; then the chat goes on from `Continuar`. */
  async recover(reports: readonly Kept[]): Promise<void> {
    const lost = this.inFlight;
    this.inFlight = undefined;
    if (lost !== undefined && this.chance.oneIn(2)) {
      await this.options.deliver({ ...lost.activity, id: `again:${String(lost.activity['id'])}` });
      this.acknowledged.push(lost);
      this.card = undefined;
      return;
    }
    this.card = await this.resume();
    const open = reports.find(({ report }) => report.state === 'draft');
    if (open === undefined) expect(titles(this.card)).toContain('Nuevo informe');
    else expect(placeOf(this.card)).toEqual({ report: open.report.id, step: stepKey(open.report.at) });
  }

  /** One thing that a person does. */
  async step(): Promise<void> {
    const card = (this.card ??= await this.look());
    const names = titles(card);
    if (names.includes('Enviar a revisión')) return this.atSummary(card);
    if (names.includes('Agregar otro asunto'))
      return this.press(this.options.wanders && !this.chance.oneIn(8) ? 'Agregar otro asunto' : 'Continuar', card);
    if (!names.includes('Guardar y continuar')) return this.begin(card);
    const { step } = placeOf(card);
    if (this.wander(12) && names.includes('Atrás') && step.startsWith('field/')) return this.press('Atrás', card);
    if (this.wander(100) && this.drafts < 2) return this.begin(card);
    return this.answer(card);
  }

  private wander(oneIn: number): boolean {
    return this.options.wanders && this.chance.oneIn(oneIn);
  }

  private async press(title: string, card: Json, inputs: Json = {}): Promise<void> {
    this.card = await this.options.deliver(this.person.press(title, inputs, card));
  }

  private async begin(card: Json): Promise<void> {
    // With a draft open the bot asks, and this is the answer.
    if (titles(card).includes('Empezar otro')) return this.press('Empezar otro', card);
    this.drafts += 1;
    if (titles(card).includes('Nuevo informe') && this.chance.oneIn(2)) return this.press('Nuevo informe', card);
    if (this.drafts > 1) return this.beginAnother();
    await this.options.deliver(this.person.message('nuevo'));
    this.card = undefined;
  }

  private async beginAnother(): Promise<void> {
    this.count += 1;
    const data = dataOf({ verb: 'new', nonce: `${this.person.name} ${this.count}`, told: true });
    const value = { action: { verb: 'new', data } };
    this.card = await this.options.deliver(
      this.person.activity({ type: 'invoke', name: 'adaptiveCard/action', value }),
    );
  }

  private async atSummary(card: Json): Promise<void> {
    if (this.wander(4)) {
      const field = CORRECTED[this.chance.between(0, CORRECTED.length - 1)] ?? '';
      return this.press(lineOf(card, field), card);
    }
    const { report } = placeOf(card);
    if (this.wander(2)) {
      await this.options.deliver(this.person.message('enviar'));
      this.card = undefined;
    } else {
      await this.press('Enviar a revisión', card);
      this.folios.push(folioIn(this.card));
    }
    this.sent.push(report);
    this.drafts -= 1;
  }

  private async answer(card: Json): Promise<void> {
    const { report, step } = placeOf(card);
    const [input, text, shows] = this.sayAt(step);
    const [other, also] = asksOther(card, step) ? this.sayAt(REMARKS) : [];
    const typed = this.chance.oneIn(2) || (text === 'omitir' && !titles(card).includes('Omitir'));
    const activity = typed
      ? this.person.message(text)
      : text === 'omitir'
        ? this.person.press('Omitir', {}, card)
        : this.person.press('Guardar y continuar', { [input]: text, ...(other && { [other]: also }) }, card);
    const given: Given = { report, activity, ...keptOf(card, { step, shows, typed, text, also }) };
    this.inFlight = given;
    const next = await this.options.deliver(activity);
    this.acknowledged.push(given);
    this.inFlight = undefined;
    this.card = typed ? undefined : next;
  }

  /** Where the report is now, after something typed: past what was answered, or the bot owes a word. */
  private async look(): Promise<Json> {
    const card = await this.resume();
    const last = this.acknowledged.at(-1);
    if (last?.activity['type'] !== 'message' || !isSame(placeOf(card), last)) return card;
    await this.options.asksAgain(last);
    // What was on its way when the bot gave it up may have got there after all.
    const now = await this.resume();
    if (isSame(placeOf(now), last)) this.acknowledged.pop();
    return now;
  }

  /** The card's input, what is put there or typed, and what it then shows: never the same prose twice. */
  private sayAt(step: string): readonly [string, string, string] {
    this.count += 1;
    const token = `${this.person.name}, frase ${this.count}`;
    if (step.startsWith('columns/')) return ['columns', this.columns(), ''];
    if (step.startsWith('cell/')) return [step.split('/').at(-1) ?? '', token, token];
    switch (step) {
      case 'field/unit':
        return ['unit', ...this.oneOf(UNITS)];
      case 'field/states':
        return ['states', ...this.oneOf(STATES)];
      case 'field/visitDates': {
        const dates = someDays();
        return ['visitDates', dates, dates];
      }
      case 'field/boards':
        return ['boards', 'local', 'Local'];
      case 'field/trainedStaff':
        return this.chance.oneIn(2) ? ['trainedStaff', String(this.count), String(this.count)] : ['', 'omitir', ''];
      default:
        return [step.replace('field/', ''), token, token];
    }
  }

  /** Of a matter; who wanders takes several. */
  private columns(): string {
    return this.options.wanders ? COLUMNS.slice(this.chance.between(0, COLUMNS.length - 1)).join(',') : 'ordinary';
  }

  private oneOf(values: readonly (readonly [string, string])[]): readonly [string, string] {
    return values[this.chance.between(0, values.length - 1)] ?? ['', ''];
  }

  private async resume(): Promise<Json> {
    const card = await this.options.deliver(
      this.person.activity({
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { verb: 'resume', data: dataOf({ verb: 'resume', report: null }) } },
      }),
    );
    if (card === undefined) throw new Error('Continuar was answered with no card');
    return card;
  }
}

const REMARKS = 'field/remarks';

/** The card of the staff trained asks for remarks as well, where it does not mend that field alone. */
const asksOther = (card: Json, step: string): boolean =>
  step === 'field/trainedStaff' && parts(card).some(({ id }) => id === 'remarks');

interface Said {
  readonly step: string;
  readonly shows: string;
  readonly typed: boolean;
  readonly text: string;
  /** What was put in the card's other field. */
  readonly also: string | undefined;
}

/** What is kept of an answer: where its card asks for two, of both; of two that are left blank, of those that had no answer. */
function keptOf(card: Json, { step, shows, typed, text, also }: Said): Pick<Given, 'step' | 'shows' | 'beside'> {
  if (also === undefined || (typed && text !== 'omitir')) return { step, shows };
  if (text !== 'omitir') return { step, shows, beside: [REMARKS, also] };
  const isBlank = (id: string): boolean => (parts(card).find((part) => part['id'] === id)?.['value'] ?? '') === '';
  const [staff, remarks] = [isBlank('trainedStaff'), isBlank('remarks')];
  return staff === remarks ? { step, shows: '', beside: [REMARKS, ''] } : { step: staff ? step : REMARKS, shows: '' };
}

const isSame = (one: Place, other: Place): boolean => one.report === other.report && one.step === other.step;

function placeOf(card: Json): Place {
  const data = parts(card)
    .filter((part) => part['type'] === 'Action.Execute')
    .map((action) => pressIn(action['data']));
  const asked = data.find(({ verb }) => verb === 'answer') ?? data.find(({ report }) => report !== undefined);
  const names = titles(card);
  const step = names.includes('Enviar a revisión')
    ? 'summary'
    : names.includes('Agregar otro asunto')
      ? 'rows/matters'
      : asked?.['step'];
  return { report: String(asked?.['report']), step: String(step) };
}
