import type { Browser, Locator } from 'playwright-core';
import { seeds } from '../fixtures/seeds';
import { startTestBot, type TestBot } from '../helpers/bot';
import { Chat, clockFrom, hasChromium, launch, PHONE } from './chat-page';
import { chooseUnit, goOn, post, PROJECT, send, skip, toReview, typed, writeProject } from './report-page';

jest.setTimeout(120_000);

const inChromium = hasChromium ? describe : describe.skip;

inChromium('a report’s papers on the page', () => {
  let browser: Browser;
  let bot: TestBot;
  beforeAll(async () => {
    browser = await launch();
    bot = await startTestBot({
      clock: clockFrom('2023-05-03T16:00:00Z'),
      env: { WEBCHAT: 'on', TEAMS_REVIEW_CHANNEL: '', TEAMS_SERVICE_URL: '' },
    });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await bot.stop();
    await bot.connector.stop();
  });

  test('a post shows the first page, which opens the PDF; both documents stand in a line on every card', async () => {
    const chat = await Chat.open(browser, bot.url, 'ana', { ...PHONE, colorScheme: 'dark' });
    await chat.press('Nuevo informe');
    await chooseUnit(chat);
    await chat.say(typed(seeds.severalStates, 'states'));
    await chat.press('Dejar «entidades federativas con proceso electoral»');
    await skip(chat, 'Fecha de visita', 'Junta', 'Objetivo de la visita');
    await chat.tick(PROJECT);
    await chat.save();
    await writeProject(chat, seeds.severalStates);
    await goOn(chat);
    await send(chat, 'INF-2023-0001');
    for (const name of ['Descargar PDF', 'Descargar Word']) await link(chat.card(), name).waitFor();
    await toReview(chat);

    const picture = post(chat).getByRole('link', { name: 'Primera página del informe INF-2023-0001; abre el PDF' });
    await picture.scrollIntoViewIfNeeded();
    await chat.page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
    const [drawn, room] = [await picture.boundingBox(), await post(chat).boundingBox()];
    expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1_200);
    expect(drawn?.width).toBeLessThanOrEqual(room?.width ?? 0);
    const opened = chat.page.context().waitForEvent('page');
    await picture.tap();
    expect((await opened).url()).toMatch(/\.pdf\?/);

    for (const name of ['Descargar PDF', 'Descargar Word']) {
      const response = await fetch((await link(post(chat), name).getAttribute('href')) ?? '');
      expect(response.status).toBe(200);
    }
    expect(chat.faults).toEqual([]);
  });
});

const link = (card: Locator, name: string): Locator => card.getByRole('link', { name, exact: true });
