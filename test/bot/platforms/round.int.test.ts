import { fileOnTeams, onBoth, threadMessage } from '../../helpers/world/both-platforms';
import { eventually } from '../../helpers/world/eventually';
import { fileBy } from '../../helpers/platforms/slack-crowd';
import { titlesIn, wordsIn } from '../../helpers/platforms/slack-shown';
import { cardIn, textOf, titles, type Json } from '../../helpers/platforms/teams';

const both = onBoth(() => ({}), { people: ['luis', 'mara', 'sergio', 'nadia'] });

let seconds = 1_795_000_000;
/** Later than whatever the workspace stamps its own messages with. */
const inSlack = (thread: string): Json => ({
  ts: `${(seconds += 1)}.000001`,
  channel: both.workspace.review,
  channel_type: 'channel',
  thread_ts: thread,
});
const folioOf = (words: string): string => /INF-\d{4}-\d{4}/.exec(words)?.[0] ?? '';
const shownOnTeams = (conversation: string): string =>
  both.connector
    .in(conversation)
    .map(({ activity }) => textOf(cardIn(activity)))
    .join('\n');

test('staff on Teams and reviewers on both: each comment, request, correction and approval is shown once on each, in order', async () => {
  const ana = both.onTeams('Ana');
  const sent = await fileOnTeams(ana);
  expect(textOf(sent)).toContain('Quedó en revisión en Teams y en Slack.');
  await eventually(() => both.teamsRoots().length === 1 && both.slackRoots().length === 1);
  const [teams, slack] = [both.teamsRoots()[0]!, both.slackRoots()[0]!];
  const folio = folioOf(wordsIn(slack));
  expect(textOf(cardIn(teams.activity))).toContain(folio);

  // A comment on Slack, delivered twice; and one on Teams, delivered twice.
  const luis = both.onSlack('luis');
  const said = luis.message('¿Cuándo fue la visita?', inSlack(slack.ts));
  for (let copy = 0; copy < 2; copy += 1) await luis.event(said, copy === 0 ? {} : { 'x-slack-retry-num': '1' });
  await eventually(() => both.teamsThread(teams).length === 1);
  const eva = both.inThread('Eva', teams);
  const answer = threadMessage(eva, 'Creo que en mayo');
  for (let copy = 0; copy < 2; copy += 1) await eva.send(answer);
  await eventually(() => both.slackThread(slack).length === 1);
  expect(both.teamsThread(teams)).toEqual(['luis, en Slack\n¿Cuándo fue la visita?']);
  expect(both.slackThread(slack)[0]).toContain('Eva, en Teams\nCreo que en mayo');
  // The author reads both, once each, with where it was said.
  await eventually(() => shownOnTeams(ana.conversation).includes('Creo que en mayo'));
  expect(shownOnTeams(ana.conversation).split('¿Cuándo fue la visita?')).toHaveLength(2);

  // What was said is mended, and taken back, where it is shown as well.
  const { event } = said as { event: Json };
  const change = { type: 'message', hidden: true, channel: both.workspace.review, channel_type: 'channel' };
  const edited = { ...event, text: '¿Qué día?', blocks: [], edited: { user: luis.id, ts: '1795517028.000001' } };
  const changed = { ...change, ts: '9.1', event_ts: '9.1', subtype: 'message_changed', message: edited };
  await luis.event(luis.envelope({ ...changed, previous_message: event, user: undefined }));
  await eventually(() => both.teamsThread(teams)[0]?.includes('¿Qué día?') === true);
  expect(both.teamsThread(teams)).toHaveLength(1);

  // Changes are asked for on Slack: Teams' card is edited, and its thread told.
  await luis.interaction(await luis.press(slack, 'Pedir cambios'));
  await eventually(() => both.workspace.views.length > 0);
  await luis.submit({ reason: 'Falta la fecha' });
  await eventually(() => textOf(cardIn(teams.activity)).includes('Falta la fecha'));
  await eventually(() => both.teamsThread(teams).length === 2);
  expect(both.teamsThread(teams)[1]).toBe('luis, en Slack, pidió cambios: Falta la fecha');
  expect(titles(cardIn(teams.activity))).not.toContain('Aprobar');

  // The correction is read in both threads, and both cards show it.
  await eventually(() => shownOnTeams(ana.conversation).includes('con observaciones'));
  await ana.type('editar fecha');
  await ana.type('3 de mayo de 2023');
  await ana.type('ya lo atendí');
  await ana.type('resumen');
  await ana.click('Enviar a revisión');
  await eventually(() => both.teamsThread(teams).length === 3 && both.slackThread(slack).length === 2);
  await eventually(() => titles(cardIn(teams.activity)).includes('Aprobar') && titlesIn(slack).includes('Aprobar'));

  // It is approved on Teams, and Slack knows.
  const post = both.connector.in(teams.conversation).find(({ id }) => id === teams.id)!;
  await eva.click('Aprobar', {}, cardIn(post.activity), teams.id);
  await eventually(() => wordsIn(slack).includes('Aprobado por Eva'));
  await eventually(() => both.slackThread(slack).length === 3);
  expect(both.slackThread(slack)[2]).toContain('Eva, en Teams, aprobó el informe.');
  expect(both.teamsThread(teams)).toHaveLength(3);
  expect(both.teamsRoots()).toHaveLength(1);
  expect(both.slackRoots()).toHaveLength(1);

  // She takes it back by a word in her thread, and whoever approves on Slack by one in his own chat: all hear of both.
  const isBack = (): boolean =>
    titles(cardIn(teams.activity)).includes('Aprobar') && titlesIn(slack).includes('Aprobar');
  await eva.send(threadMessage(eva, 'deshacer'));
  await eventually(() => isBack() && shownOnTeams(ana.conversation).includes('Eva deshizo su aprobación.'));
  await luis.interaction(await luis.press(slack, 'Aprobar'));
  await eventually(() => wordsIn(slack).includes('Aprobado por luis') && !isBack());
  expect(wordsIn(await luis.type('deshacer'))).toContain(`Deshizo su aprobación: ${folio} vuelve a revisión.`);
  await eventually(() => isBack() && shownOnTeams(ana.conversation).includes('luis deshizo su aprobación.'));
  for (const by of ['Eva', 'luis'])
    for (const thread of [() => both.teamsThread(teams), () => both.slackThread(slack)])
      await eventually(() => thread().join('\n').includes(`${by} deshizo su aprobación: ${folio} vuelve a revisión.`));
});

test('staff on Slack: the report is on both, what is said on Teams reaches its author, and neither channel hears itself', async () => {
  const mara = both.onSlack('mara');
  const [teamsBefore, slackBefore] = [both.teamsRoots().length, both.slackRoots().length];
  await fileBy(mara);
  await eventually(() => both.teamsRoots().length > teamsBefore && both.slackRoots().length > slackBefore);
  const [teams, slack] = [both.teamsRoots().at(-1)!, both.slackRoots().at(-1)!];
  const eva = both.inThread('Eva', teams);
  await eva.send(threadMessage(eva, 'Primero'));
  await eva.send(threadMessage(eva, 'Segundo'));
  await eventually(() => both.slackThread(slack).length === 2);
  expect(both.slackThread(slack).map((words) => words.split('\n').at(-1))).toEqual(['Primero', 'Segundo']);
  await eventually(() => mara.posts().some((each) => wordsIn(each).includes('Segundo')));
  expect(mara.posts().map(wordsIn).join('\n')).toContain('Primero');
  expect(both.teamsThread(teams)).toEqual([]);

  // The author answers in the thread on Slack: Teams reads it, under her name.
  await mara.event(mara.message('Ya está', inSlack(slack.ts)));
  await eventually(() => both.teamsThread(teams).length === 1);
  expect(both.teamsThread(teams)).toEqual(['mara, en Slack\nYa está']);

  await eva.click('Aprobar', {}, cardIn(teams.activity), teams.id);
  await eventually(() => wordsIn(slack).includes('Aprobado por Eva'));
  await eventually(() => mara.posts().some((each) => wordsIn(each).includes('aprobado')));
});
