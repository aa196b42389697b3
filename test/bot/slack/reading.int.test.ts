import { READINGS } from '../../helpers/people/readings';
import { Workspace } from '../../helpers/platforms/slack';
import { startSlackBot, type SlackBot } from '../../helpers/platforms/slack-bot';
import { SlackPerson } from '../../helpers/platforms/slack-person';
import { titlesIn, wordsIn } from '../../helpers/platforms/slack-shown';
import type { Json } from '../../helpers/platforms/teams';

let workspace: Workspace;
let bot: SlackBot;
beforeAll(async () => {
  workspace = await Workspace.start(['ana', 'luis']);
  bot = await startSlackBot(workspace);
});
afterAll(async () => {
  await bot?.stop();
  await workspace?.stop();
});

test('signs blank nothing, and what was understood is said', async () => {
  const ana = new SlackPerson(bot, workspace, 'ana');
  await ana.type('nuevo');
  for (const [typed, said] of READINGS) {
    const card = await ana.type(typed);
    const shown = [wordsIn(card), ...titlesIn(card)].join('\n');
    for (const words of said) expect(shown).toContain(words);
  }
});

test('an emoji, which Slack writes by its name, blanks nothing, and answers a question', async () => {
  const luis = new SlackPerson(bot, workspace, 'luis');
  const emoji = (...elements: readonly Json[]): Json => ({
    blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }],
  });
  const thumb = emoji({ type: 'emoji', name: '+1', unicode: '1f44d' });
  for (const typed of ['nuevo', 'UTSI', 'Coahuila']) await luis.type(typed);
  expect(wordsIn(await luis.type(':+1:', thumb))).toContain('«👍» no dice qué anotar.');
  expect(wordsIn(await luis.type(':aplauso:', emoji({ type: 'emoji', name: 'aplauso' })))).toContain(
    '«:aplauso:» no dice qué anotar.',
  );
  await luis.type('abril de 2023');
  expect(wordsIn(await luis.type(':+1:', thumb))).toContain('Junta');
});
