import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse as parseForm } from 'node:querystring';
import { HTTPModuleFunctions, type App, type Receiver, type ReceiverEvent } from '@slack/bolt';
import type { Log } from '../../core/runtime';
import { discard, parseJson, readBytes, type JsonBody } from '../http/bodies';
import { atMost } from './calls';
import { isRecord, textAt, type Fields } from './fields';
import type { ForeignIn } from './foreign';
import type { IsSlacks } from './hosts';
import type { Payload } from './payload';
import { readPayload } from './read';
import { shellOf } from './shell';
import { isSignedWith, signatureIn } from './signature';
import { readStanding, type Standing } from './standing';

/** Where Slack posts everything: events, interactions, commands. */
export const ENDPOINT = '/slack/events';

/** Slack sends an event again that is not acknowledged within three seconds, in ms. */
const ACK_MS = 2_000;

/** Bytes of a request; Slack's are far smaller. All of it has to be read before it is known who sent it. */
const BODY_LIMIT = 1024 * 1024;

/** Bytes of the one request that Slack does not sign. */
const CHECK_LIMIT = 1_000;

/** Fields of a form; Slack's have some twenty. */
const FIELDS = 100;

type SlackBody =
  | { readonly is: 'body'; readonly body: unknown }
  /** Slack asks whether the certificate is good. */
  | { readonly is: 'check' }
  | { readonly is: 'refused'; readonly status: number; readonly because: string };

const UNKNOWN = { is: 'refused', status: 401, because: 'not signed by Slack within five minutes' } as const;

/**
 * Takes Slack's requests from the process's own server, where Bolt's receiver would open one. Nothing is
 * read of what cannot be Slack's by its head, and nothing parsed before the signature of the raw body is
 * known to be good. Whatever is signed is acknowledged; what means nothing to the bot goes no further
 * than the log.
 */
export class SharedReceiver implements Receiver {
  private app: Pick<App, 'processEvent'> | undefined;

  constructor(
    private readonly signingSecret: string,
    private readonly door: Door,
  ) {}

  init(app: App): void {
    this.app = app;
  }

  async start(): Promise<void> {}
  async stop(): Promise<void> {}

  /** Answers one request of the endpoint. Never throws. */
  async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const read = await this.read(request);
    if (read.is === 'refused') {
      this.door.log.warn('Slack request refused', { status: read.status, because: read.because });
      return end(response, read.status);
    }
    if (read.is === 'check') return end(response, 200);
    const { body } = read;
    if (isRecord(body) && body['type'] === 'url_verification')
      return end(response, 200, { challenge: textAt(body, 'challenge') });
    const retryNum = HTTPModuleFunctions.extractRetryNumFromHTTPRequest(request);
    const ack = acknowledging(response);
    const event = { body: body as ReceiverEvent['body'], ack, ...(retryNum === undefined ? {} : { retryNum }) };
    await dispatch(this.app, event, this.door);
    await ack();
  }

  private async read(request: IncomingMessage): Promise<SlackBody> {
    const signature = signatureIn(request.headers, Date.now());
    if (signature === undefined) return readCheck(request);
    const read = await readBytes(request, BODY_LIMIT);
    if (read.is === 'refused') return read;
    if (!isSignedWith(this.signingSecret, signature, read.bytes)) return UNKNOWN;
    const parsed = parse(read.bytes, isForm(request));
    return parsed.is === 'json' ? { is: 'body', body: parsed.body } : parsed;
  }
}

const isForm = ({ headers }: IncomingMessage): boolean =>
  /^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(headers['content-type'] ?? '');

const fieldsOf = (form: Buffer): Fields => parseForm(form.toString('utf8'), '&', '=', { maxKeys: FIELDS });

/** A form's one field with JSON in it, its fields themselves, or JSON. */
function parse(bytes: Buffer, form: boolean): JsonBody {
  if (!form) return parseJson(bytes);
  const fields = fieldsOf(bytes);
  const payload = fields['payload'];
  return typeof payload === 'string' ? parseJson(Buffer.from(payload)) : { is: 'json', body: fields };
}

/** https://docs.slack.dev/interactivity/implementing-slash-commands: `ssl_check=1`, unsigned, and nothing else is looked at. */
async function readCheck(request: IncomingMessage): Promise<SlackBody> {
  const length = Number(request.headers['content-length'] ?? Infinity);
  if (request.headers['x-slack-signature'] === undefined && isForm(request) && length <= CHECK_LIMIT) {
    const read = await readBytes(request, CHECK_LIMIT);
    if (read.is === 'bytes' && fieldsOf(read.bytes)['ssl_check'] === '1') return { is: 'check' };
    return UNKNOWN;
  }
  discard(request);
  return UNKNOWN;
}

/** What both ways in, HTTP and the socket, are held to. */
export interface Door {
  readonly log: Log;
  readonly isSlacks: IsSlacks;
  readonly foreignIn: ForeignIn;
  /** Told of where the bot may speak from now on, or may no more. */
  readonly stands: (change: Standing) => void;
}

/** What Bolt knows nothing of never reaches it: it would leave such a payload unanswered. */
export async function dispatch(
  app: Pick<App, 'processEvent'> | undefined,
  event: ReceiverEvent,
  { log, isSlacks, foreignIn, stands }: Door,
): Promise<void> {
  const foreign = await foreignIn(event.body);
  if (foreign !== undefined) {
    log.warn('Slack payload of another app', { of: foreign.slice(0, 80) });
    return event.ack();
  }
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
      const body = shellOf(payload, event.body, isSlacks);
      await app?.processEvent({ ...event, body, ack, customProperties: { payload, key, origin } });
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
