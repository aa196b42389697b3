import { Somebody } from '../../helpers/world/bot';
import { READINGS } from '../../helpers/people/readings';
import { aBot } from '../../helpers/people/standing';
import { textOf, titles } from '../../helpers/platforms/teams';

const bot = aBot();

test('signs blank nothing, and what was understood is said', async () => {
  const ana = new Somebody(bot, 'Ana');
  await ana.type('nuevo');
  for (const [typed, said] of READINGS) {
    const card = await ana.type(typed);
    const shown = [textOf(card), ...titles(card)].join('\n');
    for (const words of said) expect(shown).toContain(words);
  }
});

test('an emoji that comes in the HTML alone blanks nothing, and answers a question', async () => {
  const luis = new Somebody(bot, 'Luis');
  const thumb = (alt: string): Promise<object> => luis.type('', `<div><emoji alt="${alt}"></emoji></div>`);
  for (const typed of ['nuevo', 'UTSI', 'Coahuila']) await luis.type(typed);
  expect(textOf(await thumb('👍'))).toContain('«👍» no dice qué anotar.');
  await luis.type('abril de 2023');
  expect(textOf(await thumb('👍🏽'))).toContain('Junta');
});
