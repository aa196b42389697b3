import type { Server } from 'restify';
import type { Desk } from '../app/desk';
import type { Clock, Messenger } from '../app/ports';
import type { TeamsAuth } from '../config';
import type { Address } from '../core/report/types';
import { appIdOf, createAdapter } from './auth';
import { createEndpoint } from './endpoint';
import { createTeamsMessenger } from './messenger';
import { jsonBody } from './server';
import { createSpeaker } from '../app/speak';
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
}): Teams {
  const { server, auth, desk, clock, reviewChannel, counted } = options;
  const adapter = createAdapter(auth);
  const messenger = createTeamsMessenger(adapter, appIdOf(auth));
  const speaker = createSpeaker(messenger, desk.log);
  const door = { now: () => clock.now(), reviewChannel };
  const turn = createTurn({ desk, door, messenger, speaker, counted });
  server.post(ENDPOINT, ...[jsonBody].flat(), createEndpoint(adapter, turn, desk.log));
  return { messenger, idle: () => speaker.idle() };
}
