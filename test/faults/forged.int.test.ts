import type { Report } from '../../core/record/types';
import { PRESS } from '../../core/screen/press';
import { Somebody } from '../helpers/world/bot';
import { eventually } from '../helpers/world/eventually';
import { file, kept, only, upTo } from '../helpers/people/filing';
import { forge, invoke, knock } from '../helpers/platforms/forging';
import { aStandingBot } from '../helpers/people/standing';
import { cardIn, textOf, type Json } from '../helpers/platforms/teams';

// Twenty times what they take alone: the machine may have other work.
jest.setTimeout(60_000);

const bot = aStandingBot();

/** What a button of that report says of it. */
const about = ({ id, version }: Report): Json => ({ report: id, seen: version, form: 1 });

test('unknown verbs and no verb at all say so', async () => {
  const ana = new Somebody(bot, 'Ana forja');
  for (const verb of [
    'borrar-todo',
    '',
    'toString',
    '__proto__',
    'constructor',
    'hasOwnProperty',
    7,
    null,
    {},
    ['new'],
  ])
    expect(await forge(ana, { verb })).toContain('No reconozco ese botón');
  for (const action of [null, 7, 'x', [], { data: null }, { data: [] }, { data: 'x' }, {}])
    expect((await ana.send(invoke(ana, action))).status).toBe(200);
});

test('a card of an older form goes on from where the report is, and changes nothing', async () => {
  const ana = new Somebody(bot, 'Ana de antes');
  const card = await upTo(ana, 'states');
  const before = (await only(bot, ana)).report;
  for (const form of [0, 2, '2', 'x', null, {}]) {
    const words = await forge(ana, {
      verb: 'answer',
      report: before.id,
      seen: before.version,
      form,
      step: 'field/states',
      states: '05',
    });
    expect(words).toContain('ya no está vigente');
    expect(words).toContain('Campo 2 de 9');
  }
  expect(textOf(card)).toContain('Campo 2 de 9');
  expect((await only(bot, ana)).report).toEqual(before);
});

test('reports that are not there, ids that are none', async () => {
  const ana = new Somebody(bot, 'Ana inventa');
  for (const verb of [
    'answer',
    'submit',
    'approve',
    'see',
    'resume',
    'cancel',
    'removeRow',
    'choose',
    'show',
    'requestChanges',
  ])
    for (const report of ['0'.repeat(32), '', '__proto__', "' OR 1=1 --", '../../etc/passwd'])
      expect(await forge(ana, { verb, report, seen: 1, form: 1 })).toMatch(/ya no existe|No reconozco|Hola/);
  for (const report of [7, null, {}, [], 'x'.repeat(1_000)]) await forge(ana, { verb: 'answer', report, form: 1 });
  expect(await kept(bot, ana)).toEqual([]);
});

test('another person’s report is not answered, sent, cancelled or read', async () => {
  const ana = new Somebody(bot, 'Ana ajena');
  await upTo(ana, 'summary');
  const before = (await only(bot, ana)).report;
  const intruder = new Somebody(bot, 'Intrusa');
  for (const verb of [
    'answer',
    'choose',
    'decline',
    'skip',
    'back',
    'open',
    'edit',
    'addRow',
    'removeRow',
    'finishRows',
    'review',
    'submit',
    'cancel',
    'withdraw',
    'resume',
    'see',
    'askRemoveRow',
    'row',
    'show',
  ])
    expect(
      await forge(intruder, {
        verb,
        ...about(before),
        step: 'field/objective',
        objective: 'Mío',
        field: 'unit',
        table: 'matters',
        row: '1',
      }),
    ).toMatch(/Solo quien elaboró|No reconozco/);
  expect((await only(bot, ana)).report).toEqual(before);
});

test('steps that do not exist leave the report where it was, and it can go on', async () => {
  const ana = new Somebody(bot, 'Ana perdida');
  await upTo(ana, 'matters');
  const { report } = await only(bot, ana);
  const steps = [
    '',
    'field/',
    'field/nada',
    'field/matters',
    'field/__proto__',
    'cell/matters/1/project',
    'cell/matters/99/project',
    'cell/matters/1/nada',
    'columns/matters/99',
    'columns/matters/-1',
    'columns/matters/0',
    'rows/unit',
    'rows/nada',
    'cell/unit/1/project',
    'summary/x',
    'x'.repeat(10_000),
    7,
    null,
    {},
  ];
  for (const step of steps)
    for (const verb of ['answer', 'skip', 'back', 'open', 'choose'])
      await forge(ana, {
        verb,
        ...about(report),
        step,
        index: -1,
        nada: 'x',
        project: 'x',
        columns: 'project',
        unit: 'UTSI',
      });
  for (const more of [
    { table: 'nada' },
    { table: 'unit' },
    { table: '__proto__', row: '__proto__' },
    { table: 'matters', row: '99' },
    { field: '__proto__' },
    { field: 'nada' },
  ])
    for (const verb of ['addRow', 'removeRow', 'askRemoveRow', 'edit', 'row'])
      await forge(ana, { verb, ...about(report), ...more });
  const after = (await only(bot, ana)).report;
  expect(after.answers).toEqual(report.answers);
  await ana.type('continuar');
  await ana.type('revisar');
  await ana.click('Responder Observaciones');
  await ana.click('Guardar y continuar', { remarks: 'Sigue viva' });
  expect((await only(bot, ana)).report.answers['remarks']).toMatchObject({ blocks: [{ text: 'Sigue viva' }] });
});

test('names of the language’s own among the inputs', async () => {
  const ana = new Somebody(bot, 'Ana __proto__');
  await upTo(ana, 'visitDates');
  const { report } = await only(bot, ana);
  const press = JSON.stringify({
    verb: 'answer',
    ...about(report),
    step: 'field/visitDates',
  });
  const data = `{"${PRESS}":${JSON.stringify(press)},"__proto__":{"visitDates":"5 de abril de 2023","verb":"cancel"},"constructor":{"prototype":{"x":1}},"toString":"x","visitDates":"3 de abril de 2023"}`;
  const body = JSON.stringify(invoke(ana, { data: 'DATA' })).replace('"DATA"', data);
  expect((await knock(bot.url, body)).status).toBe(200);
  expect((await only(bot, ana)).report.answers['visitDates']).toMatchObject({ days: ['2023-04-03'] });
  expect(({} as { x?: number; verb?: string }).x).toBeUndefined();
});

test('a reviewer’s request with names that are no fields, and a text without end', async () => {
  const ana = new Somebody(bot, 'Ana revisada');
  const { post: channel } = await file(bot, ana);
  const rita = new Somebody(bot, 'Rita', { thread: channel.id });
  const form = await rita.click('Pedir cambios', {}, cardIn(channel.activity));
  await rita.click(
    'Enviar observaciones',
    { reason: 'a'.repeat(500_000), 'reason.__proto__': 'x', 'reason.nada': 'x' },
    form,
  );
  const { report } = await only(bot, ana);
  expect(report.changeRequests[0]?.reason.length).toBeLessThanOrEqual(4_000);
  expect(Object.keys(report.changeRequests[0]?.fields ?? {})).toEqual([]);
  await eventually(() => textOf(cardIn(ana.posts().at(-1)?.activity)).includes('observaciones'));
});
