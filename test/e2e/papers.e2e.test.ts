import type { Locator } from 'playwright-core';
import { aPage, Chat, hasChromium, PHONE } from './chat-page';
import { fillSeveralStates, post, send, toReview } from './report-page';

jest.setTimeout(120_000);

const inChromium = hasChromium ? describe : describe.skip;

inChromium('a report’s papers on the page', () => {
  const here = aPage();

  test('a post shows the first page, which opens the PDF; both documents stand in a line on every card', async () => {
    const chat = await Chat.open(here.browser, here.url, 'ana', { ...PHONE, colorScheme: 'dark' });
    await fillSeveralStates(chat);
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
