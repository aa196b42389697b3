import { checkBlocks } from '../../helpers/platforms/block-kit-check/check';
import { eventually } from '../../helpers/world/eventually';
import { aCrowd, fileBy, folioIn } from '../../helpers/platforms/slack-crowd';
import { SlackPerson } from '../../helpers/platforms/slack-person';
import type { Answer } from '../../helpers/platforms/slack-requests';
import { buttonIn, titlesIn, wordsIn } from '../../helpers/platforms/slack-shown';
import type { Json } from '../../helpers/platforms/teams';

// The machine may have other work.
jest.setTimeout(60_000);

const crowd = aCrowd((workspace) => ({ env: { REVIEWERS: `slack:${workspace.people.get('rita')}` } }), 'rita');
afterEach(() => (crowd.workspace.failing = () => undefined));

type Home = { readonly blocks: readonly Json[] } & Json;
const homes = (person: SlackPerson): readonly Home[] =>
  crowd.workspace.views.filter(({ user }) => user === person.id).map(({ view }) => view as Home);

const opens = (person: SlackPerson, tab: 'home' | 'messages' | 'about'): Promise<Answer> =>
  person.event(person.envelope({ type: 'app_home_opened', channel: person.dm, tab, event_ts: String(Math.random()) }));

/** The home as it is shown next. */
async function home(person: SlackPerson, act: () => Promise<unknown> = () => opens(person, 'home')): Promise<Home> {
  const before = homes(person).length;
  await act();
  await eventually(() => homes(person).length > before);
  return homes(person).at(-1)!;
}

async function press(person: SlackPerson, shown: Home, title: string): Promise<void> {
  await person.interaction({
    type: 'block_actions',
    user: { id: person.id, username: person.name, team_id: 'T000000001' },
    container: { type: 'view', view_id: shown['id'] },
    trigger_id: await crowd.workspace.trigger(person.id),
    team: { id: 'T000000001', domain: 'ine' },
    view: { ...shown, state: { values: {} } },
    actions: [{ ...buttonIn(shown, title), action_ts: String(Math.random()) }],
  });
}

const EXPLAINED = 'Aquí llena el informe de visita';
const WAITING = 'Esperan su revisión';

test('Home explains the bot once', async () => {
  const ana = crowd.somebody();
  await ana.open();
  expect(wordsIn(await home(ana))).toContain(EXPLAINED);
  const again = await home(ana);
  expect(wordsIn(again)).not.toContain(EXPLAINED);
  expect(titlesIn(again)).toContain('Nuevo informe');
});

test('Home shows what waits to whoever reviews, and opens it; to nobody else', async () => {
  const rita = new SlackPerson(crowd.bot, crowd.workspace, 'rita');
  await rita.open();
  expect(wordsIn(await home(rita))).toContain('Ningún informe espera su revisión');
  const ana = crowd.somebody();
  await ana.open();
  const folio = folioIn(await crowd.inReview(ana));
  const shown = await home(rita);
  expect(wordsIn(shown)).toContain(WAITING);
  expect(wordsIn(shown)).toContain(folio);
  await press(rita, shown, 'Ver informe');
  await eventually(() => rita.posts().some((post) => wordsIn(post).includes(folio)));
  expect(wordsIn(await home(ana))).not.toContain(WAITING);
});

test('Home stays within Slack’s limits with a long queue and much of one’s own, and keeps both', async () => {
  const rita = new SlackPerson(crowd.bot, crowd.workspace, 'rita');
  await rita.open();
  for (let nth = 0; nth < 9; nth += 1) await crowd.inReview(crowd.somebody());
  const before = rita.posts().length;
  for (let nth = 0; nth < 9; nth += 1) {
    await rita.type('nuevo');
    if (nth > 0) await rita.click('Empezar otro');
    await rita.type('UTSI');
  }
  await eventually(() => rita.posts().length > before);
  const shown = await home(rita);
  expect(shown.blocks.length).toBeLessThanOrEqual(100);
  expect(checkBlocks({ type: 'home', blocks: shown.blocks })).toEqual([]);
  const words = wordsIn(shown);
  expect(words).toContain(WAITING);
  expect(words).toContain('desde hoy');
  expect(words).toContain('Sus informes en curso');
  expect(titlesIn(shown)).toEqual(expect.arrayContaining(['Ver más', 'Ver informe', 'Continuar', 'Mis informes']));
});

test('after a press Home says where to go on, until it is opened again', async () => {
  const ana = crowd.somebody();
  await ana.open();
  const shown = await home(ana);
  expect(wordsIn(shown)).not.toContain('Continúe en Mensajes');
  const after = await home(ana, () => press(ana, shown, 'Nuevo informe'));
  expect(wordsIn(after)).toContain('Continúe en Mensajes');
  await eventually(() => ana.posts().length === 1);
  expect(wordsIn(await home(ana))).not.toContain('Continúe en Mensajes');
});

test('a report is made from the last one from Home, and goes on in Messages', async () => {
  const ana = crowd.somebody();
  await fileBy(ana);
  const shown = await home(ana);
  expect(titlesIn(shown)).toEqual(expect.arrayContaining(['Usar mi último informe', 'Nuevo informe']));
  expect(wordsIn(shown)).not.toContain('O escriba en una frase');
  const before = ana.posts().length;
  await home(ana, () => press(ana, shown, 'Usar mi último informe'));
  await eventually(() => ana.posts().length > before);
  expect(wordsIn(ana.card())).toContain('Tomado de INF-');
});

test('the first opening of Messages greets, and no later one', async () => {
  const ana = crowd.somebody();
  await ana.open();
  await opens(ana, 'messages');
  await eventually(() => ana.posts().length === 1);
  expect(wordsIn(ana.card())).toContain(EXPLAINED);
  expect(titlesIn(ana.card())).toContain('Nuevo informe');
  await opens(ana, 'messages');
  await opens(ana, 'about');
  await ana.type('ayuda');
  expect(ana.posts()).toHaveLength(2);
});

test('whoever has begun a report needs no greeting there', async () => {
  const ana = crowd.somebody();
  await ana.type('nuevo');
  await opens(ana, 'messages');
  await ana.type('ayuda');
  expect(ana.posts().filter((post) => wordsIn(post).includes(EXPLAINED))).toEqual([]);
});
