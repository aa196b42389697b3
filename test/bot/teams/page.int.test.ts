import { Somebody } from '../../helpers/world/bot';
import { expectMatters, PAGE_HTML, PAGE_TEXT, pastesMatters } from '../../helpers/platforms/pasting';
import { aBot } from '../../helpers/people/standing';
import { textOf, titles } from '../../helpers/platforms/teams';

const bot = aBot();

test.each([
  ['as HTML beside the text', PAGE_HTML],
  ['as text alone', undefined],
])('a page of several matters becomes rows, once: %s', async (name, html) => {
  const ana = new Somebody(bot, name);
  await pastesMatters({
    types: async (text) => textOf(await ana.type(text)),
    pastes: async () => textOf(await ana.type(PAGE_TEXT, html)),
    presses: async (title) => textOf(await ana.click(title)),
    titles: () => titles(ana.shown),
    keeps: async () => async () => {},
    chooses: async (title, column) => {
      const press = ana.press(title, { column });
      await ana.send(press);
      return async () => void (await ana.send({ ...press }));
    },
  });
  await expectMatters(bot.storageUrl, `teams:29:${name}`);
});
