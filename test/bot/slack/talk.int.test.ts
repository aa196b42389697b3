import { aCrowd } from '../../helpers/platforms/slack-crowd';
import { titlesIn, wordsIn } from '../../helpers/platforms/slack-shown';
import { talks } from '../../helpers/world/talking';

const crowd = aCrowd();

test('talk is answered, asked about, and never kept by itself', async () => {
  const ana = crowd.somebody();
  await talks({
    types: async (text) => wordsIn(await ana.type(text)),
    presses: async (title) => wordsIn(await ana.click(title)),
    titles: () => titlesIn(ana.card()),
    keeps: async (title) => {
      const press = await ana.press(ana.card(), title);
      return async () => void (await ana.interaction(press));
    },
  });
});
