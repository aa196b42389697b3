import { PRESS } from '../../../../core/screen/press';
import type { Person } from '../../../../core/record/types';
import { Chatter, someServices, textOf, type TestServices } from '../../../helpers/world/chatter';
import { ANA, BRUNO } from '../../../helpers/people/reports';
import { sentBy } from '../../../helpers/people/sent';

const REV: Person = { id: 'teams:29:rev', name: 'Rosa Revisora' };
const ADMIN: Person = { id: 'slack:UADMIN', name: 'Alma' };

let bot: TestServices;
let ana: Chatter;
let bruno: Chatter;
let rev: Chatter;
let admin: Chatter;
let folio: string;
beforeEach(async () => {
  bot = someServices({ roles: { reviewers: [REV.id], admins: [ADMIN.id] } });
  ana = new Chatter(bot, ANA);
  bruno = new Chatter(bot, BRUNO);
  rev = new Chatter(bot, REV);
  admin = new Chatter(bot, ADMIN);
  folio = await sentBy(ana);
});
afterEach(() => bot.store.close());

const report = async () => (await bot.store.loadByFolio(folio))?.report;
const press = async (who: Chatter, verb: string, more: object = {}, where: object = {}) => {
  const { id, version } = (await report()) ?? {};
  return who.pressData({ [PRESS]: JSON.stringify({ verb, report: id, seen: version, form: 1, ...more }) }, {}, where);
};
const approve = () => press(rev, 'approve');
/** What an answer says about a folio, whichever it is. */
const saidOf = async (who: Chatter, words: string, named: string) =>
  textOf(await who.types(words)).replaceAll(named, 'FOLIO');

describe('a report in review', () => {
  test('is read by its author, those who review and administrators', async () => {
    for (const who of [ana, rev, admin]) {
      expect(await who.types(`ver ${folio}`)).toMatchObject({ template: 'report' });
      expect(await press(who, 'see', { page: 1, back: 'list' })).toMatchObject({ template: 'report' });
    }
  });

  test('is to anybody else as if it were not there, by its folio', async () => {
    const info = jest.spyOn(bot.log, 'info');
    const refused = await saidOf(bruno, `ver ${folio}`, folio);
    expect(info.mock.calls).toEqual([['report not shown', { folio, to: BRUNO.id }]]);
    info.mockRestore();
    expect(refused).toBe(await saidOf(bruno, 'ver INF-1999-0001', 'INF-1999-0001'));
    expect(refused).toContain('No encontré el informe FOLIO');
  });

  test.each(['see', 'show', 'row', 'answer', 'withdraw', 'askWithdraw', 'resume'])(
    'is to anybody else as if it were not there, by «%s»',
    async (verb) => {
      const before = await report();
      const more = { page: 1, back: 'post', table: 'matters', row: '1', step: 'field/unit' };
      expect(await press(bruno, verb, more)).toEqual(await press(bruno, verb, { ...more, report: '0'.repeat(32) }));
      expect(await report()).toEqual(before);
    },
  );

  test('is found by nobody else, and the pages of what is found stay whole', async () => {
    for (let nth = 0; nth < 9; nth += 1) {
      await sentBy(bruno);
      await sentBy(ana);
    }
    const folios = (screen: unknown): number => textOf(screen).match(/INF-\d{4}-\d{4}/g)?.length ?? 0;
    const pages = async (who: Chatter, words: string, verb: string) => [
      folios(await who.types(words)),
      folios(await press(who, verb, { words: 'prep', offset: 8 })),
      folios(await press(who, verb, { words: 'prep', offset: 16 })),
    ];
    expect(await pages(bruno, 'buscar prep', 'find')).toEqual([8, 1, 0]);
    expect(await pages(rev, 'buscar prep', 'find')).toEqual([8, 8, 3]);
    expect(await pages(admin, 'buscar prep', 'find')).toEqual([8, 8, 3]);
    expect(await pages(rev, 'pendientes', 'pending')).toEqual([8, 8, 3]);
    // Who decides on nothing has no queue, whatever they may read.
    expect(await pages(bruno, 'pendientes', 'pending')).toEqual([8, 8, 8]);
    expect(await pages(admin, 'pendientes', 'pending')).toEqual([0, 0, 0]);
    expect(textOf(await bruno.types('pendientes'))).not.toContain(ANA.name);
    expect(textOf(await bruno.types('buscar prep'))).not.toContain(ANA.name);
  });

  test('is shown on its post to whoever sees it there, who is told why no more', async () => {
    const messageId = bot.said.find(({ to }) => to === 'review')?.id;
    const onPost = { place: 'review-channel', messageId } as const;
    expect(await press(bruno, 'see', { page: 1, back: 'post' }, onPost)).toMatchObject({
      template: 'post',
      data: { problem: 'Mientras no se apruebe, este informe lo leen quien lo elaboró y quienes revisan.' },
    });
    expect(await press(bruno, 'approve', {}, onPost)).toMatchObject({
      template: 'post',
      data: { problem: 'Solo quienes revisan pueden decidir sobre un informe.' },
    });
  });
});

test('an approved report is read by all staff, and found', async () => {
  await approve();
  expect(await bruno.types(`ver ${folio}`)).toMatchObject({ template: 'report' });
  expect(await press(bruno, 'see', { page: 1, back: 'list' })).toMatchObject({ template: 'report' });
  expect(textOf(await bruno.types('buscar prep'))).toContain(folio);
});

test('a draft is read by its author alone, whoever else may', async () => {
  await ana.types('nuevo');
  const [draft] = await bot.store.reportsOf([ANA.id], ['draft'], { limit: 1, offset: 0 });
  for (const who of [bruno, rev, admin])
    expect(textOf(await press(who, 'see', { report: draft?.id, page: 1, back: 'list' }))).toContain(
      'Solo quien elaboró el informe',
    );
});

test('where no reviewers are named, all staff read what was sent', async () => {
  Object.assign(bot.roles, { reviewers: [] });
  expect(await bruno.types(`ver ${folio}`)).toMatchObject({ template: 'report' });
  expect(textOf(await bruno.types('pendientes'))).toContain(folio);
  expect(textOf(await bruno.types('buscar prep'))).toContain(folio);
});

describe('by a mention', () => {
  const root = () => bot.said.find(({ to }) => to === 'review')?.id ?? '';
  const asks = async (who: Chatter, text: string, where: object = { place: 'elsewhere' }) => {
    const came = { person: who.person, address: who.address, at: '2023-05-04T16:00:00.000Z' };
    const [reply] = await who.sends({ is: 'mention', ...came, root: root(), text, place: 'elsewhere', ...where });
    return reply;
  };

  test('what some in the channel may not read is for whoever asks alone', async () => {
    const inChat = { template: 'notice', data: { title: expect.stringContaining('chat directo') as unknown } };
    for (const words of [`ver ${folio}`, 'pendientes'])
      expect(await asks(rev, words)).toMatchObject({ where: 'whisper', otherwise: inChat });
    const found = await asks(rev, 'buscar prep');
    expect(found).toMatchObject({ where: 'whisper', otherwise: { template: 'list', data: { items: [] } } });
    expect(textOf(found?.screen)).toContain(folio);
    expect(await asks(bruno, `ver ${folio}`)).toMatchObject({ where: 'below', screen: { template: 'notice' } });
  });

  test('what all may read is for all, but among people of another organization', async () => {
    await approve();
    expect(await asks(bruno, `ver ${folio}`)).toMatchObject({ where: 'below', screen: { template: 'report' } });
    expect(await asks(bruno, `ver ${folio}`, { shared: true })).toMatchObject({ where: 'whisper' });
    expect(await asks(rev, 'pendientes', { place: 'review-channel', shared: true })).toMatchObject({
      where: 'whisper',
    });
  });

  test('what is shown to all has a link that is made for nobody of them', async () => {
    const word = jest.spyOn(bot.viewing, 'word');
    const madeFor = () => word.mock.calls.splice(0).map(([, readers]) => readers);
    await asks(rev, `ver ${folio}`, { place: 'review-channel' });
    expect(madeFor()).toEqual([['review-channel']]);
    await asks(rev, `ver ${folio}`);
    expect(madeFor()).toEqual([[rev.person.id]]);
    await approve();
    madeFor();
    await asks(bruno, `ver ${folio}`);
    expect(madeFor()).toEqual([[]]);
  });

  test('those in the review channel read together; the report of a thread is for readers', async () => {
    const there = { place: 'review-channel' };
    expect(await asks(rev, `ver ${folio}`, there)).toMatchObject({ where: 'below', screen: { template: 'report' } });
    expect(await asks(rev, '', there)).toMatchObject({ where: 'whisper', screen: { template: 'post' } });
    expect(await asks(bruno, '', there)).toMatchObject({ where: 'whisper', screen: { template: 'notice' } });
  });
});
