import type { WebClient } from '@slack/web-api';
import type { Attachment } from '../outbox/messenger';
import { patiently } from './calls';
import { isRecord, recordsAt, textAt } from './unknown';

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
