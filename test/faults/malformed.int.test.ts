import { PRESS } from '../../core/screens/press';
import { carried, dataOf } from '../helpers/presses';
import { gzipSync } from 'node:zlib';
import { Somebody, eventually, startTestBot, type TestBot } from '../helpers/bot';
import { file, kept, only, upTo } from '../helpers/filing';
import { cardIn, textOf, titles, type Json } from '../helpers/teams';

// Twenty times what they take alone: the machine may have other work.
jest.setTimeout(60_000);

let bot: TestBot;
beforeAll(async () => {
  bot = await startTestBot();
});
/** Whatever came, the bot answers the next person as ever. */
afterEach(async () => {
  const next = new Somebody(bot, `Siguiente ${Math.random()}`);
  expect(titles(await next.type('hola'))).toContain('Nuevo informe');
});
afterAll(async () => {
  await bot.stop();
  await bot.connector.stop();
});

async function post(body: BodyInit, headers: Record<string, string> = { 'content-type': 'application/json' }) {
  const response = await fetch(`${bot.url}/api/messages`, { method: 'POST', headers, body });
  return { status: response.status, text: await response.text() };
}

const invoke = (person: Somebody, action: unknown): Json =>
  person.activity({ type: 'invoke', name: 'adaptiveCard/action', value: { action, trigger: 'manual' } });

/** Presses what no card of ours has, and gives the words that come back. */
async function forge(person: Somebody, given: Json): Promise<string> {
  const data = { ...given, ...dataOf({ ...carried, ...given }) };
  const { status, body } = await person.send(invoke(person, { type: 'Action.Execute', verb: given['verb'], data }));
  expect([status, body?.['type']]).toEqual([200, 'application/vnd.microsoft.card.adaptive']);
  return textOf(body?.['value']);
}

const deep = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

describe('what is no activity is refused, and never a 5xx', () => {
  test.each<[string, BodyInit, Record<string, string>]>([
    ['nothing', '', { 'content-type': 'application/json' }],
    ['no JSON', '{"type":"message"', { 'content-type': 'application/json' }],
    ['null', 'null', { 'content-type': 'application/json' }],
    ['a number', '7', { 'content-type': 'application/json' }],
    ['a text', '"hola"', { 'content-type': 'application/json' }],
    ['a list', '[{"type":"message"}]', { 'content-type': 'application/json' }],
    ['an empty object', '{}', { 'content-type': 'application/json' }],
    ['plain text', 'hola', { 'content-type': 'text/plain' }],
    ['a form', 'type=message&text=hola', { 'content-type': 'application/x-www-form-urlencoded' }],
    [
      'a form with a file',
      '--x\r\ncontent-disposition: form-data; name="f"; filename="f"\r\n\r\nhola\r\n--x--\r\n',
      { 'content-type': 'multipart/form-data; boundary=x' },
    ],
    ['XML', '<activity/>', { 'content-type': 'application/xml' }],
    ['no content type', new Uint8Array([0, 255, 254]), {}],
    ['a strange encoding', '{}', { 'content-type': 'application/json', 'content-encoding': 'br' }],
    ['gzip that is none', '{}', { 'content-type': 'application/json', 'content-encoding': 'gzip' }],
    ['deep nesting', deep(200_000), { 'content-type': 'application/json' }],
    ['6 MB', JSON.stringify({ type: 'message', text: 'x'.repeat(6_000_000) }), { 'content-type': 'application/json' }],
    [
      'a little that unpacks to 64 MB',
      new Uint8Array(gzipSync(Buffer.alloc(64_000_000, ' '))),
      { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    ],
  ])('%s', async (_, body, headers) => {
    const { status } = await post(body, headers);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });

  test('another method', async () => {
    expect((await fetch(`${bot.url}/api/messages`)).status).toBe(405);
  });
});

const STRANGE: readonly unknown[] = [
  null,
  7,
  true,
  '',
  'x',
  [],
  ['x'],
  {},
  { id: {} },
  { toString: 1 },
  'x'.repeat(20_000),
  '\u0000',
  '\ud800',
];

describe('an activity with a part missing or of another kind', () => {
  const ana = (): Somebody => new Somebody(bot, 'Ana rota');
  const shapes: readonly (readonly [string, (person: Somebody) => Json])[] = [
    ['a message', (person) => person.message('hola', '<p>hola</p>')],
    [
      'a press',
      (person) => invoke(person, { type: 'Action.Execute', verb: 'new', data: dataOf({ ...carried, verb: 'new' }) }),
    ],
    ['a submit', (person) => person.activity({ type: 'message', value: dataOf({ ...carried, verb: 'mine' }) })],
    ['an opening', (person) => person.activity({ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] })],
    [
      'a reply in a channel',
      (person) => ({
        ...new Somebody(bot, person.name, { thread: '1' }).message('hola'),
        entities: [{ type: 'mention', text: '<at>x</at>', mentioned: { id: '28:bot' } }],
      }),
    ],
  ];
  test.each(shapes)('%s', async (_, shape) => {
    const person = ana();
    const whole = shape(person);
    const parts = new Set([
      ...Object.keys(whole),
      'entities',
      'attachments',
      'membersAdded',
      'action',
      'name',
      'deliveryMode',
      'localTimestamp',
      'expiration',
      'callerId',
    ]);
    const broken = [...parts].flatMap((part) =>
      [undefined, ...STRANGE].map((value) => ({ where: [part], value, activity: { ...whole, [part]: value } })),
    );
    const brokenInside = Object.entries(whole).flatMap(([part, held]) =>
      Object.keys(typeof held === 'object' && held !== null ? held : {}).flatMap((inner) =>
        [undefined, ...STRANGE].map((value) => ({
          where: [part, inner],
          value,
          activity: { ...whole, [part]: { ...(held as Json), [inner]: value } },
        })),
      ),
    );
    const answers = await Promise.all(
      [...broken, ...brokenInside].map(async ({ where, value, activity }) => {
        const { status } = await person.send(activity);
        return { where, value, status };
      }),
    );
    expect(answers.filter(({ status }) => status < 200 || status >= 500)).toEqual([]);
  });

  test.each(['recipient', 'conversation', 'channelData', 'value', 'from', 'entities', 'attachments'])(
    'deep nesting in %s',
    async (part) => {
      const person = ana();
      for (const shape of shapes) {
        const whole = shape[1](person);
        const held = typeof whole[part] === 'object' && whole[part] !== null ? whole[part] : {};
        const marked = JSON.stringify({
          ...whole,
          [part]: Array.isArray(held)
            ? ['DEEP']
            : { ...held, data: 'DEEP', verb: 'DEEP', tenantId: 'DEEP', action: 'DEEP' },
        });
        const { status } = await post(marked.replaceAll('"DEEP"', deep(20_000)));
        expect([shape[0], status < 500]).toEqual([shape[0], true]);
      }
      for (const name of ['verb', 'report', 'seen', 'step', PRESS, 'objective', 'words']) {
        const { status } = await post(
          JSON.stringify(
            invoke(person, { data: { ...dataOf({ ...carried, verb: 'mine' }), [name]: 'DEEP' } }),
          ).replaceAll('"DEEP"', deep(20_000)),
        );
        expect([name, status]).toEqual([name, 200]);
      }
    },
  );
});

describe('buttons that no card of ours has', () => {
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
          report: before.id,
          seen: before.version,
          form: 1,
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
          report: report.id,
          seen: report.version,
          form: 1,
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
        await forge(ana, { verb, report: report.id, seen: report.version, form: 1, ...more });
    const after = (await only(bot, ana)).report;
    expect(after.answers).toEqual(report.answers);
    await ana.type('continuar');
    await ana.type('revisar');
    await ana.click('Editar', { field: 'remarks' });
    await ana.click('Guardar y continuar', { remarks: 'Sigue viva' });
    expect((await only(bot, ana)).report.answers['remarks']).toMatchObject({ blocks: [{ text: 'Sigue viva' }] });
  });

  test('names of the language’s own among the inputs', async () => {
    const ana = new Somebody(bot, 'Ana __proto__');
    await upTo(ana, 'visitDates');
    const { report } = await only(bot, ana);
    const press = JSON.stringify({
      verb: 'answer',
      report: report.id,
      seen: report.version,
      form: 1,
      step: 'field/visitDates',
    });
    const data = `{"${PRESS}":${JSON.stringify(press)},"__proto__":{"visitDates":"5 de abril de 2023","verb":"cancel"},"constructor":{"prototype":{"x":1}},"toString":"x","visitDates":"3 de abril de 2023"}`;
    const body = JSON.stringify(invoke(ana, { data: 'DATA' })).replace('"DATA"', data);
    expect((await post(body)).status).toBe(200);
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
});

describe('texts without end', () => {
  test('a message of 1 MB is told what fits, and a field’s limit is said in its card', async () => {
    const ana = new Somebody(bot, 'Ana extensa');
    await upTo(ana, 'objective');
    expect(textOf(await ana.type('a'.repeat(1_000_000)))).toContain('El mensaje es demasiado largo');
    expect(textOf(await ana.type('b '.repeat(20_000)))).toContain('aquí caben 12,000');
    const pressed = await ana.click('Guardar y continuar', { objective: 'c'.repeat(1_000_000) });
    expect(textOf(pressed)).toContain('aquí caben 12,000');
    expect(JSON.stringify(pressed).length).toBeLessThan(80_000);
    const { report } = await only(bot, ana);
    expect(report.answers['objective']).toBeUndefined();
    expect(report.at).toEqual({ at: 'field', field: 'objective' });
  });

  test.each(['unit', 'states', 'visitDates', 'boards', 'districts', 'trainedStaff', 'matters', 'remarks'])(
    '1 MB for %s',
    async (field) => {
      const ana = new Somebody(bot, `Ana extensa en ${field}`);
      await upTo(ana, 'summary');
      await ana.click('Editar', { field });
      if (field === 'matters') await ana.click('Agregar otro asunto');
      const input = field === 'matters' ? 'columns' : field;
      for (const text of [
        '1'.repeat(1_000_000),
        '1,'.repeat(500_000),
        'de abril '.repeat(100_000),
        '<'.repeat(300_000),
        '|'.repeat(300_000),
        '\t\n'.repeat(200_000),
      ]) {
        const card = await ana.click('Guardar y continuar', { [input]: text });
        expect(JSON.stringify(card).length).toBeLessThan(80_000);
        if (!titles(card).includes('Guardar y continuar')) return;
      }
    },
  );
});
