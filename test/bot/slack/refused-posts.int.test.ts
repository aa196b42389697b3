import { eventually } from '../../helpers/world/eventually';
import { aLog, silentLog } from '../../helpers/world/logs';
import type { Called, SlackFault } from '../../helpers/platforms/slack';
import { aCrowd, fileBy } from '../../helpers/platforms/slack-crowd';
import { SlackPerson } from '../../helpers/platforms/slack-person';
import { wordsIn } from '../../helpers/platforms/slack-shown';
import { reportOf } from '../../helpers/stores/stored';
import { openSqlite } from '../../../storage/sqlite/open';

jest.setTimeout(60_000);

const log = aLog();
const crowd = aCrowd((workspace) => ({ log, env: { ADMINS: `slack:${workspace.people.get('jefa') ?? ''}` } }), 'jefa');
beforeEach(() => {
  crowd.workspace.failing = () => undefined;
  log.lines.length = 0;
});

const refused = (error: string): SlackFault => ({ body: { ok: false, error } });
const isPostOfReport = ({ method, args }: Called): boolean =>
  method === 'chat.postMessage' && args['channel'] === crowd.workspace.review;
/** Posts of reports: where it is let in, the bot says hello as well. */
const roots = () =>
  crowd.workspace
    .in(crowd.workspace.review)
    .filter((post) => post.thread === undefined && !wordsIn(post).includes('Hola, soy el bot'));

test.each(['not_in_channel', 'channel_not_found', 'is_archived'])(
  '%s: the author reads that it is not published yet, the admin what to do, and once the bot is let in it is',
  async (error) => {
    const [ana, admin] = [crowd.somebody(), new SlackPerson(crowd.bot, crowd.workspace, 'jefa')];
    await admin.open();
    const told = admin.posts().length;
    const before = roots().length;
    crowd.workspace.failing = (called) => (isPostOfReport(called) ? refused(error) : undefined);
    await fileBy(ana);
    const card = ana.card();
    await eventually(() => wordsIn(card).includes('Enviado; aún no se publica'));
    expect(wordsIn(card)).not.toContain('Quedó en revisión');
    await eventually(() => admin.posts().length > told);
    expect(admin.card().text).toContain(`<#${crowd.workspace.review}>`);
    expect(log.lines).toContainEqual(
      expect.objectContaining({
        level: 'error',
        message: 'channel cannot be posted in',
        facts: expect.objectContaining({ reason: error }) as unknown,
      }),
    );
    const store = openSqlite(crowd.bot.storageUrl, { log: silentLog });
    expect(await store.deadLetters({ limit: 50, offset: 0 })).toEqual([]);
    await store.close();
    crowd.workspace.failing = () => undefined;
    await admin.letIn(crowd.workspace.channel('otro'));
    await admin.letIn(crowd.workspace.review);
    await eventually(() => roots().length === before + 1);
    await eventually(() => wordsIn(card).includes('Quedó en revisión'));
    expect(wordsIn(card)).not.toContain('aún no se publica');
    expect(ana.card()).toBe(card);
  },
);

test('sent by typing, the same is said below', async () => {
  const [ana, rev] = [crowd.somebody(), crowd.somebody()];
  crowd.workspace.failing = (called) => (isPostOfReport(called) ? refused('not_in_channel') : undefined);
  for (const words of ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'omitir', 'omitir', 'ordinaria', 'Se dio soporte'])
    await ana.type(words);
  for (const words of ['listo', 'omitir', 'omitir']) await ana.type(words);
  await ana.type('enviar');
  await eventually(() => wordsIn(ana.card()).includes('Enviado; aún no se publica'));
  const before = roots().length;
  crowd.workspace.failing = () => undefined;
  await rev.letIn(crowd.workspace.review);
  await eventually(() => roots().length === before + 1 && wordsIn(ana.card()).includes('Quedó en revisión'));
});

test('a version that is sent again while the channel is closed is told as not published, and comes once it is open', async () => {
  const [ana, rev] = [crowd.somebody(), crowd.somebody()];
  const post = await crowd.inReview(ana);
  const windows = crowd.workspace.views.length;
  await rev.interaction(await rev.press(post, 'Pedir cambios'));
  await eventually(() => crowd.workspace.views.length > windows);
  await rev.submit({ reason: 'Precise' });
  await eventually(() => wordsIn(ana.card()).includes('Precise'));
  crowd.workspace.failing = ({ args }) =>
    args['channel'] === crowd.workspace.review ? refused('not_in_channel') : undefined;
  await ana.type('corregir observaciones');
  await ana.type('Asistió el vocal');
  await ana.type('ya lo atendí');
  await ana.type('enviar');
  await eventually(() => wordsIn(ana.card()).includes('Enviado; aún no se publica'));
  crowd.workspace.failing = () => undefined;
  await rev.letIn(crowd.workspace.review);
  await eventually(() => wordsIn(ana.card()).includes('Quedó en revisión'));
  await eventually(() => wordsIn(post).includes('revisión 2'));
  await eventually(() =>
    crowd.workspace.in(crowd.workspace.review).some((each) => wordsIn(each).includes('envió la revisión 2')),
  );
});

test('a report that was withdrawn before it could be posted is posted as it is', async () => {
  const [ana, rev] = [crowd.somebody(), crowd.somebody()];
  crowd.workspace.failing = (called) => (isPostOfReport(called) ? refused('not_in_channel') : undefined);
  await fileBy(ana);
  const card = ana.card();
  await eventually(() => wordsIn(card).includes('aún no se publica'));
  await ana.click('Retirar');
  await ana.click('Sí, retirar');
  const before = roots().length;
  crowd.workspace.failing = () => undefined;
  await rev.letIn(crowd.workspace.review);
  await eventually(() => roots().length === before + 1);
  expect(wordsIn(roots().at(-1)!)).toContain('Retirado');
  const folio = /INF-\d{4}-\d{4}/.exec(wordsIn(roots().at(-1)!))?.[0] ?? '';
  expect((await reportOf(crowd.bot.storageUrl, folio))?.state).toBe('withdrawn');
  expect(wordsIn(ana.card())).not.toContain('Quedó en revisión');
});

test('that Slack threw the bot out reaches the log, and a person’s own token is no matter', async () => {
  const ana = crowd.somebody();
  const event = (more: object) => ana.event({ ...ana.envelope({}), event: more });
  await event({ type: 'tokens_revoked', tokens: { oauth: [ana.id], bot: [] } });
  expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  await event({ type: 'tokens_revoked', tokens: { oauth: [], bot: [crowd.workspace.botUser] } });
  await event({ type: 'app_uninstalled' });
  const errors = log.lines.filter(({ message }) => message === 'operators are needed');
  expect(errors.map(({ level, facts }) => [level, facts['reason']])).toEqual([
    ['error', 'tokens_revoked'],
    ['error', 'app_uninstalled'],
  ]);
});
