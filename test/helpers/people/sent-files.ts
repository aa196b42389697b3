import type { Somebody } from '../world/bot';
import { eventually } from '../world/eventually';
import type { SlackPerson } from '../platforms/slack-person';
import type { Json } from '../platforms/teams';

/** A file beside a message's words; alone where there are none. */
export interface FileSent {
  readonly url: string;
  readonly name?: string;
  readonly text?: string;
}

const DOWNLOAD = 'application/vnd.microsoft.teams.file.download.info';

/** What Teams sends of a file in a chat of two; `more`: of the activity. */
export function fileOnTeams(who: Somebody, { url, name = 'informe.docx', text }: FileSent, more: Json = {}): Json {
  const content = { downloadUrl: url, uniqueId: 'u1', fileType: name.split('.').at(-1) ?? '' };
  const contentUrl = `https://ine-my.sharepoint.com/personal/ana/${name}`;
  const attachments = [{ contentType: DOWNLOAD, contentUrl, name, content }];
  return who.activity({ type: 'message', ...(text === undefined ? {} : { text }), attachments, ...more });
}

/** What Slack sends of it. */
export function fileOnSlack(who: SlackPerson, { url, name = 'informe.docx', text = '' }: FileSent): Json {
  const file = { id: 'F1', name, mode: 'hosted', url_private: url, url_private_download: url };
  return who.message(text, {
    ...{ subtype: 'file_share', files: [file], upload: false },
    ...(text === '' ? { blocks: [] } : {}),
  });
}

/** Does that, and waits for what the bot posts to whoever did it. */
export async function answered(who: { posts(): readonly unknown[] }, act: () => Promise<unknown>): Promise<void> {
  const before = who.posts().length;
  await act();
  await eventually(() => who.posts().length > before);
}
