import type { CloudAdapter, TurnContext } from 'botbuilder';
import type { Request, Response } from 'restify';
import { z } from 'zod';
import type { Log } from '../app/ports';

const record = z.looseObject({});
const party = z.looseObject({ id: z.string().max(500), name: z.string().max(500).nullish() });

/** What the rest of the code takes for granted of an activity; anything more is looked at where it is used. */
const activitySchema = z.looseObject({
  type: z.string().min(1).max(80),
  id: z.string().max(500).nullish(),
  channelId: z.string().max(80),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(2_000),
  conversation: z.looseObject({ id: z.string().min(1).max(1_000) }),
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
export function createEndpoint(adapter: CloudAdapter, turn: (context: TurnContext) => Promise<void>, log: Log) {
  return async (request: Request, response: Response): Promise<void> => {
    const parsed = activitySchema.safeParse(request.body);
    if (!parsed.success) {
      const fault = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
      log.info('malformed activity', { fault: fault.slice(0, 500) });
      response.send(400, { error: { code: 'BadArgument', message: fault.slice(0, 500) } });
      return;
    }
    const { headers, method = 'POST' } = request;
    await adapter.process({ body: withoutNulls(parsed.data), headers, method }, response, turn);
  };
}

/** Absent, not null: what an optional property of an activity is where its sender has nothing to say. */
const withoutNulls = (activity: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(activity).filter(([, value]) => value !== null));
