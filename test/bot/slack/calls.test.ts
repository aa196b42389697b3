import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import type { SlackRefusal } from '../../../bot/slack/calls';
import { call, createPoster, patiently, SLACK_PACE } from '../../../bot/slack/calls';
import { DeliveryError } from '../../../bot/outbox/messenger';

const refused = (error: string) => new WebAPIPlatformError({ ok: false, error });
const failing = (error: Error) => call(() => Promise.reject(error)).catch((found: unknown) => found as SlackRefusal);

describe('a refusal', () => {
  it.each([
    ['mend', ['not_in_channel', 'channel_not_found', 'is_archived', 'user_not_found', 'restricted_action']],
    ['plainer', ['msg_too_long', 'msg_blocks_too_long', 'invalid_blocks', 'invalid_attachments', 'a_new_code']],
    ['anew', ['message_not_found', 'cant_update_message', 'edit_window_closed', 'thread_not_found']],
    ['later', ['internal_error', 'service_unavailable', 'invalid_auth', 'missing_scope', 'message_limit_exceeded']],
  ])('calls for %s: %j', async (remedy, codes) => {
    for (const code of codes) expect(await failing(refused(code))).toMatchObject({ code, reason: code, remedy });
  });
  it('names the wait', async () => {
    const found = await failing(new WebAPIRateLimitedError(7));
    expect(found).toBeInstanceOf(DeliveryError);
    expect(found).toMatchObject({ remedy: 'later', status: 429, waitMs: 7_000 });
  });
  it('is no answer where there was none', async () =>
    expect(await failing(new WebAPIRequestError(new Error('socket hang up')))).toMatchObject({
      code: '',
      reason: 'no_answer',
      remedy: 'later',
    }));
  it('has the status, or the reason of the system', async () => {
    const http = new WebAPIHTTPError(503, 'Service Unavailable', {});
    expect(await failing(http)).toMatchObject({ status: 503, reason: 'http_503', remedy: 'later' });
    expect(await failing(new WebAPIHTTPError(413, 'Too large', {}))).toMatchObject({ status: 413, remedy: 'plainer' });
    const refusedConnection = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    expect(await failing(new WebAPIRequestError(refusedConnection))).toMatchObject({ reason: 'ECONNREFUSED' });
  });
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
