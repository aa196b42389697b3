import { Somebody } from '../../helpers/world/bot';
import { aBot } from '../../helpers/people/standing';
import { talks } from '../../helpers/world/talking';
import { textOf, titles } from '../../helpers/platforms/teams';

const bot = aBot();

test.each([
  ['in plain text', undefined],
  ['with the HTML beside it', (text: string) => `<p>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`],
])('talk %s is answered, asked about, and never kept by itself', async (name, html) => {
  const ana = new Somebody(bot, name);
  await talks({
    types: async (text) => textOf(await ana.type(text, html?.(text))),
    presses: async (title) => textOf(await ana.click(title)),
    titles: () => titles(ana.shown),
    keeps: async (title) => {
      const press = ana.press(title);
      return async () => void (await ana.send({ ...press }));
    },
  });
});
