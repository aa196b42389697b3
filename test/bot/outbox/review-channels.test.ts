import { createReviewChannels } from '../../../bot/outbox/review-channels';
import type { Address, Person } from '../../../core/record/types';
import type { Notes } from '../../../storage/ports';
import { openSqlite } from '../../../storage/sqlite/open';
import { aLog, silentLog } from '../../helpers/world/logs';

const SOFIA: Person = { id: 'slack:USOFIA', name: 'Sofía' };
const AT = '2026-03-02T12:00:00.000Z';
const channel = (conversation: string): Address => ({ platform: 'slack', conversation, server: '', reference: {} });
const author = channel('D1');

let now: number;
let store: ReturnType<typeof openSqlite>;
beforeEach(() => {
  now = Date.parse(AT);
  store = openSqlite('sqlite::memory:', { log: silentLog });
});
afterEach(() => store.close());

const aProcess = (configured?: string, notes: Notes = store, log = silentLog) =>
  createReviewChannels({
    notes,
    clock: { now: () => new Date(now) },
    log,
    configured: () => (configured === undefined ? undefined : channel(configured)),
  });

const conversation = async (found: Promise<Address | undefined>): Promise<string | undefined> =>
  (await found)?.conversation;

test('it is the configured one, where nobody has chosen', async () => {
  expect(await conversation(aProcess('C1').of(author))).toBe('C1');
  expect(await aProcess().of(author)).toBeUndefined();
});

test('what was chosen takes the place of what is configured, also after a restart', async () => {
  const channels = aProcess('C1');
  expect(await channels.choose(channel('C2'), SOFIA, AT)).toBe('instead');
  expect(await conversation(channels.of(author))).toBe('C2');
  expect(await conversation(aProcess('C1').of(author))).toBe('C2');
  expect(await channels.choose(channel('C2'), SOFIA, AT)).toBe('already');
  expect(await aProcess().choose(channel('C3'), SOFIA, AT)).toBe('instead');
});

test('a configuration that was changed after the choice takes its place', async () => {
  await aProcess('C1').choose(channel('C2'), SOFIA, AT);
  expect(await conversation(aProcess('C9').of(author))).toBe('C9');
  expect(await conversation(aProcess().of(author))).toBe('C2');
  expect(await aProcess('C9').choose(channel('C2'), SOFIA, AT)).toBe('instead');
  expect(await conversation(aProcess('C9').of(author))).toBe('C2');
});

test('the first choice where none is configured says so', async () => {
  expect(await aProcess().choose(channel('C2'), SOFIA, AT)).toBe('first');
});

test('each platform has its own', async () => {
  await aProcess().choose(channel('C2'), SOFIA, AT);
  expect(await aProcess().of({ ...author, platform: 'teams' })).toBeUndefined();
});

test('what was posted before stays where it is, and is reviewed there', async () => {
  const channels = aProcess('C1');
  await channels.choose(channel('C2'), SOFIA, AT);
  await channels.choose(channel('C3'), SOFIA, AT);
  const reviewed = await Promise.all(['C1', 'C2', 'C3', 'C4'].map((one) => channels.isReviewed(channel(one))));
  expect(reviewed).toEqual([true, true, true, false]);
  for (const posted of ['C1', 'C2', 'C3']) expect(await conversation(channels.of(author, posted))).toBe(posted);
  // Where the place could not be noted.
  expect(await conversation(channels.of(author, ''))).toBe('C1');
  expect(await conversation(channels.of(author, 'C-unknown'))).toBe('C3');
});

test('another process meets the choice within seconds', async () => {
  const [one, other] = [aProcess('C1'), aProcess('C1')];
  expect(await conversation(other.of(author))).toBe('C1');
  await one.choose(channel('C2'), SOFIA, AT);
  now += 5_000;
  expect(await conversation(other.of(author))).toBe('C2');
});

test('while the store is away it is the one that was known last', async () => {
  let away = false;
  const notes: Notes = {
    note: (name) => (away ? Promise.reject(new Error('away')) : store.note(name)),
    keepNote: (...note) => store.keepNote(...note),
  };
  const channels = aProcess('C1', notes);
  await channels.choose(channel('C2'), SOFIA, AT);
  away = true;
  now += 60_000;
  expect(await conversation(channels.of(author))).toBe('C2');
  expect(await conversation(aProcess('C1', notes).of(author))).toBe('C1');
});

test('two who choose at once: one comes after the other', async () => {
  const outcomes = await Promise.all(['C2', 'C3', 'C4'].map((one) => aProcess('C1').choose(channel(one), SOFIA, AT)));
  expect(outcomes).toEqual(['instead', 'instead', 'instead']);
  const channels = aProcess('C1');
  for (const one of ['C2', 'C3', 'C4']) expect(await channels.isReviewed(channel(one))).toBe(true);
});

test('the start says what was chosen, by whom, against what', async () => {
  await aProcess('C1').choose(channel('C2'), SOFIA, AT);
  const log = aLog();
  await aProcess('C1', store, log).tell(['teams', 'slack']);
  await aProcess('C9', store, log).tell(['slack']);
  const facts = { platform: 'slack', channel: 'C2', by: SOFIA.id, at: AT };
  expect(log.lines.map((line) => line.facts)).toEqual([
    { ...facts, configured: 'C1' },
    { ...facts, configured: 'C9', used: 'C9' },
  ]);
});

describe('on several platforms', () => {
  const teams: Address = { platform: 'teams', conversation: '19:x', server: '', reference: {} };
  const several = (of: { readonly teams?: Address; readonly slack?: Address }, isApart = () => false) =>
    createReviewChannels({
      notes: store,
      clock: { now: () => new Date(now) },
      log: silentLog,
      configured: (_, platform) => (platform === 'teams' ? of.teams : of.slack),
      names: ['teams', 'slack'],
      isApart,
    });

  test('a report is reviewed on each that has a channel, on its author’s first', async () => {
    const both = several({ teams, slack: channel('C1') });
    expect(await both.platforms(author)).toEqual(['slack', 'teams']);
    expect(await both.platforms({ ...author, platform: 'teams' })).toEqual(['teams', 'slack']);
    expect(await several({ teams }).platforms(author)).toEqual(['teams']);
    expect(await several({}).platforms(author)).toEqual([]);
  });

  test('a channel that is chosen on the other one counts from then on', async () => {
    const channels = several({ teams });
    await channels.choose(channel('C2'), SOFIA, AT);
    expect(await channels.platforms({ ...author, platform: 'teams' })).toEqual(['teams', 'slack']);
    expect(await conversation(channels.of({ ...author, platform: 'teams' }, undefined, 'slack'))).toBe('C2');
  });

  test('what is apart stays on its own', async () => {
    const page = several({ teams, slack: channel('C1') }, () => true);
    expect(await page.platforms({ ...author, platform: 'teams' })).toEqual(['teams']);
  });
});
