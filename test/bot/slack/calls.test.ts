import { WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import type { SlackRefusal } from '../../../bot/slack/calls';
import { call, createPoster, patiently, SLACK_PACE } from '../../../bot/slack/calls';
import { createAlarm } from '../../../bot/slack/alarm';
import { DeliveryError } from '../../../bot/outbox/messenger';
import { eventually } from '../../helpers/eventually';

const refused = (error: string) => new WebAPIPlatformError({ ok: false, error });
const failing = (error: Error) => call(() => Promise.reject(error)).catch((found: unknown) => found as SlackRefusal);

describe('a refusal', () => {
  it.each(['not_in_channel', 'channel_not_found', 'is_archived', 'msg_too_long', 'invalid_blocks', 'user_not_found'])(
    '%s is for good',
    async (code) => expect(await failing(refused(code))).toMatchObject({ code, retry: 'never' }),
  );
  it.each(['internal_error', 'service_unavailable', 'invalid_auth', 'missing_scope', 'ratelimited'])(
    '%s passes',
    async (code) => expect(await failing(refused(code))).toMatchObject({ code, retry: 'later' }),
  );
  it('names the wait', async () => {
    const found = await failing(new WebAPIRateLimitedError(7));
    expect(found).toBeInstanceOf(DeliveryError);
    expect(found).toMatchObject({ retry: 'later', waitMs: 7_000 });
  });
  it('is no answer where there was none', async () =>
    expect(await failing(new WebAPIRequestError(new Error('socket hang up')))).toMatchObject({
      code: '',
      retry: 'later',
    }));
});

describe('posting', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  /** What was posted, with the second it was posted in. */
  function aChannel() {
    const posted: string[] = [];
    const start = performance.now();
    const post = (name: string) => async () =>
      void posted.push(`${name}@${Math.floor((performance.now() - start) / 1_000)}`);
    return { posted, post };
  }

  it('is in order, at most once a second in a channel, and channels do not wait for each other', async () => {
    const { posted, post } = aChannel();
    const paced = createPoster(SLACK_PACE);
    const all = [paced('C1', post('a')), paced('C1', post('b')), paced('C1', post('c')), paced('C2', post('d'))];
    await jest.advanceTimersByTimeAsync(5_000);
    await Promise.all(all);
    expect([...posted].sort()).toEqual(['a@0', 'b@1', 'c@2', 'd@0']);
    expect(posted.filter((each) => !each.startsWith('d'))).toEqual(['a@0', 'b@1', 'c@2']);
  });

  it('that has to wait holds up what comes later', async () => {
    const { posted, post } = aChannel();
    const paced = createPoster(SLACK_PACE);
    let tries = 0;
    const slow = async () => {
      tries += 1;
      if (tries === 1) throw new WebAPIRateLimitedError(10);
      await post('a')();
    };
    const all = [paced('C1', slow), paced('C1', post('b'))];
    await jest.advanceTimersByTimeAsync(20_000);
    await Promise.all(all);
    expect(posted).toEqual(['a@10', 'b@11']);
  });

  it('that fails fails alone', async () => {
    const { posted, post } = aChannel();
    const paced = createPoster(SLACK_PACE);
    const first = paced('C1', () => Promise.reject(refused('is_archived'))).catch((error: SlackRefusal) => error.code);
    const second = paced('C1', post('b'));
    await jest.advanceTimersByTimeAsync(2_000);
    expect(await first).toBe('is_archived');
    await second;
    expect(posted).toEqual(['b@1']);
  });

  it('leaves long waits to its caller', async () => {
    const long = patiently(() => Promise.reject(new WebAPIRateLimitedError(120)));
    await expect(long).rejects.toMatchObject({ waitMs: 120_000 });
  });
});

it('an alarm is told once an hour, and never about a direct message', async () => {
  const told: string[] = [];
  let now = 0;
  const alarm = createAlarm({
    web: { chat: { postMessage: async ({ channel }: { channel: string }) => void told.push(channel) } } as never,
    people: { direct: async (user: string) => ({ conversation: `D-${user}` }) } as never,
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    admins: ['slack:U1', 'teams:29:x'],
    now: () => now,
  });
  alarm('C1', 'not_in_channel');
  alarm('C1', 'not_in_channel');
  alarm('D1', 'channel_not_found');
  now = 3_600_001;
  alarm('C1', 'not_in_channel');
  await eventually(() => told.length > 1);
  expect(told).toEqual(['D-U1', 'D-U1']);
});
