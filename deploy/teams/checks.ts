import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { PNG } from 'pngjs';

/** In the manifest as kept; a package that still holds one is of no use to anybody. */
export const PLACEHOLDER_ID = '00000000-0000-0000-0000-000000000000';
export const PLACEHOLDER_DOMAIN = 'bot.example.org';

const COLOR_SIZE = 192;
const OUTLINE_SIZE = 32;

const SCHEMAS = '@microsoft/app-manifest/build/json-schemas/teams';

/** Microsoft's schema for a manifest version, as its own package ships it; undefined where there is none. */
function schemaFor(version: string): object | undefined {
  if (!/^1\.\d+$/.test(version)) return undefined;
  const known = dirname(dirname(require.resolve(`${SCHEMAS}/v1.0/MicrosoftTeams.schema.json`)));
  const path = join(known, `v${version}`, 'MicrosoftTeams.schema.json');
  if (!existsSync(path)) return undefined;
  const schema = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  // Draft 4, which Ajv does not know by name; the schema uses nothing of it that later drafts changed.
  delete schema['$schema'];
  return schema;
}

/** What Microsoft's schema finds wrong, one line each; empty where nothing is. */
export function manifestProblems(manifest: { readonly manifestVersion: string }): readonly string[] {
  const schema = schemaFor(manifest.manifestVersion);
  if (schema === undefined) return [`manifest.json: no hay esquema para manifestVersion «${manifest.manifestVersion}»`];
  // Not strict: the schema has keywords of its authors' tools.
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats(ajv);
  const validate = ajv.compile(schema);
  if (validate(manifest)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const detail = 'additionalProperty' in params ? ` (${String(params.additionalProperty)})` : '';
    return `manifest.json${instancePath || '/'}: ${message ?? ''}${detail}`;
  });
}

/** What is left of the placeholders, one line each. */
export function placeholderProblems(manifest: object): readonly string[] {
  const text = JSON.stringify(manifest);
  return [PLACEHOLDER_ID, PLACEHOLDER_DOMAIN]
    .filter((placeholder) => text.includes(placeholder))
    .map((placeholder) => `manifest.json: todavía dice ${placeholder}`);
}

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and alpha of each pixel, a byte each. */
  readonly data: Buffer;
}

function sizeProblem(name: string, { width, height }: Picture, size: number): readonly string[] {
  if (width === size && height === size) return [];
  return [`${name}: mide ${width} × ${height} y debe medir ${size} × ${size}`];
}

function readIcon(name: string, file: Buffer): Picture | string {
  try {
    return PNG.sync.read(file);
  } catch (error) {
    return `${name}: no se puede leer (${error instanceof Error ? error.message : String(error)})`;
  }
}

export function colorIconProblems(file: Buffer): readonly string[] {
  const png = readIcon('color.png', file);
  return typeof png === 'string' ? [png] : sizeProblem('color.png', png, COLOR_SIZE);
}

/** Teams tints the outline itself: it must be white wherever it is not transparent. */
export function outlineIconProblems(file: Buffer): readonly string[] {
  const png = readIcon('outline.png', file);
  if (typeof png === 'string') return [png];
  const pixels = Array.from({ length: png.width * png.height }, (_, index) => png.data.readUInt32BE(index * 4));
  const drawn = pixels.filter((pixel) => (pixel & 0xff) > 0);
  const white = drawn.every((pixel) => pixel >>> 8 === 0xff_ff_ff);
  return [
    ...sizeProblem('outline.png', png, OUTLINE_SIZE),
    ...(drawn.length === 0 ? ['outline.png: está vacío'] : []),
    ...(drawn.length === pixels.length ? ['outline.png: el fondo debe ser transparente'] : []),
    ...(white ? [] : ['outline.png: el trazo debe ser blanco']),
  ];
}
