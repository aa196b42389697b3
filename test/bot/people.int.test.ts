import { eventually } from '../helpers/world/eventually';
import { Somebody, startTestBot, type TestBot } from '../helpers/world/bot';
import { aLog } from '../helpers/world/logs';
import { SIGNING_SECRET, TOKEN, Workspace } from '../helpers/platforms/slack';
import { fileBy } from '../helpers/platforms/slack-crowd';
import { SlackPerson } from '../helpers/platforms/slack-person';
import { titlesIn, wordsIn } from '../helpers/platforms/slack-shown';
import { reportOf } from '../helpers/stores/stored';
import { cardIn, textOf, titles, type Json } from '../helpers/platforms/teams';

const PEOPLE = ['ana', 'bruno', 'carla', 'dora', 'elsa', 'fabio', 'gil', 'hugo', 'iris'];

let workspace: Workspace;
let bot: TestBot;
const log = aLog();

beforeAll(async () => {
  workspace = await Workspace.start(PEOPLE);
  bot = await start();
});
afterAll(async () => {
  await bot?.stop();
  await bot?.connector.stop();
  await workspace?.stop();
});

const start = (): Promise<TestBot> =>
  startTestBot({
    tenantId: 't',
    log,
    env: {
      SLACK_BOT_TOKEN: TOKEN,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: workspace.apiUrl,
      SLACK_REVIEW_CHANNEL: workspace.review,
      LINK_EMAILS: 'ine.mx',
      // Also where they are let in, nobody vouches for them.
      GUESTS: 'allow',
      REVIEWERS: 'teams:29:bruno,teams:29:ana',
      PEOPLE: `teams:aad-dora=slack:${workspace.people.get('dora') ?? ''}`,
    },
    tuning: { slackPace: { postEveryMs: 0 } },
  });

/** The same name on both, with what each platform says of them. */
function somebody(name: string, { teams = {}, slack = {} }: { teams?: Json; slack?: Json } = {}) {
  const email = `${name}@ine.mx`;
  const member = { email, userPrincipalName: email, tenantId: 't', userRole: 'user' };
  bot.connector.roster.set(`29:${name}`, { name, ...member, ...teams });
  const user = { is_email_confirmed: true, team_id: 'T000000001', profile: { email }, ...slack };
  workspace.users.set(workspace.people.get(name) ?? '', user);
  return { onTeams: new Somebody(bot, name), onSlack: new SlackPerson(bot, workspace, name) };
}

const linked = (name: string): boolean =>
  log.lines.some(
    (line) => JSON.stringify(line).includes('people linked') && JSON.stringify(line).includes(`29:${name}"`),
  );

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('It did not come to that');
}

/** Met on both, so that what is to be found can be. */
async function met({ onTeams, onSlack }: ReturnType<typeof somebody>): Promise<void> {
  await onTeams.type('hola');
  await onSlack.type('hola');
}

describe('somebody whose e-mail both platforms vouch for', () => {
  test('begins on Teams, goes on on Slack, sends, and finds it on both, as the author of one report', async () => {
    const ana = somebody('ana');
    await met(ana);
    await eventually(() => linked('ana'));
    const { onTeams, onSlack } = ana;
    await onTeams.type('nuevo');
    await onTeams.type('UTSI');
    const [left] = onTeams.posts().slice(-1);
    const shown = await onSlack.type('continuar');
    expect(wordsIn(shown)).toContain('Entidad');
    await eventually(() => textOf(cardIn(left?.activity)).includes('Continúa en Slack.'));
    for (const words of [
      'Coahuila',
      'omitir',
      'omitir',
      'omitir',
      'ordinaria',
      'Se dio soporte',
      'listo',
      'omitir',
      'omitir',
    ])
      await onSlack.type(words);
    await onSlack.click('Enviar a revisión');
    const folio = /INF-\d{4}-\d{4}/.exec(wordsIn(onSlack.card()))?.[0] ?? '';
    expect(folio).not.toBe('');
    expect(wordsIn(await onSlack.type('mis informes'))).toContain(folio);
    expect(textOf(await onTeams.type('mis informes'))).toContain(folio);
    expect(await reportOf(bot.storageUrl, folio)).toMatchObject({ author: { id: 'teams:29:ana' }, state: 'in-review' });
    // A reviewer by their Teams id, too, and still it is their own.
    await onSlack.type(`ver ${folio}`);
    expect(titlesIn(onSlack.card())).not.toContain('Aprobar');
    expect((await reportOf(bot.storageUrl, folio))?.approvals).toBeUndefined();
    expect(
      workspace.calls.filter(({ method }) => method === 'chat.update').map(({ args }) => String(args['ts'])),
    ).toEqual(expect.not.arrayContaining([expect.stringMatching(/^1700000/)]));
  });

  test('who is named a reviewer by a Teams id reviews on Slack', async () => {
    const bruno = somebody('bruno');
    await bruno.onTeams.type('hola');
    const carla = somebody('carla', { slack: { is_email_confirmed: false } });
    await carla.onSlack.open();
    await fileBy(carla.onSlack);
    const roots = () => workspace.in(workspace.review).filter(({ thread }) => thread === undefined);
    await eventually(() => roots().length > 0);
    const post = roots().at(-1)!;
    const folio = /INF-\d{4}-\d{4}/.exec(wordsIn(post))?.[0] ?? '';
    await bruno.onSlack.open();
    await bruno.onSlack.type('hola');
    await eventually(() => linked('bruno'));
    await bruno.onSlack.interaction(await bruno.onSlack.press(post, 'Aprobar'));
    await until(async () => (await reportOf(bot.storageUrl, folio))?.state === 'approved');
    expect((await reportOf(bot.storageUrl, folio))?.approvals?.at(-1)?.by.id).toBe(`slack:${bruno.onSlack.id}`);
  });
});

test('somebody whom the configuration names by their directory id is one person', async () => {
  const dora = somebody('dora', { slack: { profile: { email: 'otra@gmail.com' } } });
  await dora.onTeams.type('nuevo');
  await dora.onTeams.type('UTSI');
  await until(async () => wordsIn(await dora.onSlack.type('continuar')).includes('Entidad'));
});

describe('nobody is linked', () => {
  test.each<[string, string, Parameters<typeof somebody>[1]]>([
    ['by an address that Slack has no confirmation of', 'elsa', { slack: { is_email_confirmed: false } }],
    ['where Slack knows them as a guest', 'fabio', { slack: { is_restricted: true } }],
    ['where Slack knows them as of another organization', 'gil', { slack: { team_id: 'T0OTHERORG' } }],
    [
      'where Teams knows them as a guest',
      'hugo',
      { teams: { userPrincipalName: 'hugo_ine.mx#EXT#@otro.onmicrosoft.com' } },
    ],
    ['where Teams knows them in another tenant', 'iris', { teams: { tenantId: 'other' } }],
  ])('%s', async (_, name, says) => {
    const who = somebody(name, says);
    await who.onTeams.type('nuevo');
    await who.onSlack.type('hola');
    const asked = () => bot.connector.requests.some((one) => one.includes(`/members/29%3A${name}`));
    await eventually(asked);
    await who.onSlack.type('hola');
    expect(wordsIn(await who.onSlack.type('mis informes'))).toContain('Todavía no');
    expect(titles(await who.onTeams.type('mis informes'))).not.toEqual([]);
    expect(linked(name)).toBe(false);
  });
});
