import { aPage, Chat, hasChromium, PHONE } from './chat-page';
import { readWorkbook } from '../helpers/documents/workbook';
import { fileByWords } from './report-page';

const inBrowser = hasChromium ? describe : describe.skip;

inBrowser('an export on the page', () => {
  const here = aPage();

  test('is asked for, and fetched by its link', async () => {
    const chat = await Chat.open(here.browser, here.url, 'ana', PHONE);
    await fileByWords(chat, '3 de abril de 2023');
    await chat.say('exportar 2021-05');
    await chat.reads('No hay informes de mayo de 2021');
    await chat.picture('exports none');
    await chat.say('exportar');
    await chat.reads('Exportar informes');
    await chat.picture('exports ask');
    await chat.press('Todos');
    await chat.reads('✓ Informes de todos los meses');
    await chat.picture('exports link');
    const begun = chat.page.waitForEvent('download');
    await chat.card().getByRole('link', { name: 'Descargar Excel', exact: true }).click();
    const download = await begun;
    expect(download.suggestedFilename()).toBe('informes.xlsx');
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    expect(readWorkbook(Buffer.concat(chunks)).map(({ name, rows }) => [name, rows.length])).toEqual([
      ['Informes', 2],
      ['Asuntos', 2],
    ]);
    expect(chat.faults).toEqual([]);
  }, 120_000);
});
