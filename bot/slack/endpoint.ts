import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { parse as parseForm } from 'node:querystring';
import { isValidSlackRequest } from '@slack/bolt';
import type { Log } from '../../core/record/runtime';
import { discard, parseJson, readBytes, type JsonBody } from '../http/bodies';
import { atMost } from './calls';
import { isRecord, textAt, type Fields } from './reading/fields';
import type { ForeignIn } from './organization';
import type { Answers, Payload, Taken } from './reading/payload';
import { readPayload } from './reading/read';
import { readStanding, type Standing } from './reading/read-event';

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

/** What came, by HTTP or over the socket, and what acknowledges it. */
export interface Came {
  readonly body: unknown;
  readonly ack: (answer?: unknown) => Promise<void>;
}

/**
 * Takes Slack's requests from the process's own server, where Bolt's receiver would open one; gives what answers one,
 * which never throws. Nothing is read of what cannot be Slack's by its head, and nothing parsed before the signature of
 * the raw body is known to be good. Whatever is signed is acknowledged; what means nothing to the bot goes no further
 * than the log.
 */
export function createEndpoint(signingSecret: string, door: Door) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const read = await readSigned(request, signingSecret);
    if (read.is === 'refused') {
      door.log.warn('Slack request refused', { status: read.status, because: read.because });
      return end(response, read.status);
    }
    if (read.is === 'check') return end(response, 200);
    const { body } = read;
    if (isRecord(body) && body['type'] === 'url_verification')
      return end(response, 200, { challenge: textAt(body, 'challenge') });
    const ack = acknowledging(response);
    await dispatch({ body, ack }, door);
    await ack();
  };
}

async function readSigned(request: IncomingMessage, signingSecret: string): Promise<SlackBody> {
  const signature = signatureIn(request.headers, Date.now());
  if (signature === undefined) return readCheck(request);
  const read = await readBytes(request, BODY_LIMIT);
  if (read.is === 'refused') return read;
  if (!isSignedWith(signingSecret, signature, read.bytes)) return UNKNOWN;
  const parsed = parse(read.bytes, isForm(request));
  return parsed.is === 'json' ? { is: 'body', body: parsed.body } : parsed;
}

/** What a request's head says of who sent it; good once the body is known. */
interface Signature {
  readonly seconds: number;
  readonly hash: string;
}

/** Seconds that a request may be old, or ahead of its time: Slack's rule, of which Bolt knows the first half. */
const TOLERANCE_S = 5 * 60;

/** Undefined where what is in the head cannot be Slack's, whatever the body: nothing of that needs to be read. */
function signatureIn(headers: IncomingHttpHeaders, nowMs: number): Signature | undefined {
  const { 'x-slack-signature': hash, 'x-slack-request-timestamp': time } = headers;
  if (typeof hash !== 'string' || !/^v0=[0-9a-f]{64}$/.test(hash)) return undefined;
  if (typeof time !== 'string' || !/^\d{1,12}$/.test(time)) return undefined;
  const seconds = Number(time);
  return Math.abs(nowMs / 1_000 - seconds) <= TOLERANCE_S ? { seconds, hash } : undefined;
}

/** Whether whoever knows the secret signed these bytes. */
const isSignedWith = (signingSecret: string, { seconds, hash }: Signature, bytes: Buffer): boolean =>
  isValidSlackRequest({
    signingSecret,
    body: bytes.toString('utf8'),
    headers: { 'x-slack-signature': hash, 'x-slack-request-timestamp': seconds },
    // How old it may be has been decided.
    nowMilliseconds: seconds * 1_000,
  });

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
  readonly foreignIn: ForeignIn;
  /** Told of where the bot may speak from now on, or may no more. */
  readonly stands: (change: Standing) => void;
  /** How an address that a payload names is answered at; undefined where it is none of Slack's. */
  readonly answerAt: (address: string) => Answers['respond'];
  readonly take: (taken: Taken, answers: Answers) => Promise<void>;
}

/** Takes what came, of our own app, and means something to the bot; whatever else is acknowledged alone. Never rejects. */
export async function dispatch({ body, ack }: Came, { log, foreignIn, stands, answerAt, take }: Door): Promise<void> {
  const foreign = await foreignIn(body);
  if (foreign !== undefined) {
    log.warn('Slack payload of another app', { of: foreign.slice(0, 80) });
    return ack();
  }
  const change = readStanding(body);
  if (change !== undefined) stands(change);
  const read = readPayload(body);
  if (read.is !== 'payload') {
    if (read.is === 'ignored') log.debug('Slack payload ignored', { because: read.because });
    else log.info('Slack payload not supported', { what: read.what });
    return ack();
  }
  // Slack can send an event again that is not acknowledged, so it is once what was said is kept: a process that is
  // killed before leaves it to another.
  const isEvent = EVENTS.has(read.payload.is);
  const respond = answerAt(isRecord(body) ? textAt(body, 'response_url') : '');
  const work = take(read, answersOf(isEvent ? undefined : ack, respond)).catch(async (error: unknown) => {
    log.error('Slack payload failed', { kind: read.payload.is, reason: String(error) });
    await ack();
  });
  if (isEvent) {
    await atMost(ACK_MS, work);
    await ack();
  }
  await work;
}

/** Only what Slack waits for an answer to can be acknowledged with one, once. */
function answersOf(ack: Came['ack'] | undefined, respond: Answers['respond']): Answers {
  let isAnswered = false;
  return {
    ack: async (answer) => {
      if (isAnswered) return;
      isAnswered = true;
      await ack?.(answer);
    },
    isAnswered: () => isAnswered,
    respond,
  };
}

/** What comes by the Events API; Slack sends nothing else twice. */
const EVENTS: ReadonlySet<Payload['is']> = new Set([
  ...(['message', 'thread', 'mention', 'home-opened', 'messages-opened', 'joined'] as const),
]);

/** Answers the request once. */
function acknowledging(response: ServerResponse): Came['ack'] {
  return async (answer) => {
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
