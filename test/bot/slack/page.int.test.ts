import { expectMatters, PAGE, pastesMatters } from '../../helpers/platforms/pasting';
import { aCrowd } from '../../helpers/platforms/slack-crowd';
import { titlesIn, wordsIn } from '../../helpers/platforms/slack-shown';
import { eventually } from '../../helpers/world/eventually';

const crowd = aCrowd();
const { before, first, second, table, project, done } = PAGE;

const section = (text: string) => ({ type: 'rich_text_section', elements: [{ type: 'text', text }] });
const bold = (text: string) => ({
  type: 'rich_text_section',
  elements: [{ type: 'text', text, style: { bold: true } }],
});
const cell = (text: string) => ({ type: 'rich_text', elements: [section(text)] });

/** As Slack sends a page that was pasted into the message box. */
const blocks = [
  {
    type: 'rich_text',
    elements: [
      section(`${before}\n\n`),
      bold(`${first.heading}\n\n`),
      section(`${first.text}\n\n`),
      bold(`${second.heading}\n\n`),
      section(`${second.label}: ${second.text}`),
    ],
  },
  { type: 'table', rows: table.map((row) => row.map(cell)) },
  { type: 'rich_text', elements: [section(`${project}\n\n${done}`)] },
];

test('a page of several matters becomes rows, once', async () => {
  const ana = crowd.somebody();
  await pastesMatters({
    types: async (text) => wordsIn(await ana.type(text)),
    pastes: async () => wordsIn(await ana.type(before, { blocks })),
    presses: async (title) => wordsIn(await ana.click(title)),
    titles: () => titlesIn(ana.card()),
    keeps: async () => async () => {},
    chooses: async (title, column) => {
      const card = ana.card();
      const press = await ana.press(card, title, { column });
      await ana.interaction(press);
      await eventually(() => !titlesIn(ana.card()).includes(title));
      return async () => void (await ana.interaction(press));
    },
  });
  await expectMatters(crowd.bot.storageUrl, `slack:${ana.id}`);
});
