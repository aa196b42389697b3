import type { WebClient } from '@slack/web-api';
import { patiently } from './calls';
import { isRecord, recordAt, recordsAt, textAt, type Fields } from './fields';

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
}

export function createFiles(web: WebClient): Files {
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
  };
}
