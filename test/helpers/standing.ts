import { Somebody, startTestBot, type TestBot } from './bot';
import { titles } from './teams';

/** A bot for all tests of a file that is brought whatever may be, and answers the next person as ever. */
export function aStandingBot(): Omit<TestBot, 'stop'> {
  let bot: TestBot;
  beforeAll(async () => {
    bot = await startTestBot();
  });
  afterEach(async () => {
    const next = new Somebody(bot, `Siguiente ${Math.random()}`);
    expect(titles(await next.type('hola'))).toContain('Nuevo informe');
  });
  afterAll(async () => {
    await bot.stop();
    await bot.connector.stop();
  });
  return {
    get url() {
      return bot.url;
    },
    get connector() {
      return bot.connector;
    },
    get storageUrl() {
      return bot.storageUrl;
    },
  };
}
