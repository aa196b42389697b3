import type { Arrival, Receiver } from '../../../bot/turns/receive';
import type { Reply } from '../../../bot/turns/reply';
import type { Update } from '../../../bot/turns/update';
import { encodePress, type Press } from '../../../core/screen/press';
import { came, giveTo, press, receiverOn } from '../../helpers/world/arriving';
import { Chatter, someServices, textOf, type TestServices } from '../../helpers/world/chatter';
import { ANA } from '../../helpers/people/reports';

let bot: TestServices;
let receiver: Receiver;
beforeEach(() => {
  bot = someServices();
  receiver = receiverOn(bot, []);
});
afterEach(() => bot.store.close());

const give = (update: Update, more?: Partial<Arrival>): Promise<Reply[]> => giveTo(receiver, update, more);

test('what failed and is sent again is the press that it was', async () => {
  const ana = new Chatter(bot, ANA);
  await ana.types('nuevo');
  const saving = ana.button('Guardar y continuar').press;
  const again: Press = { verb: 'again', press: encodePress(saving), inputs: { unit: 'UTSI' } };
  for (const data of [again, again, saving]) {
    await give(press(data, { address: ana.address, inputs: data === saving ? { unit: 'UTSI' } : {} }));
    const stored = await bot.store.loadOpen([ANA.id]);
    expect(stored?.report).toMatchObject({ version: 2, answers: { unit: { id: 'UTSI' } } });
  }
});

describe('the message that shows the open card', () => {
  const card = async (): Promise<string | undefined> => (await bot.store.loadOpen([ANA.id]))?.posts['card'];

  test('is the one that was pressed; an older one is closed', async () => {
    const ana = new Chatter(bot, ANA);
    await ana.types('nuevo');
    const before = await card();
    await ana.presses('Guardar y continuar', { unit: 'UTSI' }, { messageId: 'elsewhere' });
    expect(await card()).toBe('elsewhere');
    expect(textOf(bot.said.find(({ id }) => id === before)?.screen)).toContain('Continúa abajo');
  });

  test('stays as it is where it was the one', async () => {
    const ana = new Chatter(bot, ANA);
    await ana.types('nuevo');
    const messageId = (await card()) ?? '';
    await ana.presses('Guardar y continuar', { unit: 'UTSI' }, { messageId });
    expect([await card(), bot.said.map(({ edits }) => edits)]).toEqual([messageId, [0]]);
  });

  test('moves along where the platform had to post it anew', async () => {
    const ana = new Chatter(bot, ANA);
    await ana.types('nuevo');
    const messageId = (await card()) ?? '';
    const data = ana.button('Guardar y continuar').press;
    await give(press(data, { address: ana.address, inputs: { unit: 'UTSI' }, messageId }), {
      show: async () => 'anew',
    });
    expect(await card()).toBe('anew');
  });

  test('is kept whole where it took several messages', async () => {
    const ana = new Chatter(bot, ANA);
    await ana.types('nuevo');
    const { id = '' } = (await bot.store.loadOpen([ANA.id]))?.report ?? {};
    await bot.store.setPost(id, 'card', 'm3 m1 m2');
    const data = ana.button('Guardar y continuar').press;
    const [reply] = await give(press(data, { address: ana.address, inputs: { unit: 'UTSI' }, messageId: 'm3' }));
    expect(reply?.replaces).toBe('m3 m1 m2');
    const [read] = await give(press({ verb: 'see', report: id, page: 1, back: 'card' }, { messageId: 'm3' }));
    expect(read?.replaces).toBe('m3 m1 m2');
    expect(await card()).toBe('m3 m1 m2');
    const reading = press({ verb: 'see', report: id, page: 1, back: 'card' }, { messageId: 'm3' });
    await give(reading, { show: async () => 'm5 m3 m4' });
    expect(await card()).toBe('m5 m3 m4');
  });

  test('is in the person’s own chat, wherever their work was begun', async () => {
    const chat = { ...came.address, conversation: 'a:own' };
    const elsewhere = {
      place: 'elsewhere',
      address: { ...came.address, conversation: '19:channel' },
      messageId: 'c1',
    } as const;
    const arrival = { ownChat: async () => chat, show: async () => 'own-1' };
    await give(press({ verb: 'new', nonce: 'n', told: false }, elsewhere), arrival);
    const stored = await bot.store.loadOpen([ANA.id]);
    expect(stored).toMatchObject({ report: { address: chat }, posts: { card: 'own-1' } });
  });
});

test('one person’s turns are taken in the order they came, another’s beside them', async () => {
  const order: string[] = [];
  let let1 = (): void => {};
  const slow = new Promise<void>((resolve) => (let1 = resolve));
  const arrival = (name: string, line: string, wait?: Promise<void>): Arrival => ({
    is: 'opened',
    line,
    outsider: () => undefined,
    update: async () => {
      await wait;
      return { is: 'opened', surface: 'message', ...came };
    },
    show: async () => {
      order.push(name);
      return undefined;
    },
  });
  const first = receiver.receive(arrival('first', 'ana', slow));
  const second = receiver.receive(arrival('second', 'ana'));
  await receiver.receive(arrival('other', 'bruno'));
  let1();
  await Promise.all([first, second]);
  await receiver.idle();
  expect(order).toEqual(['other', 'first', 'second']);
});
