import { encodePress, PRESS, type Press } from '../../../core/screen/press';
import { type Chatter, chatters, type TestServices, textOf } from '../../helpers/world/chatter';
import { ANA } from '../../helpers/people/reports';
import { sentBy } from '../../helpers/people/sent';

let bot: TestServices;
let ana: Chatter;
let bruno: Chatter;
beforeEach(() => {
  ({ bot, ana, bruno } = chatters());
});
afterEach(() => bot.store.close());

const UNKNOWN = 'No reconozco ese botón';
const GONE = 'Ese borrador ya no existe';
const HELLO = `Hola, ${ANA.name}`;
const inside = encodePress({ verb: 'again', press: 'x', inputs: {} });

describe('what is no press of ours', () => {
  test.each<[string, unknown, string]>([
    ['nothing', undefined, UNKNOWN],
    ['text', 'x', UNKNOWN],
    ['no verb', {}, UNKNOWN],
    ['no JSON', { [PRESS]: '{' }, UNKNOWN],
    ['JSON of something else', { [PRESS]: '[1]' }, UNKNOWN],
    ['an unknown verb', { [PRESS]: '{"verb":"toString"}' }, UNKNOWN],
    ['a report that is not there', on('answer', 'nope'), GONE],
    ['an older card of a report that is not there', on('answer', 'nope', 0), GONE],
    ['a long id', on('answer', 'x'.repeat(5_000)), HELLO],
    [
      'one to send again inside another',
      { [PRESS]: encodePress({ verb: 'again', press: inside, inputs: {} }) },
      UNKNOWN,
    ],
  ])('%s is answered with a notice', async (_, data, words) =>
    expect(await ana.pressData(data)).toMatchObject({
      template: 'notice',
      data: { title: expect.stringContaining(words) as unknown },
    }),
  );

  const outdated = { data: { problem: 'Esa tarjeta ya no está vigente. Este es el punto en que va su informe.' } };

  test('a card of an older form leads to where the report is, its author alone', async () => {
    await ana.types('nuevo');
    const { press } = ana.button('Guardar y continuar');
    const older = { press: { ...press, form: 0 } as Press };
    expect(await ana.press(older)).toMatchObject(outdated);
    expect(textOf(await bruno.press(older))).toContain(UNKNOWN);
  });

  test('a card of an older release leads there too; with nothing open, one of no report greets', async () => {
    expect(await ana.pressData({ verb: 'mine' })).toMatchObject({ data: { title: HELLO } });
    await ana.types('nuevo');
    const { press } = ana.button('Guardar y continuar');
    const report = 'report' in press ? press.report : undefined;
    const older = { verb: 'answer', report, seen: 1, form: 1, step: 'field/unit', unit: 'UTSI' };
    expect(await ana.pressData(older)).toMatchObject(outdated);
    expect(await ana.pressData({ verb: 'resume' })).toMatchObject(outdated);
  });

  function on(verb: string, report: string, form = 1): unknown {
    return { [PRESS]: JSON.stringify({ verb, report, seen: 1, form, step: 'field/unit' }) };
  }
});

describe('somebody else', () => {
  const step = { at: 'field', field: 'unit' };
  const several = { fields: ['unit'], shown: { unit: '' } };
  const more = { page: 1, back: 'card', table: 'matters', row: '1', index: 0, step, ...several };
  const forged = (verb: string, report: unknown) =>
    bruno.press({ press: { ...more, verb, report, seen: 1, form: 1 } as unknown as Press });

  test.each(['answer', 'see', 'show', 'row', 'cancel', 'askWithdraw', 'open', 'choose', 'fill'])(
    'neither reads nor writes a draft by «%s»',
    async (verb) => {
      await ana.types('nuevo');
      const [draft] = await bot.store.reportsOf([ANA.id], ['draft'], { limit: 1, offset: 0 });
      expect(textOf(await forged(verb, draft?.id))).toContain('Solo quien elaboró el informe');
    },
  );

  test.each(['answer', 'row', 'askRemoveRow', 'askWithdraw', 'withdraw', 'open', 'skip', 'addRow', 'submit', 'fill'])(
    'changes no report that was sent by «%s»',
    async (verb) => {
      const folio = await sentBy(ana);
      const before = (await bot.store.loadByFolio(folio))?.report;
      const screen = await forged(verb, before?.id);
      expect([screen.template, textOf(screen)]).toEqual([
        'notice',
        expect.stringContaining('Solo quien elaboró el informe') as unknown,
      ]);
      expect((await bot.store.loadByFolio(folio))?.report).toEqual(before);
    },
  );

  test('is shown no row of one that came back to its author', async () => {
    const folio = await sentBy(ana);
    const { id } = (await bot.store.loadByFolio(folio))?.report ?? {};
    const request = { verb: 'requestChanges', report: id, seen: 1, form: 1 } as Press;
    await bruno.press({ press: request }, { reason: 'Falta la firma' }, { place: 'review-channel' });
    expect(textOf(await forged('row', id))).toContain('Solo quien elaboró el informe');
  });
});
