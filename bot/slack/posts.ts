import type { WebClient } from '@slack/web-api';
import type { Attachment } from '../outbox/messenger';
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

export interface Files {
  /** Posts a file in a thread. */
  upload(channel: string, thread: string, file: Attachment): Promise<void>;
  /** Whether a thread holds a file of that name. */
  isIn(channel: string, thread: string, filename: string): Promise<boolean>;
}

export function createFiles(web: WebClient): Files {
  return {
    upload: async (channel, thread, { filename, title, content }) => {
      const file = await content();
      await patiently(() => web.filesUploadV2({ channel_id: channel, thread_ts: thread, file, filename, title }));
    },
    isIn: async (channel, thread, filename) => {
      const answer: unknown = await patiently(() => web.conversations.replies({ channel, ts: thread, limit: 100 }));
      const messages = isRecord(answer) ? recordsAt(answer, 'messages') : [];
      return messages
        .flatMap((message) => recordsAt(message, 'files'))
        .some((file) => textAt(file, 'name') === filename);
    },
  };
}
