import { eventually } from '../../helpers/world/eventually';
import { aRunningClock } from '../../helpers/world/clocks';
import { beatsOn, DAY, MONDAY } from '../../helpers/world/reminding';
import { Workspace, type SlackMessage } from '../../helpers/platforms/slack';
import { startSlackBot, type SlackBot } from '../../helpers/platforms/slack-bot';
import { SlackPerson } from '../../helpers/platforms/slack-person';
import { titlesIn, wordsIn } from '../../helpers/platforms/slack-shown';

const tuning = { reminderPace: { beatMs: 10, scanMs: 0 } };
const clock = aRunningClock(MONDAY);

let workspace: Workspace;
let bot: SlackBot;
beforeAll(async () => {
  workspace = await Workspace.start(['ana', 'luis']);
  bot = await startSlackBot(workspace, { clock, tuning });
});
afterAll(async () => {
  await bot?.stop();
  await workspace?.stop();
});

const saying = (words: string): readonly SlackMessage[] =>
  workspace.messages.filter((message) => wordsIn(message).includes(words));

test('author and reviewers are reminded once, though Slack loses the answer to the first try', async () => {
  const [ana, luis] = [new SlackPerson(bot, workspace, 'ana'), new SlackPerson(bot, workspace, 'luis')];
  for (const words of ['nuevo', 'UTSI', 'Coahuila']) await ana.type(words);
  const answers = ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'omitir', 'omitir', 'ordinaria', 'Se dio soporte'];
  for (const words of [...answers, 'listo', 'omitir', 'omitir']) await luis.type(words);
  await luis.click('Enviar a revisión');
  await eventually(() => workspace.in(workspace.review).length > 0 && workspace.files.length > 0);
  const [post] = workspace.in(workspace.review);

  let lost = 0;
  workspace.failing = ({ method, args }) => {
    if (method !== 'chat.postMessage' || !JSON.stringify(args).includes('Lo dejó el') || lost > 0) return undefined;
    lost += 1;
    return { status: 503, afterwards: true };
  };
  const looked = workspace.made('conversations.history').length;
  clock.advance(3 * DAY);
  await eventually(() => lost > 0 && saying('espera revisión desde el 2 de marzo.').length > 0);
  await beatsOn(clock);
  await bot.stop();
  bot = await startSlackBot(workspace, { clock, tuning, storageUrl: bot.storageUrl });
  await eventually(() => workspace.made('conversations.history').length > looked);
  await beatsOn(clock);

  const [reminder, ...others] = saying('Lo dejó el 2 de marzo en el campo 3 de 9');
  expect(others).toEqual([]);
  expect(reminder?.channel).toBe(ana.dm);
  expect(titlesIn(reminder!)).toEqual([
    ...['Continuar', 'Recordar mañana', 'Recordar el lunes', 'No recordar este informe'],
  ]);
  const [line, ...more] = saying('espera revisión desde el 2 de marzo.');
  expect(more).toEqual([]);
  expect(line).toMatchObject({ channel: workspace.review, thread: post?.ts });
  expect(titlesIn(line!)).toEqual([
    ...['Ver informe', 'Recordar mañana', 'Recordar el lunes', 'No recordar esta revisión'],
  ]);
  expect(JSON.stringify(line?.blocks)).not.toMatch(/<[@!]|"(user|usergroup|broadcast)"/);

  const again = new SlackPerson(bot, workspace, 'ana');
  await again.open();
  expect(wordsIn(await again.click('Continuar', {}, reminder))).toContain('¿Qué días fue la visita?');
}, 60_000);
