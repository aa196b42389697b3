import { seeds } from '../../fixtures/seeds';
import { eventually } from '../../helpers/world/eventually';
import { typeSlackSeed } from '../../helpers/platforms/file-slack-seed';
import { jumps } from '../../helpers/world/jumping';
import { aCrowd } from '../../helpers/platforms/slack-crowd';
import { buttonIn, wordsIn } from '../../helpers/platforms/slack-shown';
import type { Json } from '../../helpers/platforms/teams';

// The machine may have other work.
jest.setTimeout(60_000);

const crowd = aCrowd();

test('a report’s progress is looked at, and any field of it opened with one press', async () => {
  const ana = crowd.somebody();
  await jumps({
    types: async (text) => wordsIn(await ana.type(text)),
    presses: async (title, inputs) => wordsIn(await ana.click(title, inputs)),
    keeps: async (title) => {
      const press = await ana.press(ana.card(), title);
      return async () => void (await ana.interaction(press));
    },
  });
});

test('of the third reference report every line has a button of one word beside it, which says what it edits', async () => {
  const eva = crowd.somebody();
  await typeSlackSeed(eva, seeds.mexico);
  const avance = await eva.type('avance');
  expect(avance.blocks.length).toBeLessThanOrEqual(50);
  const lines = avance.blocks.filter((block) => block['accessory'] !== undefined);
  expect(lines).toHaveLength(9);
  for (const { type, text, accessory } of lines)
    expect({ type, text, accessory }).toMatchObject({
      type: 'section',
      text: expect.anything() as unknown,
      accessory: {
        text: { text: expect.stringMatching(/^(?:Editar|Responder)$/) as unknown },
        accessibility_label: expect.stringMatching(/^(?:Editar|Responder) /) as unknown,
      },
    });
  const summary = eva.posts().filter((post) => wordsIn(post).includes('Resumen del informe'));
  expect(summary).not.toEqual([]);
  expect(buttonIn(avance, 'Editar Fecha de visita')['value']).toContain('field/visitDates');
});

test('a command shows it where it was given, to its giver alone', async () => {
  const ana = crowd.somebody();
  for (const words of ['nuevo', 'UTSI', 'Coahuila']) await ana.type(words);
  const { responses } = crowd.workspace;
  const before = responses.length;
  await ana.command('avance');
  await eventually(() => responses.length > before);
  const shown = responses.at(-1)?.message as { readonly blocks: readonly Json[] } & Json;
  expect(shown).toMatchObject({ response_type: 'ephemeral' });
  expect(wordsIn(shown)).toContain('2 de 9 campos respondidos.');
});
