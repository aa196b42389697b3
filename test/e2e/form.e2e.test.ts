import type { Browser } from 'playwright-core';
import { startTestBot, type TestBot } from '../helpers/bot';
import { Chat, clockFrom, DESK, hasChromium, launch, NARROW, PHONE } from './chat-page';

jest.setTimeout(120_000);

const inChromium = hasChromium ? describe : describe.skip;

inChromium('the form on the page', () => {
  let browser: Browser;
  let bot: TestBot;

  beforeAll(async () => {
    browser = await launch();
    bot = await startTestBot({
      clock: clockFrom('2023-05-03T16:00:00Z'),
      env: { WEBCHAT: 'on', PORT: '0', TEAMS_REVIEW_CHANNEL: '', TEAMS_SERVICE_URL: '' },
    });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await bot.stop();
    await bot.connector.stop();
  });

  test.each([
    ['a desk', DESK, 'luis'],
    ['a phone of 390 px', PHONE, 'ana'],
    ['a phone of 320 px', NARROW, 'rosa'],
  ] as const)('is filled in at %s, and only what was refused comes back', async (_, size, who) => {
    const chat = await Chat.open(browser, bot.url, who, size);
    const looksRight = async (): Promise<void> => {
      expect(await chat.overflow()).toBe(0);
      expect(await chat.violations()).toEqual([]);
    };
    await chat.say('formulario');
    await chat.asks('Formulario');
    await looksRight();
    await chat.choose('informatica', 'Unidad Técnica de Servicios de Informática (UTSI)');
    await chat.tick('Coahuila', 'Local');
    await chat.write('31 de abril de 2023', 'Fecha de visita');
    await chat.write('25', 'Total de personal capacitado');
    await chat.press('Guardar');
    await chat.reads('Abril tiene 30 días');
    await chat.asks('Fecha de visita');
    await looksRight();
    await chat.press('30 de abril de 2023');
    await chat.asks('Objetivo de la visita');
    expect(chat.faults).toEqual([]);
  });
});
