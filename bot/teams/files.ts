import type { Activity } from 'botbuilder';
import { fileLink, FILES } from '../turns/filing/files';
import { imagesIn } from '../pasted/html';
import type { FileLink } from '../../core/record/types';
import type { Fetched, SentFile } from '../turns/update';
import { isRecord, textAt } from './channel';
import { htmlOf } from './text';

/** What else comes as an attachment: the message again as HTML, cards, and a quoted message. */
const NO_FILE = /^text\/html$|^application\/vnd\.microsoft\.(teams\.)?card\.|messagereference$/iu;

/**
 * The files that came with a message, pasted pictures among them. Their addresses ask whoever opens them to sign in;
 * the ones that let anybody in for a while (`downloadUrl`) are left out.
 */
export const filesOf = (activity: Activity): readonly FileLink[] => foundIn(activity).map(({ link }) => link);

/** The same of a one-to-one chat, each with a way to bring its bytes. Rule: learn.microsoft.com …/bots-filesv4 */
export const sentFilesOf = (activity: Activity, fetch: FetchFile): readonly SentFile[] =>
  foundIn(activity).map(({ link, download }) =>
    download === undefined ? link : { ...link, fetch: () => fetch(link.name, download) },
  );

/** Brings what lies at an address that lets anybody in. */
export type FetchFile = (name: string, url: string) => Promise<Fetched>;

interface Found {
  readonly link: FileLink;
  readonly download?: string;
}

function foundIn(activity: Activity): readonly Found[] {
  const attached = (activity.attachments ?? []).filter(isFile);
  const html = htmlOf(activity);
  const hasImage = attached.some(({ contentType }) => contentType.startsWith('image/'));
  const pasted = hasImage || html === undefined ? [] : imagesIn(html);
  const found = attached.map((attachment): Found => {
    const { name, contentUrl: url } = attachment;
    const link = fileLink({ name: typeof name === 'string' ? name : '', url });
    const download = downloadOf(attachment);
    return download === undefined ? { link } : { link, download };
  });
  return [...found, ...pasted.map((image) => ({ link: fileLink(image) }))].slice(0, FILES);
}

const DOWNLOAD = /^application\/vnd\.microsoft\.teams\.file\.download\.info$/iu;

function downloadOf({ contentType, content }: Attached): string | undefined {
  const url = DOWNLOAD.test(contentType) && isRecord(content) ? textAt(content, 'downloadUrl') : '';
  return url === '' || url.length > LONGEST_URL ? undefined : url;
}

/** Characters of an address that is called; those of SharePoint carry a token of about two thousand. */
const LONGEST_URL = 8_000;

type Attached = NonNullable<Activity['attachments']>[number];

const isFile = (attachment: Attached): boolean => {
  const { contentType, contentUrl, name } = attachment;
  if (typeof contentType !== 'string' || NO_FILE.test(contentType)) return false;
  return isFilled(contentUrl) || isFilled(name) || contentType.endsWith('.file.download.info');
};

const isFilled = (text: unknown): boolean => typeof text === 'string' && text !== '';
