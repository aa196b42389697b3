import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import PizZip from 'pizzip';
import { SEARCH_COMMAND } from '../../../bot/teams/extension';
import { readIntent } from '../../../core/talk/intent';
import { colorIconProblems, manifestProblems, outlineIconProblems } from '../../../deploy/teams/checks';
import { installationFrom, makePackage, PackageError } from '../../../deploy/teams/package';

interface Command {
  readonly title: string;
  readonly description: string;
}
interface Manifest {
  readonly manifestVersion: string;
  readonly version: string;
  readonly id: string;
  readonly localizationInfo: { readonly defaultLanguageTag: string };
  readonly bots: readonly [
    {
      readonly botId: string;
      readonly scopes: readonly string[];
      readonly supportsFiles: boolean;
      readonly commandLists: readonly { readonly scopes: readonly string[]; readonly commands: readonly Command[] }[];
    },
  ];
  readonly composeExtensions: readonly [
    {
      readonly botId: string;
      readonly commands: readonly { readonly id: string; readonly parameters: readonly unknown[] }[];
    },
  ];
  readonly validDomains: readonly string[];
  readonly webApplicationInfo: { readonly id: string };
  readonly authorization: unknown;
}

const folder = join(__dirname, '../../../deploy/teams');
const kept = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
const color = readFileSync(join(folder, 'color.png'));
const outline = readFileSync(join(folder, 'outline.png'));

const installation = { appId: '7d6f2f0e-52a4-4f7f-9a55-0f6f6f1f0c01', domain: 'visitas.ine.mx', version: '1.2.3' };

/** The folder with one file changed. */
function changed(name: string, content: string | Buffer): string {
  const copy = mkdtempSync(join(tmpdir(), 'teams-'));
  for (const file of ['manifest.json', 'color.png', 'outline.png']) cpSync(join(folder, file), join(copy, file));
  writeFileSync(join(copy, name), content);
  copies.push(copy);
  return copy;
}
const copies: string[] = [];
afterAll(() => copies.forEach((copy) => rmSync(copy, { recursive: true })));

function problemsOf(act: () => unknown): readonly string[] {
  try {
    act();
    return [];
  } catch (error) {
    if (error instanceof PackageError) return error.problems;
    throw error;
  }
}

describe('the manifest as kept', () => {
  it("passes Microsoft's schema", () => expect(manifestProblems(kept)).toEqual([]));

  it('follows the newest stable schema that the package ships', () => {
    const schemas = dirname(
      dirname(require.resolve('@microsoft/app-manifest/build/json-schemas/teams/v1.0/MicrosoftTeams.schema.json')),
    );
    const newest = readdirSync(schemas)
      .flatMap((name) => /^v1\.(\d+)$/.exec(name)?.[1] ?? [])
      .map(Number)
      .sort((one, other) => other - one)[0];
    expect(kept.manifestVersion).toBe(`1.${newest}`);
  });

  it('speaks Spanish and asks for one consent alone', () => {
    expect(kept.localizationInfo.defaultLanguageTag).toBe('es-MX');
    expect(kept.authorization).toEqual({
      permissions: { resourceSpecific: [{ name: 'ChannelMessage.Read.Group', type: 'Application' }] },
    });
  });

  it('offers the bot to people and to teams, with files in people’s own chats, and names its commands', () => {
    const [bot] = kept.bots;
    expect(bot.scopes).toEqual(['personal', 'team']);
    expect(bot.supportsFiles).toBe(true);
    const personal = bot.commandLists.find(({ scopes }) => scopes.includes('personal'))?.commands ?? [];
    const commands = ['nuevo', 'usar', 'continuar', 'míos', 'pendientes', 'buscar', 'ver', 'ayuda', 'cancelar'];
    expect(personal.map(({ title }) => title)).toEqual(commands);
  });

  it('offers in a team what can be asked there', () => {
    const inTeam = kept.bots[0].commandLists.find(({ scopes }) => scopes.includes('team'))?.commands ?? [];
    expect(inTeam.map(({ title }) => title)).toEqual(['pendientes', 'buscar', 'ver', 'ayuda', 'revisar aquí']);
    const read = inTeam.map(({ title }) =>
      readIntent(title === 'ver' ? 'ver INF-2026-0042' : title.replace('buscar', 'buscar x')),
    );
    expect(read.map((intent) => intent?.wants)).toEqual(['pending', 'search', 'see', 'help', 'review-here']);
  });

  it('brings a report into a conversation by the search that the bot answers', () => {
    const [extension] = kept.composeExtensions;
    expect(extension.commands).toHaveLength(1);
    expect(extension.commands[0]).toMatchObject({ id: SEARCH_COMMAND, type: 'query', initialRun: true });
    expect(extension.commands[0]?.parameters).toHaveLength(1);
  });

  it('keeps command texts within what the Teams menu shows', () => {
    for (const { title, description } of kept.bots[0].commandLists.flatMap(({ commands }) => commands)) {
      expect(title.length).toBeLessThanOrEqual(32);
      expect(description.length).toBeGreaterThan(0);
      expect(description.length).toBeLessThanOrEqual(128);
    }
  });
});

describe('a broken manifest', () => {
  it.each<[string, unknown]>([
    ['a missing name', { ...kept, name: undefined }],
    ['a short name too long', { ...kept, name: { short: 'x'.repeat(31) } }],
    ['an id that is no GUID', { ...kept, id: 'visit-report' }],
    ['a scope that does not exist', { ...kept, bots: [{ ...kept.bots[0], scopes: ['everyone'] }] }],
    ['a property that does not exist', { ...kept, author: 'somebody' }],
    ['a schema that does not exist', { ...kept, manifestVersion: '1.999' }],
    ['a path in place of a schema', { ...kept, manifestVersion: '../../x' }],
  ])('%s is found', (_name, manifest) => {
    const plain = JSON.parse(JSON.stringify(manifest)) as Manifest;
    expect(manifestProblems(plain)).not.toEqual([]);
  });

  it('stops the package', () => {
    const broken = changed('manifest.json', JSON.stringify({ ...kept, accentColor: 'pink' }));
    expect(problemsOf(() => makePackage(broken, installation))).toEqual([expect.stringContaining('/accentColor')]);
  });
});

describe('the icons', () => {
  it('are what Teams takes', () => {
    expect(colorIconProblems(color)).toEqual([]);
    expect(outlineIconProblems(outline)).toEqual([]);
  });

  it('are told apart, by size and by colour', () => {
    expect(colorIconProblems(outline)).toEqual(['color.png: mide 32 × 32 y debe medir 192 × 192']);
    expect(outlineIconProblems(color)).toEqual([
      'outline.png: mide 192 × 192 y debe medir 32 × 32',
      'outline.png: el fondo debe ser transparente',
      'outline.png: el trazo debe ser blanco',
    ]);
  });

  it('cut short or no PNG at all, they stop the package', () => {
    expect(problemsOf(() => makePackage(changed('color.png', 'GIF89a'), installation))).toHaveLength(1);
    expect(problemsOf(() => makePackage(changed('outline.png', outline.subarray(0, 200)), installation))).toHaveLength(
      1,
    );
  });
});

describe('the package', () => {
  const zip = new PizZip(makePackage(folder, installation));

  it('holds exactly the manifest and the icons, at its root', () => {
    expect(Object.keys(zip.files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    expect(zip.file('color.png')?.asNodeBuffer()).toEqual(color);
    expect(zip.file('outline.png')?.asNodeBuffer()).toEqual(outline);
  });

  it('is filled in for its installation', () => {
    const manifest = JSON.parse(zip.file('manifest.json')?.asText() ?? '') as Manifest;
    expect(manifest.id).toBe(installation.appId);
    expect(manifest.bots[0].botId).toBe(installation.appId);
    expect(manifest.composeExtensions[0].botId).toBe(installation.appId);
    expect(manifest.webApplicationInfo.id).toBe(installation.appId);
    expect(manifest.validDomains).toEqual(['visitas.ine.mx']);
    expect(manifest.version).toBe('1.2.3');
    expect(manifestProblems(manifest)).toEqual([]);
  });

  it('is the same whenever it is made', () => {
    expect(makePackage(folder, installation).equals(makePackage(folder, installation))).toBe(true);
  });

  it('is not made with a placeholder or a wrong id in it', () => {
    const zeros = { ...installation, appId: '00000000-0000-0000-0000-000000000000' };
    expect(problemsOf(() => makePackage(folder, zeros))).toEqual([expect.stringContaining('00000000')]);
    expect(problemsOf(() => makePackage(folder, { ...installation, appId: 'my-bot' })).length).toBeGreaterThan(0);
  });
});

describe('the installation', () => {
  const env = { MicrosoftAppId: installation.appId, PUBLIC_URL: 'https://visitas.ine.mx/bot' };

  it('comes from the configuration, or from flags before it', () => {
    expect(installationFrom([], env, '1.2.3')).toEqual(installation);
    const flags = ['--app-id', 'other', '--domain', 'bot.ine.mx'];
    expect(installationFrom(flags, env, '1.2.3')).toMatchObject({ appId: 'other', domain: 'bot.ine.mx' });
  });

  it('names all that is missing', () => {
    expect(problemsOf(() => installationFrom([], {}, '1.2.3'))).toEqual([
      expect.stringContaining('MicrosoftAppId'),
      expect.stringContaining('PUBLIC_URL'),
    ]);
    expect(problemsOf(() => installationFrom(['--domain', 'https://x.mx/'], env, '1'))).toHaveLength(1);
  });
});
