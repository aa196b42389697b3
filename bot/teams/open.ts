import type { Server } from 'restify';
import type { Desk } from '../turns/desk';
import type { Clock } from '../../core/runtime';
import type { Messenger } from '../outbox/messenger';
import type { TeamsAuth } from '../config/config';
import type { Address } from '../../core/report/types';
import { appIdOf, createAdapter, type BotAdapter } from './auth';
import { createEndpoint } from './endpoint';
import { createTeamsMessenger } from './messenger';
import { createSpeaker } from '../outbox/speaker';
import { createTurn, type TurnOptions } from './turn';

/** Where Bot Framework activities are posted. */
export const ENDPOINT = '/api/messages';

export interface Teams {
  readonly messenger: Messenger;
  /** Resolves once nothing is being said in passing any more. */
  idle(): Promise<void>;
}

/** Opens `POST /api/messages`, and gives the way to speak first. */
export function openTeams(options: {
  readonly server: Server;
  readonly auth: TeamsAuth;
  readonly desk: Desk;
  readonly clock: Clock;
  readonly reviewChannel: (from: Address) => Address | undefined;
  readonly counted: TurnOptions['counted'];
  /** Instead of one made for `auth`. */
  readonly adapter?: BotAdapter;
}): Teams {
  const { server, auth, desk, clock, reviewChannel, counted, adapter = createAdapter(auth) } = options;
  const messenger = createTeamsMessenger(adapter, appIdOf(auth));
  const speaker = createSpeaker(messenger, desk.log);
  const door = { now: () => clock.now(), reviewChannel };
  const turn = createTurn({ desk, door, speaker, counted });
  server.post(ENDPOINT, createEndpoint(adapter, turn, desk.log));
  return { messenger, idle: () => speaker.idle() };
}
