import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readConfig } from '../../bot/config/config';
import { variableNames } from '../../bot/config/variables';

const root = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly environment: Readonly<Record<string, string | number>>;
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly entrypoint?: readonly string[];
  readonly profiles?: readonly string[];
}
interface Compose {
  readonly services: Readonly<Record<'bot' | 'mongodb' | 'backup', Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

/** As Compose fills in a value: `${NAME:?what is missing}`, `${NAME:-default}`, and two dollars for one. */
function filledIn(value: string, env: Readonly<Record<string, string>>): string {
  return value.replace(/\$\$|\$\{(\w+)(?::([?-])([^}]*))?\}/g, (all, name?: string, kind?: string, text = '') => {
    if (name === undefined) return all === '$$' ? '$' : all;
    const given = env[name] ?? '';
    if (given !== '' || kind === undefined) return given;
    if (kind === '?') throw new Error(`${name}: ${String(text)}`);
    return String(text);
  });
}

describe('deploy/compose.yaml', () => {
  const { services, volumes } = parse(read('deploy/compose.yaml'), { merge: true }) as Compose;
  const secrets = {
    MONGO_PASSWORD: 'letters4ndDigits',
    LINK_SECRET: 'x'.repeat(40),
    PUBLIC_URL: 'https://visitas.example',
  };
  const environmentOf = (env: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(services.bot.environment).map(([name, value]) => [name, filledIn(String(value), env)]),
    );

  it('gives the bot a configuration that is complete and safe', () => {
    const config = readConfig(environmentOf(secrets));
    expect(config).toMatchObject({ production: true, host: '0.0.0.0', port: 3978, webchat: false });
    expect(config.storageUrl).toBe(
      'mongodb://visits:letters4ndDigits@mongodb:27017/visits?replicaSet=rs0&authSource=admin',
    );
  });

  it.each(Object.keys(secrets))('asks for %s', (name) => {
    expect(() => environmentOf({ ...secrets, [name]: '' })).toThrow(`${name}: set ${name}`);
  });

  it('lets every variable through that makes sense in a container', () => {
    const left = variableNames.filter((name) => !(name in services.bot.environment));
    expect(left).toEqual(['WEBCHAT', 'BotOpenIdMetadata', 'SLACK_API_URL']);
    expect(Object.keys(services.bot.environment).filter((name) => !variableNames.includes(name as never))).toEqual([]);
  });

  it('holds no secret', () => {
    const named = Object.values(services).flatMap(({ environment }) =>
      Object.entries(environment).filter(([name]) => /PASSWORD|SECRET|TOKEN/i.test(name)),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(([, value]) => !/^\$\{\w+:[?-][^}]*\}$/.test(String(value)))).toEqual([]);
  });

  it('runs MongoDB 8 as a replica set that the bot waits for, on a volume', () => {
    const { mongodb, bot } = services;
    expect(mongodb.image).toMatch(/^mongo:8\./);
    expect(mongodb.entrypoint?.at(-1)).toContain('--replSet rs0');
    expect(mongodb.healthcheck?.test.at(-1)).toContain('rs.initiate');
    expect(bot.depends_on).toEqual({ mongodb: { condition: 'service_healthy' } });
    const mounted = Object.values(services).flatMap((service) => service.volumes ?? []);
    expect(mounted).toContain('mongodb:/data/db');
    expect(mounted.map((mount) => mount.split(':')[0]).filter((name = '') => !(name in volumes))).toEqual([]);
  });

  it('has a backup that only runs when asked', () => {
    expect(services.backup.profiles).toEqual(['backup']);
    expect(services.backup.entrypoint?.at(-1)).toContain('mongodump');
  });

  it('builds the bot from the Dockerfile', () => {
    const { context = '', dockerfile = '' } = services.bot.build ?? {};
    expect(existsSync(join(root, 'deploy', context, dockerfile))).toBe(true);
  });
});

describe('deploy/Dockerfile', () => {
  /** Each instruction on one line, comments left out. */
  const instructions = read('deploy/Dockerfile')
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const stages = instructions.flatMap((line, at) => (line.startsWith('FROM ') ? [at] : []));
  const shipped = instructions.slice(stages.at(-1));
  const of = (name: string): readonly string[] => shipped.filter((line) => line.startsWith(`${name} `));

  it('ships a stage without the tools it was built with, for a user without rights', () => {
    expect(stages).toHaveLength(2);
    expect(shipped.join('\n')).not.toMatch(/apt-get|npm /);
    expect(of('USER')).toEqual(['USER node']);
    expect(shipped.indexOf('USER node')).toBeLessThan(shipped.findIndex((line) => line.startsWith('CMD')));
    expect(instructions.join('\n')).toContain('npm prune --omit=dev');
  });

  it('starts the built bot itself, in production, and asks it whether it lives', () => {
    expect(of('CMD')).toEqual(['CMD ["node", "dist/bot/main.js"]']);
    expect(existsSync(join(root, 'bot/main.ts'))).toBe(true);
    expect(of('ENV').join()).toContain('NODE_ENV=production');
    expect(of('HEALTHCHECK').join()).toContain('/healthz');
  });

  it('stands on a Node that the bot supports', () => {
    const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
    expect(engines.node).toBe('>=20.19');
    expect(stages.map((at) => instructions[at]?.split(' ')[1])).toEqual(Array(2).fill('node:20-bookworm-slim'));
  });

  it('is sent what a build is made from, and neither data nor secrets', () => {
    const [first, ...sent] = read('.dockerignore').trim().split('\n');
    expect(first).toBe('*');
    const wanted = [
      ...(/const inputs = \[([^\]]*)\]/.exec(read('scripts/sources.mjs'))?.[1] ?? '').matchAll(/'([^']+)'/g),
    ];
    expect(wanted.length).toBeGreaterThan(8);
    const covered = (path = '') => sent.some((line) => `!${path}` === line || `!${path}/`.startsWith(`${line}/`));
    expect(wanted.map(([, path]) => path).filter((path) => !covered(path))).toEqual([]);
    expect(sent.filter((line) => /env|data|node_modules/.test(line))).toEqual([]);
  });
});
