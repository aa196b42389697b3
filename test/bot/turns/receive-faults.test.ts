import type { Arrival, Receiver } from '../../../bot/turns/receive';
import type { Reply } from '../../../bot/turns/reply';
import type { Pressed, Update } from '../../../bot/turns/update';
import { encodePress, type Press } from '../../../core/screen/press';
import { came, giveTo, message, press, receiverOn } from '../../helpers/world/arriving';
import { buttonsOf, Chatter, someServices, textOf, type TestServices } from '../../helpers/world/chatter';
import { hurried } from '../../helpers/world/clocks';
import { ANA } from '../../helpers/people/reports';

hurried();

let bot: TestServices;
let counted: string[];
let receiver: Receiver;
beforeEach(() => {
  bot = someServices();
  counted = [];
  receiver = receiverOn(bot, counted);
});
afterEach(() => bot.store.close());

const give = (update: Update, more?: Partial<Arrival>): Promise<Reply[]> => giveTo(receiver, update, more);

/** The store as it is, but for one call that fails. */
const failing = (call: 'loadOpen' | 'load' | 'joinLine' | 'search' | 'loadByPost', code: string): TestServices => {
  const down = (): Promise<never> => Promise.reject(Object.assign(new Error('down'), { code }));
  const services = { ...bot, store: { ...bot.store, [call]: down } };
  return { ...services, receiver: receiverOn(services, counted) };
};

describe('a turn that fails', () => {
  test('is counted once, as failed, and said below a message', async () => {
    receiver = failing('loadOpen', 'store.unreachable').receiver;
    const [reply] = await give(message('UTSI'));
    expect(reply).toMatchObject({ where: 'below', failed: expect.stringContaining('Envíelo de nuevo') as unknown });
    expect(counted).toEqual(['message failed']);
  });

  test('is said where the store cannot even be waited for', async () => {
    receiver = failing('joinLine', 'store.unreachable').receiver;
    expect(await give(message('UTSI'))).toHaveLength(1);
    expect(counted).toEqual(['message failed']);
  });

  test('is said of a command by what it asked for', async () => {
    receiver = failing('search', 'store.unreachable').receiver;
    const command = { is: 'command', ...came, key: 'c1', text: 'buscar prep' } as const;
    const told = {
      where: 'whisper',
      screen: { data: { title: expect.stringContaining('No pude buscar') as unknown } },
    };
    expect(await give(command)).toMatchObject([told]);
    receiver = failing('loadOpen', 'store.unreachable').receiver;
    expect(await give({ ...command, key: 'c2', text: 'continuar' })).toMatchObject([
      { where: 'below', failed: expect.stringContaining('Envíelo de nuevo') as unknown },
    ]);
  });

  test('is said in its thread to whoever mentioned the bot, alone', async () => {
    receiver = failing('search', 'store.unreachable').receiver;
    const asked = { ...came, root: 'r', text: 'buscar prep', place: 'review-channel' } as const;
    const told = { where: 'whisper', thread: 'r', screen: { data: { title: expect.stringContaining('No pude') } } };
    expect(await give({ is: 'mention', ...asked })).toMatchObject([told]);
    const thread = { is: 'thread', ...asked, messageId: 'm', change: 'added' } as const;
    expect(await give({ ...thread, mention: 'here' })).toMatchObject([told]);
    receiver = failing('loadByPost', 'store.unreachable').receiver;
    expect(await give({ ...thread, mention: 'none', text: 'Falta la firma' })).toEqual([]);
    // What nobody waits for is kept as soon as the store answers.
    expect(counted).toEqual(['mention failed', 'thread failed', 'thread answered']);
  });

  test('is worked on anew by a copy', async () => {
    const one = message('nuevo');
    let tries = 0;
    const services = {
      ...bot,
      store: {
        ...bot.store,
        loadOpen: async (...of: Parameters<TestServices['store']['loadOpen']>) => {
          if ((tries += 1) === 1) throw new Error('down');
          return bot.store.loadOpen(...of);
        },
      },
    };
    receiver = receiverOn(services, counted);
    expect(await give(one)).toMatchObject([{ where: 'below' }]);
    expect(await give(one)).toEqual([]);
    expect(counted).toEqual(['message failed', 'message answered']);
  });

  test('shows in the place of a press what stood in its card, to be sent again', async () => {
    const services = failing('load', 'store.unreachable');
    receiver = services.receiver;
    const one: Press = {
      verb: 'answer',
      report: 'r',
      seen: 1,
      form: 1,
      step: { at: 'field', field: 'unit' },
      shown: {},
    };
    const [reply] = await give(press(one, { inputs: { unit: 'UTSI' }, messageId: 'm7' }));
    expect(reply).toMatchObject({ where: 'place', replaces: 'm7', failed: expect.any(String) as unknown });
    expect(textOf(reply?.screen)).toContain('UTSI');
    const [again] = buttonsOf(reply?.screen);
    expect(again).toMatchObject({ title: 'Reintentar', press: { verb: 'again', press: encodePress(one) } });
  });

  test('is not offered to be sent again where that could not help', async () => {
    receiver = failing('load', 'store.corrupt-report').receiver;
    const [reply] = await give(press({ verb: 'see', report: 'r', page: 1, back: 'card' }));
    expect(buttonsOf(reply?.screen)).toEqual([]);
  });
});

describe('a press that was saved is never told as lost', () => {
  /** Everything that the store is asked after the save fails as often as told. */
  function after(fails: number) {
    let left = 0;
    const flaky =
      <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
      async (...args: A): Promise<R> => {
        if (left-- > 0) throw Object.assign(new Error('down'), { code: 'store.unreachable' });
        return call(...args);
      };
    const store: TestServices['store'] = {
      ...bot.store,
      setPost: flaky(bot.store.setPost),
      enqueue: flaky(bot.store.enqueue),
      asideOf: flaky(bot.store.asideOf),
    };
    const handle: TestServices['handle'] = async (...args) => {
      const handled = await bot.handle(...args);
      left = fails;
      return handled;
    };
    receiver = receiverOn({ ...bot, store, handle }, counted);
  }

  const pressed = async (title: string, inputs: Pressed['inputs'], show?: Arrival['show']): Promise<Reply[]> => {
    const ana = new Chatter(bot, ANA);
    await ana.types('nuevo');
    const one = press(ana.button(title).press, { address: ana.address, inputs, messageId: 'another' });
    return give(one, show === undefined ? {} : { show });
  };

  test('where the card’s slot cannot be written: it is written a little later', async () => {
    after(1);
    const [reply] = await pressed('Guardar y continuar', { unit: 'UTSI' });
    expect(reply?.failed).toBeUndefined();
    expect(textOf(reply?.screen)).toContain('Entidad');
    expect(counted).toEqual(['press answered']);
    for (let tries = 0; tries < 200; tries += 1) {
      if ((await bot.store.loadOpen([ANA.id]))?.posts['card'] === 'another') return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('The slot was never written');
  });

  test('where it cannot be shown: the outbox shows it, and its person is told that it was saved', async () => {
    const shown: Reply[] = [];
    await pressed('Guardar y continuar', { unit: 'UTSI' }, async (replies) => {
      shown.push(...replies);
      if (shown.length === 1) throw new Error('chat.update: fatal_error');
      return undefined;
    });
    expect(shown[1]?.failed).toBe('Guardado. La tarjeta se actualiza en un momento.');
    expect(buttonsOf(shown[1]?.screen)).toMatchObject([{ title: 'Continuar' }]);
    expect(counted).toEqual(['press answered']);
    await bot.deliver();
    expect(bot.said.filter(({ id }) => id === 'another')).toEqual([]);
    expect((await bot.store.loadOpen([ANA.id]))?.posts['card']).toBe('another');
  });

  test('where nothing else works either', async () => {
    after(9);
    const shown: Reply[] = [];
    await pressed('Guardar y continuar', { unit: 'UTSI' }, async (replies) => {
      shown.push(...replies);
      throw new Error('chat.update: fatal_error');
    });
    expect(shown.map(({ failed }) => failed)).toEqual([undefined, 'Guardado. La tarjeta se actualiza en un momento.']);
    expect(counted).toEqual(['press answered']);
  });

  test('and one that only looked is not told that it was not saved', async () => {
    const shown: Reply[] = [];
    const show: Arrival['show'] = async (replies) => {
      shown.push(...replies);
      if (shown.length === 1) throw new Error('fatal_error');
      return undefined;
    };
    await give(press({ verb: 'mine', offset: 0 }), { show });
    expect(shown[1]?.failed).toBe('No pude mostrarlo ahora. Pulse el botón de nuevo en un momento.');
    expect(counted).toEqual(['press failed']);
  });

  test('and a refused answer says why', async () => {
    const shown: Reply[] = [];
    await pressed('Guardar y continuar', { unit: 'xyzzy' }, async (replies) => {
      shown.push(...replies);
      if (shown.length === 1) throw new Error('fatal_error');
      return undefined;
    });
    expect(shown[1]?.failed).toContain('xyzzy');
    await bot.deliver();
  });
});

test('a flood in one line is turned away beyond what may wait, and told so once', async () => {
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const told: Reply[] = [];
  const arrival = (line: string): Arrival => ({
    is: 'message',
    line,
    isAcknowledged: true,
    outsider: () => undefined,
    update: () => gate.then(() => message('hola')),
    show: async (replies) => void told.push(...replies),
  });
  const waiting = Array.from({ length: 200 }, () => receiver.receive(arrival('slack:U1')));
  await receiver.receive(arrival('slack:U1'));
  await receiver.receive(arrival('slack:U1'));
  expect(told).toMatchObject([{ where: 'below', failed: expect.stringContaining('Envíelo de nuevo') as unknown }]);
  expect(counted).toEqual(['message failed', 'message failed']);
  const other = receiver.receive(arrival('slack:U2'));
  open();
  await Promise.all([...waiting, other]);
  await receiver.receive(arrival('slack:U1'));
  expect(counted.slice(2)).toEqual(Array.from({ length: 202 }, () => 'message answered'));
});
