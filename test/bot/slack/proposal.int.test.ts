import { proposes } from '../../helpers/people/proposing';
import { aCrowd } from '../../helpers/platforms/slack-crowd';
import { titlesIn, wordsIn } from '../../helpers/platforms/slack-shown';

const crowd = aCrowd();

/** As its reader sees it: what is typed is sent escaped. */
const shown = (...of: Parameters<typeof wordsIn>): string =>
  wordsIn(...of)
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

test('a visit told in one message is a report to be confirmed', async () => {
  const ana = crowd.somebody();
  await proposes({
    types: async (text) => shown(await ana.type(text)),
    presses: async (title) => shown(await ana.click(title)),
    titles: () => titlesIn(ana.card()),
    keeps: async (title) => {
      const press = await ana.press(ana.card(), title);
      return async () => void (await ana.interaction(press));
    },
  });
});
