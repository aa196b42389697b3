import { readConfig } from '../../../bot/config/config';
import { saidOf } from './given';

const token = 'xoxb-1-a';

describe('Slack', () => {
  it('is closed, without a word, where nobody asked for it', () => {
    expect(readConfig({}).slack).toEqual({ open: false });
    expect(readConfig({}).webchat).toBe(true);
  });

  it.each([{}, { NODE_ENV: 'production', LINK_SECRET: 'x'.repeat(32) }])('stays closed without a secret: %j', (env) => {
    expect(readConfig({ ...env, SLACK_BOT_TOKEN: token }).slack).toEqual({
      open: false,
      because: 'Slack queda cerrado: hace falta SLACK_SIGNING_SECRET o SLACK_APP_TOKEN.',
    });
  });

  it('opens over signed HTTP, and the local page is off by itself', () => {
    const config = readConfig({ SLACK_BOT_TOKEN: token, SLACK_SIGNING_SECRET: 's', SLACK_REVIEW_CHANNEL: 'C0123ABC' });
    expect(config.slack).toMatchObject({ open: true, door: { kind: 'http' }, reviewChannel: 'C0123ABC' });
    expect(config.webchat).toBe(false);
  });

  it('opens a socket where it has an app token, and says that the secret is not used', () => {
    const config = readConfig({ SLACK_BOT_TOKEN: token, SLACK_SIGNING_SECRET: 's', SLACK_APP_TOKEN: 'xapp-1' });
    expect(config.slack).toMatchObject({ open: true, door: { kind: 'socket' } });
    expect(config.warnings).toContainEqual(expect.stringContaining('SLACK_SIGNING_SECRET: no se usa'));
  });

  it('ends its API’s address with a slash', () => {
    const env = { SLACK_BOT_TOKEN: token, SLACK_SIGNING_SECRET: 's', SLACK_API_URL: 'http://127.0.0.1:4000/api' };
    expect(readConfig(env).slack).toMatchObject({ apiUrl: 'http://127.0.0.1:4000/api/' });
  });

  it('hides its secrets', () => {
    const config = readConfig({
      SLACK_BOT_TOKEN: token,
      SLACK_SIGNING_SECRET: 'muy-secreto',
      SLACK_APP_TOKEN: 'xapp-oculta',
    });
    expect(JSON.stringify(config)).not.toMatch(/xoxb-|muy-secreto|xapp-oculta/);
  });

  it.each([
    [{ SLACK_SIGNING_SECRET: 's' }, 'SLACK_BOT_TOKEN: falta, y SLACK_SIGNING_SECRET no sirve sin él.'],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN: falta, y SLACK_APP_TOKEN no sirve sin él.'],
    [{ SLACK_BOT_TOKEN: 'xoxb- 1' }, 'SLACK_BOT_TOKEN: lleva espacios; cópielo de nuevo, sin ellos.'],
    [
      { SLACK_BOT_TOKEN: token, SLACK_REVIEW_CHANNEL: '#revision' },
      'SLACK_REVIEW_CHANNEL: «#revision» no es el identificador',
    ],
    [{ SLACK_BOT_TOKEN: token, SLACK_API_URL: 'http://slack.example' }, 'SLACK_API_URL: debe empezar con https://.'],
    [{ SLACK_BOT_TOKEN: token, SLACK_API_URL: 'nada' }, 'SLACK_API_URL: no es una dirección completa'],
    [
      {
        NODE_ENV: 'production',
        LINK_SECRET: 'x'.repeat(32),
        SLACK_BOT_TOKEN: token,
        SLACK_API_URL: 'http://127.0.0.1',
      },
      'SLACK_API_URL: debe empezar con https://.',
    ],
  ])('refuses %j', (env, fault) => expect(saidOf(env)).toEqual([expect.stringContaining(fault)]));

  it.each([
    [{ SLACK_BOT_TOKEN: 'xoxp-1' }, 'SLACK_BOT_TOKEN: no parece el token de un bot'],
    [{ SLACK_BOT_TOKEN: token, SLACK_APP_TOKEN: 'x' }, 'SLACK_APP_TOKEN: no parece'],
    [{ SLACK_BOT_TOKEN: token }, 'SLACK_REVIEW_CHANNEL: falta'],
  ])('warns of %j', (env, warning) =>
    expect(readConfig(env).warnings).toContainEqual(expect.stringContaining(warning)),
  );
});
