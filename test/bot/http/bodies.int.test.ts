import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { readJsonBody, sendJson, type JsonBody } from '../../../bot/http/bodies';

const LIMIT = 1_000;
const json = { 'content-type': 'application/json' };

let server: Server;
let url: string;
let reading: Promise<JsonBody>;
beforeAll(async () => {
  server = createServer((incoming, response) => {
    reading = readJsonBody(incoming, LIMIT);
    void reading.then((read) => sendJson(response, read.is === 'json' ? 200 : read.status, read));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((closed) => server.close(closed)));

/** In pieces, so that nothing says beforehand how much it is. Resolves once all of it was taken, and answered. */
async function inPieces(pieces: readonly string[]): Promise<number | undefined> {
  const sending = request(url, { method: 'POST', headers: json });
  const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
  for (const piece of pieces) sending.write(piece);
  sending.end();
  const [[answer]] = await Promise.all([answered, once(sending, 'finish')]);
  answer.resume();
  return answer.statusCode;
}

test.each([
  ['JSON', '{"text":"años"}', 'application/json'],
  ['JSON of a kind', '{"text":"años"}', 'application/activity+json; charset=utf-8'],
])('%s is read', async (_, body, type) => {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body });
  expect([answer.status, await answer.json()]).toEqual([200, { is: 'json', body: { text: 'años' } }]);
});

test('JSON in pieces is read, up to the last byte allowed', async () => {
  expect(await inPieces(['"', 'x'.repeat(LIMIT - 2), '"'])).toBe(200);
  expect(await inPieces(['"', 'x'.repeat(LIMIT - 1), '"'])).toBe(413);
});

test.each<[string, BodyInit, Record<string, string>, number]>([
  ['broken JSON', '{"a":', json, 400],
  ['nothing', '', json, 400],
  ['another type', '{}', { 'content-type': 'text/json-not' }, 415],
  ['what must be unpacked', new Uint8Array(gzipSync('{}')), { ...json, 'content-encoding': 'gzip' }, 415],
  ['what says that it is too large', 'x'.repeat(3_000_000), json, 413],
])('%s is refused, and its sender hears it', async (_, body, headers, status) => {
  const answer = await fetch(url, { method: 'POST', headers, body });
  expect([answer.status, await answer.json()]).toMatchObject([status, { is: 'refused', status }]);
});

test('what turns out too large is read to its end, so that its sender hears the answer', async () => {
  expect(await inPieces(Array.from({ length: 100 }, () => 'x'.repeat(500_000)))).toBe(413);
});

test('what is cut off is refused, and the next request is served', async () => {
  const cut = request(url, { method: 'POST', headers: { ...json, 'content-length': '100' } });
  cut.on('error', () => undefined);
  const arrived = once(server, 'request');
  cut.write('{"a":');
  await arrived;
  cut.destroy();
  expect(await reading).toMatchObject({ is: 'refused', status: 400 });
  expect(await inPieces(['{}'])).toBe(200);
});
