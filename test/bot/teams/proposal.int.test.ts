import { Somebody } from '../../helpers/world/bot';
import { proposes } from '../../helpers/people/proposing';
import { aBot } from '../../helpers/people/standing';
import { textOf, titles } from '../../helpers/platforms/teams';

const bot = aBot();

test.each([
  ['in plain text', undefined],
  ['with the HTML beside it', (text: string) => `<p>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`],
])('a visit told in one message %s is a report to be confirmed', async (name, html) => {
  const ana = new Somebody(bot, name);
  await proposes({
    types: async (text) => textOf(await ana.type(text, html?.(text))),
    presses: async (title) => textOf(await ana.click(title)),
    titles: () => titles(ana.shown),
    keeps: async (title) => {
      const press = ana.press(title);
      return async () => void (await ana.send({ ...press }));
    },
  });
});
