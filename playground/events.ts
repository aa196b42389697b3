import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpServer, Log } from './host';
import { answering, queryOf } from './http';
import type { Room } from './room';
import type { LiveEvent } from './wire';

/** Keeps proxies from closing a quiet stream, in milliseconds. */
const HEARTBEAT_MS = 15_000;

/** How soon a page asks again after a break, in milliseconds. */
const RETRY_MS = 1_000;

interface Serving {
  readonly path: string;
  readonly guard: (request: IncomingMessage) => void;
  readonly log: Log;
}

/**
 * Live events as a stream (`text/event-stream`). Each has its number as id: a page that comes back with
 * `Last-Event-ID`, or `?after=`, misses nothing; one that was away too long is told to read everything
 * anew (`reset`). The function returned ends all streams.
 */
export function serveEvents(server: HttpServer, room: Room, { path, guard, log }: Serving): () => void {
  const streams = new Set<ServerResponse>();
  const toAll = (words: string): void => streams.forEach((stream) => void stream.write(words));
  const heartbeat = setInterval(() => toAll(': sigo\n\n'), HEARTBEAT_MS).unref();
  const stopListening = room.listen((event) => toAll(frame(event)));

  server.get(
    path,
    answering(guard, log, async (request, response) => {
      start(response, room.since(lastSeen(request) ?? room.seq));
      streams.add(response);
      response.once('close', () => streams.delete(response));
    }),
  );

  return () => {
    clearInterval(heartbeat);
    stopListening();
    for (const stream of streams) stream.end();
  };
}

function start(response: ServerResponse, missed: readonly LiveEvent[] | undefined): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  });
  response.write(`retry: ${RETRY_MS}\n\n`);
  response.write(missed === undefined ? 'event: reset\ndata: {}\n\n' : missed.map(frame).join(''));
}

const frame = (event: LiveEvent): string => `id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`;

function lastSeen(request: IncomingMessage): number | undefined {
  const seen = request.headers['last-event-id'] ?? queryOf(request).get('after');
  return typeof seen === 'string' && /^\d{1,15}$/.test(seen) ? Number(seen) : undefined;
}
