import { Somebody } from '../../helpers/bot';
import { file } from '../../helpers/filing';
import { aBot } from '../../helpers/standing';
import { cardIn, linkOf, textOf } from '../../helpers/teams';
import { readWord } from '../../helpers/word-text';

const bot = aBot();

test('a report’s history tells who read it and who fetched it, and the document prints where it ends', async () => {
  const ana = new Somebody(bot, 'Ana');
  const { folio, post } = await file(bot, ana);
  const rita = new Somebody(bot, 'Rita', { thread: post.id });
  await rita.click('Ver informe', {}, cardIn(post.activity), post.id);
  const response = await fetch(linkOf(cardIn(post.activity), 'Descargar Word'));
  const printed = readWord(Buffer.from(await response.arrayBuffer())).footer;

  const history = textOf(await ana.type(`ver ${folio} historial`));
  const [, seal = ''] = /\b([0-9a-f]{64})\b/.exec(history) ?? [];
  expect(history).toMatch(/Las \d+ entradas corresponden a sus huellas/);
  expect(history).toContain('Rita leyó el informe (revisión 1)');
  expect(history).toContain('Alguien, desde el canal de revisión, descargó el Word (revisión 1)');
  expect(seal).not.toBe('');
  expect(printed).toContain(`Huella del historial: ${seal} (entrada `);
});
