import type { ServerResponse } from 'node:http';
import { requireSameOrigin } from './guard';
import { HttpFault, sendFault, type HttpServer, type WebRequest } from './http';
import { API_PATH } from './page-api';
import type { Room } from './room';
import type { LiveEvent } from './wire';

/** Keeps proxies from closing a quiet stream, in milliseconds. */
const HEARTBEAT_MS = 15_000;

/** How soon a page asks again after a break, in milliseconds. */
const RETRY_MS = 1_000;

/**
 * Live events as a stream (`text/event-stream`). Each has its number as id: who comes back with
 * `Last-Event-ID`, or `?after=`, misses nothing; who was away too long is told to read anew (`reset`).
 * The function returned ends all streams.
 */
export function serveEvents(server: HttpServer, room: Room, publicHosts: () => readonly string[]): () => void {
  const streams = new Set<ServerResponse>();
  const heartbeat = setInterval(() => {
    for (const stream of streams) stream.write(': sigo\n\n');
  }, HEARTBEAT_MS);
  heartbeat.unref();
  const stopListening = room.listen((event) => {
    for (const stream of streams) stream.write(frame(event));
  });

  server.get(`${API_PATH}/events`, async (request, response) => {
    try {
      requireSameOrigin(request, publicHosts());
    } catch (error) {
      if (!(error instanceof HttpFault)) throw error;
      sendFault(response, error);
      return;
    }
    start(response, room.since(lastSeen(request) ?? room.seq));
    streams.add(response);
    response.once('close', () => streams.delete(response));
  });

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
  if (missed === undefined) response.write('event: reset\ndata: {}\n\n');
  else for (const event of missed) response.write(frame(event));
}

function frame(event: LiveEvent): string {
  return `id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`;
}

function lastSeen(request: WebRequest): number | undefined {
  const asked = new URL(request.url ?? '', 'http://localhost').searchParams.get('after');
  const seen = request.headers['last-event-id'] ?? asked;
  return typeof seen === 'string' && /^\d{1,15}$/.test(seen) ? Number(seen) : undefined;
}
