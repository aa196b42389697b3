import { Somebody, startTestBot, type TestBot } from '../../helpers/bot';

let bot: TestBot;
beforeAll(async () => {
  const env = { MicrosoftAppId: '00000000-0000-4000-8000-000000000001', MicrosoftAppPassword: 'hush-hush' };
  bot = await startTestBot({ env: { ...env, MicrosoftAppTenantId: '00000000-0000-4000-8000-000000000002' } });
});
afterAll(async () => {
  await bot.stop();
  await bot.connector.stop();
});

test.each([[{}], [{ authorization: '' }], [{ authorization: 'Basic eDp5' }], [{ authorization: 'Bearer junk' }]])(
  'with an app id, a sender with %j is answered 401 and heard no further',
  async (headers) => {
    const stranger = new Somebody(bot, 'Nadie');
    const response = await fetch(`${bot.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(stranger.message('hola')),
    });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ error: { code: 'Unauthorized', message: 'Unauthorized' } });
    expect(bot.connector.requests).toEqual([]);
  },
);
