import { eventually } from '../../helpers/world/eventually';
import { aLog } from '../../helpers/world/logs';
import { Workspace, type SlackFault } from '../../helpers/platforms/slack';
import { startSlackBot, type SlackBot } from '../../helpers/platforms/slack-bot';
import { aCrowd, folioIn } from '../../helpers/platforms/slack-crowd';
import { SlackPerson } from '../../helpers/platforms/slack-person';
import { titlesIn, wordsIn } from '../../helpers/platforms/slack-shown';
import { reportOf } from '../../helpers/stores/stored';
import type { Json } from '../../helpers/platforms/teams';

const REFUSAL = 'Este bot atiende solo al personal de la organización que lo usa';

/** What a command is answered with where it was given: words, and buttons. */
async function answered(workspace: Workspace, person: SlackPerson, words: string) {
  const before = workspace.responses.length;
  expect(await person.command(words)).toEqual({ status: 200, text: '' });
  await eventually(() => workspace.responses.length > before);
  const message = workspace.responses.at(-1)?.message as { blocks: readonly Json[] };
  return [wordsIn(message), titlesIn(message)];
}

describe('in channels shared with another organization', () => {
  const log = aLog();
  const crowd = aCrowd(() => ({ log }));
  const stranger = (): SlackPerson => Object.assign(crowd.somebody(), { team: 'T0OTHERORG' });
  const whispered = (to: SlackPerson) => crowd.workspace.in(crowd.workspace.review, to.id);
  /** All that Slack showed that person, or sent to the addresses that their presses named. */
  const shownTo = (to: SlackPerson): string =>
    [...whispered(to), ...crowd.workspace.in(crowd.workspace.channel('otro'), to.id), ...to.posts()]
      .map(wordsIn)
      .join('\n');

  test('somebody of theirs reads, decides and begins nothing, whatever they press, type or call', async () => {
    const [ana, eva] = [crowd.somebody(), stranger()];
    const post = await crowd.inReview(ana);
    const folio = folioIn(post);
    const before = await reportOf(crowd.bot.storageUrl, folio);
    const windows = crowd.workspace.views.length;
    for (const [at, title] of ['Ver informe', 'Aprobar', 'Pedir cambios'].entries()) {
      expect((await eva.interaction(await eva.press(post, title))).status).toBe(200);
      await eventually(() => whispered(eva).length === at + 1);
    }
    const bot = `<@${crowd.workspace.botUser}>`;
    const mention = { type: 'app_mention', ts: '5.5', channel: crowd.workspace.review, thread_ts: post.ts };
    for (const text of [bot, `${bot} ver ${folio}`, `${bot} buscar soporte`]) {
      const told = whispered(eva).length;
      await eva.event(eva.envelope({ ...mention, text }));
      await eventually(() => whispered(eva).length > told);
    }
    for (const words of [`ver ${folio}`, 'buscar soporte', 'pendientes', 'nuevo'])
      expect(wordsIn(await eva.type(words))).toContain(REFUSAL);
    for (const words of [`ver ${folio}`, 'pendientes', 'nuevo', 'ayuda', ''])
      expect(await answered(crowd.workspace, eva, words)).toEqual([expect.stringContaining(REFUSAL), []]);
    for (const said of [...whispered(eva), ...eva.posts()]) {
      expect(wordsIn(said)).toContain(REFUSAL);
      expect(titlesIn(said)).toEqual([]);
    }
    expect(shownTo(eva)).not.toMatch(/soporte|Coahuila|INF-/);
    expect(crowd.workspace.views).toHaveLength(windows);
    expect(await reportOf(crowd.bot.storageUrl, folio)).toEqual(before);
  });

  test('a comment of theirs is neither kept nor passed on, and is refused once, to them alone', async () => {
    const [ana, rev, eva] = [crowd.somebody(), crowd.somebody(), stranger()];
    const post = await crowd.inReview(ana);
    const place = { channel: crowd.workspace.review, channel_type: 'channel', thread_ts: post.ts };
    for (const text of ['Soy de fuera', 'Y sigo aquí']) await eva.event(eva.message(text, place));
    await eventually(() => whispered(eva).length > 0);
    await rev.event(rev.message('Soy de dentro', place));
    await eventually(() => ana.posts().some((each) => wordsIn(each).includes('Soy de dentro')));
    expect(whispered(eva).map(wordsIn)).toEqual([expect.stringContaining(REFUSAL)]);
    expect(ana.posts().map(wordsIn).join()).not.toContain('de fuera');
    const report = await reportOf(crowd.bot.storageUrl, folioIn(post));
    expect(report?.comments.map(({ text }) => text)).toEqual(['Soy de dentro']);
    const warned = log.lines.filter(({ message }) => message === 'review channel is shared with another organization');
    expect(warned).toHaveLength(1);
    expect(log.lines).toContainEqual({
      level: 'warn',
      message: 'refused, of another organization',
      facts: { is: 'thread', by: `slack:${eva.id}`, organization: 'T0OTHERORG' },
    });
  });

  test('one of our own reads there what others do not see', async () => {
    const [ana, rev] = [crowd.somebody(), crowd.somebody()];
    const post = await crowd.inReview(ana);
    const below = crowd.workspace.in(crowd.workspace.review).length;
    const mention = {
      type: 'app_mention',
      ts: '5.6',
      channel: crowd.workspace.review,
      text: `<@${crowd.workspace.botUser}> ver ${folioIn(post)}`,
    };
    await rev.event({ ...rev.envelope(mention), is_ext_shared_channel: true });
    await eventually(() => whispered(rev).some((each) => wordsIn(each).includes('Se dio soporte')));
    expect(crowd.workspace.in(crowd.workspace.review)).toHaveLength(below);
  });

  test('their Home and a window of theirs hold nothing either', async () => {
    const [ana, eva] = [crowd.somebody(), stranger()];
    const post = await crowd.inReview(ana);
    await eva.event(eva.envelope({ type: 'app_home_opened', channel: 'D1', tab: 'home', event_ts: '1.1' }));
    const home = () => crowd.workspace.views.filter(({ user }) => user === eva.id).at(-1)?.view;
    await eventually(() => home() !== undefined);
    expect(wordsIn(home() as never)).toContain(REFUSAL);
    expect(titlesIn(home() as never)).toEqual([]);
    const rev = crowd.somebody();
    const windows = crowd.workspace.views.length;
    await rev.interaction(await rev.press(post, 'Pedir cambios'));
    await eventually(() => crowd.workspace.views.length > windows);
    const { text } = await eva.submit({ reason: 'Desde fuera' });
    expect(JSON.parse(text)).toMatchObject({ errors: { reason: expect.stringContaining(REFUSAL) as unknown } });
    expect((await reportOf(crowd.bot.storageUrl, folioIn(post)))?.state).toBe('in-review');
  });

  test('nobody approves their own report from the review channel', async () => {
    const ana = crowd.somebody();
    const post = await crowd.inReview(ana);
    await ana.interaction(await ana.press(post, 'Aprobar'));
    await eventually(() => whispered(ana).length > 0);
    expect(wordsIn(whispered(ana).at(-1)!)).toContain('Nadie aprueba su propio informe');
    expect((await reportOf(crowd.bot.storageUrl, folioIn(post)))?.state).toBe('in-review');
  });
});

describe('guests of the own workspace', () => {
  const GUEST = 'su cuenta entra en ella como invitada';
  const crowd = aCrowd();
  const guest = (says: Json): SlackPerson => {
    const eva = crowd.somebody();
    crowd.workspace.users.set(eva.id, says);
    return eva;
  };
  const whispered = (to: SlackPerson) => crowd.workspace.in(crowd.workspace.review, to.id).map(wordsIn);

  test.each<Json>([{ is_restricted: true }, { is_ultra_restricted: true }, { is_stranger: true }])(
    'are outsiders, by %j',
    async (says) => {
      const eva = guest(says);
      expect(wordsIn(await eva.type('nuevo'))).toContain(GUEST);
      expect(await answered(crowd.workspace, eva, 'ayuda')).toEqual([expect.stringContaining(GUEST), []]);
    },
  );

  test('decide nothing, and say nothing in a thread that anybody reads', async () => {
    const [ana, eva] = [crowd.somebody(), guest({ is_restricted: true })];
    const post = await crowd.inReview(ana);
    await eva.interaction(await eva.press(post, 'Aprobar'));
    await eventually(() => whispered(eva).length === 1);
    const place = { channel: crowd.workspace.review, channel_type: 'channel', thread_ts: post.ts };
    await eva.event(eva.message('Soy de fuera', place));
    await eventually(() => whispered(eva).length === 2);
    for (const words of whispered(eva)) expect(words).toContain(GUEST);
    expect(await reportOf(crowd.bot.storageUrl, folioIn(post))).toMatchObject({ state: 'in-review', comments: [] });
  });

  test('are not let in while Slack does not say who they are', async () => {
    const eva = guest({ is_restricted: true });
    crowd.workspace.failing = ({ method }) => (method === 'users.info' ? { status: 500 } : undefined);
    expect(wordsIn(await eva.type('nuevo'))).toContain('Envíelo de nuevo en un momento');
    crowd.workspace.failing = () => undefined;
    expect(wordsIn(await eva.type('nuevo'))).toContain(GUEST);
  });
});

describe('in a workspace of an enterprise', () => {
  let workspace: Workspace;
  let bot: SlackBot;
  const profiles = new Map<string, Json>();
  beforeAll(async () => {
    workspace = await Workspace.start(['ana', 'eva', 'iris', 'ivo', 'olga']);
    workspace.failing = ({ method, args }): SlackFault | undefined => {
      if (method === 'auth.test')
        return { body: { ok: true, team_id: 'T000000001', enterprise_id: 'E0OURS', user_id: workspace.botUser } };
      const profile = method === 'users.info' ? profiles.get(String(args['user'])) : undefined;
      return profile === undefined ? undefined : { body: { ok: true, user: { real_name: 'X', ...profile } } };
    };
    bot = await startSlackBot(workspace, { log: aLog() });
  });
  afterAll(async () => {
    await bot?.stop();
    await workspace?.stop();
  });
  const member = (name: string, more: object): SlackPerson =>
    Object.assign(new SlackPerson(bot, workspace, name), more);

  test('people of its other workspaces belong, by what they say and by what they press', async () => {
    const ana = member('ana', { team: 'T0SISTER', enterprise: { id: 'E0OURS', name: 'INE' } });
    await ana.open();
    const greeting = { ...ana.message('hola'), is_ext_shared_channel: false };
    await ana.event(greeting);
    await eventually(() => ana.posts().length > 0);
    expect(wordsIn(await ana.click('Nuevo informe'))).toContain('Campo 1 de 9');
    expect(JSON.parse((await ana.command('ayuda')).text)).toMatchObject({ response_type: 'ephemeral' });
    expect(titlesIn(JSON.parse((await ana.command('ayuda')).text) as never)).toContain('Nuevo informe');
  });

  test('a command is acknowledged in time though Slack is slow to say whose people they are', async () => {
    const ivo = member('ivo', { team: 'T0SISTER' });
    profiles.set(ivo.id, { team_id: 'T0SISTER', enterprise_user: { enterprise_id: 'E0OURS' } });
    let acknowledged = (): void => {};
    const held = new Promise<void>((resolve) => (acknowledged = resolve));
    workspace.beforeAnswering = async ({ method }) => (method === 'users.info' ? held : undefined);
    const before = workspace.responses.length;
    const late = new Promise((resolve) => setTimeout(resolve, 3_000, 'later than Slack waits'));
    const answer = await Promise.race([ivo.command('ayuda'), late]);
    workspace.beforeAnswering = async () => {};
    acknowledged();
    expect(answer).toEqual({ status: 200, text: '' });
    await eventually(() => workspace.responses.length > before);
    expect(titlesIn(workspace.responses.at(-1)?.message as never)).toContain('Nuevo informe');
  });

  test('somebody of another enterprise does not', async () => {
    const eva = member('eva', { team: 'T0OTHERORG', enterprise: { id: 'E0THEIRS', name: 'Otra' } });
    expect(wordsIn(await eva.type('nuevo'))).toContain(REFUSAL);
    expect(await answered(workspace, eva, 'ayuda')).toEqual([expect.stringContaining(REFUSAL), []]);
  });

  test('in a shared channel their profile says which', async () => {
    const iris = member('iris', { team: 'T0SISTER' });
    const olga = member('olga', { team: 'T0OTHERORG' });
    profiles.set(iris.id, { team_id: 'T0SISTER', enterprise_user: { enterprise_id: 'E0OURS' }, is_stranger: true });
    profiles.set(olga.id, { team_id: 'T0OTHERORG', enterprise_user: { enterprise_id: 'E0THEIRS' } });
    expect(wordsIn(await iris.type('nuevo'))).toContain('Campo 1 de 9');
    expect(wordsIn(await olga.type('nuevo'))).toContain(REFUSAL);
  });
});
