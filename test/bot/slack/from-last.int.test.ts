import { eventually } from '../../helpers/world/eventually';
import { filesFromLast } from '../../helpers/people/from-last';
import { aCrowd, fileBy, folioIn } from '../../helpers/platforms/slack-crowd';
import type { SlackPerson } from '../../helpers/platforms/slack-person';
import { titlesIn, wordsIn } from '../../helpers/platforms/slack-shown';
import type { Talker } from '../../helpers/world/talking';
import type { Json } from '../../helpers/platforms/teams';

const crowd = aCrowd(() => ({ clock: { now: () => new Date('2023-05-03T16:00:00Z') } }));

const talker = (who: SlackPerson): Talker => ({
  types: async (text) => wordsIn(await who.type(text)),
  presses: async (title) => wordsIn(await who.click(title)),
  titles: () => titlesIn(who.card()),
  keeps: async (title) => {
    const press = await who.press(who.card(), title);
    return async () => void (await who.interaction(press));
  },
});

test('a report is made from the last one, from a folio and from what is read', async () => {
  await filesFromLast(talker(crowd.somebody()), talker(crowd.somebody()));
});

test.each(['usar', 'usar FOLIO'])('/informe %s begins it in the direct message', async (words) => {
  const ana = crowd.somebody();
  await fileBy(ana);
  await eventually(() => folioIn(ana.card()) !== '');
  const folio = folioIn(ana.card());
  const before = ana.posts().length;
  const { status, text } = await ana.command(words.replace('FOLIO', folio));
  expect([status, text]).toEqual([200, '']);
  await eventually(() => ana.posts().length > before);
  expect(wordsIn(ana.card())).toContain(`Tomado de ${folio}: UTSI; Coahuila.`);
});

test('pressed where a command showed it, a report becomes the base of one in the direct message', async () => {
  const [ana, luis] = [crowd.somebody(), crowd.somebody()];
  await fileBy(ana);
  await eventually(() => folioIn(ana.card()) !== '');
  await luis.open();
  const before = crowd.workspace.responses.length;
  await luis.command(`ver ${folioIn(ana.card())}`);
  await eventually(() => crowd.workspace.responses.length > before);
  const { blocks } = crowd.workspace.responses.at(-1)?.message as { readonly blocks: readonly Json[] };
  const whispered = {
    ...{ channel: crowd.workspace.channel('otro'), ts: '1.000001', thread: undefined, metadata: undefined },
    ...{ to: luis.id, text: 'x', blocks, edits: 0, deleted: false },
  };
  await luis.interaction(await luis.press(whispered, 'Usar como base'));
  await eventually(() => luis.posts().length === 1);
  expect(wordsIn(luis.card())).toContain(`Tomado de ${folioIn(ana.card())}`);
});
