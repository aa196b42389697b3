import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { parseJson, readJsonBody, sendJson, type JsonBody } from '../../../bot/http/bodies';

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

test('what turns out too large is thrown away as it comes, so that its sender hears the answer', async () => {
  expect(await inPieces(Array.from({ length: 12 }, () => 'x'.repeat(500_000)))).toBe(413);
});

test('what never ends is cut off', async () => {
  const endless = request(url, { method: 'POST', headers: json });
  const cut = once(endless, 'close');
  endless.on('error', () => undefined).on('response', (answer) => answer.on('error', () => undefined).resume());
  const more = (): void => {
    while (!endless.destroyed && endless.write('x'.repeat(64_000)));
  };
  endless.on('drain', more);
  more();
  await cut;
  expect(await inPieces(['{}'])).toBe(200);
});

test.each<[string, string]>([
  ['150,000 elements', `[${'0,'.repeat(150_000)}0]`],
  ['two hundred thousand lists in one another', '['.repeat(200_000)],
  ['a hundred thousand members', `{${Array.from({ length: 101_000 }, (_, at) => `"${at}":0`).join()}}`],
])('%s are counted, and not parsed', async (_, body) => {
  const parse = jest.spyOn(JSON, 'parse');
  const read = parseJson(Buffer.from(body));
  const parsed = parse.mock.calls.length;
  parse.mockRestore();
  expect([read, parsed]).toEqual([{ is: 'refused', status: 413, because: 'Too many values, or too deep' }, 0]);
});

test.each<[string, unknown]>([
  ['a text', `${'[{,'.repeat(200_000)}\\"`],
  ['an escaped quote', '\\"[[[['.repeat(50_000)],
  [
    'a table of 100 rows and 20 columns',
    Array.from({ length: 100 }, () =>
      Array.from({ length: 20 }, () => ({
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }],
      })),
    ),
  ],
])('%s is no more than itself', (_, value) => {
  expect(parseJson(Buffer.from(JSON.stringify(value)))).toEqual({ is: 'json', body: value });
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

test('halves of characters are left out, and whole ones stay', () => {
  const json = String.raw`{"a":"mitad \ud83d y \uDE00","b":["\ud83d\ude00 \u00f1 \\ud83d"]}`;
  expect(parseJson(Buffer.from(json))).toEqual({
    is: 'json',
    body: { a: 'mitad  y ', b: ['😀 ñ \\ud83d'] },
  });
});
