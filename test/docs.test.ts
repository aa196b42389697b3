import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Package {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
const pkg = JSON.parse(read('package.json')) as Package;
const versions = { ...pkg.dependencies, ...pkg.devDependencies };

/** Rows of the tables in a section, cell by cell, without the heading rows. */
function rowsOf(markdown: string, section: string): readonly (readonly string[])[] {
  const start = markdown.indexOf(`\n## ${section}\n`);
  const end = markdown.indexOf('\n## ', start + 1);
  return markdown
    .slice(start, end === -1 ? undefined : end)
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'deploy/teams/README.md'].concat(
  readdirSync(join(root, 'docs/decisions')).map((name) => `docs/decisions/${name}`),
);

describe('CONTRIBUTING.md', () => {
  const rows = rowsOf(read('CONTRIBUTING.md'), 'Dependencies');
  const named = rows.flatMap(([, packages = '']) => [...packages.matchAll(/`([^`]+)`/g)].map(([, name]) => name));

  it('names every dependency once, and no other', () => {
    expect([...named].sort()).toEqual(Object.keys(versions).sort());
  });

  it('gives each a reason', () => {
    for (const [, , reason = ''] of rows) expect(reason.length).toBeGreaterThan(10);
  });

  it('maps folders and files that exist', () => {
    const paths = rowsOf(read('CONTRIBUTING.md'), 'Where things are').map(([, path = '']) => path.replaceAll('`', ''));
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

it('every dependency is pinned to one version', () => {
  expect(Object.values(versions).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

it('.env.example and the README name variables alike', () => {
  const known = [...read('.env.example').matchAll(/^(\w+)=/gm)].map(([, name]) => name);
  const told = rowsOf(read('README.md'), 'Configure it').flatMap(([, names = '']) =>
    [...names.matchAll(/`(\w+)/g)].map(([, name]) => name),
  );
  expect(told.filter((name) => !known.includes(name))).toEqual([]);
});

describe('links between documents', () => {
  it.each(documents)('%s', (document) => {
    const targets = [...read(document).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = '']) => target);
    expect(targets.filter((target) => !existsSync(join(root, dirname(document), target)))).toEqual([]);
  });
});
