import { gzipSync } from 'node:zlib';
import { PRESS } from '../../core/screen/press';
import { Somebody } from '../helpers/world/bot';
import { only, openField, upTo } from '../helpers/people/filing';
import { invoke, knock } from '../helpers/platforms/forging';
import { deep, STRANGE } from '../helpers/platforms/mutator';
import { carried, dataOf } from '../helpers/people/presses';
import { aStandingBot } from '../helpers/people/standing';
import { textOf, titles, type Json } from '../helpers/platforms/teams';

// Twenty times what they take alone: the machine may have other work.
jest.setTimeout(60_000);

const bot = aStandingBot();

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
      'a list of 900,000 numbers',
      `{"type":"message","attachments":[${'0,'.repeat(900_000)}0]}`,
      { 'content-type': 'application/json' },
    ],
    [
      'a little that unpacks to 64 MB',
      new Uint8Array(gzipSync(Buffer.alloc(64_000_000, ' '))),
      { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    ],
  ])('%s', async (_, body, headers) => {
    const { status } = await knock(bot.url, body, headers);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });

  test.each(['attachments', 'entities', 'membersAdded'])('a list of things that are none as %s', async (part) => {
    const activity = {
      ...new Somebody(bot, 'Ana lista').message('hola'),
      [part]: Array.from({ length: 90_000 }, () => 0),
    };
    const { status, text } = await knock(bot.url, JSON.stringify(activity));
    expect([status, text]).toEqual([400, JSON.stringify({ error: { code: 'BadArgument', message: 'Bad request' } })]);
  });

  test.each(['\u0000', 'a:\ufffd', 'a:\r\nx: y'])('a conversation that nothing could be said in, %j', async (id) => {
    const activity = { ...new Somebody(bot, 'Ana muda').message('hola'), conversation: { id } };
    expect((await knock(bot.url, JSON.stringify(activity))).status).toBe(400);
  });

  test('another method', async () => {
    expect((await fetch(`${bot.url}/api/messages`)).status).toBe(405);
  });
});

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
        const { status } = await knock(bot.url, marked.replaceAll('"DEEP"', deep(20_000)));
        expect([shape[0], status < 500]).toEqual([shape[0], true]);
      }
      for (const name of ['verb', 'report', 'seen', 'step', PRESS, 'objective', 'words']) {
        const data = { ...dataOf({ ...carried, verb: 'mine' }), [name]: 'DEEP' };
        const statusOf = async (levels: number): Promise<number> => {
          const body = JSON.stringify(invoke(person, { data })).replaceAll('"DEEP"', deep(levels));
          return (await knock(bot.url, body)).status;
        };
        expect([name, await statusOf(90), await statusOf(20_000)]).toEqual([name, 200, 413]);
      }
    },
  );
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
      await openField(ana, field);
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
