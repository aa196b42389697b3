import {
  addressOfPost,
  addressOn,
  goneOnAt,
  homeAddress,
  saidToAuthor,
} from '../../../../core/record/queries/whereabouts';
import type { Address } from '../../../../core/record/types';
import { aReport } from '../../../helpers/people/reports';

const at = (platform: string, conversation: string): Address => ({ platform, conversation, server: '', reference: {} });
const teams = at('teams', 'a:ana');
const slack = at('slack', 'D1');
const begun = aReport({ address: teams });

test('what was said to the author is what the slots hold, but for the channel and what they wrote themselves', () => {
  const posts = { card: 'm1', 'comment:c1': 'm2', channel: 'm3', 'channel.in': 'x', 'channel:slack': 'm4' };
  expect(saidToAuthor({ ...posts, 'refused:field/unit': 'm5', 'at:a:ana m1': '*' })).toEqual(['m1', 'm2']);
});

test('a message stays where it was said, wherever the report goes on', () => {
  const away = goneOnAt(begun, slack, ['m1', 'm2']);
  expect(away.address).toEqual(slack);
  expect(['m1', 'm2', 's1'].map((id) => addressOfPost(away, id))).toEqual([teams, teams, slack]);
  const back = goneOnAt(away, teams, ['s1', 'm2']);
  expect(['m2', 's1', 'm9'].map((id) => addressOfPost(back, id))).toEqual([teams, slack, teams]);
  const again = goneOnAt(back, slack, ['m2', 's1', 'm9']);
  expect(['m2', 's1', 'm9'].map((id) => addressOfPost(again, id))).toEqual([teams, slack, teams]);
});

test('the same conversation through another server leaves nothing', () => {
  const moved = { ...teams, server: 'https://other.test' };
  expect(goneOnAt(begun, moved, ['m1'])).toEqual({ ...begun, address: moved });
});

test('of many conversations the last are remembered, and of each only what still stands', () => {
  let report = begun;
  for (let nth = 0; nth < 20; nth += 1) report = goneOnAt(report, at('slack', `D${nth}`), [`p${nth}`]);
  expect(report.left).toHaveLength(6);
  expect(report.left?.flatMap(({ posts }) => posts)).toEqual(['p19']);
});

test('a report is at home on the platform on which it began', () => {
  const away = goneOnAt(begun, slack, []);
  expect([homeAddress(begun), homeAddress(away), addressOn(away, 'slack')]).toEqual([teams, teams, slack]);
  expect(addressOn(begun, 'slack')).toBeUndefined();
  expect(homeAddress(goneOnAt(away, teams, []))).toEqual(teams);
});
