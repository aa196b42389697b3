import { posix } from 'node:path';
import ts from 'typescript';

/** One source file, by its path from the repository's root. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** What breaks a rule, and why the rule is there: one sentence a newcomer can act on. */
export interface Violation {
  readonly path: string;
  readonly text: string;
}

interface Import {
  /** A path from the root for our own files, else the name of a package or a `node:` module. */
  readonly target: string;
  readonly own: boolean;
  readonly typeOnly: boolean;
}

/** Folders with a direction; the first pattern that matches a path names its zone. */
const zones = [
  ['core', /^core\//],
  ['turns', /^bot\/turns\//],
  ['outbox', /^bot\/outbox\//],
  ['pasted', /^bot\/pasted\//],
  ['config', /^bot\/config\//],
  ['http', /^bot\/http\//],
  ['teams', /^bot\/teams\//],
  ['slack', /^bot\/slack\//],
  ['main', /^bot\/[\w-]+(\.ts)?$/],
  ['wire', /^playground\/wire(\.ts)?$/],
  ['page', /^playground\/page\//],
  ['playground', /^playground\//],
  ['block-kit', /^cards\/block-kit(\/|$)/],
  ['cards', /^cards\//],
  ['documents', /^documents\//],
  ['storage', /^storage\//],
  ['deploy', /^deploy\//],
] as const;
type Zone = (typeof zones)[number][0];

const zoneOf = (path: string): Zone | undefined => zones.find(([, pattern]) => pattern.test(path))?.[0];

interface ZoneRule {
  readonly may: readonly Zone[];
  readonly because: string;
}

const platform = (name: Zone): ZoneRule => ({
  may: ['core', 'storage', 'turns', 'outbox', 'pasted', 'http', 'cards', 'block-kit', 'documents', name],
  because: 'a platform only reads its payloads and shows screens; it draws on the middle and knows no other platform',
});

/** Which way imports flow; main, the composition root, may import all. */
const flow: Readonly<Record<Exclude<Zone, 'main'>, ZoneRule>> = {
  core: { may: ['core'], because: 'the core is pure, so that all that matters is tested without a network or a clock' },
  turns: {
    may: ['core', 'storage', 'outbox', 'pasted', 'turns'],
    because: 'what a turn does is decided once, for all platforms, and platforms come to it, never the reverse',
  },
  outbox: {
    may: ['core', 'storage', 'outbox'],
    because: 'the outbox says what was saved, by whatever platform, and knows neither turns nor platforms',
  },
  pasted: { may: ['core', 'pasted'], because: 'pasted text becomes paragraphs and tables, whoever sent it' },
  config: { may: ['config'], because: 'the configuration is read before anything else exists' },
  http: {
    may: ['core', 'storage', 'outbox', 'documents', 'http'],
    because: 'what is served over HTTP is made of reports and their documents, whatever platform they came from',
  },
  teams: platform('teams'),
  slack: platform('slack'),
  wire: { may: [], because: 'what the page and its channel say to each other is plain types, read on both sides' },
  page: { may: ['page', 'wire'], because: 'the page runs in a browser and meets the bot over HTTP alone' },
  playground: {
    may: ['playground', 'wire'],
    because: "the playground speaks the Bot Framework's protocol over HTTP, as Teams does, and sees nothing of the bot",
  },
  'block-kit': {
    may: ['block-kit'],
    because: 'the converter takes any Adaptive Card and could be published as it is',
  },
  cards: {
    may: ['core', 'cards', 'block-kit'],
    because: 'a card draws a screen, and knows neither who sends it nor where it is kept',
  },
  documents: {
    may: ['core', 'documents'],
    because: 'a document is made of the form and its answers, and of nothing else',
  },
  storage: {
    may: ['core', 'storage'],
    because: 'a store keeps reports, and shows nothing to anybody',
  },
  deploy: {
    may: ['deploy', 'config', 'storage'],
    because: 'what an operator runs must not need the bot running, only its configuration and its store',
  },
};

/** Inside the core: a room is made of those before it. */
const rooms = [/^core\/(form|words)\//, /^core\/report\//, /^core\/screens\//];
const roomOf = (path: string): number => rooms.findIndex((room) => room.test(path));

interface Home {
  readonly vendor: RegExp;
  readonly at: RegExp;
  readonly because: string;
}

/** Each vendor has one home, so that replacing it is one folder's work. */
const homes: readonly Home[] = [
  {
    vendor: /^(botbuilder|botframework)/,
    at: /^bot\/teams\//,
    because: 'botbuilder is archived and stays in bot/teams, so that its successor replaces one folder',
  },
  {
    vendor: /^restify$/,
    at: /^bot\/(teams|http)\//,
    because: 'the server is made once, in bot/http, and handed over by main',
  },
  {
    vendor: /^@slack\/types$/,
    at: /^(bot\/slack|cards\/block-kit)\//,
    because: 'blocks are made in cards/block-kit, and sent by bot/slack',
  },
  { vendor: /^@slack\//, at: /^bot\/slack\//, because: 'Slack is known to bot/slack alone' },
  { vendor: /^better-sqlite3$/, at: /^storage\/sqlite/, because: 'SQLite is one store among others' },
  { vendor: /^mongodb$/, at: /^storage\/mongodb/, because: 'MongoDB is one store among others' },
  {
    vendor: /^adaptive(cards-templating|-expressions)$/,
    at: /^cards\//,
    because: 'a template is expanded in one place',
  },
  { vendor: /^docxtemplater$/, at: /^documents\//, because: 'Word is written in one place' },
  { vendor: /^pizzip$/, at: /^(documents|deploy)\//, because: 'only Word files and the Teams package are zips' },
  { vendor: /^parse5$/, at: /^bot\/pasted\//, because: 'HTML from outside is parsed in one place' },
  {
    vendor: /^zod$/,
    at: /^(bot\/(config|teams|slack)\/|playground\/|storage\/transfer\/)/,
    because: 'input is parsed at the door, and trusted inside; an export comes in by a door too',
  },
  {
    vendor: /^raw-body$/,
    at: /^(bot\/http|playground)\//,
    because: 'a body is read in one place of the bot, and in one of the playground',
  },
  {
    vendor: /^prom-client$/,
    at: /^bot\/http\//,
    because: 'what is measured is published in one place',
  },
  { vendor: /^pino$/, at: /^bot\/[\w-]+\.ts$/, because: 'all others log through the port' },
  {
    vendor: /^(adaptivecards|@fluentui\/.*)$/,
    at: /^playground\/page\//,
    because: 'only the page runs in a browser',
  },
  {
    vendor: /^(@microsoft\/app-manifest|ajv|ajv-formats|pngjs)$/,
    at: /^deploy\//,
    because: 'the Teams package is checked where it is made',
  },
  {
    vendor: /^lru-cache$/,
    at: /^(bot|storage)\//,
    because: 'the core remembers nothing, and what is remembered outside it has an end',
  },
];

const isNode = (name: string): boolean => name.startsWith('node:');

function literalOf(node: ts.Node | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;
}

/** What a node imports: `import`, `export … from`, `import()`, `require()` and `import('…')` as a type. */
function specifierOf(node: ts.Node): { name: string; typeOnly: boolean } | undefined {
  const of = (name: string | undefined, typeOnly = false) => (name === undefined ? undefined : { name, typeOnly });
  if (ts.isImportDeclaration(node)) return of(literalOf(node.moduleSpecifier), node.importClause?.isTypeOnly ?? false);
  if (ts.isExportDeclaration(node)) return of(literalOf(node.moduleSpecifier), node.isTypeOnly);
  if (ts.isImportTypeNode(node))
    return of(ts.isLiteralTypeNode(node.argument) ? literalOf(node.argument.literal) : undefined, true);
  if (ts.isExternalModuleReference(node)) return of(literalOf(node.expression));
  if (!ts.isCallExpression(node)) return undefined;
  const called = node.expression;
  const loads = called.kind === ts.SyntaxKind.ImportKeyword || /^require(\.resolve)?$/.test(called.getText());
  return loads ? of(literalOf(node.arguments[0])) : undefined;
}

function packageOf(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

function resolve(path: string, { name, typeOnly }: { name: string; typeOnly: boolean }): Import {
  if (name.startsWith('.')) return { target: posix.join(posix.dirname(path), name), own: true, typeOnly };
  if (isNode(name)) return { target: name, own: false, typeOnly };
  return { target: packageOf(name), own: false, typeOnly };
}

function nodesOf(source: Source): readonly ts.Node[] {
  const nodes: ts.Node[] = [];
  const walk = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, walk);
  };
  walk(ts.createSourceFile(source.path, source.text, ts.ScriptTarget.ES2022, true));
  return nodes;
}

function flowViolation(path: string, from: Zone, found: Import): string | undefined {
  const to = zoneOf(found.target);
  if (from === 'core' && roomOf(path) >= 0 && roomOf(path) < roomOf(found.target))
    return `imports ${found.target}; a screen is drawn from a report, and a report is made of the form, never the reverse`;
  if (from === 'main' || (to !== undefined && flow[from].may.includes(to))) return undefined;
  // The shape of what main hands over may be named where it is received.
  if (to === 'config' && found.typeOnly && ['teams', 'slack', 'http'].includes(from)) return undefined;
  return `imports ${found.target}; ${flow[from].because}`;
}

function vendorViolation(path: string, from: Zone, found: Import): string | undefined {
  if (isNode(found.target)) {
    if (from === 'core' || from === 'page') return `imports ${found.target}; ${flow[from].because}`;
    return undefined;
  }
  const home = homes.find(({ vendor }) => vendor.test(found.target));
  if (home === undefined)
    return `imports ${found.target}, which has no home; name one in test/helpers/architecture.ts, with the reason`;
  return home.at.test(path) ? undefined : `imports ${found.target}; ${home.because}`;
}

const isProcess = (node: ts.Node): boolean => ts.isIdentifier(node) && node.text === 'process';

function readsEnvironment(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return isProcess(node.expression) && node.name.text === 'env';
  if (ts.isElementAccessExpression(node))
    return isProcess(node.expression) && literalOf(node.argumentExpression) === 'env';
  return ts.isVariableDeclaration(node) && node.initializer !== undefined && isProcess(node.initializer);
}

/** Time, chance and waiting, as code reaches for them. */
function impurity(node: ts.Node): string | undefined {
  if (ts.isAwaitExpression(node)) return 'waits (await)';
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments ?? []).length === 0) {
    return 'reads the clock (new Date())';
  }
  if (!ts.isCallExpression(node)) return undefined;
  const called = node.expression.getText();
  const banned =
    /^(Date\.now|Date|Math\.random|fetch|setTimeout|setInterval|setImmediate|queueMicrotask|crypto\..*|performance\.now|console\..*)$/;
  return banned.test(called) ? `calls ${called}` : undefined;
}

function nodeViolation(path: string, zone: Zone, node: ts.Node): string | undefined {
  if (readsEnvironment(node) && path !== 'bot/config/config.ts') {
    return 'reads process.env; bot/config alone does, so that one error lists every fault';
  }
  const impure = zone === 'core' ? impurity(node) : undefined;
  if (impure !== undefined) return `${impure}; time, chance and ids reach the core inside a command`;
  const specifier = specifierOf(node);
  if (specifier === undefined) return undefined;
  const found = resolve(path, specifier);
  return found.own ? flowViolation(path, zone, found) : vendorViolation(path, zone, found);
}

/** Every rule broken by these files, in their order. */
export function violationsIn(sources: readonly Source[]): readonly Violation[] {
  return sources.flatMap((source): readonly Violation[] => {
    const { path } = source;
    const zone = zoneOf(path);
    if (zone === undefined)
      return [{ path, text: 'belongs to no zone; give its folder a direction in test/helpers/architecture.ts' }];
    return nodesOf(source).flatMap((node) => {
      const text = nodeViolation(path, zone, node);
      return text === undefined ? [] : [{ path, text }];
    });
  });
}

/** Files that import each other in a circle, each circle once: none of them can be read, or moved, without the rest. */
export function circlesIn(sources: readonly Source[]): readonly string[] {
  const known = new Set(sources.map(({ path }) => path));
  const importsOf = new Map(sources.map((source) => [source.path, ownImportsOf(source, known)]));
  const circles = new Set<string>();
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    const from = trail.indexOf(path);
    if (from >= 0) circles.add([...trail.slice(from), path].join(' -> '));
    if (from >= 0 || done.has(path)) return;
    for (const target of importsOf.get(path) ?? []) walk(target, [...trail, path]);
    done.add(path);
  };
  for (const { path } of sources) walk(path, []);
  return [...circles];
}

function ownImportsOf(source: Source, known: ReadonlySet<string>): readonly string[] {
  return nodesOf(source).flatMap((node) => {
    const specifier = specifierOf(node);
    const found = specifier && resolve(source.path, specifier);
    return [`${found?.target}.ts`, `${found?.target}/index.ts`].filter((path) => known.has(path));
  });
}
