import { request as plainly } from 'node:http';
import { request as securely, type RequestOptions } from 'node:https';
import { isIP } from 'node:net';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { isLoopback, isPublic, publicLookup } from '../http/public-address';
import { DeliveryError } from '../outbox/messenger';

/** Bytes of one part: OneDrive takes multiples of 320 KiB, but for the last, and recommends some megabytes. */
const PART = 16 * 320 * 1024;
/** Milliseconds that one part may take. */
const PART_MS = 60_000;
const TRIES = 3;

/** A file's bytes, and where they are to go. */
export interface Content {
  readonly bytes: number;
  readonly open: () => Readable;
}

/**
 * Puts a file where Teams said, part by part, holding one part in memory. The address came from outside: it is called
 * by HTTPS alone, at no private address, and no answer sends it elsewhere; with `mayBeLocal`, where Teams itself is stood
 * in for on this machine, this machine is called too. Rejects with `DeliveryError`: `anew` where the permission has
 * ended.
 * Source: https://learn.microsoft.com/graph/api/driveitem-createuploadsession
 */
export async function upload(address: string, { bytes, open }: Content, mayBeLocal: boolean): Promise<void> {
  const send = senderTo(address, mayBeLocal);
  let from = 0;
  for await (const part of partsOf(open())) {
    await put(send, part, from, bytes);
    from += part.length;
  }
}

type Send = (part: Buffer, range: string) => Promise<number>;

/** In parts of that size, but for the last one. */
async function* partsOf(content: Readable): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    held.push(chunk);
    length += chunk.length;
    if (length < PART) continue;
    const whole = Buffer.concat(held);
    const end = whole.length - (whole.length % PART);
    for (let at = 0; at < end; at += PART) yield whole.subarray(at, at + PART);
    held = [whole.subarray(end)];
    length = whole.length - end;
  }
  if (length > 0) yield Buffer.concat(held);
}

/** A part whose answer was lost is sent again, and then refused as one that is there (416). */
async function put(send: Send, part: Buffer, from: number, of: number): Promise<void> {
  const range = `bytes ${from}-${from + part.length - 1}/${of}`;
  for (let attempt = 1; ; attempt += 1) {
    const status = await send(part, range).catch(unanswered);
    if (status >= 200 && status < 300) return;
    if (status === 416 && attempt > 1) return;
    const passes = status === 0 || status === 429 || status >= 500;
    if (!passes || attempt === TRIES)
      throw new DeliveryError(`The upload was answered ${status}`, passes ? 'later' : 'anew', { status });
    await pause(500 * 2 ** attempt);
  }
}

/** Whatever it is, an address that is none to call is refused before. */
const unanswered = (): number => 0;

function senderTo(address: string, mayBeLocal: boolean): Send {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isLocal = url !== undefined && mayBeLocal && isLoopback(url.hostname);
  if (url === undefined || !(isLocal || isFit(url)))
    throw new DeliveryError('The upload’s address is none to call', 'mend', { reason: 'upload_address' });
  const request = url.protocol === 'https:' ? securely : plainly;
  const options: RequestOptions = {
    method: 'PUT',
    timeout: PART_MS,
    agent: false,
    ...(isLocal ? {} : { lookup: publicLookup }),
  };
  return (part, range) =>
    new Promise((resolve, reject) => {
      const headers = { 'content-length': part.length, 'content-range': range };
      const sent = request(url, { ...options, headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      sent.on('timeout', () => sent.destroy(new Error('No answer in time')));
      sent.on('error', reject);
      sent.end(part);
    });
}

/** A name is looked up by `publicLookup` when it is called; numbers are not looked up. */
function isFit({ protocol, hostname, username, password }: URL): boolean {
  const numbers = hostname.replace(/^\[|\]$/g, '');
  if (protocol !== 'https:' || username !== '' || password !== '') return false;
  return isIP(numbers) === 0 ? hostname.includes('.') : isPublic(numbers);
}
