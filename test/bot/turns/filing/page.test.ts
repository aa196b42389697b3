import { rowsOf } from '../../../../core/record/queries/steps';
import { expand } from '../../../../cards/expand';
import { LIMITS } from '../../../../cards/limits';
import { plainText } from '../../../../core/review/screens/plain';
import { cardBytes } from '../../../helpers/platforms/card-bytes';
import { chatters, textOf, type Chatter } from '../../../helpers/world/chatter';
import { SENTENCE } from '../../../fixtures/pages';

const page = (rows: number, text: string): string =>
  Array.from({ length: rows }, (_, at) => `Asunto ${at + 1}: ${text}`).join('\n\n');

async function atMatters(): Promise<Chatter> {
  const { ana } = chatters();
  for (const words of ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'Local', 'omitir']) await ana.types(words);
  return ana;
}

const matters = async (ana: Chatter) =>
  rowsOf((await ana.bot.store.loadOpen([ana.person.id]))?.report.answers ?? {}, 'matters');

describe('a page of several matters', () => {
  test('is as long as a message may be, and its card fits', async () => {
    const ana = await atMatters();
    const text = page(300, 'palabra '.repeat(47)).slice(0, 119_990);
    const asked = await ana.types(text);
    expect(asked.template).toBe('page');
    expect(cardBytes(expand(asked))).toBeLessThanOrEqual(LIMITS.cardBytes);
    expect(plainText(asked)).toContain('Escriba «sí» para separarlos así, o «una» si es una sola respuesta.');
    await ana.presses('Son 300 asuntos');
    const rows = await matters(ana);
    expect(rows).toHaveLength(300);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(300);
  });

  test('is added once, however often the press comes and from whichever card', async () => {
    const ana = await atMatters();
    await ana.types(page(2, SENTENCE));
    const [several, one] = [ana.button('Son 2 asuntos'), ana.button('Es una sola respuesta')];
    await Promise.all([1, 2, 3].map(() => ana.press(several, { column: 'ordinary' })));
    await ana.press(several, { column: 'pycipef' });
    await ana.press(one);
    expect((await matters(ana)).map(({ columns }) => columns)).toEqual([['ordinary'], ['ordinary']]);
  });

  test('as one answer leads where it led before, and can still be left', async () => {
    const ana = await atMatters();
    await ana.types(page(2, SENTENCE));
    expect(textOf(await ana.presses('Es una sola respuesta'))).toContain('¿Qué tipo de asunto es este texto?');
    await ana.presses('Actividad ordinaria');
    expect(await matters(ana)).toMatchObject([{ columns: ['ordinary'], cells: { ordinary: { blocks: [{}, {}] } } }]);
    await ana.types(page(3, SENTENCE));
    expect(textOf(await ana.types('atrás'))).toContain('Objetivo de la visita');
    expect(await matters(ana)).toHaveLength(1);
  });

  test('pasted into a card’s box is the same page', async () => {
    const ana = await atMatters();
    const cell = await ana.types('particular');
    const asked = await ana.press(ana.button('Guardar y continuar', cell), { particular: page(2, SENTENCE) });
    expect(asked.template).toBe('page');
    await ana.press(ana.button('Son 2 asuntos', asked));
    expect((await matters(ana)).map(({ columns }) => columns)).toEqual([['particular'], ['particular']]);
  });

  test('is mended by editing its message', async () => {
    const ana = await atMatters();
    await ana.types(page(2, SENTENCE), { messageId: 'm1' });
    const asked = await ana.types(page(3, SENTENCE), { messageId: 'm1', edited: true });
    expect(textOf(asked)).toContain('Son 3 asuntos');
    await ana.presses('Son 3 asuntos');
    expect(await matters(ana)).toHaveLength(3);
  });

  test('with HTML beside it is read from that', async () => {
    const ana = await atMatters();
    const html = `<div><h3>Asunto 1</h3><ul><li>uno<ul><li>dos</li></ul></li></ul><h3>Asunto 2</h3><p>${SENTENCE}</p></div>`;
    await ana.types('Asunto 1 uno dos Asunto 2', { html });
    await ana.presses('Son 2 asuntos');
    expect((await matters(ana))[0]).toMatchObject({
      cells: {
        particular: {
          blocks: [
            { text: '• uno', list: { level: 0 } },
            { text: '  • dos', list: { level: 1 }, below: true },
          ],
        },
      },
    });
  });
});
