import { startTestBot } from '../helpers/bot';
import { seeds } from '../fixtures/seeds';
import { Chat, clockFrom, DESK, launch, PHONE } from './chat-page';
jest.setTimeout(400_000);
test('shots', async () => {
  const browser = await launch();
  const bot = await startTestBot({
    clock: clockFrom('2023-05-03T16:00:00Z'),
    env: { WEBCHAT: 'on', TEAMS_REVIEW_CHANNEL: '', TEAMS_SERVICE_URL: '' },
  });
  const seed = seeds.mexico;
  const chat = await Chat.open(browser, bot.url, 'ana', { ...DESK, colorScheme: 'light' });
  const say = async (words: string): Promise<void> => {
    const before = await chat.page.getByTestId('message').count();
    await chat.say(words);
    await chat.page.waitForFunction((n) => document.querySelectorAll('[data-testid=message]').length >= n + 2, before);
  };
  const look = async (name: string): Promise<void> => {
    for (const scheme of ['light', 'dark'] as const)
      for (const device of ['phone', 'desk'] as const) {
        const other = await Chat.open(browser, bot.url, 'ana', {
          ...(device === 'phone'
            ? { ...PHONE, viewport: { width: 390, height: 1700 } }
            : { viewport: { width: 1280, height: 1300 } }),
          colorScheme: scheme,
        });
        await other.card().waitFor();
        await other.page.waitForTimeout(700);
        await other.page.screenshot({ path: `/tmp/shots/${name}-${device}-${scheme}.png` });
        if (scheme === 'light') console.log(name, device, await other.overflow(), await other.violations());
        await other.page.context().close();
      }
  };
  const t = (id: string): string => seed.typed[id] ?? 'omitir';
  await say('nuevo');
  for (const w of ['UTSI', 'México', t('visitDates')]) await say(w);
  await say('avance');
  await look('avance-mid');
  for (const w of ['Local y OPL', t('objective')]) await say(w);
  for (const [i, m] of seed.typedMatters.entries()) {
    if (i > 0) await say('otro');
    await say(m.columns.join(', '));
    for (const c of m.columns) await say(m.cells[c]?.text ?? 'omitir');
  }
  await look('rows');
  await say('listo');
  await say('omitir');
  await say('omitir');
  await look('summary');
  await say('avance');
  await look('avance-end');
  await bot.stop();
  await bot.connector.stop();
  await browser.close();
});
