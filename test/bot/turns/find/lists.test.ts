import { PRESS } from '../../../../core/screen/press';
import { type Chatter, chatters, type TestServices, textOf } from '../../../helpers/world/chatter';
import { ANA, BRUNO } from '../../../helpers/people/reports';
import { sentBy } from '../../../helpers/people/sent';

let bot: TestServices;
let ana: Chatter;
let bruno: Chatter;
beforeEach(() => {
  ({ bot, ana, bruno } = chatters());
});
afterEach(() => bot.store.close());

const listed = (who: Chatter, press: object) => who.pressData({ [PRESS]: JSON.stringify(press) });

describe('lists', () => {
  test('one’s own reports are shown by pages, the last touched first', async () => {
    for (let nth = 0; nth < 9; nth += 1) {
      await ana.begins();
      await ana.types(nth === 0 ? 'DEOE' : 'UTSI');
    }
    expect(await ana.types('míos')).toMatchObject({
      template: 'list',
      data: { title: 'Mis informes', items: { length: 8 } },
    });
    expect(await ana.presses('Ver más')).toMatchObject({ data: { items: { length: 1 }, buttons: [] } });
    expect(textOf(ana.shown)).toContain('Organización Electoral');
    expect(await listed(bruno, { verb: 'mine', offset: 0 })).toMatchObject({ data: { items: [] } });
  });

  test.each([
    ['pending', {}, 'Esperan revisión', 'No hay informes en espera de revisión.'],
    ['find', { words: 'prep' }, 'Informes con «prep»', 'Ningún informe enviado tiene esas palabras'],
  ])('«%s» goes on from where its page says', async (verb, more, title, empty) => {
    const folio = await sentBy(ana);
    const first = await listed(bruno, { verb, ...more, offset: 0 });
    expect(first).toMatchObject({ template: 'list', data: { title, items: [{ title: folio }] } });
    expect(await listed(bruno, { verb, ...more, offset: 1 })).toMatchObject({
      data: { title, items: [], empty: expect.stringContaining(empty) as unknown },
    });
  });

  test('who read which report is logged', async () => {
    const folio = await sentBy(ana);
    const info = jest.spyOn(bot.log, 'info');
    await bruno.types(`ver ${folio}`);
    expect(info.mock.calls).toEqual([['report read', { folio, by: BRUNO.id }]]);
    info.mockRestore();
  });
});

describe('a greeting', () => {
  test('leads back to what is open', async () => {
    const opens = () =>
      ana.sends({
        is: 'opened',
        surface: 'message',
        person: ANA,
        address: ana.address,
        at: '2023-05-03T18:00:00.000Z',
      });
    expect(textOf(await opens())).not.toContain('Continuar');
    await ana.types('nuevo');
    await ana.types('UTSI');
    const greeted = await opens();
    expect(greeted).toMatchObject([{ where: 'below', screen: { data: { title: `Hola, ${ANA.name}` } } }]);
    expect(textOf(greeted)).toContain('Tiene un borrador abierto');
  });

  test('on one’s home stands over one’s reports', async () => {
    await ana.types('nuevo');
    await ana.types('UTSI');
    const came = { person: ANA, address: ana.address, at: '2023-05-03T18:00:00.000Z' };
    expect(await ana.sends({ is: 'opened', surface: 'home', ...came })).toMatchObject([
      { where: 'home', screen: { template: 'notice' } },
      { where: 'home', screen: { template: 'list', data: { items: { length: 1 } } } },
    ]);
  });

  test('is the answer to «Continuar» where nothing is open', async () =>
    expect(await listed(ana, { verb: 'resume', report: null })).toMatchObject({
      data: { title: `Hola, ${ANA.name}` },
    }));
});
