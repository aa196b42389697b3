import { Chatter, buttonsOf, someServices, textOf, type TestServices } from '../../../helpers/world/chatter';
import { ANA, BRUNO } from '../../../helpers/people/reports';
import { sentBy } from '../../../helpers/people/sent';

const REV = { id: 'teams:rev', name: 'Rita Vega' };

let bot: TestServices;
let ana: Chatter;
let bruno: Chatter;
let rev: Chatter;
beforeEach(() => {
  bot = someServices({ roles: { reviewers: [REV.id, BRUNO.id], admins: [] } });
  [ana, bruno, rev] = [new Chatter(bot, ANA), new Chatter(bot, BRUNO), new Chatter(bot, REV)];
});
afterEach(() => bot.store.close());

/** All that is shown for «pendientes». */
const pendingOf = async (who: Chatter) =>
  (
    await who.sends({
      is: 'message',
      person: who.person,
      address: who.address,
      at: '2023-05-06T18:00:00.000Z',
      key: `k${(keys += 1)}`,
      text: 'pendientes',
    })
  ).map(({ screen }) => screen);
let keys = 0;

const titlesOf = (screen: unknown): readonly string[] =>
  (screen as { data: { items: readonly { title: string }[] } }).data.items.map(({ title }) => title);

test('reviewers see what they may decide on, the longest waiting first, and since when', async () => {
  const folios = [await sentBy(ana), await sentBy(ana)];
  const own = await sentBy(bruno);
  const [queue, ...more] = await pendingOf(rev);
  expect(more).toEqual([]);
  expect(queue).toMatchObject({ template: 'list', data: { title: 'Esperan su revisión (3)' } });
  expect(titlesOf(queue)).toEqual([...folios, own]);
  expect(textOf(queue)).toContain(`${ANA.name} · desde hace 3 días`);
  // Nobody decides on their own report: it is among their work.
  const [his, work] = await pendingOf(bruno);
  expect(titlesOf(his)).toEqual(folios);
  expect(work).toMatchObject({ data: { title: 'Sus informes en curso', items: [{ title: own }] } });
});

test('whoever does not review sees their own work alone: what is in course, and nothing that was decided', async () => {
  await sentBy(bruno);
  const [nothing] = await pendingOf(ana);
  expect(nothing).toMatchObject({ data: { items: [], empty: 'No tiene borradores ni informes en revisión.' } });
  const folio = await sentBy(ana);
  await ana.begins();
  await ana.types('UTSI');
  const [work, ...more] = await pendingOf(ana);
  expect(more).toEqual([]);
  expect(titlesOf(work)).toEqual(['Borrador', folio]);
  expect(buttonsOf(work).map(({ title }) => title)).toEqual(['Continuar', 'Ver informe', 'Mis informes']);
});

test('a reviewer with nothing to decide is told so', async () => {
  expect(await pendingOf(rev)).toMatchObject([{ data: { empty: 'Ningún informe espera su revisión.', items: [] } }]);
});

test('a long queue goes on from page to page, whatever of it is one’s own', async () => {
  for (let nth = 0; nth < 6; nth += 1) {
    await sentBy(ana);
    await sentBy(bruno);
  }
  for (let nth = 0; nth < 4; nth += 1) await sentBy(ana);
  const [first] = await pendingOf(bruno);
  bruno.shown = first;
  const second = await bruno.presses('Ver más');
  const all = [...titlesOf(first), ...titlesOf(second)];
  expect([titlesOf(first).length, titlesOf(second).length, new Set(all).size]).toEqual([8, 2, 10]);
  expect(buttonsOf(second).map(({ title }) => title)).not.toContain('Ver más');
});

test('a reviewer’s greeting says how many wait, and leads there; nobody else’s does', async () => {
  await sentBy(ana);
  const opened = async (who: Chatter) =>
    who.sends({
      is: 'opened',
      surface: 'message',
      person: who.person,
      address: who.address,
      at: '2023-05-06T18:00:00.000Z',
    });
  const greeted = await opened(rev);
  expect(textOf(greeted)).toContain('1 informe espera su revisión.');
  expect(buttonsOf(greeted).map(({ title }) => title)).toEqual(['Nuevo informe', 'Pendientes', 'Mis informes']);
  expect(textOf(await opened(ana))).not.toContain('revisión.');
});

test('where nobody is named, what waits is seen by all, and one’s own work after it', async () => {
  const open = someServices();
  const [one, other] = [new Chatter(open, ANA), new Chatter(open, BRUNO)];
  const folio = await sentBy(one);
  expect(await pendingOf(other)).toMatchObject([{ data: { title: 'Esperan revisión', items: [{ title: folio }] } }]);
  await open.store.close();
});

describe('where two approve, who has approved', () => {
  const approvedBy = async (who: Chatter) => {
    await who.press(
      who.button('Aprobar', bot.said.find(({ to }) => to === 'review')?.screen),
      {},
      { place: 'review-channel' },
    );
    await bot.deliver();
  };

  test('has the report in no queue any more until they undo it, and the others read who did', async () => {
    Object.assign(bot.roles, { approvals: 2 });
    const folio = await sentBy(ana);
    await approvedBy(bruno);
    expect(await pendingOf(bruno)).toMatchObject([
      { data: { items: [], empty: 'Ningún informe espera su revisión.' } },
    ]);
    const hello = { is: 'opened', surface: 'home', address: bruno.address, at: '2023-05-06T18:00:00.000Z' } as const;
    expect(textOf(await bruno.sends({ ...hello, person: BRUNO }))).not.toContain(folio);
    const [queue] = await pendingOf(rev);
    expect(titlesOf(queue)).toEqual([folio]);
    expect(textOf(queue)).toContain(`1 de 2 aprobaciones (${BRUNO.name}): falta una.`);
    await bruno.types('deshacer');
    expect(titlesOf((await pendingOf(bruno))[0])).toEqual([folio]);
  });

  test('does not where nobody is named either; in the channel all read that it waits', async () => {
    await bot.store.close();
    bot = someServices({ roles: { reviewers: [], admins: [], approvals: 2 } });
    [ana, bruno] = [new Chatter(bot, ANA), new Chatter(bot, BRUNO)];
    const folio = await sentBy(ana);
    await approvedBy(bruno);
    expect(textOf(await pendingOf(bruno))).not.toContain(folio);
    const mention = { is: 'mention', root: 'elsewhere', text: 'pendientes', place: 'review-channel' } as const;
    const came = { person: BRUNO, address: bruno.address, at: '2023-05-06T18:00:00.000Z' };
    expect(textOf(await bruno.sends({ ...mention, ...came }))).toContain(folio);
  });
});
