import { seeds } from '../../fixtures/seeds';
import { Somebody } from '../../helpers/world/bot';
import { cardBytes } from '../../helpers/platforms/card-bytes';
import { typeSeed } from '../../helpers/platforms/file-seed';
import { jumps } from '../../helpers/world/jumping';
import { aBot } from '../../helpers/people/standing';
import { textOf, titles, type Json } from '../../helpers/platforms/teams';
import { LIMITS } from '../../../cards/limits';
import type { AdaptiveCard } from '../../../cards/card';

const bot = aBot();

test('a report’s progress is looked at, and any field of it opened with one press', async () => {
  const ana = new Somebody(bot, 'Ana Avance');
  await jumps({
    types: async (text) => textOf(await ana.type(text)),
    presses: async (title, inputs) => textOf(await ana.click(title, inputs)),
    keeps: async (title) => {
      const press = ana.press(title);
      return async () => void (await ana.send({ ...press }));
    },
  });
});

test('of the third reference report every part is one press away, in a card that fits', async () => {
  const eva = new Somebody(bot, 'Eva Avance');
  const fits = (card: Json): void =>
    expect(cardBytes(card as unknown as AdaptiveCard)).toBeLessThanOrEqual(LIMITS.cardBytes);
  const summary = await typeSeed(eva, seeds.mexico);
  fits(summary);
  const named = titles(summary).filter((title) => /^(?:Editar|Responder) /.test(title));
  expect(named.map((title) => title.replace(/:.*$/s, ''))).toEqual([
    'Editar Dirección Ejecutiva o Unidad Técnica',
    'Editar Entidad Federativa',
    'Editar Fecha de visita',
    'Editar Junta',
    'Editar Asuntos relevantes tratados o a tratar en las visitas realizadas',
    'Editar Objetivo de la visita',
    'Editar Asunto 1 · Con que proyecto de la CIP se relaciona',
    'Editar Asunto 2 · Con que proyecto de la CIP se relaciona',
    'Responder Distritos',
    'Responder Total de personal capacitado',
    'Responder Observaciones',
  ]);
  fits(await eva.type('avance'));
});
