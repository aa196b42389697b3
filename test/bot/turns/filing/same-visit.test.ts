import { buttonsOf, Chatter, someServices, textOf, type TestServices } from '../../../helpers/world/chatter';
import { ANA, BRUNO } from '../../../helpers/people/reports';
import { aSqlitePlace, type SqlitePlace } from '../../../helpers/people/places';
import { wholesOf } from '../../../helpers/stores/transfer';
import { checkReport } from '../../../../storage/transfer/check';

let place: SqlitePlace;
let bot: TestServices;
let ana: Chatter;
let bruno: Chatter;
beforeEach(async () => {
  place = aSqlitePlace();
  bot = someServices({ store: await place.open() });
  [ana, bruno] = [new Chatter(bot, ANA), new Chatter(bot, BRUNO)];
});
afterEach(async () => {
  await bot.store.close();
  await place.remove();
});

const VISIT = ['UTSI', 'Coahuila y México', 'del 11 al 12 de abril de 2023'];

/** Up to the summary of a report, which is ready to be sent. */
async function ready(who: Chatter, [unit, states, dates] = VISIT): Promise<void> {
  await who.begins();
  for (const words of [unit, states, dates, 'omitir', 'omitir', 'ordinaria', 'Se dio soporte', 'listo'])
    await who.types(words ?? '');
  for (let times = 0; times < 2; times += 1) await who.types('omitir');
  await who.types('revisar');
}

const send = (who: Chatter) => who.presses('Enviar a revisión');
const titlesOf = (who: Chatter) => buttonsOf(who.shown).map(({ title }) => title);
const asked = 'Ya hay un informe de esta visita';
const QUESTION = ['Ver informe', 'Enviar de todos modos', 'Seguir editando'];

async function historyOf(who: Chatter): Promise<readonly string[]> {
  const [line] = await bot.store.reportsOf([who.person.id], ['draft', 'in-review', 'changes-requested'], {
    limit: 1,
    offset: 0,
  });
  return (await bot.store.history(line?.id ?? '')).map(({ event }) => event.type);
}
const countOf = async (who: Chatter, type: string) => (await historyOf(who)).filter((each) => each === type).length;

test('a second report of a visit is asked about before it is sent, and sent by whoever means it', async () => {
  await ready(bruno);
  expect(textOf(await send(bruno))).toContain('INF-2023-0001 enviado');
  await ready(ana, ['UTSI', 'México, Coahuila', '11 y 12 de abril de 2023']);
  const question = await send(ana);
  expect(textOf(question)).toContain(asked);
  expect(textOf(question)).toContain('INF-2023-0001, de Bruno Núñez');
  expect(titlesOf(ana)).toEqual(QUESTION);

  expect(await ana.presses('Ver informe')).toMatchObject({
    template: 'report',
    data: { title: expect.stringContaining('INF-2023-0001') as unknown },
  });
  expect(titlesOf(ana)).toEqual(['Volver a mi informe']);
  expect(textOf(await ana.presses('Volver a mi informe'))).toContain(asked);
  expect(textOf(await ana.presses('Enviar de todos modos'))).toContain('INF-2023-0002 enviado');
  expect(await countOf(ana, 'SameVisitFound')).toBe(1);
});

test('what was asked is a part of the history, which leads to what is stored', async () => {
  await ready(bruno);
  await send(bruno);
  await ready(ana);
  await send(ana);
  await ana.presses('Seguir editando');
  const wholes = await wholesOf(place.url);
  expect(wholes).toHaveLength(2);
  expect(wholes.flatMap((whole) => checkReport(whole))).toEqual([]);
});

test('who goes on editing is not asked again, until the visit is another one that was reported too', async () => {
  await ready(bruno);
  await send(bruno);
  await ready(bruno, ['UTSI', 'Sonora', '3 de mayo de 2023']);
  await send(bruno);
  await ready(ana);
  await send(ana);
  expect(await ana.presses('Seguir editando')).toMatchObject({ template: 'summary' });
  await ana.types('corregir objetivo');
  await ana.types('Revisar los sistemas');
  await ana.types('revisar');
  const told = ana.button('Enviar a revisión');
  for (const [field, words] of [
    ['entidad', 'Sonora'],
    ['fecha', '3 de mayo de 2023'],
  ] as const) {
    await ana.types(`corregir ${field}`);
    await ana.types(words);
  }
  await ana.types('revisar');
  expect(textOf(await send(ana))).toContain('INF-2023-0002, de Bruno');
  // Drawn before the question: it does not answer it.
  expect(textOf(await ana.press(told))).toContain(asked);
  expect(textOf(await ana.presses('Seguir editando'))).toContain('Resumen');
  expect(textOf(await send(ana))).toContain('INF-2023-0003 enviado');
  expect(await countOf(ana, 'SameVisitFound')).toBe(2);
});

test('a press that is delivered again asks once, and sends nothing', async () => {
  await ready(bruno);
  await send(bruno);
  await ready(ana);
  const sending = ana.button('Enviar a revisión');
  const shown = await Promise.all(Array.from({ length: 5 }, () => ana.press(sending)));
  for (const screen of shown) expect(textOf(screen)).toContain(asked);
  expect(await countOf(ana, 'SameVisitFound')).toBe(1);
  const anyway = ana.button('Enviar de todos modos', shown[0]);
  const sent = await Promise.all(Array.from({ length: 5 }, () => ana.press(anyway)));
  for (const screen of sent) expect(textOf(screen)).toContain('INF-2023-0002 enviado');
  expect(textOf(await ana.press(sending))).toContain('INF-2023-0002 enviado');
  expect(await countOf(ana, 'ReportSubmitted')).toBe(1);
});

test.each([
  ['enviar', 'INF-2023-0002 enviado'],
  ['sí', 'INF-2023-0002 enviado'],
  ['enviar de todos modos', 'INF-2023-0002 enviado'],
  ['no', 'Resumen del informe'],
  ['seguir editando', 'Resumen del informe'],
])('typed, it is answered by «%s»', async (words, then) => {
  await ready(bruno);
  await send(bruno);
  await ready(ana);
  expect(textOf(await ana.types('enviar'))).toContain(asked);
  expect(textOf(await ana.types(words))).toContain(then);
});

test('a corrected version of the same report is sent back without a question', async () => {
  await ready(bruno);
  await send(bruno);
  await ready(ana);
  await send(ana);
  await ana.presses('Enviar de todos modos');
  const [line] = await bot.store.reportsOf([ANA.id], ['in-review'], { limit: 1, offset: 0 });
  await bot.give(line?.id ?? '', {
    type: 'RequestChanges',
    reason: 'Precise',
    fields: {},
    key: 'r1',
    at: '2023-05-03T17:00:00.000Z',
    by: BRUNO,
  });
  await ana.types('objetivo: revisar el soporte');
  await ana.types('sí');
  await ana.types('ya lo atendí');
  await ana.types('revisar');
  expect(textOf(await send(ana))).toContain('INF-2023-0002 enviado');
});

test.each<[string, readonly string[]]>([
  ['another unit', ['DERFE', 'Coahuila y México', 'del 11 al 12 de abril de 2023']],
  ['other states', ['UTSI', 'Coahuila', 'del 11 al 12 de abril de 2023']],
  ['other days', ['UTSI', 'Coahuila y México', '11 de abril de 2023']],
  ['no days', ['UTSI', 'Coahuila y México', 'omitir']],
])('one of %s is of another visit', async (_, visit) => {
  await ready(bruno);
  await send(bruno);
  await ready(ana, [...visit]);
  expect(textOf(await send(ana))).toContain('INF-2023-0002 enviado');
});

test('one that was withdrawn is not spoken of', async () => {
  await ready(bruno);
  await send(bruno);
  await bruno.presses('Retirar');
  await bruno.presses('Sí, retirar');
  await ready(ana);
  expect(textOf(await send(ana))).toContain('INF-2023-0002 enviado');
});

test('of one that its author may not read, no more is said than that it is there', async () => {
  const closed = someServices({ store: bot.store, roles: { reviewers: ['teams:29:rita'], admins: [] } });
  const [luis, eva] = [new Chatter(closed, BRUNO), new Chatter(closed, ANA)];
  await ready(luis);
  await send(luis);
  await ready(eva);
  const question = textOf(await send(eva));
  expect(question).toContain(asked);
  expect(question).not.toContain('INF-2023-0001');
  expect(question).not.toContain('Bruno');
  expect(titlesOf(eva)).toEqual(['Enviar de todos modos', 'Seguir editando']);
  expect(textOf(await eva.presses('Enviar de todos modos'))).toContain('INF-2023-0002 enviado');
});

test('of two who send the same visit at the same time from two processes, one is asked', async () => {
  const other = someServices({ store: await place.open() });
  const there = new Chatter(other, BRUNO);
  await ready(ana);
  await ready(there);
  const shown = await Promise.all([ana, there].map((who) => who.press(who.button('Enviar a revisión'))));
  const texts = shown.map(textOf);
  expect(texts.filter((text) => text.includes('INF-2023-0001 enviado'))).toHaveLength(1);
  expect(texts.filter((text) => text.includes(asked))).toHaveLength(1);
  await other.store.close();
});
