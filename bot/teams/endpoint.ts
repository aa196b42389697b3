import { CloudAdapter, TurnContext, type Activity } from 'botbuilder';
import type { Request, Response } from 'restify';
import type { Log } from '../../core/record/runtime';
import { discard, readJsonBody, sendJson } from '../http/bodies';
import { isRecord } from './channel';
import type { Answered } from './show';
import { RETRY_AFTER_S } from './signing-keys';
import { vouchesFor, type TokenRead } from './token';

/** Bytes of a request: more than any message of a person, so that a long one is answered rather than cut off. */
const BODY_LIMIT = 2 * 1024 * 1024;

/** Far more than any activity has of attachments, mentions or members. */
const LONGEST_LIST = 1_000;

/** What each named part must be; the rest of a record is nobody's at this door. */
type Rules = Readonly<Record<string, (part: unknown) => boolean>>;

const text =
  (most: number, least = 0) =>
  (part: unknown): boolean =>
    typeof part === 'string' && part.length <= most && part.length >= least;
/** Null is what a sender says for nothing. */
const perhaps =
  (holds: Rules[string]) =>
  (part: unknown): boolean =>
    part === undefined || part === null || holds(part);
const word = perhaps(text(500));
const records = perhaps((part) => Array.isArray(part) && part.length <= LONGEST_LIST && part.every(isRecord));

/** What the rest of the code takes for granted of an activity; anything more is looked at where it is used. */
const ACTIVITY: Rules = {
  type: text(80, 1),
  id: word,
  channelId: text(80),
  serviceUrl: (part) => text(2_000)(part) && /^https?:\/\/\S+$/i.test(part as string) && URL.canParse(part as string),
  name: word,
  action: word,
  conversation: (part) => isRecord(part) && faultsIn(part, CONVERSATION).length === 0,
  from: (part) => isRecord(part) && faultsIn(part, PARTY).length === 0,
  recipient: perhaps((part) => isRecord(part) && faultsIn(part, PARTY).length === 0),
  text: perhaps(text(BODY_LIMIT)),
  replyToId: word,
  timestamp: perhaps(text(60)),
  attachments: records,
  entities: records,
  membersAdded: records,
};
/** Both are kept with every report, and so hold what is known of them and nothing else. */
const PARTY: Rules = { id: text(500), name: word, aadObjectId: word, role: word };
const CONVERSATION: Rules = {
  // The SDK names it in a header of each post: an id that no header can carry could never be answered.
  id: (part) => typeof part === 'string' && /^[\x20-\x7e\xa0-\xff]{1,1000}$/.test(part),
  conversationType: word,
  tenantId: word,
  isGroup: perhaps((part) => typeof part === 'boolean'),
  name: word,
};

type Part = Readonly<Record<string, unknown>>;

const faultsIn = (record: Part, rules: Rules): readonly string[] =>
  Object.keys(rules).filter((name) => rules[name]?.(record[name]) === false);

/** Who sent a request, as its head says; undefined where nobody is asked who they are. */
export type Identify = (authorization: string | undefined) => Promise<TokenRead | undefined>;

/** An answer says no more than its status: what was wrong with a request is for the log alone. */
const ANSWERS = {
  400: { code: 'BadArgument', message: 'Bad request' },
  401: { code: 'Unauthorized', message: 'Unauthorized' },
  413: { code: 'PayloadTooLarge', message: 'Payload too large' },
  415: { code: 'UnsupportedMediaType', message: 'Unsupported media type' },
  503: { code: 'ServiceUnavailable', message: 'Service unavailable' },
} as const;

/**
 * Takes Bot Framework activities. Of a request whose head does not say who sent it nothing is read: it
 * gets 401, or 503 while Microsoft's keys cannot be read. What is no activity gets 4xx, never a 5xx.
 */
export function createEndpoint(adapter: BotAdapter, identify: Identify, turn: Turn, log: Log) {
  return async (request: Request, response: Response): Promise<void> => {
    const refuse = (status: keyof typeof ANSWERS, message: string, because: string): void => {
      log.info(message, { status, because: because.slice(0, 500) });
      sendJson(response, status, { error: ANSWERS[status] });
    };
    const sender = await identify(request.headers.authorization);
    if (sender?.is === 'unverifiable') {
      discard(request);
      response.setHeader('Retry-After', String(RETRY_AFTER_S));
      return refuse(503, 'sender not known', 'signing keys not read');
    }
    if (sender?.is === 'invalid') {
      discard(request);
      return refuse(401, 'sender not known', sender.because);
    }
    const read = await readJsonBody(request, BODY_LIMIT);
    if (read.is === 'refused') return refuse(read.status, 'malformed activity', read.because);
    const activity = activityIn(read.body);
    if (typeof activity === 'string') return refuse(400, 'malformed activity', activity);
    if (sender !== undefined && !vouchesFor(sender.token, activity))
      return refuse(401, 'sender not known', 'token for another channel or service address');
    const answered = await adapter.take(activity, turn);
    sendJson(response, answered?.status ?? 200, answered?.body);
  };
}

/**
 * The SDK's adapter for activities that have been read, and whose sender is known. Its own `process` does both once more,
 * in a way that costs as much as the rest of the turn, answers in the error's own words, and opens a client to the
 * connector, which is spoken to outside of turns alone: see `messenger.ts`.
 */
export class BotAdapter extends CloudAdapter {
  /** What an invoke is answered with, undefined for any other activity. */
  async take(activity: Activity, turn: Turn): Promise<Answered | undefined> {
    let answered: Answered | undefined;
    await this.runMiddleware(new TurnContext(this, activity), async () => {
      answered = await turn(activity);
    });
    return answered ?? (activity.type === 'invoke' ? { status: 501 } : undefined);
  }
}

type Turn = (activity: Activity) => Promise<Answered | undefined>;

/** What came as an activity; or the names of what is wrong with it. */
function activityIn(body: unknown): Activity | string {
  if (!isRecord(body)) return 'no record';
  const faults = faultsIn(body, ACTIVITY);
  if (faults.length > 0) return faults.join(', ');
  const { conversation, from, recipient, ...rest } = body as Readonly<
    Record<'conversation' | 'from' | 'recipient', Part>
  >;
  return {
    ...(Object.values(rest).includes(null) ? known(rest, Object.keys(rest)) : rest),
    conversation: known(conversation, Object.keys(CONVERSATION)),
    from: known(from, Object.keys(PARTY)),
    ...(recipient && { recipient: known(recipient, Object.keys(PARTY)) }),
  } as unknown as Activity;
}

/** Those parts alone. Absent, not null: what one is where its sender has nothing to say. */
const known = (record: Part, names: readonly string[]): Part =>
  Object.fromEntries(
    names.flatMap((name) => (record[name] === undefined || record[name] === null ? [] : [[name, record[name]]])),
  );
