import { Readable } from 'node:stream';
import type { WebClient } from '@slack/web-api';
import type { GivenFile } from '../outbox/messenger';
import { patiently, SlackRefusal } from './calls';
import { escaped } from './draw';
import type { IsSlacks } from './hosts';

/** Milliseconds that the bytes of a file may take. */
const UPLOAD_MS = 10 * 60_000;

/**
 * Puts a file in a conversation, as it is read. The SDK's own `filesUploadV2` makes the same three calls, and holds the
 * whole file in memory.
 * Source: https://docs.slack.dev/messaging/working-with-files#upload
 */
export const createUpload =
  (web: WebClient, isSlacks: IsSlacks) =>
  async (channel: string, { name, title, bytes, open }: GivenFile): Promise<void> => {
    const granted = await patiently(() => web.files.getUploadURLExternal({ filename: name, length: bytes }));
    const { upload_url: address = '', file_id: id = '' } = granted;
    if (!isSlacks(address)) throw new SlackRefusal('', 'later', { reason: 'upload_address' });
    await send(address, bytes, open());
    await patiently(() =>
      web.files.completeUploadExternal({
        files: [{ id, title: name }],
        channel_id: channel,
        initial_comment: escaped(title),
      }),
    );
  };

async function send(address: string, bytes: number, content: Readable): Promise<void> {
  const request: RequestInit & { readonly duplex: 'half' } = {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'content-length': String(bytes) },
    body: Readable.toWeb(content) as unknown as NonNullable<RequestInit['body']>,
    duplex: 'half',
    redirect: 'error',
    signal: AbortSignal.timeout(UPLOAD_MS),
  };
  const answer = await fetch(address, request).catch((cause: unknown) => {
    throw new SlackRefusal('', 'later', { cause, reason: 'upload_cut_off' });
  });
  await answer.body?.cancel();
  const { status } = answer;
  if (!answer.ok) throw new SlackRefusal('', 'later', { status, reason: `http_${status}` });
}
