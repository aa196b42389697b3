import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPModuleFunctions, type App, type Receiver, type ReceiverEvent } from '@slack/bolt';
import type { Log } from '../../core/runtime';
import type { Payload } from './payload';
import { readPayload } from './read';
import { isRecord } from './fields';
import { readStanding, type Standing } from './standing';

/** Where Slack posts everything: events, interactions, commands. */
export const ENDPOINT = '/slack/events';

/** Slack sends an event again that is not acknowledged within three seconds, in ms. */
const ACK_MS = 2_000;

/** Bytes of a request; Slack's are far smaller. */
const BODY_LIMIT = 4 * 1024 * 1024;

/**
 * Takes Slack's requests from the process's own server, where Bolt's receiver would open one. Bolt's
 * functions read and verify them: the raw body's signature, at most five minutes old.
 * Whatever is signed is acknowledged; what means nothing to the bot goes no further than the log.
 */
export class SharedReceiver implements Receiver {
  private app: Pick<App, 'processEvent'> | undefined;

  constructor(
    private readonly signingSecret: string,
    private readonly log: Log,
    private readonly stands: (change: Standing) => void = () => {},
  ) {}

  init(app: App): void {
    this.app = app;
  }

  async start(): Promise<void> {}
  async stop(): Promise<void> {}

  /** Answers one request of the endpoint. Never throws. */
  async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const read = await this.read(request);
    if (typeof read === 'number') return end(response, read);
    const { body, retryNum } = read;
    if (isRecord(body) && body['ssl_check'] === '1') return end(response, 200);
    if (isRecord(body) && body['type'] === 'url_verification')
      return end(response, 200, { challenge: body['challenge'] });
    const ack = acknowledging(response);
    const event = { body: body as ReceiverEvent['body'], ack, ...(retryNum === undefined ? {} : { retryNum }) };
    await dispatch(this.app, event, this.log, this.stands);
    await ack();
  }

  /** The body, or the status that refuses it. */
  private async read(request: IncomingMessage): Promise<{ body: unknown; retryNum: number | undefined } | number> {
    const options = { enabled: true, signingSecret: this.signingSecret, bodyLimit: BODY_LIMIT };
    try {
      const raw = await HTTPModuleFunctions.parseAndVerifyHTTPRequest(options, request);
      return { body: bodyOf(raw), retryNum: HTTPModuleFunctions.extractRetryNumFromHTTPRequest(request) };
    } catch (error) {
      if (error instanceof SyntaxError) return 400;
      this.log.warn('Slack request refused', { reason: error instanceof Error ? error.message : String(error) });
      return HTTPModuleFunctions.isRawBodyError(error) && error.statusCode === 413 ? 413 : 401;
    }
  }
}

const bodyOf = (raw: Parameters<typeof HTTPModuleFunctions.parseHTTPRequestBody>[0]): unknown =>
  HTTPModuleFunctions.parseHTTPRequestBody(raw) as unknown;

/** What Bolt knows nothing of never reaches it: it would leave such a payload unanswered. */
export async function dispatch(
  app: Pick<App, 'processEvent'> | undefined,
  event: ReceiverEvent,
  log: Log,
  stands: (change: Standing) => void = () => {},
): Promise<void> {
  const change = readStanding(event.body);
  if (change !== undefined) stands(change);
  const read = readPayload(event.body);
  if (read.is !== 'payload') {
    if (read.is === 'ignored') log.debug('Slack payload ignored', { because: read.because });
    else log.info('Slack payload not supported', { what: read.what });
    return event.ack();
  }
  const { payload, key, origin } = read;
  const process = async (ack: ReceiverEvent['ack']): Promise<void> => {
    try {
      await app?.processEvent({ ...event, ack, customProperties: { payload, key, origin } });
    } catch (error) {
      log.error('Slack payload failed', { kind: payload.is, reason: String(error) });
      await event.ack();
    }
  };
  if (!isEvent(payload)) return process(event.ack);
  // Bolt would acknowledge an event before it is looked at. Slack can send it again, so it is once what
  // was said is kept: a process that is killed before leaves it to another.
  const work = process(async () => {});
  await atMost(ACK_MS, work);
  await event.ack();
  await work;
}

/** What comes by the Events API; Slack sends nothing else twice. */
const isEvent = ({ is }: Payload): boolean => EVENTS.has(is);
const EVENTS: ReadonlySet<Payload['is']> = new Set([
  ...(['message', 'thread', 'mention', 'home-opened', 'messages-opened', 'joined'] as const),
]);

/** Waits for it, and no longer than that. */
export async function atMost(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([work, new Promise((resolve) => (timer = setTimeout(resolve, ms)))]);
  clearTimeout(timer);
}

/** Answers the request once; Bolt and its listeners may acknowledge again. */
function acknowledging(response: ServerResponse): ReceiverEvent['ack'] {
  return async (answer?: unknown) => {
    if (!response.headersSent && !response.destroyed) end(response, 200, answer);
  };
}

function end(response: ServerResponse, status: number, body?: unknown): void {
  if (body === undefined || body === '') {
    response.writeHead(status);
    response.end();
    return;
  }
  const isText = typeof body === 'string';
  response.writeHead(status, { 'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json' });
  response.end(isText ? body : JSON.stringify(body));
}
