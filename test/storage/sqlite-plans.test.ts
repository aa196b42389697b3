import Database from 'better-sqlite3';
import { createStore } from '../../storage/sqlite/open';
import { aLog } from '../helpers/world/logs';
import { aSqlitePlace } from '../helpers/people/places';

interface Step {
  readonly id: number;
  readonly parent: number;
  readonly detail: string;
}

/** What is sorted, or gathered, and why it is never much. */
const ALLOWED: readonly (readonly [RegExp, RegExp])[] = [
  // Nobody asks for the drafts of all: a queue holds what was sent.
  [/r\.submitted_at IS NULL/, /^USE TEMP B-TREE FOR ORDER BY$/],
  // An index of nothing but dead letters, a page of it.
  [/dead = 1 ORDER BY seq/, /^SCAN outbox USING INDEX outbox_dead$/],
  // A table of one row.
  [/UPDATE probe/, /^SCAN probe$/],
  // Indexes and lists of their own: the first ends with the page (see schema.ts).
  [/search MATCH/, /^SCAN search VIRTUAL TABLE INDEX \d+:M/],
  // Of one row each: whether the report that is gone over has the words.
  [/search\.rowid = r\.sent/, /^SCAN search VIRTUAL TABLE INDEX \d+:=M/],
  [/search WHERE rowid =/, /^SCAN search VIRTUAL TABLE INDEX \d+:=/],
  [/json_each/, /^SCAN (json_each|value) VIRTUAL TABLE INDEX/],
];

/** Every statement of the store, as it was prepared. */
async function statements(): Promise<{ readonly sql: string; readonly steps: readonly Step[] }[]> {
  const place = aSqlitePlace();
  await (await place.open()).close();
  const db = new Database(place.file);
  const prepared: string[] = [];
  const prepare = db.prepare.bind(db);
  db.prepare = (sql: string) => {
    prepared.push(sql);
    return prepare(sql);
  };
  const store = createStore(db, aLog());
  const explained = [...prepared, ...triggered(db)]
    .filter((sql) => /^\s*(SELECT|UPDATE|DELETE|INSERT)/.test(sql))
    .map((sql) => ({ sql, steps: prepare<unknown[], Step>(`EXPLAIN QUERY PLAN ${sql}`).all(...values(sql)) }));
  await store.close();
  await place.remove();
  return explained;
}

/** What triggers do, as statements of their own. */
function triggered(db: Database.Database): readonly string[] {
  const triggers = db.prepare<[], string>("SELECT sql FROM sqlite_master WHERE type = 'trigger'").pluck().all();
  return triggers.map((sql) =>
    (/BEGIN(.*);\s*END/s.exec(sql)?.[1] ?? '').replaceAll(/(new|old)\.(report_id|line)/g, "''"),
  );
}

/** Something for each parameter, by place or by name: a plan does not look at what it is. */
function values(sql: string): readonly unknown[] {
  const named = [...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, 1] as const);
  return named.length > 0 ? [Object.fromEntries(named)] : (sql.match(/\?/g) ?? []).map(() => 1);
}

const grows = ({ detail }: Step): boolean => /^SCAN |TEMP B-TREE/.test(detail) && detail !== 'SCAN CONSTANT ROW';

test('no statement reads or sorts more than what it gives, however much is stored', async () => {
  const all = await statements();
  expect(all.length).toBeGreaterThan(30);
  const found = all.flatMap(({ sql, steps }) =>
    steps
      .filter(grows)
      .filter(({ detail }) => !ALLOWED.some(([of, what]) => of.test(sql) && what.test(detail)))
      .map(({ detail }) => `${detail}: ${sql}`),
  );
  expect(found).toEqual([]);
});

test('every exception is still one', async () => {
  const all = await statements();
  const used = ALLOWED.filter(([of, what]) =>
    all.some(({ sql, steps }) => of.test(sql) && steps.some(({ detail }) => what.test(detail))),
  );
  expect(used).toEqual(ALLOWED);
});
