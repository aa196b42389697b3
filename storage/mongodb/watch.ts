import type { MongoClient } from 'mongodb';
import { withinTime } from '../within-time';
import { StoreError } from '../errors';

/**
 * The driver (7.9) waits for a socket to drain that was reset a moment ago, and then for ever: a call
 * that does never ends, and a heartbeat that does leaves the client without a server for good, however
 * well the database is. Neither can be told from outside but by its silence.
 */

/** Longer than the driver's own limits add up to, in ms. */
const CALL_MS = 25_000;

/** The call's outcome; rejects with `store.unreachable` where it has none after `ms`. */
export const inTime = <T>(call: Promise<T>, ms = CALL_MS): Promise<T> =>
  withinTime(call, ms, () => new StoreError('store.unreachable', 'The database does not answer'));

/** Beyond what a heartbeat may take by the driver's own limits, in ms. */
const SLACK_MS = 3_000;

/** Tells, once, that the client has stopped looking after one of its servers. */
export function onceUnwatched(client: MongoClient, tell: () => void): void {
  const { connectTimeoutMS, heartbeatFrequencyMS } = client.options;
  const timers = new Map<string, NodeJS.Timeout>();
  let told = false;
  const ended = (server: string): void => clearTimeout(timers.get(server));
  const begun = (server: string, awaited: boolean): void => {
    ended(server);
    // An awaited answer comes when something changed, or after the server has waited as long as it may.
    const limit = connectTimeoutMS * 2 + SLACK_MS + (awaited ? heartbeatFrequencyMS : 0);
    const timer = setTimeout(() => {
      if (told) return;
      told = true;
      tell();
    }, limit);
    timers.set(server, timer.unref());
  };
  client.on('serverHeartbeatStarted', ({ connectionId, awaited }) => begun(connectionId, awaited));
  client.on('serverHeartbeatSucceeded', ({ connectionId }) => ended(connectionId));
  client.on('serverHeartbeatFailed', ({ connectionId }) => ended(connectionId));
  client.on('serverClosed', ({ address }) => ended(address));
}
