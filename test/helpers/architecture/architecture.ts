import { posix } from 'node:path';
import ts from 'typescript';
import { floorOf, flow, homes, zoneOf, type Zone } from './rules';

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
  if (from === 'core' && floorOf(path) < floorOf(found.target))
    return `imports ${found.target}; a room is made of those below it, and is handed what it needs of one above`;
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
    return `imports ${found.target}, which has no home; name one in test/helpers/architecture/rules.ts, with the reason`;
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
      return [{ path, text: 'belongs to no zone; give its folder a direction in test/helpers/architecture/rules.ts' }];
    if (zone === 'core' && floorOf(path) < 0)
      return [
        { path, text: 'belongs to no room; name its folder among the floors in test/helpers/architecture/rules.ts' },
      ];
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
