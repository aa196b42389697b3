import { REVIEW, Somebody, startTestBot, type TestBot } from '../../helpers/bot';
import { eventually } from '../../helpers/eventually';
import { aRunningClock } from '../../helpers/clocks';
import { file, only, upTo } from '../../helpers/filing';
import { beatsOn, DAY, HOUR, MONDAY } from '../../helpers/reminding';
import { cardIn, FakeConnector, textOf, titles, type Posted } from '../../helpers/teams';

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
  expect(titles(card)).toEqual(['Continuar']);

  const asked = await again.click('Continuar', {}, card, post.id);
  expect(textOf(asked)).toContain('Campo 3 de 9');
  const next = await again.click('Guardar y continuar', { visitDates: '3 de abril de 2023' }, asked, post.id);
  expect(textOf(next)).toContain('Junta');
  expect((await only(bot, ana)).posts['card']).toBe(post.id);
}, 30_000);

test('a report in review is reminded of once each round, in its thread, with nothing to press', async () => {
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
  expect(titles(cardIn(line?.activity))).toEqual([]);
  expect(JSON.stringify(line?.activity)).not.toContain('<at>');

  const rosa = new Somebody(bot, 'Rosa', { thread: post.id });
  const reasons = await rosa.click('Pedir cambios', {}, cardIn(post.activity), post.id);
  await rosa.click('Enviar observaciones', { reason: 'Precise los acuerdos' }, reasons, post.id);
  await eventually(() => textOf(ana.card()).includes('con observaciones'));
  const edited = await ana.click('Editar');
  await ana.click('Enviar a revisión', {}, edited);
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
