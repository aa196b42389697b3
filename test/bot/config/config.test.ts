import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { environment, publicUrlAt, readConfig, Secret, variableNames, type Config } from '../../../bot/config/config';
import { APP_ID as ID, faultsOf, faulty, teams } from './given';

const LINK_SECRET = 'a-link-secret-of-more-than-32-characters';
const production = { NODE_ENV: 'production', LINK_SECRET, PUBLIC_URL: 'https://visitas.ine.mx', ...teams };

describe('with nothing set', () => {
  const config = readConfig({});

  it('serves this machine alone, with its own store and the local page', () => {
    expect(config).toMatchObject({
      production: false,
      host: '127.0.0.1',
      port: 3978,
      storageUrl: 'sqlite:./data/visits.db',
      webchat: true,
      timeZone: 'America/Mexico_City',
      logLevel: 'info',
      remindAfterDays: { draft: 1, observations: 2, review: 1 },
      morningSummary: 9,
      linkDays: 14,
      teams: { open: true, auth: { kind: 'none' } },
      reviewers: [],
      admins: [],
    });
  });

  it('takes blank variables for absent ones', () => {
    const blank = Object.fromEntries(variableNames.map((name) => [name, '  ']));
    expect(readConfig(blank)).toMatchObject({ port: 3978, webchat: true, teams: { open: true } });
  });

  it('leaves the link secret to be made and kept, without a word', () => {
    expect(config.linkSecret).toBeUndefined();
    expect(config.warnings).toEqual([]);
  });
});

describe('a fault in one variable', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['NODE_ENV', 'prod'],
    ['HOST', 'http://localhost'],
    ['HOST', 'two words'],
    ['PORT', 'abc'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '39.78'],
    ['PUBLIC_URL', 'visitas.ine.mx'],
    ['PUBLIC_URL', 'ftp://visitas.ine.mx'],
    ['PUBLIC_URL', 'https://visitas.ine.mx/?a=1'],
    ['PUBLIC_URL', 'https://user:pass@visitas.ine.mx'],
    ['STORAGE_URL', './data/visits.db'],
    ['STORAGE_URL', 'sqlite:'],
    ['STORAGE_URL', 'postgres://me:hush-hush@db/visits'],
    ['STORAGE_URL', 'mongodb://me:hush-hush@db'],
    ['STORAGE_URL', 'mongodb://me:hush-hush@db/?replicaSet=rs0'],
    ['STORAGE_URL', 'mongodb:///visits'],
    ['STORAGE_URL', 'mongodb+srv:visits'],
    ['WEBCHAT', 'yes'],
    ['TIME_ZONE', 'America/Atlantis'],
    ['LOG_LEVEL', 'loud'],
    ['REMIND_AFTER_DAYS', '61'],
    ['REMIND_AFTER_DAYS', '-1'],
    ['REMIND_AFTER_DAYS', '1.5'],
    ['REMIND_AFTER_DAYS', '3 días'],
    ['REMIND_DRAFT_DAYS', '61'],
    ['REMIND_OBSERVATIONS_DAYS', 'dos'],
    ['REMIND_REVIEW_DAYS', '-1'],
    ['MORNING_SUMMARY', '5'],
    ['MORNING_SUMMARY', '13'],
    ['MORNING_SUMMARY', '9:30'],
    ['MORNING_SUMMARY', 'on'],
    ['HOLIDAYS', '2026-12-24 y 31'],
    ['HOLIDAYS', '2026-02-30'],
    ['MONTH_ORDER', 'unit,color'],
    ['LINK_SECRET', 'short'],
    ['LINK_DAYS', '0'],
    ['LINK_DAYS', '367'],
    ['LINK_DAYS', '1.5'],
    ['LINK_DAYS', 'dos semanas'],
    ['METRICS_PORT', '0'],
    ['METRICS_PORT', '65536'],
    ['METRICS_PORT', '3978'],
    ['METRICS_TOKEN', 'short'],
    ['TEAMS_REVIEW_CHANNEL', '19:abc@thread.tacv2;messageid=1'],
    ['TEAMS_REVIEW_CHANNEL', 'the channel'],
    ['TEAMS_SERVICE_URL', 'smba'],
    ['TEAMS_SERVICE_URL', 'http://smba.example/teams/'],
    ['REVIEWERS', 'ana'],
    ['PEOPLE', 'teams:29:ana=ana'],
    ['PEOPLE', 'teams:29:ana=slack:U1, slack:U1=teams:29:bea'],
    ['PEOPLE', 'teams:29:ana=slack:U1=='],
    ['LINK_EMAILS', 'ine'],
    ['LINK_EMAILS', 'ana@ine.mx'],
    ['LINK_EMAILS', '*.ine.mx'],
    ['REVIEWERS', 'teams:29:ana,slack:'],
    ['REVIEWERS', 'slack:U012AB@Ninguna'],
    ['REVIEWERS', 'slack:U012AB@'],
    ['APPROVALS', '3'],
    ['ADMINS', 'slack:not-an-id'],
  ];

  it.each(cases)('%s=%s is refused by its name', (name, value) => {
    expect(faulty({ [name]: value })).toEqual([name]);
  });

  it('never quotes a secret', () => {
    const env = { LINK_SECRET: 'hush-hush', STORAGE_URL: 'postgres://me:hush-hush@db/visits' };
    const texts = faultsOf(env).map(({ text }) => text);
    expect(texts).toHaveLength(2);
    expect(texts.join()).not.toContain('hush-hush');
  });

  it('never quotes the password of a database', () => {
    const [fault] = faultsOf({ STORAGE_URL: 'mongodb://me:hush-hush@db' });
    expect(fault?.text).toContain('mongodb://');
    expect(fault?.text).not.toContain('hush-hush');
  });
});

test('MONTH_ORDER is one order or several, each once', () => {
  expect(readConfig({}).monthOrder).toEqual(['unit', 'date', 'state']);
  expect(readConfig({ MONTH_ORDER: 'State, folio,state' }).monthOrder).toEqual(['state', 'folio']);
});

test('HOLIDAYS are days, with commas between them', () => {
  expect(readConfig({ HOLIDAYS: '2026-12-24, 2026-12-31,' }).holidays).toEqual(['2026-12-24', '2026-12-31']);
});

it.each([
  ['0', 0],
  ['07', 7],
  ['60', 60],
])('REMIND_AFTER_DAYS=%s is taken, for each kind that has no number of its own', (value, days) => {
  const all = { draft: days, observations: days, review: days };
  expect(readConfig({ REMIND_AFTER_DAYS: value }).remindAfterDays).toEqual(all);
  expect(readConfig({ REMIND_AFTER_DAYS: value, REMIND_REVIEW_DAYS: '5' }).remindAfterDays).toEqual({
    ...all,
    review: 5,
  });
});

it.each([
  ['off', 'off'],
  ['OFF', 'off'],
  ['8', 8],
  ['09:00', 9],
  ['12', 12],
])('MORNING_SUMMARY=%s is taken', (value, hour) => {
  expect(readConfig({ MORNING_SUMMARY: value }).morningSummary).toBe(hour);
});

it.each([
  ['1', 1],
  ['366', 366],
])('LINK_DAYS=%s is taken', (value, days) => expect(readConfig({ LINK_DAYS: value }).linkDays).toBe(days));

describe('MongoDB', () => {
  it.each([
    'mongodb://db/visits',
    'mongodb://me:hush-hush@a:27017,b:27017/visits?replicaSet=rs0&w=1',
    'mongodb+srv://me:hush-hush@db.example/visits',
  ])('takes %s', (url) => {
    expect(readConfig({ STORAGE_URL: url }).storageUrl).toBe(url);
  });
});

describe('faults together', () => {
  it('come in one message, cross rules included', () => {
    const env = { NODE_ENV: 'production', PORT: 'x', TIME_ZONE: 'Atlantis', WEBCHAT: 'on', MicrosoftAppId: ID };
    expect(faulty(env).sort()).toEqual(
      ['MicrosoftAppPassword', 'MicrosoftAppTenantId', 'PORT', 'TIME_ZONE', 'WEBCHAT', 'WEBCHAT'].sort(),
    );
    expect(() => readConfig(env)).toThrow(/^La configuración tiene 6 faltas:\n- PORT: «x» no es un puerto/);
  });

  it('are counted in the singular where there is one', () => {
    expect(() => readConfig({ PORT: 'x' })).toThrow(/^La configuración tiene una falta:\n- PORT: /);
  });
});

describe('in production', () => {
  it('a complete configuration gives no warning but the missing channel', () => {
    const config = readConfig({ ...production, TEAMS_REVIEW_CHANNEL: '19:abc@thread.tacv2' });
    expect(config).toMatchObject({ production: true, publicUrl: 'https://visitas.ine.mx', warnings: [] });
    expect(config.linkSecret?.reveal()).toBe(LINK_SECRET);
    expect(readConfig(production).warnings.join()).toContain('TEAMS_REVIEW_CHANNEL');
  });

  it.each([
    ['PUBLIC_URL', { PUBLIC_URL: 'http://visitas.ine.mx' }],
    ['TEAMS_SERVICE_URL', { TEAMS_SERVICE_URL: 'http://127.0.0.1:5000' }],
    ['STORAGE_URL', { STORAGE_URL: 'sqlite::memory:' }],
  ])('%s must be safe', (name, change) => {
    expect(faulty({ ...production, ...change })).toEqual([name]);
  });

  it('several processes on MongoDB share the secret of links', () => {
    const { LINK_SECRET: _, ...rest } = production;
    const env = { ...rest, STORAGE_URL: 'mongodb://db/visits' };
    expect(faulty(env)).toEqual(['LINK_SECRET']);
    expect(faulty({ ...env, LINK_SECRET })).toEqual([]);
  });

  it('the local page never opens, not even when asked to', () => {
    expect(faulty({ NODE_ENV: 'production', WEBCHAT: 'on' })).toEqual(['WEBCHAT']);
  });
});

describe('the local page', () => {
  it('is switched off by name', () => expect(readConfig({ WEBCHAT: 'off' }).webchat).toBe(false));
  it('is refused beside Teams', () => expect(faulty({ ...teams, WEBCHAT: 'on' })).toEqual(['WEBCHAT']));
});

describe('warnings', () => {
  const warned = (env: NodeJS.ProcessEnv): string => readConfig({ LINK_SECRET, ...env }).warnings.join('\n');

  it('a bot on both platforms that is not told who is one person on them, and a domain that is anybody’s', () => {
    const both = { ...teams, SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' };
    expect(warned(both)).toContain('LINK_EMAILS: falta');
    for (const LINK_EMAILS of ['off', 'ine.mx']) expect(warned({ ...both, LINK_EMAILS })).not.toContain('LINK_EMAILS');
    expect(warned(teams)).not.toContain('LINK_EMAILS');
    expect(warned({ LINK_EMAILS: 'ine.mx,gmail.com' })).toContain(
      'LINK_EMAILS: en gmail.com cualquiera abre un correo.',
    );
  });

  it('an unauthenticated bot open to the network', () => {
    expect(warned({ HOST: '0.0.0.0' })).toContain('HOST');
    expect(warned({ HOST: '127.0.0.1' })).toBe('');
  });
  it('a name written another way', () => {
    expect(warned({ MICROSOFT_APP_ID: ID })).toBe('MICROSOFT_APP_ID: no se lee; el nombre es MicrosoftAppId.');
  });
  it('an id that is not one', () => expect(warned({ ...teams, MicrosoftAppId: 'my-bot' })).toContain('GUID'));
  it('links that only work here', () => expect(warned({ ...production, PUBLIC_URL: '' })).toContain('PUBLIC_URL'));
});

it('the public address follows the port it listens on', () => {
  const at = (env: NodeJS.ProcessEnv): string => publicUrlAt(readConfig(env), 4000);
  expect(at({})).toBe('http://127.0.0.1:4000');
  expect(at({ HOST: '0.0.0.0' })).toBe('http://127.0.0.1:4000');
  expect(at({ HOST: '::1' })).toBe('http://[::1]:4000');
  expect(at({ PUBLIC_URL: 'https://visitas.ine.mx/bot/' })).toBe('https://visitas.ine.mx/bot');
});

it('is frozen all the way down', () => {
  const config = readConfig({ REVIEWERS: 'teams:29:rosa' });
  const frozen = (value: unknown): boolean =>
    typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(frozen));
  expect(frozen(config)).toBe(true);
});

it('shows no secret, printed or as JSON', () => {
  const config: Config = readConfig(production);
  const printed = [inspect(config, { depth: 9, showHidden: true }), JSON.stringify(config), String(config.linkSecret)];
  for (const text of printed) {
    expect(text).not.toContain('hush-hush');
    expect(text).not.toContain(LINK_SECRET);
    expect(text).toContain('[oculto]');
  }
  expect(new Secret('x').reveal()).toBe('x');
});

it('.env.example names the same variables, with a comment before each', () => {
  const lines = readFileSync(join(__dirname, '../../../.env.example'), 'utf8').split('\n');
  const named = lines.flatMap((line) => /^(\w+)=/.exec(line)?.[1] ?? []);
  expect([...named].sort()).toEqual([...variableNames].sort());
  for (const name of named) expect(lines[lines.indexOf(`${name}=`) - 1]).toMatch(/^# /);
});

describe('environment', () => {
  const folder = mkdtempSync(join(tmpdir(), 'config-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads .env under the process, and does without it', () => {
    const file = join(folder, '.env');
    writeFileSync(file, 'PATH=nowhere\nTIME_ZONE=America/Tijuana\n');
    expect(environment(file)).toMatchObject({ PATH: process.env.PATH, TIME_ZONE: 'America/Tijuana' });
    expect(environment(join(folder, 'absent'))).toEqual({ ...process.env });
  });
});
