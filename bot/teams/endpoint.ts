import type { TurnContext } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import type { Request, Response } from 'restify';
import type { Log } from '../../core/runtime';
import { readJsonBody, sendJson } from '../http/bodies';
import { parseActivity } from './activity';
import type { BotAdapter } from './auth';

/** Bytes of a request: more than any message of a person, so that a long one is answered rather than cut off. */
const BODY_LIMIT = 4 * 1024 * 1024;

/** Takes Bot Framework activities. What is no activity gets 400 with the reason, never a 5xx. */
export function createEndpoint(adapter: BotAdapter, turn: (context: TurnContext) => Promise<void>, log: Log) {
  return async (request: Request, response: Response): Promise<void> => {
    const refuse = (status: number, because: string): void => {
      log.info('malformed activity', { status, fault: because.slice(0, 500) });
      sendJson(response, status, { error: { code: 'BadArgument', message: because.slice(0, 500) } });
    };
    const read = await readJsonBody(request, BODY_LIMIT);
    if (read.is === 'refused') return refuse(read.status, read.because);
    const parsed = parseActivity(read.body);
    if (parsed.is === 'malformed') return refuse(400, parsed.because);
    try {
      const answered = await adapter.take(request.headers.authorization ?? '', parsed.activity, turn);
      sendJson(response, answered?.status ?? 200, answered?.body);
    } catch (error) {
      if (!(error instanceof AuthenticationError)) throw error;
      log.info('sender not known', { because: error.message });
      sendJson(response, 401, { error: { code: 'Unauthorized', message: 'Unauthorized' } });
    }
  };
}
