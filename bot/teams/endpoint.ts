import type { Activity, TurnContext } from 'botbuilder';
import type { Request, Response } from 'restify';
import { z } from 'zod';
import type { Log } from '../../core/runtime';
import type { BotAdapter } from './auth';
import { discard, readJsonBody, sendJson } from '../http/bodies';
import { KeysUnreachable, RETRY_AFTER_S } from './keys';
import { vouchesFor, type Token, type TokenRead } from './token';

/** Bytes of a request: more than any message of a person, so that a long one is answered rather than cut off. */
const BODY_LIMIT = 2 * 1024 * 1024;

/** Far more than any activity has of attachments, mentions or members. */
const LONGEST_LIST = 1_000;

/** A schema for each element would collect a fault for each that is wrong: a list is right or wrong as a whole. */
const records = z.custom<Record<string, unknown>[]>(
  (list) =>
    Array.isArray(list) &&
    list.length <= LONGEST_LIST &&
    list.every((each) => typeof each === 'object' && each !== null && !Array.isArray(each)),
);
const word = z.string().max(500).nullish();

/** Both are kept with every report, and so hold what is known of them and nothing else. */
const party = z.object({ id: z.string().max(500), name: word, aadObjectId: word, role: word }).transform(withoutNulls);
const conversation = z
  .object({
    // The SDK names it in a header of each post: an id that no header can carry could never be answered.
    id: z.string().regex(/^[\x20-\x7e\xa0-\xff]{1,1000}$/),
    conversationType: word,
    tenantId: word,
    name: word,
    isGroup: z.boolean().nullish(),
  })
  .transform(withoutNulls);

/** What the rest of the code takes for granted of an activity; anything more is looked at where it is used. */
const activitySchema = z.looseObject({
  type: z.string().min(1).max(80),
  id: z.string().max(500).nullish(),
  channelId: z.string().max(80),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(2_000),
  name: word,
  action: word,
  conversation,
  from: party,
  recipient: party.nullish(),
  text: z.string().nullish(),
  replyToId: z.string().max(500).nullish(),
  timestamp: z.string().max(60).nullish(),
  attachments: records.nullish(),
  entities: records.nullish(),
  membersAdded: records.nullish(),
  channelData: z.unknown(),
});

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
export function createEndpoint(
  adapter: BotAdapter,
  identify: Identify,
  turn: (context: TurnContext) => Promise<void>,
  log: Log,
) {
  return async (request: Request, response: Response): Promise<void> => {
    const refuse = (status: keyof typeof ANSWERS, message: string, because: string): void => {
      log.info(message, { status, because: because.slice(0, 500) });
      sendJson(response, status, { error: ANSWERS[status] });
    };
    const known = await whoSent(request.headers.authorization);
    if (known === 'nobody can be told') {
      discard(request);
      response.setHeader('Retry-After', String(RETRY_AFTER_S));
      return refuse(503, 'sender not known', 'signing keys not read');
    }
    if (known?.is === 'bad') {
      discard(request);
      return refuse(401, 'sender not known', known.because);
    }
    const read = await readJsonBody(request, BODY_LIMIT);
    if (read.is === 'refused') return refuse(read.status, 'malformed activity', read.because);
    const parsed = checked(read.body);
    if (!parsed.success) return refuse(400, 'malformed activity', parsed.because);
    const token: Token | undefined = known?.token;
    if (token !== undefined && !vouchesFor(token, parsed.data))
      return refuse(401, 'sender not known', 'token for another channel or service address');
    const answered = await adapter.take(token, withoutNulls(parsed.data) as unknown as Activity, turn);
    sendJson(response, answered?.status ?? 200, answered?.body);
  };

  async function whoSent(authorization: string | undefined): Promise<TokenRead | undefined | 'nobody can be told'> {
    try {
      return await identify(authorization);
    } catch (error) {
      if (error instanceof KeysUnreachable) return 'nobody can be told';
      throw error;
    }
  }
}

/** zod (4.6) compares the length of what is no text as well, which throws where that is none. */
function checked(body: unknown) {
  try {
    const parsed = activitySchema.safeParse(body);
    return parsed.success ? parsed : ({ success: false, because: faultsOf(parsed.error) } as const);
  } catch (error) {
    return { success: false, because: String(error) } as const;
  }
}

const faultsOf = ({ issues }: z.ZodError): string =>
  issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');

/** Absent, not null: what an optional property of an activity is where its sender has nothing to say. */
function withoutNulls(activity: Record<string, unknown>): Record<string, unknown> {
  if (!Object.values(activity).includes(null)) return activity;
  return Object.fromEntries(Object.entries(activity).filter(([, value]) => value !== null));
}
