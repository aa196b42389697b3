import { expectMatters, PAGE, PAGE_HTML, PAGE_TEXT } from '../helpers/platforms/pasting';
import { aPage, Chat, DESK, hasChromium, PHONE } from './chat-page';

jest.setTimeout(120_000);

const inChromium = hasChromium ? describe : describe.skip;

inChromium('a page of several matters, pasted on the page', () => {
  const page = aPage();

  test.each([
    ['desk', 'ana', DESK],
    ['phone', 'luis', PHONE],
  ] as const)('is told apart, with the column that was chosen (%s)', async (_, who, size) => {
    const chat = await Chat.open(page.browser, page.url, who, size);
    await chat.press('Nuevo informe');
    for (const words of ['UTSI', 'Coahuila', '3 de abril de 2023', 'Local']) await chat.say(words);
    await chat.asks('Objetivo de la visita');
    await chat.composer().focus();
    await chat.paste(PAGE_HTML, PAGE_TEXT);
    await chat.composer().press('Enter');
    await chat.reads('Este texto parece traer 2 asuntos. Así quedarían:');
    for (const said of [PAGE.before, PAGE.first.title, PAGE.project]) await chat.reads(said);
    if (process.env['SHOTS'] !== undefined)
      for (const colorScheme of ['light', 'dark'] as const) {
        await chat.page.emulateMedia({ colorScheme });
        await chat.page.screenshot({ path: `${process.env['SHOTS']}/${who}-${colorScheme}.png` });
      }
    expect(await chat.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await chat.choose('convenios', 'Asuntos relacionados con la firma de Convenios de Apoyo y Colaboración');
    await chat.press('Son 2 asuntos');
    await chat.reads('Se agregaron 2 asuntos.');
    await expectMatters(page.bot.storageUrl, `teams:29:webchat-${who}`);
    expect(chat.faults).toEqual([]);
  });
});
