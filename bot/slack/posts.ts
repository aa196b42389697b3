import { Readable } from 'node:stream';
import type { WebClient } from '@slack/web-api';
import { escaped } from '../../cards/block-kit';
import type { GivenFile } from '../outbox/messenger';
import { patiently, SlackRefusal } from './calls';
import { isRecord, recordAt, recordsAt, textAt, type Fields } from './reading/fields';
import type { IsSlacks } from './hosts';

/** What our posts carry besides what people see. */
const EVENT_TYPE = 'visit_report_post';
/** Messages looked through for one that may have been posted; a try that got through lies a few back. */
const LOOKED_THROUGH = 100;

/** A post's outbox message, and the other messages that its screen was split into. */
export const metadataOf = (key: string | undefined, parts: readonly string[]) => ({
  event_type: EVENT_TYPE,
  event_payload: {
    ...(key === undefined ? {} : { key }),
    ...(parts.length === 0 ? {} : { parts: parts.join(' ') }),
  },
});

/** Looks whether an outbox message was posted by a process that ended before it could note so. */
export function createLookout(web: WebClient) {
  return {
    /** The id of the post with that key. */
    find: async (channel: string, key: string, thread?: string): Promise<string | undefined> => {
      const shared = { channel, include_all_metadata: true, limit: LOOKED_THROUGH };
      const answer: unknown = await patiently(() =>
        thread === undefined ? web.conversations.history(shared) : web.conversations.replies({ ...shared, ts: thread }),
      );
      const messages = isRecord(answer) ? recordsAt(answer, 'messages') : [];
      return messages.map(postIn).find((post) => post.key === key)?.id;
    },
  };
}

function postIn(message: Fields): { readonly key: string; readonly id: string } {
  const metadata = recordAt(message, 'metadata');
  const payload = metadata['event_type'] === EVENT_TYPE ? recordAt(metadata, 'event_payload') : {};
  return { key: textAt(payload, 'key'), id: [textAt(message, 'ts'), textAt(payload, 'parts')].join(' ').trim() };
}

export interface MadeFile {
  readonly filename: string;
  readonly title: string;
  readonly file: Buffer;
}

export interface Files {
  /** Posts files in a thread, in one message. */
  upload(channel: string, thread: string, files: readonly MadeFile[]): Promise<void>;
  /** The names of the files that a thread holds. */
  namesIn(channel: string, thread: string): Promise<readonly string[]>;
  /** Puts a file in a conversation, as it is read. */
  give(channel: string, file: GivenFile): Promise<void>;
}

export function createFiles(web: WebClient, isSlacks: IsSlacks): Files {
  return {
    upload: async (channel, thread, files) => {
      await patiently(() =>
        web.filesUploadV2({ channel_id: channel, thread_ts: thread, file_uploads: files.map((file) => ({ ...file })) }),
      );
    },
    namesIn: async (channel, thread) => {
      const answer: unknown = await patiently(() => web.conversations.replies({ channel, ts: thread, limit: 100 }));
      const messages = isRecord(answer) ? recordsAt(answer, 'messages') : [];
      return messages.flatMap((message) => recordsAt(message, 'files')).map((file) => textAt(file, 'name'));
    },
    // The SDK's own `filesUploadV2` makes the same three calls, and holds the whole file in memory.
    // Source: https://docs.slack.dev/messaging/working-with-files#upload
    give: async (channel, { name, title, bytes, open }) => {
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
    },
  };
}

/** Milliseconds that the bytes of a file may take. */
const UPLOAD_MS = 10 * 60_000;

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
