import type { Pressed } from '../../../bot/turns/update';
import type { Address } from '../../../core/record/types';
import { Chatter, someServices, textOf, type TestServices } from '../../helpers/world/chatter';
import { ANA, BRUNO } from '../../helpers/people/reports';
import { sentBy } from '../../helpers/people/sent';

let bot: TestServices;
let ana: Chatter;
beforeEach(() => {
  bot = someServices();
  ana = new Chatter(bot, ANA);
});
afterEach(() => bot.store.close());

const phone: Address = {
  platform: 'teams',
  conversation: 'a:phone',
  server: 'https://other.test',
  reference: { on: 1 },
};
const report = async () => {
  const [line] = await bot.store.reportsOf([ANA.id], ['draft', 'changes-requested', 'in-review'], {
    limit: 1,
    offset: 0,
  });
  return (await bot.store.load(line?.id ?? ''))?.report;
};

describe('whoever comes back from elsewhere is answered there from now on', () => {
  test.each<[string, Partial<Address>]>([
    ['another conversation', { conversation: 'a:phone' }],
    ['another server', { server: 'https://other.test' }],
  ])('by a message from %s', async (_, other) => {
    await ana.types('nuevo');
    const address = { ...ana.address, ...other };
    await ana.sends({ is: 'message', person: ANA, address, at: '2023-05-03T18:00:00.000Z', key: 'k', text: 'UTSI' });
    expect(await report()).toMatchObject({ address, answers: { unit: { id: 'UTSI' } } });
    await bot.deliver();
    expect(bot.said.at(-1)?.to).toBe(address.conversation);
  });

  test('by a press', async () => {
    await ana.types('nuevo');
    await ana.presses('Guardar y continuar', { unit: 'UTSI' }, { address: phone });
    expect(await report()).toMatchObject({ address: phone, answers: { unit: { id: 'UTSI' } } });
    await ana.types('Coahuila', { address: phone });
    expect(bot.said.at(-1)).toMatchObject({ to: 'a:phone', screen: { data: { heading: 'Fecha de visita' } } });
  });

  test('by resuming, though nothing else changes', async () => {
    await ana.types('nuevo');
    await ana.pressData({ _press: '{"verb":"resume","report":null}' }, {}, { address: phone });
    expect(await report()).toMatchObject({ address: phone });
  });

  test('once: the same message again moves nothing back', async () => {
    await ana.types('nuevo');
    await ana.types('UTSI', { key: 'k' });
    const before = await report();
    await ana.types('UTSI', { key: 'k', address: phone });
    expect(await report()).toEqual(before);
  });
});

describe('a report stays where its author is', () => {
  const pressOnPost = async (who: Chatter, title: string, inputs: Pressed['inputs'], more: Partial<Pressed>) => {
    who.shown = bot.said.find(({ to }) => to === 'review')?.screen;
    await who.presses(title, inputs, more);
  };

  test('whoever else presses, and where the author presses among others', async () => {
    const folio = await sentBy(ana);
    const bruno = new Chatter(bot, BRUNO);
    const channel = { place: 'review-channel', address: { ...phone, conversation: 'review' } } as const;
    await pressOnPost(bruno, 'Pedir cambios', {}, channel);
    await bruno.presses('Enviar observaciones', { reason: 'Falta la firma' }, channel);
    await pressOnPost(bruno, 'Ver informe', {}, {});
    await pressOnPost(ana, 'Ver informe', {}, channel);
    expect((await bot.store.loadByFolio(folio))?.report).toMatchObject({
      state: 'changes-requested',
      address: ana.address,
    });
  });

  test('once it is sent', async () => {
    await sentBy(ana);
    const { updatedAt } = (await report()) ?? {};
    await pressOnPost(ana, 'Ver informe', {}, { address: phone });
    expect(await report()).toMatchObject({ updatedAt, address: ana.address });
  });
});

describe('of several drafts', () => {
  const units = ['UTSI', 'DEOE'];
  beforeEach(async () => {
    for (const unit of units) {
      await ana.begins();
      await ana.types(unit);
    }
  });

  test('the one resumed is the one that typed answers go to', async () => {
    await ana.types('míos');
    const older = ana.shown?.template === 'list' ? ana.shown.data.items[1]?.button : undefined;
    ana.shown = await ana.press(older ?? ana.button('?'));
    expect(ana.shown).toMatchObject({ data: { heading: 'Entidad Federativa' } });
    await ana.types('Coahuila');
    expect(await report()).toMatchObject({ answers: { unit: { id: 'UTSI' }, states: { keys: ['05'] } } });
    expect(textOf(ana.shown)).toContain('Fecha de visita');
  });

  test('the newest, resumed where it is, is shown and left as it is', async () => {
    const before = await report();
    ana.shown = await ana.pressData({ _press: '{"verb":"resume","report":null}' });
    expect(ana.shown).toMatchObject({ data: { heading: 'Entidad Federativa' } });
    expect(await report()).toEqual(before);
  });

  test('one that is gone is said to be', async () =>
    expect(textOf(await ana.pressData({ _press: '{"verb":"resume","report":"nope"}' }))).toContain('ya no existe'));
});
