import type { Activity, Attachment } from 'botbuilder';
import { orderIn } from '../outbox/files/orders';
import type { GivenFile } from '../outbox/messenger';
import { isRecord, recordAt, textAt } from './channel';

/**
 * How Teams takes a file in a person's own chat: a card asks them, their consent comes as an invoke with an address to
 * upload to, and another card shows what was put there.
 * Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4
 */
export const CONSENT = 'fileConsent/invoke';

/** Both answers bring back what makes the file again: they may come after a restart. */
export function consentCard({ name, title, bytes, order }: GivenFile): Partial<Activity> {
  const context = { file: name, order };
  return {
    type: 'message',
    summary: title,
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.card.file.consent',
        name,
        content: { description: title, sizeInBytes: bytes, acceptContext: context, declineContext: context },
      },
    ],
  };
}

/** Where a file was agreed to go. */
export interface Upload {
  readonly uploadUrl: string;
  readonly contentUrl: string;
  readonly name: string;
  readonly uniqueId: string;
  readonly fileType: string;
}

export interface Consent {
  /** The file's name as it was offered. */
  readonly file: string;
  /** As it came back; see `readOrder`. */
  readonly order: string;
  /** Absent where the person would not have it. */
  readonly upload?: Upload;
}

/** Undefined for what is none, or misses what a consent says. */
export function readConsent({ value }: Activity): Consent | undefined {
  if (!isRecord(value)) return undefined;
  const context = recordAt(value, 'context');
  const [file, order] = [textAt(context, 'file').slice(0, 200), orderIn(context['order'])];
  if (order === undefined) return undefined;
  if (value['action'] === 'decline') return { file, order };
  const info = recordAt(value, 'uploadInfo');
  const upload = {
    uploadUrl: textAt(info, 'uploadUrl'),
    contentUrl: textAt(info, 'contentUrl'),
    name: textAt(info, 'name') || file,
    uniqueId: textAt(info, 'uniqueId'),
    fileType: textAt(info, 'fileType'),
  };
  return value['action'] === 'accept' && upload.uploadUrl !== '' ? { file, order, upload } : undefined;
}

/** What was put there, to be opened. */
export const fileInfoCard = ({ contentUrl, name, uniqueId, fileType }: Upload): Attachment => ({
  contentType: 'application/vnd.microsoft.teams.card.file.info',
  contentUrl,
  name,
  content: { uniqueId, fileType },
});
