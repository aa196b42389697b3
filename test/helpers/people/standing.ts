import { Somebody, startTestBot, type TestBot } from '../world/bot';
import { titles } from '../platforms/teams';

/** A bot for all tests of a file, which starts before them and ends after them. */
export function aBot(options: Parameters<typeof startTestBot>[0] = {}): Omit<TestBot, 'stop'> {
  let bot: TestBot;
  beforeAll(async () => {
    bot = await startTestBot(options);
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

/** The same, of one that is brought whatever may be, and answers the next person as ever. */
export function aStandingBot(): Omit<TestBot, 'stop'> {
  const bot = aBot();
  afterEach(async () => {
    const next = new Somebody(bot, `Siguiente ${Math.random()}`);
    expect(titles(await next.type('hola'))).toContain('Nuevo informe');
  });
  return bot;
}
