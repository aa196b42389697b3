import { PRESS } from '../../../../core/screen/press';
import type { Screen } from '../../../../core/screen/screens';
import { channel, Chatter, someServices, textOf, type TestServices } from '../../../helpers/world/chatter';
import { ANA, BRUNO } from '../../../helpers/people/reports';
import { sentBy } from '../../../helpers/people/sent';

const CARLA = { id: 'teams:29:carla', name: 'Carla Ruiz' };
const CHANNEL = { place: 'review-channel' } as const;
/** In the correction alone. */
const NEW = 'Organización Electoral';

let bot: TestServices;
let ana: Chatter;
let bruno: Chatter;
let carla: Chatter;
let folio: string;
const report = async () => (await bot.store.loadByFolio(folio))?.report;
const post = () => bot.said.find(({ to, thread }) => to === 'review' && thread === undefined)?.screen;
const press = async (who: Chatter, verb: string, more: object = {}, inputs: Record<string, string> = {}) => {
  const { id, version } = (await report()) ?? {};
  const data = { verb, report: id, seen: version, form: 1, page: 1, back: 'list', ...more };
  return who.pressData({ [PRESS]: JSON.stringify(data) }, inputs);
};
const mentions = async (who: Chatter, text: string, place: 'review-channel' | 'elsewhere') => {
  const root = Object.entries((await bot.store.load((await report())?.id ?? ''))?.posts ?? {})[0]?.[1] ?? '';
  const replies = await who.sends({
    ...{ is: 'mention', person: who.person, at: '2023-05-04T10:00:00.000Z', root, text, place, address: channel },
  });
  return replies.map(({ screen }) => textOf(screen)).join('\n');
};
/** Everything that shows a report to somebody. */
async function readBy(who: Chatter): Promise<string> {
  const shown: Screen[] = [];
  for (const words of ['FOLIO', 'FOLIO rev 2', 'FOLIO cambios', 'FOLIO cambios 1 2'])
    shown.push(await who.types(`ver ${words}`.replace('FOLIO', folio)));
  shown.push(await press(who, 'see'), await press(who, 'seeRevision', { revision: 2 }));
  shown.push(await press(who, 'seeChanges', { from: 1, to: 2 }), await press(who, 'observations'));
  shown.push(await who.types(`buscar ${folio}`), await who.types('buscar deoe'));
  const said = await mentions(who, `ver ${folio}`, 'elsewhere');
  await who.types(`usar ${folio}`);
  const used = (await bot.store.loadOpen([who.person.id]))?.report.answers;
  await who.types('descartar');
  await who.presses('Sí, descartar');
  return [...shown.map(textOf), said, await mentions(who, '', 'review-channel'), textOf(used)].join('\n');
}

beforeEach(async () => {
  bot = someServices({ roles: { reviewers: [BRUNO.id], admins: [] } });
  [ana, bruno, carla] = [new Chatter(bot, ANA), new Chatter(bot, BRUNO), new Chatter(bot, CARLA)];
  folio = await sentBy(ana);
  await bruno.press(bruno.button('Aprobar', post()), {}, CHANNEL);
  await ana.types(`corregir ${folio}`);
  await ana.types('corregir área');
  await ana.types('DEOE');
});
afterEach(() => bot.store.close());

describe('while an approved report is corrected', () => {
  test('what its author writes is read by nobody else', async () => {
    for (const who of [bruno, carla]) expect(await readBy(who)).not.toContain(NEW);
  });

  test('what was sent is read by reviewers, and by nobody else before it is approved', async () => {
    await ana.types('revisar');
    await ana.types('enviar');
    await bot.deliver();
    await bruno.press(bruno.button('Pedir cambios', post()), {}, CHANNEL);
    const asked = await press(bruno, 'requestChanges', { fields: [] }, { reason: `¿Por qué ${NEW}?` });
    expect(textOf(asked)).toContain('Con observaciones');
    expect(await readBy(bruno)).toContain(NEW);
    expect(await readBy(carla)).not.toContain(NEW);
    await press(ana, 'explain', { observation: '1' }, { answer: `${NEW} convocó` });
    await ana.types('enviar');
    expect(await report()).toMatchObject({ state: 'in-review', round: 3 });
    expect(await readBy(carla)).not.toContain(NEW);
    await bot.deliver();
    await bruno.press(bruno.button('Aprobar', post()), {}, CHANNEL);
    expect(await readBy(carla)).toContain(NEW);
  });
});

test('a report that is shown to all of another channel has the link of anybody, in the review channel that of reviewers', async () => {
  await bot.give((await report())?.id ?? '', {
    ...{ type: 'Withdraw', key: 'drop', at: '2023-05-04T09:00:00.000Z', by: ANA },
  });
  const word = jest.spyOn(bot.viewing, 'word');
  await mentions(bruno, `ver ${folio}`, 'elsewhere');
  expect(word.mock.lastCall?.[1]).toEqual([]);
  await mentions(bruno, `ver ${folio}`, 'review-channel');
  expect(word.mock.lastCall?.[1]).toEqual(['review-channel']);
});
