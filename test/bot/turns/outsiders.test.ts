import type { Arrival } from '../../../bot/turns/receive';
import type { Reply } from '../../../bot/turns/reply';
import type { Update } from '../../../bot/turns/update';
import { encodePress, PRESS } from '../../../core/screen/press';
import { Chatter, someServices, type TestServices } from '../../helpers/world/chatter';
import { ANA, BRUNO } from '../../helpers/people/reports';
import { sentBy } from '../../helpers/people/sent';

let bot: TestServices;
let folio: string;
beforeEach(async () => {
  bot = someServices();
  folio = await sentBy(new Chatter(bot, ANA));
});
afterEach(() => bot.store.close());

const came = { person: BRUNO, address: { platform: 'slack', conversation: 'C1', server: '', reference: {} }, at: '' };
const root = () => bot.said.find(({ to }) => to === 'review')?.id ?? '';

/** Sends it as somebody of another organization; gives what was shown. */
async function fromElsewhere(update: Update, more: Partial<Arrival> = {}): Promise<readonly Reply[]> {
  const shown: Reply[] = [];
  await bot.receiver.receive({
    is: update.is,
    line: update.person.id,
    outsider: () => ({ is: 'elsewhere', organization: 'T_OTHER' }),
    update: () => update,
    show: async (replies) => {
      shown.push(...replies);
      return undefined;
    },
    ...more,
  });
  return shown;
}

const refusal = {
  template: 'notice',
  data: {
    title: 'Este bot atiende solo al personal de la organización que lo usa, y su cuenta es de otra.',
    lines: [],
    buttons: [],
    links: [],
  },
};
const press = (verb: 'approve' | 'see' | 'new' | 'find', report: string, surface: 'message' | 'window' | 'home') => {
  const data = {
    verb,
    report,
    seen: 1,
    form: 1,
    page: 1,
    back: 'list',
    nonce: null,
    words: 'prep',
    offset: 0,
  } as never;
  const pressed = { data: { [PRESS]: encodePress(data) }, inputs: {}, surface } as const;
  return { is: 'press', ...came, aliases: [], place: 'review-channel', ...pressed } as const;
};
const thread = (more: object = {}): Update => ({
  ...{ is: 'thread', ...came, root: root(), messageId: `m${Math.random()}`, text: 'Falta la firma' },
  ...{ change: 'added', mention: 'none', place: 'review-channel' },
  ...more,
});
const kept = async () => (await bot.store.loadByFolio(folio))?.report;

describe('somebody of another organization', () => {
  test.each<[string, () => Update, string]>([
    ['a folio', () => ({ is: 'message', ...came, key: 'k1', text: `ver ${folio}` }), 'below'],
    ['«nuevo»', () => ({ is: 'message', ...came, key: 'k2', text: 'nuevo' }), 'below'],
    ['a search', () => ({ is: 'message', ...came, key: 'k3', text: 'buscar prep' }), 'below'],
    ['the chat', () => ({ is: 'opened', ...came, surface: 'message' }), 'below'],
    [
      'a mention',
      () => ({ is: 'mention', ...came, root: root(), text: `ver ${folio}`, place: 'elsewhere' }),
      'whisper',
    ],
    ['a mention in a thread', () => thread({ mention: 'here', text: 'pendientes' }), 'whisper'],
  ])('gets a plain refusal and no data for %s', async (_, update, where) => {
    const before = await kept();
    expect(await fromElsewhere(update())).toMatchObject([{ where, screen: refusal }]);
    expect(await kept()).toEqual(before);
    expect(await bot.store.loadOpen([BRUNO.id])).toBeUndefined();
  });

  test.each(['approve', 'see', 'new', 'find'] as const)('gets the same for «%s», wherever it stands', async (verb) => {
    const before = await kept();
    for (const surface of ['message', 'window', 'home'] as const)
      expect(await fromElsewhere(press(verb, before?.id ?? '', surface))).toMatchObject([
        { where: 'whisper', screen: refusal },
      ]);
    expect(await kept()).toEqual(before);
    expect(await bot.store.loadOpen([BRUNO.id])).toBeUndefined();
  });

  test('is told once in a thread, to them alone, and what they say there is neither kept nor passed on', async () => {
    await bot.deliver();
    const said = bot.said.length;
    expect(await fromElsewhere(thread())).toMatchObject([{ where: 'whisper', otherwise: 'nothing', screen: refusal }]);
    expect(await fromElsewhere(thread())).toEqual([]);
    expect(await fromElsewhere(thread({ change: 'edited' }))).toEqual([]);
    expect(await fromElsewhere(thread({ place: 'elsewhere', person: ANA }))).toEqual([]);
    await bot.deliver();
    expect(bot.said).toHaveLength(said);
    expect((await kept())?.comments).toEqual([]);
  });

  test('is on the log, with the organization', async () => {
    const warn = jest.spyOn(bot.log, 'warn');
    await fromElsewhere(thread(), { line: 'thread:1' });
    expect(warn.mock.calls).toEqual([
      ['refused, of another organization', { is: 'thread', by: BRUNO.id, organization: 'T_OTHER' }],
    ]);
    warn.mockRestore();
  });

  test('who cannot be told from our own is asked to try again', async () => {
    const down = () => Promise.reject(new Error('Slack is away'));
    const message = { is: 'message', ...came, key: 'k9', text: `ver ${folio}` } as const;
    expect(await fromElsewhere(message, { outsider: down })).toMatchObject([
      { failed: 'No pude guardar su mensaje. Envíelo de nuevo en un momento.' },
    ]);
  });
});
