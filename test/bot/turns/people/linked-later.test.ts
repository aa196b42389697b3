import type { Report } from '../../../../core/record/types';
import { openSqlite } from '../../../../storage/sqlite/open';
import { Chatter, someServices, textOf, type TestServices } from '../../../helpers/world/chatter';
import { silentLog } from '../../../helpers/world/logs';
import { ANA, BRUNO } from '../../../helpers/people/reports';
import { sentBy } from '../../../helpers/people/sent';

const SLACK_ANA = { id: 'slack:U0ANA', name: 'Ana López' };
const SLACK_BRUNO = { id: 'slack:U0BRUNO', name: 'Bruno Núñez' };
const CARLA = { id: 'teams:29:carla', name: 'Carla Ruiz' };
const DORA = { id: 'teams:29:dora', name: 'Dora Paz' };
const CHANNEL = { place: 'review-channel' } as const;
const everybody = [SLACK_ANA.id, BRUNO.id, SLACK_BRUNO.id, CARLA.id, DORA.id];

let before: TestServices;
let after: TestServices;
let folio: string;
/** Two processes on one store, the second of which knows who is one person. */
async function sent(approvals: number): Promise<void> {
  const store = openSqlite('sqlite::memory:', { log: silentLog });
  const roles = { reviewers: everybody, admins: [], approvals };
  before = someServices({ store, roles });
  const configured = [
    [ANA.id, SLACK_ANA.id],
    [BRUNO.id, SLACK_BRUNO.id],
  ];
  after = someServices({ store, roles, known: { configured } });
  folio = await sentBy(new Chatter(before, ANA));
  await before.deliver();
}
afterEach(() => before.store.close());

const report = async (): Promise<Report> => {
  const found = (await before.store.loadByFolio(folio))?.report;
  if (found === undefined) throw new Error('No report');
  return found;
};
const press = async (bot: TestServices, who: Report['author'], verb: 'approve' | 'takeBack' | 'askChanges') => {
  const { id, version } = await report();
  return textOf(
    await new Chatter(bot, who).press({ press: { verb, report: id, seen: version, form: 1 } }, {}, CHANNEL),
  );
};
const approvers = async () => ((await report()).approvals ?? []).map(({ by }) => by.id);

test('an approval that turns out to be its author’s counts no more', async () => {
  await sent(2);
  await press(before, SLACK_ANA, 'approve');
  expect(await approvers()).toEqual([SLACK_ANA.id]);
  await press(after, CARLA, 'approve');
  expect(await report()).toMatchObject({ state: 'in-review' });
  expect(await approvers()).toEqual([CARLA.id]);
  expect(await press(after, SLACK_ANA, 'approve')).toContain('propio');
  await press(after, DORA, 'approve');
  expect(await report()).toMatchObject({ state: 'approved' });
});

test('two approvals that turn out to be one person’s count once', async () => {
  await sent(3);
  await press(before, BRUNO, 'approve');
  await press(before, SLACK_BRUNO, 'approve');
  expect(await approvers()).toEqual([BRUNO.id, SLACK_BRUNO.id]);
  await press(after, CARLA, 'approve');
  expect(await report()).toMatchObject({ state: 'in-review' });
  expect(await approvers()).toEqual([SLACK_BRUNO.id, CARLA.id]);
  await press(after, DORA, 'approve');
  expect(await report()).toMatchObject({ state: 'approved' });
});

test('whoever approved under another id takes that back, and the author is asked for no observations of their own', async () => {
  await sent(2);
  await press(before, SLACK_BRUNO, 'approve');
  await press(after, BRUNO, 'takeBack');
  expect(await approvers()).toEqual([]);
  expect(await press(after, SLACK_ANA, 'askChanges')).toContain('su propio informe');
});

test('the author corrects an approved report from the other platform', async () => {
  await sent(1);
  await press(after, CARLA, 'approve');
  await new Chatter(after, SLACK_ANA).types(`corregir ${folio}`);
  expect(await report()).toMatchObject({ state: 'draft', inForce: { round: 1 } });
});

test('a reaction under another id takes back what was agreed before it was known whose that is', async () => {
  await sent(1);
  const { id } = await report();
  const given = { ...{ comment: null, sign: 'like' }, at: '2023-05-04T10:00:00.000Z' };
  await before.give(id, {
    ...{ type: 'AddComment', id: 'c1', text: 'Va', key: 'c1', at: given.at, by: BRUNO },
  });
  await before.give(id, { type: 'Agree', ...given, key: 'a1', by: SLACK_BRUNO });
  await after.give(id, { type: 'TakeBackAgreement', ...given, key: 'a2', by: BRUNO });
  expect((await report()).agreed ?? []).toEqual([]);
});

test('what the author answers under a message, or reacts to, on the other platform is theirs', async () => {
  await sent(1);
  const { id } = await report();
  await before.give(id, {
    ...{ type: 'AddComment', id: 'c1', text: '¿Y la junta?', key: 'c1', at: '2023-05-04T10:00:00.000Z', by: BRUNO },
  });
  await before.deliver();
  const onSlack = new Chatter(after, SLACK_ANA);
  const told = before.said.at(-1)?.id ?? '';
  const { address } = await report();
  const answer = { is: 'message', person: SLACK_ANA, key: 'm1', text: 'Ya está', under: told } as const;
  await onSlack.sends({ ...answer, address, at: '2023-05-04T10:05:00.000Z' });
  expect((await report()).comments.at(-1)).toMatchObject({ answers: 'c1', by: { id: ANA.id }, text: 'Ya está' });
  await onSlack.sends({
    ...{ is: 'reaction', person: SLACK_ANA, address, key: 'r1', at: '2023-05-04T10:06:00.000Z' },
    ...{ messageId: told, sign: 'like', change: 'added', place: 'personal' },
  });
  expect((await report()).comments[0]?.agreed).toMatchObject([{ by: { id: ANA.id } }]);
});
