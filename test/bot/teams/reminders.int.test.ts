import { REVIEW, Somebody, startTestBot, type TestBot } from '../../helpers/world/bot';
import { eventually } from '../../helpers/world/eventually';
import { aRunningClock } from '../../helpers/world/clocks';
import { file, only, upTo } from '../../helpers/people/filing';
import { beatsOn, DAY, HOUR, MONDAY } from '../../helpers/world/reminding';
import { cardIn, FakeConnector, textOf, titles, type Posted } from '../../helpers/platforms/teams';

const pace = { beatMs: 10, scanMs: 0 };

let connector: FakeConnector;
let clock: ReturnType<typeof aRunningClock>;
let bots: TestBot[];
beforeEach(async () => {
  connector = await FakeConnector.start();
  clock = aRunningClock(MONDAY);
  bots = [];
});
afterEach(async () => {
  for (const bot of bots) await bot.stop();
  await connector.stop();
});

async function aBot(storageUrl?: string, env: NodeJS.ProcessEnv = {}): Promise<TestBot> {
  const where = storageUrl === undefined ? {} : { storageUrl };
  const bot = await startTestBot({ connector, clock, env, tuning: { reminderPace: pace }, ...where });
  bots.push(bot);
  return bot;
}

const reminders = (words: string): readonly Posted[] =>
  connector.posts.filter((post) => textOf(cardIn(post.activity)).includes(words));

test('an author is reminded once, under two processes and after a restart, and goes on from the reminder', async () => {
  const bot = await aBot();
  const ana = new Somebody(bot, 'Ana');
  await upTo(ana, 'visitDates');
  await beatsOn(clock);
  expect(reminders('Informe sin terminar')).toEqual([]);

  clock.advance(3 * DAY);
  const other = await aBot(bot.storageUrl);
  await eventually(() => reminders('Informe sin terminar').length > 0);
  await beatsOn(clock);
  for (const one of [bot, other]) await one.stop();
  bots = [];
  const again = new Somebody(await aBot(bot.storageUrl), 'Ana');
  clock.advance(HOUR);
  await beatsOn(clock);
  expect(reminders('Informe sin terminar')).toHaveLength(1);

  const [post] = reminders('Informe sin terminar');
  if (post === undefined) throw new Error('Not reminded');
  const card = cardIn(post.activity);
  expect(post.conversation).toBe('a:Ana');
  expect(textOf(card)).toContain('Coahuila');
  expect(textOf(card)).toContain(
    'Lo dejó el 2 de marzo en el campo 3 de 9, «Fecha de visita». Lo que respondió está guardado.',
  );
  expect(titles(card)).toEqual(['Continuar', 'Recordar mañana', 'Recordar el lunes', 'No recordar este informe']);

  const asked = await again.click('Continuar', {}, card, post.id);
  expect(textOf(asked)).toContain('Campo 3 de 9');
  const next = await again.click('Guardar y continuar', { visitDates: '3 de abril de 2023' }, asked, post.id);
  expect(textOf(next)).toContain('Junta');
  expect((await only(bot, ana)).posts['card']).toBe(post.id);
}, 30_000);

test('a report in review is reminded of once each round, in its thread', async () => {
  const bot = await aBot();
  const ana = new Somebody(bot, 'Ana');
  const { folio, post } = await file(bot, ana);
  const waits = `${folio} espera revisión desde el`;
  clock.advance(3 * DAY);
  await eventually(() => reminders(waits).length > 0);
  await beatsOn(clock);
  expect(reminders(`${waits} 2 de marzo.`)).toHaveLength(1);
  const [line] = reminders(waits);
  expect(line?.conversation).toBe(`${REVIEW};messageid=${post.id}`);
  expect(titles(cardIn(line?.activity))).toEqual([
    ...['Ver informe', 'Recordar mañana', 'Recordar el lunes', 'No recordar esta revisión'],
  ]);
  expect(JSON.stringify(line?.activity)).not.toContain('<at>');

  const rosa = new Somebody(bot, 'Rosa', { thread: post.id });
  const reasons = await rosa.click('Pedir cambios', {}, cardIn(post.activity), post.id);
  await rosa.click('Enviar observaciones', { 'reason.visitDates': 'Falta un día' }, reasons, post.id);
  await eventually(() => textOf(ana.card()).includes('con observaciones'));
  await ana.type('corregir fecha');
  await ana.type('3 y 4 de abril de 2023');
  await ana.type('enviar');
  await beatsOn(clock);
  expect(reminders(waits)).toHaveLength(1);
  // Over the weekend, to the Tuesday after.
  clock.advance(5 * DAY);
  await eventually(() => reminders(waits).length > 1);
  await beatsOn(clock);
  expect(reminders(`${waits} 5 de marzo.`)).toHaveLength(1);
}, 30_000);

test('an author whose report came back is reminded of it', async () => {
  const bot = await aBot();
  const ana = new Somebody(bot, 'Ana');
  const { folio, post } = await file(bot, ana);
  const rosa = new Somebody(bot, 'Rosa', { thread: post.id });
  const reasons = await rosa.click('Pedir cambios', {}, cardIn(post.activity), post.id);
  await rosa.click('Enviar observaciones', { reason: 'Precise los acuerdos' }, reasons, post.id);
  await eventually(() => textOf(ana.card()).includes('con observaciones'));
  clock.advance(3 * DAY);
  await eventually(() => reminders('Espera sus cambios desde el 2 de marzo.').length > 0);
  await beatsOn(clock);
  const [reminder, ...others] = reminders('Espera sus cambios desde el 2 de marzo.');
  expect(others).toEqual([]);
  expect(textOf(cardIn(reminder?.activity))).toContain('Rosa pide cambios: Precise los acuerdos');
  const card = await ana.click('Continuar', {}, cardIn(reminder?.activity), reminder?.id);
  expect(textOf(card)).toContain(folio);
  expect(titles(card)).toContain('Enviar a revisión');
}, 30_000);

test('pressed after the report was sent, a reminder shows where it stands and changes nothing', async () => {
  const bot = await aBot();
  const ana = new Somebody(bot, 'Ana');
  const summary = await upTo(ana, 'summary');
  clock.advance(3 * DAY);
  await eventually(() => reminders('Lo dejó el 2 de marzo en el resumen.').length > 0);
  const [reminder] = reminders('Lo dejó el 2 de marzo en el resumen.');
  const old = cardIn(reminder?.activity);
  const first = connector.in('a:Ana')[0];
  await ana.click('Enviar a revisión', {}, summary, first?.id);
  const { report } = await only(bot, ana);
  const shown = await ana.click('Continuar', {}, old, reminder?.id);
  expect(textOf(shown)).toContain('enviado');
  expect((await only(bot, ana)).report.version).toBe(report.version);
}, 30_000);

test('an author puts a reminder off, for every process, and is told the day', async () => {
  const bot = await aBot();
  const ana = new Somebody(bot, 'Ana');
  await upTo(ana, 'visitDates');
  // To the Thursday.
  clock.advance(3 * DAY);
  await eventually(() => reminders('Informe sin terminar').length > 0);
  const [first] = reminders('Informe sin terminar');
  const put = await ana.click('Recordar el lunes', {}, cardIn(first?.activity), first?.id);
  expect(textOf(put)).toContain('Le recordaré este borrador el lunes 9 de marzo');
  expect(titles(put)).toEqual(['Continuar', 'No recordar este informe']);
  const other = await aBot(bot.storageUrl);
  clock.advance(DAY);
  await beatsOn(clock);
  expect(reminders('Informe sin terminar')).toHaveLength(1);
  // Monday, ten o’clock.
  clock.advance(3 * DAY);
  await eventually(() => reminders('Informe sin terminar').length > 1);
  await beatsOn(clock);
  expect(reminders('Informe sin terminar')).toHaveLength(2);
  const never = await new Somebody(other, 'Ana').click('No recordar este informe', {}, put, first?.id);
  expect(textOf(never)).toContain('Ya no le recordaré este borrador');
  expect(titles(never)).toEqual(['Continuar', 'Recordar mañana']);
}, 30_000);

test('by words, all of a person’s reminders are switched off and on', async () => {
  const bot = await aBot();
  const ana = new Somebody(bot, 'Ana');
  await upTo(ana, 'visitDates');
  expect(textOf(await ana.type('silencio'))).toContain('Sus recordatorios están apagados');
  clock.advance(3 * DAY);
  await beatsOn(clock);
  expect(reminders('Informe sin terminar')).toEqual([]);
  const shown = await ana.type('recordatorios');
  expect(textOf(shown)).toContain('Sus recordatorios están apagados');
  const on = await ana.click('Encender recordatorios', {}, shown);
  expect(textOf(on)).toContain('un borrador que deja un día hábil');
  await eventually(() => reminders('Informe sin terminar').length > 0);
}, 30_000);

test('a reviewer ends the reminders of a revision for all, by name; nobody else does', async () => {
  const bot = await aBot(undefined, { REVIEWERS: 'teams:29:Rosa' });
  const ana = new Somebody(bot, 'Ana');
  const { folio, post } = await file(bot, ana);
  const waits = `${folio} espera revisión desde el`;
  clock.advance(3 * DAY);
  await eventually(() => reminders(waits).length > 0);
  const [line] = reminders(waits);
  const old = cardIn(line?.activity);
  const luis = new Somebody(bot, 'Luis', { thread: post.id });
  expect(textOf(await luis.click('No recordar esta revisión', {}, old, line?.id))).not.toContain('ya no se recordará');
  const rosa = new Somebody(bot, 'Rosa', { thread: post.id });
  const ended = await rosa.click('No recordar esta revisión', {}, old, line?.id);
  expect(textOf(ended)).toContain(`${folio} ya no se recordará aquí en esta revisión`);
  expect(textOf(ended)).toContain('Lo pidió Rosa.');
  // What stood there is no more, for anybody, and nothing comes after it.
  await eventually(() => reminders(waits).length === 0);
  clock.advance(4 * DAY);
  await beatsOn(clock);
  expect(reminders(waits)).toEqual([]);
  await rosa.click('Aprobar', {}, await rosa.sees(post), post.id);
  expect(textOf(await rosa.click('Recordar mañana', {}, old, line?.id))).toContain(`${folio} ya no espera: aprobado.`);
}, 30_000);

describe('the morning’s summary', () => {
  const env = { MORNING_SUMMARY: '9', REMIND_AFTER_DAYS: '0' };
  const summaries = (): readonly Posted[] => reminders('Buenos días');

  test('is given once, under two processes and after a restart, and opens what it names', async () => {
    const bot = await aBot(undefined, env);
    const ana = new Somebody(bot, 'Ana');
    const { folio } = await file(bot, ana);
    await beatsOn(clock);
    // What was sent after nine is not waiting since before that.
    expect(summaries()).toEqual([]);
    clock.advance(DAY);
    const other = await aBot(bot.storageUrl, env);
    await eventually(() => summaries().length > 0);
    await beatsOn(clock);
    for (const one of [bot, other]) await one.stop();
    bots = [];
    const again = await aBot(bot.storageUrl, env);
    await beatsOn(clock);
    expect(summaries()).toHaveLength(1);
    const [post] = summaries();
    expect(post?.conversation).toBe(REVIEW);
    const card = cardIn(post?.activity);
    expect(textOf(card)).toContain('Buenos días: 1 informe espera revisión');
    expect(textOf(card)).toContain(folio);
    expect(textOf(card)).toContain('desde ayer');
    expect(titles(card)).toEqual(expect.arrayContaining(['Ver informe', 'Pendientes']));
    const rosa = new Somebody(again, 'Rosa', { thread: post!.id });
    expect(textOf(await rosa.click('Pendientes', {}, card, post?.id))).toContain(folio);
    expect(textOf(await rosa.click('Ver informe', {}, card, post?.id))).toContain(folio);
  }, 30_000);

  test('and what waits is had at any time, by whoever reviews', async () => {
    const bot = await aBot(undefined, { REVIEWERS: 'teams:29:Rosa' });
    const { folio } = await file(bot, new Somebody(bot, 'Ana'));
    const rosa = new Somebody(bot, 'Rosa');
    const shown = await rosa.type('pendientes');
    expect(textOf(shown)).toContain('Esperan su revisión (1)');
    expect(textOf(shown)).toContain('desde hoy');
    expect(textOf(shown)).toContain(folio);
    expect(textOf(await new Somebody(bot, 'Luis').type('pendientes'))).toContain('No tiene borradores');
  }, 30_000);
});

test('with REMIND_AFTER_DAYS=0 nobody is reminded; with another number, after as many days', async () => {
  const bot = await aBot(undefined, { REMIND_AFTER_DAYS: '0' });
  const ana = new Somebody(bot, 'Ana');
  await upTo(ana, 'states');
  clock.advance(DAY);
  await ana.type('ayuda');
  expect(reminders('Informe sin terminar')).toEqual([]);
  await bot.stop();
  bots = [];
  await aBot(bot.storageUrl, { REMIND_AFTER_DAYS: '1' });
  await eventually(() => reminders('Informe sin terminar').length > 0);
}, 30_000);
