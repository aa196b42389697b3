import type { NoticeScreen, Screen } from '../../../../core/screen/screens';
import { openSqlite } from '../../../../storage/sqlite/open';
import { buttonsOf, Chatter, someServices, textOf } from '../../../helpers/world/chatter';
import { silentLog } from '../../../helpers/world/logs';
import { aMonth, aVisit } from '../../../helpers/people/months';
import { ANA, aReport, BRUNO, changeTo } from '../../../helpers/people/reports';

const CARLA = { id: 'teams:29:carla', name: 'Carla Ríos' };
const roles = { reviewers: [CARLA.id], admins: [] };

/** A bot whose store has 11 approved reports of April 2023, three that wait, one of March and two without days, sent in May. */
async function aFilledBot(of = roles) {
  const store = openSqlite('sqlite::memory:', { log: silentLog });
  for (const report of aMonth(12)) await store.save(changeTo(report));
  const march = { state: 'approved', folio: 'INF-2023-0100', answers: aVisit(3, '2023-03') } as const;
  await store.save(changeTo(aReport(march)));
  return someServices({ store, roles: of });
}

function noticeOf(screen: Screen): NoticeScreen {
  if (screen.template !== 'notice') throw new Error(`A ${screen.template} was shown`);
  return screen.data;
}

test('what a month holds and lacks is said before it is made, with both documents', async () => {
  const carla = new Chatter(await aFilledBot(), CARLA);
  const shown = noticeOf(await carla.types('informe mensual de abril de 2023'));
  expect(shown.title).toBe('Informe mensual · abril de 2023');
  expect(shown.lines[0]).toMatch(
    /^Reúne 11 informes aprobados, 13 visitas a \d+ entidades y \d+ personas capacitadas\.$/,
  );
  expect(shown.facts.map(({ label }) => label)).toEqual([
    'En revisión (1)',
    'Con observaciones (1)',
    'En corrección (1)',
    expect.stringMatching(/^Áreas sin informe \(\d+\)$/),
  ]);
  expect(shown.buttons.slice(0, 2).map(({ title, press }) => [title, press])).toEqual([
    ['Descargar PDF', { verb: 'makeMonth', month: '2023-04', as: 'pdf' }],
    ['Descargar Word', { verb: 'makeMonth', month: '2023-04', as: 'word' }],
  ]);
});

test('without a month it is the last that is over, and its neighbours are one press away', async () => {
  const carla = new Chatter(await aFilledBot(), CARLA);
  const shown = await carla.types('informe mensual');
  expect(noticeOf(shown).title).toBe('Informe mensual · abril de 2023');
  expect(buttonsOf(shown).map(({ title }) => title)).toEqual([
    ...['Descargar PDF', 'Descargar Word', 'Marzo de 2023', 'Mayo de 2023'],
  ]);
  expect(noticeOf(await carla.presses('Marzo de 2023')).lines[0]).toContain('1 informe aprobado');
});

test('a month that is to come is no neighbour', async () => {
  const bot = await aFilledBot();
  const may = { kind: 'dates', days: ['2023-05-02'], ranges: [] } as const;
  const filed = { state: 'approved', folio: 'INF-2023-0101', answers: { ...aVisit(3), visitDates: may } } as const;
  await bot.store.save(changeTo(aReport({ ...filed, id: 'may' })));
  const shown = await new Chatter(bot, CARLA).types('informe mensual de mayo de 2023');
  expect(buttonsOf(shown).map(({ title }) => title)).toEqual(['Descargar PDF', 'Descargar Word', 'Abril de 2023']);
});

test('of a month with nothing it says so, and what there is', async () => {
  const carla = new Chatter(await aFilledBot(), CARLA);
  const shown = await carla.types('informe mensual de febrero de 2023');
  expect(textOf(shown)).toContain('No hay informes aprobados de febrero de 2023');
  expect(buttonsOf(shown).map(({ title }) => title)).toEqual(['Mayo de 2023', 'Abril de 2023', 'Marzo de 2023']);
});

test('of a month to come it says so', async () => {
  const carla = new Chatter(await aFilledBot(), CARLA);
  const shown = await carla.types('informe mensual de diciembre de 2023');
  expect(textOf(shown)).toContain('Diciembre de 2023 todavía no empieza');
  expect(textOf(shown)).toContain('El último mes terminado es abril de 2023.');
});

test('whoever does not review is told why not', async () => {
  const ana = new Chatter(await aFilledBot(), ANA);
  const shown = noticeOf(await ana.types('informe mensual abril 2023'));
  expect(shown.title).toContain('lo integran quienes revisan');
  expect(shown.buttons).toEqual([]);
});

test('whoever reviews the reports of one unit is not told of what waits elsewhere', async () => {
  const bot = await aFilledBot({ ...roles, ...{ scoped: [{ id: BRUNO.id, unit: 'OIC' }] } });
  const bruno = new Chatter(bot, { id: BRUNO.id, name: 'Bruno' });
  const labels = noticeOf(await bruno.types('informe mensual abril 2023')).facts.map(({ label }) => label);
  // He wrote some of them himself.
  expect(labels).toContain('Sin aprobar, de otras áreas');
  expect(labels).not.toContain('En revisión (1)');
});

test('in the review channel a mention is answered to all', async () => {
  const bot = await aFilledBot();
  const mention = { person: ANA, address: { platform: 'teams', conversation: 'review', server: '', reference: {} } };
  const replies = await new Chatter(bot, ANA).sends({
    ...{ ...mention, is: 'mention', root: 'raíz', at: '2023-05-03T16:00:00.000Z' },
    ...{ text: 'informe mensual abril', place: 'review-channel' },
  });
  expect(replies).toMatchObject([{ where: 'below', thread: 'raíz' }]);
  expect(noticeOf(replies[0]!.screen).buttons).toHaveLength(4);
});

test('what is asked while a draft is open is no answer to it', async () => {
  const carla = new Chatter(await aFilledBot(), CARLA);
  await carla.types('nuevo');
  expect(noticeOf(await carla.types('informe mensual abril 2023')).title).toContain('abril de 2023');
});
