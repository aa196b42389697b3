import { approvalOf } from '../../../core/record/queries/approvals';
import { createLookups } from '../../../bot/outbox/lookups';
import type { Messenger } from '../../../bot/outbox/messenger';
import { isNamed, namelessIn } from '../../../core/record/queries/people';
import { goneOnAt } from '../../../core/record/queries/whereabouts';
import { aLog } from '../../helpers/world/logs';
import { aReport, anEntry, ANA, BRUNO } from '../../helpers/people/reports';

const channel = { platform: 'teams', conversation: '19:r', server: '', reference: {} };
const nobody = { id: 'teams:29:y', name: '29:y' };
const unnamed = { id: 'teams:29:x', name: '' };
const AT = '2023-05-03T16:00:00.000Z';

const entries = [anEntry(1), anEntry(2, { type: 'ReportApproved', by: nobody, at: AT }), anEntry(3)];

const lookups = (messenger: Pick<Messenger, 'nameOf' | 'linkTo'>, log = aLog()) =>
  createLookups({ messenger, store: { history: () => Promise.resolve(entries) }, reviewChannel: () => channel, log });

const report = {
  ...aReport({ state: 'approved' }),
  author: nobody,
  comments: [
    { id: 'm1', by: unnamed, at: AT, text: 'uno' },
    { id: 'm2', by: BRUNO, at: AT, text: 'dos' },
  ],
  changeRequests: [{ by: unnamed, at: AT, reason: '', fields: {} }],
  approvals: [{ by: nobody, at: AT }],
};

test('names that are known are not asked for', async () => {
  const nameOf = jest.fn();
  const known = { ...aReport(), author: ANA };
  expect(await lookups({ nameOf }).named(known)).toBe(known);
  expect(nameOf).not.toHaveBeenCalled();
  expect([ANA, nobody, unnamed].map(isNamed)).toEqual([true, false, false]);
});

test('names that are not are asked for once each, where that person is met, and stand everywhere', async () => {
  const nameOf = jest.fn((_: unknown, person: string) => Promise.resolve(`Nombre de ${person}`));
  const named = await lookups({ nameOf }).named(report);
  expect(nameOf.mock.calls).toEqual([
    [report.address, nobody.id],
    [channel, unnamed.id],
  ]);
  expect(namelessIn(named)).toEqual([]);
  expect([named.author, approvalOf(named)?.by, named.comments[0]?.by, named.changeRequests[0]?.by]).toMatchObject([
    { name: 'Nombre de teams:29:y' },
    { name: 'Nombre de teams:29:y' },
    { name: 'Nombre de teams:29:x' },
    { name: 'Nombre de teams:29:x' },
  ]);
  expect(named.comments[1]?.by).toEqual(BRUNO);
});

test('nobody is asked for on another platform than their own', async () => {
  const nameOf = jest.fn(async () => 'Ana');
  const elsewhere = { id: 'slack:U1', name: 'U1' };
  const away = { platform: 'slack', conversation: 'D1', server: '', reference: {} };
  const gone = { ...goneOnAt({ ...report, author: nobody }, away), comments: [], changeRequests: [] };
  expect((await lookups({ nameOf }).named({ ...gone, approvals: [{ by: elsewhere, at: AT }] })).author.name).toBe(
    'Ana',
  );
  expect(nameOf.mock.calls).toEqual([[report.address, nobody.id]]);
});

test('what a platform does not tell is shown without, and the log says why', async () => {
  const log = aLog();
  const failing = lookups(
    { nameOf: () => Promise.reject(new Error('away')), linkTo: () => Promise.reject(new Error('away')) },
    log,
  );
  expect(await failing.named(report)).toEqual(report);
  expect(await failing.threadOf({ report, posts: { channel: 'p1' } })).toBeUndefined();
  expect(JSON.stringify(log.lines)).toContain('away');
  expect(await lookups({}).named(report)).toEqual(report);
});

test('the thread’s address is that of the report’s post', async () => {
  const linkTo = jest.fn(() => Promise.resolve('https://ine.slack.com/p1'));
  expect(await lookups({ linkTo }).threadOf({ report, posts: { channel: 'p1' } })).toBe('https://ine.slack.com/p1');
  expect(linkTo).toHaveBeenCalledWith(channel, 'p1');
  expect(await lookups({ linkTo }).threadOf({ report, posts: {} })).toBeUndefined();
});

test('an approval is known by its entry, and nothing is looked for where there is none', async () => {
  const approved = entries[1];
  expect(await lookups({}).sealOf(report)).toEqual({ seq: 2, hash: approved?.hash });
  const open = { ...report, state: 'in-review' } as const;
  expect(await lookups({}).sealOf(open)).toBeUndefined();
});
