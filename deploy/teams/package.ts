import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { environment } from '../../bot/config/config';
import { pack, zipOf } from '../../documents/zip/write';
import {
  colorIconProblems,
  manifestProblems,
  outlineIconProblems,
  PLACEHOLDER_DOMAIN,
  PLACEHOLDER_ID,
  placeholderProblems,
} from './checks';

/** What differs between one installation and the next. */
export interface Installation {
  /** The bot's Microsoft app id, a GUID. */
  readonly appId: string;
  /** Host name of the bot's public address. */
  readonly domain: string;
  /** Version of the package, as in package.json: Teams takes an update only under a new one. */
  readonly version: string;
}

/** The package cannot be made; every reason, in Spanish. */
export class PackageError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(['No se hizo el paquete de Teams:', ...problems.map((problem) => `- ${problem}`)].join('\n'));
    this.name = 'PackageError';
  }
}

type Manifest = { readonly manifestVersion: string } & Readonly<Record<string, unknown>>;

export function fillManifest(template: string, { appId, domain, version }: Installation): Manifest {
  const filled = template.replaceAll(PLACEHOLDER_ID, appId).replaceAll(PLACEHOLDER_DOMAIN, domain);
  return { ...(JSON.parse(filled) as Manifest), version };
}

/**
 * The zip an administrator uploads, from the manifest and icons of `folder`. The same input gives the same bytes.
 * @throws {PackageError} listing all that Teams would refuse.
 */
export function makePackage(folder: string, installation: Installation): Buffer {
  const manifest = fillManifest(readFileSync(join(folder, 'manifest.json'), 'utf8'), installation);
  const color = readFileSync(join(folder, 'color.png'));
  const outline = readFileSync(join(folder, 'outline.png'));
  const problems = [
    ...manifestProblems(manifest),
    ...placeholderProblems(manifest),
    ...colorIconProblems(color),
    ...outlineIconProblems(outline),
  ];
  if (problems.length > 0) throw new PackageError(problems);
  return zipOf([
    pack('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`),
    pack('color.png', color),
    pack('outline.png', outline),
  ]);
}

/**
 * From flags, else from the bot's own configuration.
 * @throws {PackageError} naming what is missing.
 */
export function installationFrom(args: readonly string[], env: NodeJS.ProcessEnv, version: string): Installation {
  const options = { 'app-id': { type: 'string' }, domain: { type: 'string' } } as const;
  const { values } = parseArgs({ args: [...args], options });
  const appId = values['app-id'] ?? env['MicrosoftAppId']?.trim() ?? '';
  const domain = values.domain ?? hostOf(env['PUBLIC_URL']?.trim() ?? '');
  const problems = [
    ...(appId === '' ? ['falta el identificador de la aplicación; dé MicrosoftAppId o --app-id GUID'] : []),
    ...(domain === '' ? ['falta el nombre público del servidor; dé PUBLIC_URL o --domain NOMBRE'] : []),
    ...(domain === '' || /^[\w-]+(\.[\w-]+)+$/.test(domain)
      ? []
      : [`«${domain}» no es un nombre de servidor; dé uno como visitas.ejemplo.mx, sin https:// ni «/»`]),
  ];
  if (problems.length > 0) throw new PackageError(problems);
  return { appId, domain, version };
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : url);

function main(): void {
  // npm runs scripts in the package's own folder.
  const root = process.cwd();
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const file = join(root, 'dist/teams/visit-report-bot.zip');
  const zip = makePackage(join(root, 'deploy/teams'), installationFrom(process.argv.slice(2), environment(), version));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, zip);
  process.stdout.write(
    `${relative(root, file)}: listo para subir a Teams (${zip.length.toLocaleString('es-MX')} bytes)\n`,
  );
}

if (require.main === module) {
  try {
    main();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
