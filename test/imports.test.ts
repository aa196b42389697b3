import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { circlesIn, violationsIn, type Source } from './helpers/architecture/architecture';
import { MOST_IN_A_FOLDER } from './helpers/architecture/rules';

const root = join(__dirname, '..');
const MAX_LINES = 300;

function filesIn(folder: string, extension: RegExp): readonly Source[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => extension.test(name) && !name.includes('node_modules'))
    .map((name) => {
      const path = `${folder}/${name.split('\\').join('/')}`;
      return { path, text: readFileSync(join(root, path), 'utf8') };
    });
}

const product = ['core', 'bot', 'playground', 'cards', 'documents', 'storage', 'deploy'].flatMap((folder) =>
  filesIn(folder, /\.ts$/),
);
const found = (path: string, text: string): readonly string[] => violationsIn([{ path, text }]).map((one) => one.text);

describe('the source', () => {
  it('is there', () => expect(product.length).toBeGreaterThan(20));

  it('imports only the way the design draws it', () => {
    expect(violationsIn(product).map(({ path, text }) => `${path} ${text}`)).toEqual([]);
  });

  it('goes round in no circle', () => {
    expect(circlesIn(product)).toEqual([]);
  });

  it('has no folder in which nobody finds their way', () => {
    const inFolder = new Map<string, number>();
    for (const { path } of product) inFolder.set(dirname(path), (inFolder.get(dirname(path)) ?? 0) + 1);
    expect([...inFolder].filter(([, files]) => files > MOST_IN_A_FOLDER)).toEqual([]);
  });

  it('is made of files a person can take in', () => {
    // Tests are left out: a table of cases is as long as it is.
    const written = [...product, ...filesIn('scripts', /\.[cm]js$/)];
    const lines = ({ path, text }: Source) => ({ path, lines: text.split('\n').length - 1 });
    expect(written.map(lines).filter((file) => file.lines > MAX_LINES)).toEqual([]);
  });
});

describe('the check itself finds', () => {
  it.each([
    ['the core reaching out', 'core/form/x.ts', "import { y } from '../../storage/ports';", 'the core is pure'],
    ['a field that is drawn', 'core/form/x.ts', "import type { S } from '../screen/screens';", 'of those below it'],
    ['filing on review', 'core/filing/x.ts', "import { s } from '../review/commands';", 'of those below it'],
    ['a text about a report', 'core/words/x.ts', "import { s } from '../record/types';", 'of those below it'],
    ['a file of the core in no room', 'core/x.ts', '', 'belongs to no room'],
    ['the core on Node', 'core/form/x.ts', "import { readFileSync } from 'node:fs';", 'the core is pure'],
    ['the core on a vendor', 'core/form/x.ts', "import { z } from 'zod';", 'parsed at the door'],
    ['the core reading the clock', 'core/form/x.ts', 'const now = new Date();', 'inside a command'],
    ['the core throwing dice', 'core/form/x.ts', 'const x = Math.random();', 'inside a command'],
    ['the core waiting', 'core/form/x.ts', 'async function f() { await g(); }', 'inside a command'],
    ['a turn on a platform', 'bot/turns/x.ts', "import { y } from '../teams/read';", 'never the reverse'],
    ['a turn on the cards', 'bot/turns/x.ts', "import { y } from '../../cards/expand';", 'never the reverse'],
    ['the outbox on a turn', 'bot/outbox/x.ts', "import { y } from '../turns/reply';", 'neither turns nor platforms'],
    ['a store that draws', 'storage/x.ts', "import { expand } from '../cards/expand';", 'shows nothing'],
    ['a store on the bot', 'storage/x.ts', "import { x } from '../bot/turns/reply';", 'shows nothing'],
    ['Teams on Slack', 'bot/teams/x.ts', "import { y } from '../slack/read';", 'no other platform'],
    ['Slack on Teams', 'bot/slack/x.ts', "export { y } from '../teams/read';", 'no other platform'],
    ['the page on the server', 'playground/page/x.ts', "import type { Y } from '../room';", 'over HTTP alone'],
    ['the playground on the bot', 'playground/x.ts', "import { y } from '../bot/turns/reply';", 'nothing of the bot'],
    ['the playground on the core', 'playground/x.ts', "import { y } from '../core/talk/intent';", 'nothing of the bot'],
    ['cards on the store', 'cards/x.ts', "import type { Page } from '../storage/ports';", 'where it is kept'],
    ['Block Kit on our screens', 'cards/block-kit/x.ts', "import { y } from '../../core/screen/x';", 'as it is'],
    ['Block Kit on our cards', 'cards/block-kit/x.ts', "import type { AdaptiveCard } from '../card';", 'as it is'],
    [
      'an edge on the configuration',
      'bot/teams/x.ts',
      "import { readConfig } from '../config/config';",
      'no other platform',
    ],
    ['botbuilder out of Teams', 'playground/x.ts', "import { CloudAdapter } from 'botbuilder';", 'replaces one folder'],
    ['its types, too', 'bot/turns/x.ts', "import type { Activity } from 'botframework-schema';", 'replaces one folder'],
    ['restify in a turn', 'bot/turns/x.ts', "import restify from 'restify';", 'handed over by main'],
    ['SQLite elsewhere', 'storage/mongodb.ts', "import Database from 'better-sqlite3';", 'one store among others'],
    ['templating elsewhere', 'bot/teams/x.ts', "import * as t from 'adaptivecards-templating';", 'in one place'],
    ['HTML parsed elsewhere', 'bot/teams/x.ts', "import { parse } from 'parse5';", 'in one place'],
    ['a deep import of a vendor', 'bot/turns/x.ts', "import x from 'docxtemplater/js/x';", 'in one place'],
    ['require', 'bot/turns/x.ts', "const d = require('docxtemplater');", 'in one place'],
    ['import as an expression', 'bot/turns/x.ts', "const d = () => import('docxtemplater');", 'in one place'],
    ['import as a type', 'bot/turns/x.ts', "let d: import('docxtemplater').X;", 'in one place'],
    [
      "an operator's tool on the bot",
      'deploy/storage/x.ts',
      "import { y } from '../../bot/turns/reply';",
      'not need the bot',
    ],
    ['a vendor nobody placed', 'bot/turns/x.ts', "import _ from 'lodash';", 'has no home'],
    ['the environment', 'bot/main.ts', 'const port = process.env.PORT;', 'bot/config alone'],
    ['the environment by its name', 'cards/x.ts', "const port = process['env'];", 'bot/config alone'],
    ['the environment taken apart', 'storage/x.ts', 'const { env } = process;', 'bot/config alone'],
    ['a folder without a direction', 'lib/x.ts', '', 'belongs to no zone'],
  ])('%s', (_name, path, text, reason) => {
    expect(found(path, text)).toEqual([expect.stringContaining(reason)]);
  });
});

it('the check itself finds a circle, also of types alone', () => {
  const sources = [
    { path: 'core/a.ts', text: "import { b } from './b';" },
    { path: 'core/b.ts', text: "import { c } from './c'; import { d } from './d';" },
    { path: 'core/c.ts', text: "import type { A } from './a';" },
    { path: 'core/d.ts', text: '' },
  ];
  expect(circlesIn(sources)).toEqual(['core/a.ts -> core/b.ts -> core/c.ts -> core/a.ts']);
});

describe('the check itself allows', () => {
  it.each([
    [
      'a screen of a report',
      'core/filing/screens/x.ts',
      "import { s } from '../../record/steps'; import { t } from '../../words/x';",
    ],
    ['the core in itself', 'core/record/x.ts', "import { y } from '../form/values'; const d = new Date(0);"],
    [
      'a platform on the core, the middle, cards and documents',
      'bot/teams/x.ts',
      "import { a } from '../../core/x'; import { b } from '../turns/x'; import { c } from '../../cards/x'; import { d } from '../../documents/x';",
    ],
    [
      'a store on the core',
      'storage/sqlite.ts',
      "import type { Report } from '../core/record/types'; import D from 'better-sqlite3';",
    ],
    [
      'the shape of the configuration at an edge',
      'bot/teams/x.ts',
      "import type { TeamsAuth } from '../config/config';",
    ],
    [
      'main on everything',
      'bot/main.ts',
      "import { a } from '../storage/sqlite/open'; import { b } from './teams/open'; import { c } from '../playground/channel';",
    ],
    [
      "an operator's tool on the store and the configuration",
      'deploy/storage/x.ts',
      "import { a } from '../../storage/open'; import { b } from '../../bot/config/config';",
    ],
    ['the configuration on the environment', 'bot/config/config.ts', 'const e = process.env;'],
    [
      'words in comments and texts',
      'core/form/x.ts',
      "// import x from 'zod'\nexport const t = \"process.env, require('x')\";",
    ],
  ])('%s', (_name, path, text) => {
    expect(found(path, text)).toEqual([]);
  });
});
