import { Somebody } from '../../helpers/world/bot';
import { kept } from '../../helpers/people/filing';
import { filesFromLast } from '../../helpers/people/from-last';
import { aBot } from '../../helpers/people/standing';
import type { Talker } from '../../helpers/world/talking';
import { textOf, titles } from '../../helpers/platforms/teams';

const bot = aBot({ clock: { now: () => new Date('2023-05-03T16:00:00Z') } });

const talker = (who: Somebody): Talker => ({
  types: async (text) => textOf(await who.type(text)),
  presses: async (title) => textOf(await who.click(title)),
  titles: () => titles(who.shown),
  keeps: async (title) => {
    const press = who.press(title);
    return async () => void (await who.send({ ...press }));
  },
});

test('a report is made from the last one, from a folio and from what is read', async () => {
  const [ana, bruno] = [new Somebody(bot, 'ana'), new Somebody(bot, 'bruno')];
  await filesFromLast(talker(ana), talker(bruno));
  expect((await kept(bot, ana)).map(({ report }) => report.state)).toEqual(['in-review', 'in-review']);
  expect((await kept(bot, bruno)).map(({ report }) => report.state)).toEqual(['draft', 'draft']);
});
