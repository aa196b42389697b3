import type { Activity, TurnContext } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import type { Request, Response } from 'restify';
import { z } from 'zod';
import type { Log } from '../../core/runtime';
import type { BotAdapter } from './auth';
import { readJsonBody, sendJson } from '../http/bodies';

/** Bytes of a request: more than any message of a person, so that a long one is answered rather than cut off. */
const BODY_LIMIT = 4 * 1024 * 1024;

const record = z.looseObject({});
const word = z.string().max(500).nullish();

/** Both are kept with every report, and so hold what is known of them and nothing else. */
const party = z.object({ id: z.string().max(500), name: word, aadObjectId: word, role: word }).transform(withoutNulls);
const conversation = z
  .object({
    id: z.string().min(1).max(1_000),
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
  attachments: z.array(record).nullish(),
  entities: z.array(record).nullish(),
  membersAdded: z.array(record).nullish(),
  channelData: z.unknown(),
});

/** Takes Bot Framework activities. What is no activity gets 400 with the reason, never a 5xx. */
export function createEndpoint(adapter: BotAdapter, turn: (context: TurnContext) => Promise<void>, log: Log) {
  return async (request: Request, response: Response): Promise<void> => {
    const refuse = (status: number, because: string): void => {
      log.info('malformed activity', { status, fault: because.slice(0, 500) });
      sendJson(response, status, { error: { code: 'BadArgument', message: because.slice(0, 500) } });
    };
    const read = await readJsonBody(request, BODY_LIMIT);
    if (read.is === 'refused') return refuse(read.status, read.because);
    const parsed = activitySchema.safeParse(read.body);
    if (!parsed.success) return refuse(400, faultsOf(parsed.error));
    const activity = withoutNulls(parsed.data) as unknown as Activity;
    try {
      const answered = await adapter.take(request.headers.authorization ?? '', activity, turn);
      sendJson(response, answered?.status ?? 200, answered?.body);
    } catch (error) {
      if (!(error instanceof AuthenticationError)) throw error;
      log.info('sender not known', { because: error.message });
      sendJson(response, 401, { error: { code: 'Unauthorized', message: 'Unauthorized' } });
    }
  };
}

const faultsOf = ({ issues }: z.ZodError): string =>
  issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');

/** Absent, not null: what an optional property of an activity is where its sender has nothing to say. */
function withoutNulls(activity: Record<string, unknown>): Record<string, unknown> {
  if (!Object.values(activity).includes(null)) return activity;
  return Object.fromEntries(Object.entries(activity).filter(([, value]) => value !== null));
}
