import {
  homeOf,
  isPostSlotOn,
  onEach,
  platformOf,
  postOn,
  postSlot,
  postSlotsOn,
  postsOf,
} from '../../../../core/record/queries/posts';
import { aMessage, aReport } from '../../../helpers/people/reports';

const report = aReport();
const LUIS = { id: 'slack:ULUIS', name: 'Luis Vega' };

test('a report’s own platform is the one of its author’s id, wherever its author goes on', () => {
  const moved = { ...report, address: { ...report.address, platform: 'slack' } };
  expect([report, moved, aReport({ author: LUIS })].map(homeOf)).toEqual(['teams', 'teams', 'slack']);
  expect(homeOf({ ...report, author: { id: 'ana', name: 'Ana' } })).toBe('teams');
  expect(platformOf('ana')).toBe('');
});

test('its post there is in the plain slot, and another platform’s in one of its own', () => {
  expect([postSlot(report, 'teams'), postSlot(report, 'slack')]).toEqual(['channel', 'channel:slack']);
  expect(postSlot(aReport({ author: LUIS }), 'teams')).toBe('channel:teams');
});

test('its posts are told by platform, its own first, with the conversation that each stands in', () => {
  const posts = { card: 'c1', 'channel:slack': '1.1', 'channel:slack.in': 'C1', channel: '17', 'channel.in': '19:x' };
  const [teams, slack] = [
    { platform: 'teams', id: '17', conversation: '19:x' },
    { platform: 'slack', id: '1.1', conversation: 'C1' },
  ];
  expect(postsOf(report, posts)).toEqual([teams, slack]);
  expect(postOn(report, posts, 'slack')).toEqual(slack);
  expect(postOn(report, { channel: '17' }, 'teams')).toEqual({ ...teams, conversation: '' });
  expect(postOn(report, { channel: '' }, 'teams')).toBeUndefined();
});

test('a message of a platform is a report’s post in the slot of reports begun there, or elsewhere', () => {
  expect(postSlotsOn('slack')).toEqual(['channel', 'channel:slack']);
  expect([isPostSlotOn(report, 'channel', 'teams'), isPostSlotOn(report, 'channel', 'slack')]).toEqual([true, false]);
  expect(isPostSlotOn(report, 'channel:slack', 'slack')).toBe(true);
});

describe('what is said to reviewers', () => {
  const post = aMessage({ id: 'm', to: 'review-channel', slot: 'channel', about: { show: 'channel-post' } });

  test('is said once on each platform, with an id and a slot of its own', () => {
    expect(onEach(report, post, ['teams', 'slack'])).toEqual([
      { ...post, id: 'm.teams', on: 'teams' },
      { ...post, id: 'm.slack', on: 'slack', slot: 'channel:slack' },
    ]);
  });

  test('is not said where it comes from, nor anywhere where that is the only place', () => {
    const said = { ...post, except: 'slack' };
    expect(onEach(report, said, ['teams', 'slack']).map(({ on }) => on)).toEqual(['teams']);
    expect(onEach(report, said, ['slack'])).toEqual([]);
    expect(onEach(report, said, [])).toEqual([]);
  });

  test('waits for the first channel where no platform has one', () => {
    expect(onEach(report, post, [])).toEqual([post]);
  });

  test('and what is said to the author is said where the author is', () => {
    const card = aMessage({ slot: 'card' });
    expect(onEach(report, card, ['teams', 'slack'])).toEqual([card]);
  });
});
