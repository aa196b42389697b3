import { Somebody } from '../../helpers/world/bot';
import { file } from '../../helpers/people/filing';
import { aBot } from '../../helpers/people/standing';
import { cardIn, linkOf, textOf } from '../../helpers/platforms/teams';
import { readWord } from '../../helpers/documents/word-text';

const bot = aBot();

test('a report’s history tells who read it and who fetched it, and the document prints the entry by which it was sent, however often it is fetched', async () => {
  const ana = new Somebody(bot, 'Ana');
  const { folio, post } = await file(bot, ana);
  const rita = new Somebody(bot, 'Rita', { thread: post.id });
  await rita.click('Ver informe', {}, cardIn(post.activity), post.id);
  const fetched = async (title: string) => {
    const response = await fetch(linkOf(cardIn(post.activity), title));
    return Buffer.from(await response.arrayBuffer());
  };
  const [first, again] = [await fetched('Descargar Word'), await fetched('Descargar Word')];
  await fetched('Descargar PDF');

  const history = textOf(await ana.type(`ver ${folio} historial`));
  expect(history).toMatch(/Las \d+ entradas corresponden a sus huellas/);
  expect(history).toContain('Rita leyó el informe (revisión 1)');
  expect(history).toContain('Alguien, desde el canal de revisión, descargó el Word (revisión 1)');
  expect(history.match(/El bot hizo el Word \(revisión 1\)/g)).toHaveLength(1);
  expect(history.match(/El bot hizo el PDF \(revisión 1\)/g)).toHaveLength(1);
  const [, seal = ''] = /\b([0-9a-f]{64})\b/.exec(readWord(first).footer) ?? [];
  expect(readWord(first).footer).toContain(`Huella del historial: ${seal} (entrada `);
  expect(again.equals(first)).toBe(true);
  // Whoever pressed «Ver informe», and each fetch, came after.
  expect(history).not.toContain(`de la última: ${seal}`);
});
