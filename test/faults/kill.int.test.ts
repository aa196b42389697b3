import { entryHash } from '../../bot/app/handle-command';
import { stepKey, storedAt } from '../../bot/core/report/steps';
import type { Event, Step } from '../../bot/core/report/types';
import { showValue } from '../../bot/core/form/show';
import { openSqlite } from '../../storage/sqlite';
import { newDatabase, REVIEW, silentLog, Somebody } from '../helpers/bot';
import { startBotProcess, type BotProcess } from '../helpers/bot-process';
import { chanceOf, type Chance } from '../helpers/chance';
import { folioIn, kept, type Kept } from '../helpers/filing';
import { cardIn, FakeConnector, parts, textOf, titles, type Json } from '../helpers/teams';

const KILLS = 50;
const PEOPLE = 4;

/** An answer on its way, or one that the bot said it has. */
interface Given {
  readonly report: string;
  /** The step's key. */
  readonly step: string;
  /** What the report shows there once it is saved; '' for a blank. */
  readonly shows: string;
  readonly activity: Json;
}

/** Somebody who fills in one report after the other, whatever happens to the bot. */
class Filer {
  readonly acknowledged: Given[] = [];
  readonly folios: string[] = [];
  inFlight: Given | undefined;
  private card: Json | undefined;
  private count = 0;

  constructor(
    readonly person: Somebody,
    private readonly chance: Chance,
  ) {}

  /** Answers until the bot is gone. */
  async work(): Promise<void> {
    try {
      for (;;) await this.step();
    } catch (error) {
      // A connection that broke off says nothing about what was saved.
      if (!isBrokenOff(error)) throw error;
    }
  }

  /** After a restart: what was on its way may come again, as Teams sends it; then the chat goes on from `Continuar`. */
  async recover(reports: readonly Kept[]): Promise<void> {
    const lost = this.inFlight;
    this.inFlight = undefined;
    if (lost !== undefined && this.chance.oneIn(2)) {
      const { status } = await this.person.send({ ...lost.activity, id: `again:${String(lost.activity['id'])}` });
      if (status !== 200) throw new Error(`A copy was answered ${status}`);
      this.acknowledged.push(lost);
      this.card = undefined;
      return;
    }
    this.card = await this.resume();
    const open = reports.find(({ report }) => report.state === 'draft');
    if (open === undefined) expect(titles(this.card)).toContain('Nuevo informe');
    else expect(this.whereIs(this.card)).toEqual({ report: open.report.id, step: stepKey(open.report.at) });
  }

  private async step(): Promise<void> {
    const card = (this.card ??= await this.resume());
    const names = titles(card);
    if (names.includes('Enviar a revisión')) {
      const sent = await this.person.click('Enviar a revisión', {}, card);
      this.folios.push(folioIn(sent));
      this.card = sent;
    } else if (names.includes('Agregar otro asunto')) this.card = await this.person.click('Continuar', {}, card);
    else if (names.includes('Guardar y continuar')) await this.answer(card);
    else this.card = await this.person.click('Nuevo informe', {}, card);
  }

  private async answer(card: Json): Promise<void> {
    const { report, step } = this.whereIs(card);
    const [input, text, shows] = this.sayAt(step);
    const typed = this.chance.oneIn(2);
    const activity = typed
      ? this.person.message(text)
      : text === 'omitir'
        ? this.person.press('Omitir', {}, card)
        : this.person.press('Guardar y continuar', { [input]: text }, card);
    const given: Given = { report, step, shows, activity };
    this.inFlight = given;
    const { status, body } = await this.person.send(activity);
    if (status !== 200) throw new Error(`${text} was answered ${status}`);
    this.acknowledged.push(given);
    this.inFlight = undefined;
    this.card = typed ? undefined : (body?.['value'] as Json);
  }

  /** The card's input, what is put there or typed, and what it then shows: never the same prose twice. */
  private sayAt(step: string): readonly [string, string, string] {
    this.count += 1;
    const token = `${this.person.name}, frase ${this.count}`;
    if (step.startsWith('columns/')) return ['columns', 'ordinary', ''];
    if (step.startsWith('cell/')) return ['ordinary', token, token];
    switch (step) {
      case 'field/unit':
        return ['unit', 'UTSI', 'Unidad Técnica de Servicios de Informática'];
      case 'field/states':
        return ['states', '05', 'Coahuila'];
      case 'field/visitDates':
        return ['visitDates', '3 de abril de 2023', '3 de abril de 2023'];
      case 'field/boards':
        return ['boards', 'local', 'Local'];
      case 'field/trainedStaff':
        return this.chance.oneIn(2) ? ['trainedStaff', String(this.count), String(this.count)] : ['', 'omitir', ''];
      default:
        return [step.replace('field/', ''), token, token];
    }
  }

  private whereIs(card: Json): { readonly report: string; readonly step: string } {
    const data = parts(card)
      .filter((part) => part['type'] === 'Action.Execute')
      .map((action) => action['data'] as Json);
    const asked = data.find(({ verb }) => verb === 'answer') ?? data.find(({ report }) => report !== undefined);
    const names = titles(card);
    const step = names.includes('Enviar a revisión')
      ? 'summary'
      : names.includes('Agregar otro asunto')
        ? 'rows/matters'
        : asked?.['step'];
    return { report: String(asked?.['report']), step: String(step) };
  }

  private async resume(): Promise<Json> {
    const data = { verb: 'resume' };
    const { status, body } = await this.person.send(
      this.person.activity({
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { verb: 'resume', data } },
      }),
    );
    if (status !== 200) throw new Error(`Continuar was answered ${status}`);
    return body?.['value'] as Json;
  }
}

/** By undici's own words: its errors are not of the class that Jest's sandbox knows. */
const isBrokenOff = (error: unknown): boolean =>
  /^(fetch failed|terminated)$/.test(String((error as { readonly message?: unknown } | null)?.message));

test(`${KILLS} times kill -9: nothing acknowledged is lost, nothing is applied twice, and the walk goes on where it was`, async () => {
  const seed = Number(process.env['FAULT_SEED'] ?? Date.now() % 1e9);
  const connector = await FakeConnector.start();
  const storageUrl = newDatabase();
  try {
    await killAgainAndAgain(seed, connector, storageUrl);
  } catch (error) {
    throw new Error(`With FAULT_SEED=${seed}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  } finally {
    await connector.stop();
  }
}, 300_000);

async function killAgainAndAgain(seed: number, connector: FakeConnector, storageUrl: string): Promise<void> {
  const chance = chanceOf(seed);
  const door = { url: '', connector, storageUrl };
  const env = { STORAGE_URL: storageUrl, TEAMS_REVIEW_CHANNEL: REVIEW, TEAMS_SERVICE_URL: connector.serviceUrl };
  const filers = Array.from(
    { length: PEOPLE },
    (_, at) => new Filer(new Somebody(door, `Persona ${at}`), chanceOf(seed + at + 1)),
  );
  /** Posts that had been made when the bot was killed, kill by kill. */
  const killedAt: number[] = [];
  let running: BotProcess | undefined;
  try {
    for (let kill = 0; kill <= KILLS; kill += 1) {
      running = await startBotProcess(env);
      door.url = running.url;
      for (const filer of filers) {
        const reports = await kept(door, filer.person);
        holdsAll(filer, reports);
        await filer.recover(reports);
      }
      if (kill === KILLS) break;
      const working = filers.map((filer) => filer.work());
      await Promise.race([pause(chance.between(5, 350)), ...working]);
      await running.kill();
      killedAt.push(connector.posts.length);
      await Promise.all(working);
    }
    await delivered(storageUrl);
    await everythingIsThere(door, filers, killedAt);
  } finally {
    await running?.kill();
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What the bot said it has stands in the report, and each step was answered at most once. */
function holdsAll(filer: Filer, reports: readonly Kept[]): void {
  const byId = new Map(reports.map((each) => [each.report.id, each]));
  for (const { report: id, step, shows } of filer.acknowledged) {
    const found = byId.get(id);
    expect([step, found?.history.filter(({ event }) => stepOf(event) === step).length]).toEqual([step, 1]);
    const value = found === undefined || shows === '' ? undefined : storedAt(found.report, asStep(step));
    expect([step, value === undefined ? '' : showValue(value)]).toEqual([step, shows]);
  }
  for (const { report, history } of reports) {
    const answered = history.map(({ event }) => stepOf(event)).filter((step) => step !== undefined);
    expect([report.id, answered]).toEqual([report.id, [...new Set(answered)]]);
    let before = '';
    history.forEach((entry, at) => {
      expect(entry).toMatchObject({ seq: at + 1, hash: entryHash(before, entry.event) });
      before = entry.hash;
    });
  }
}

function stepOf(event: Event): string | undefined {
  if (event.type === 'StepAnswered' || event.type === 'StepSkipped') return stepKey(event.step);
  return event.type === 'ColumnsChosen' ? stepKey({ at: 'columns', field: event.field, row: event.row }) : undefined;
}

function asStep(key: string): Extract<Step, { at: 'field' | 'cell' }> {
  const [at, field = '', row = '', column = ''] = key.split('/');
  return at === 'cell' ? { at, field, row, column } : { at: 'field', field };
}

/** The outbox runs empty, leases of the killed included. */
async function delivered(storageUrl: string): Promise<void> {
  const store = openSqlite(storageUrl, { log: silentLog });
  for (let tries = 0; (await store.nextDue()) !== undefined; tries += 1) {
    if (tries > 600) throw new Error('The outbox did not run empty');
    await pause(100);
  }
  expect(await store.deadLetters({ limit: 10, offset: 0 })).toEqual([]);
  await store.close();
}

async function everythingIsThere(
  door: { readonly connector: FakeConnector; readonly storageUrl: string },
  filers: readonly Filer[],
  killedAt: readonly number[],
): Promise<void> {
  const all = (await Promise.all(filers.map(({ person }) => kept(door, person)))).flat();
  const sent = all.flatMap(({ report }) => (report.folio === undefined ? [] : [report.folio])).sort();
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.map((folio) => Number(folio.slice(-4)))).toEqual(sent.map((_, at) => at + 1));
  for (const folio of filers.flatMap((filer) => filer.folios)) expect(sent).toContain(folio);
  const { posts } = door.connector;
  for (const folio of sent) {
    const made = posts.flatMap((post, at) =>
      post.conversation === REVIEW && textOf(cardIn(post.activity)).startsWith(folio) ? [at] : [],
    );
    expect([folio, made.length > 0]).toEqual([folio, true]);
    // A second post is there only where the bot was killed between the first and its mark.
    const lives = made.map((at) => killedAt.filter((before) => before <= at).length);
    expect([folio, lives]).toEqual([folio, [...new Set(lives)]]);
  }
  expect(filers.flatMap((filer) => filer.acknowledged).length).toBeGreaterThan(KILLS);
}
