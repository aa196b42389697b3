import { whereOf } from '../../../bot/turns/press/press';
import { isPostOf, type Where } from '../../../bot/turns/reply';
import type { Pressed } from '../../../bot/turns/update';
import type { Verb } from '../../../core/screen/press';
import type { Screen } from '../../../core/screen/screens';

const notice = { template: 'notice', data: {} } as Screen;
const post = { template: 'post', data: {} } as Screen;
const refused = { template: 'post', data: { problem: 'no' } } as Screen;
const changes = { template: 'changes', data: {} } as Screen;

test.each<[Verb, Screen, Pressed['place'], Pressed['surface'], Where]>([
  ['answer', notice, 'personal', 'message', 'place'],
  ['new', notice, 'personal', 'message', 'place'],
  ['new', notice, 'personal', 'home', 'below'],
  ['mine', notice, 'personal', 'home', 'below'],
  ['new', notice, 'review-channel', 'message', 'below'],
  ['resume', notice, 'elsewhere', 'message', 'below'],
  ['resume', notice, 'elsewhere', 'whisper', 'below'],
  ['resume', notice, 'personal', 'whisper', 'below'],
  ['see', notice, 'review-channel', 'message', 'whisper'],
  ['see', notice, 'review-channel', 'whisper', 'place'],
  ['approve', post, 'review-channel', 'message', 'place'],
  ['approve', refused, 'review-channel', 'message', 'whisper'],
  ['approve', notice, 'review-channel', 'message', 'whisper'],
  ['approve', refused, 'personal', 'message', 'place'],
  ['approve', post, 'review-channel', 'whisper', 'place'],
  ['askChanges', changes, 'review-channel', 'message', 'window'],
  ['askChanges', changes, 'personal', 'message', 'window'],
  ['askChanges', changes, 'review-channel', 'whisper', 'window'],
  ['askChanges', refused, 'review-channel', 'message', 'whisper'],
  ['requestChanges', post, 'review-channel', 'window', 'place'],
  ['requestChanges', changes, 'review-channel', 'window', 'place'],
  ['show', post, 'review-channel', 'message', 'place'],
])('«%s» answered with a %j in %s on a %s is shown in %s', (verb, screen, place, surface, where) =>
  expect(whereOf(verb, screen, { place, surface })).toBe(where),
);

test('a post is told by the message that has its buttons', () => {
  expect(isPostOf('3 1 2', '3')).toBe(true);
  expect(isPostOf('3', '3')).toBe(true);
  expect(isPostOf('31', '3')).toBe(false);
  expect(isPostOf('3 1', '1')).toBe(false);
  expect(isPostOf(undefined, '3')).toBe(false);
});
