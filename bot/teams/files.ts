import type { Activity } from 'botbuilder';
import { fileLink, FILES } from '../turns/files';
import { imagesIn } from '../pasted/html';
import type { FileLink } from '../../core/report/types';
import { htmlOf } from './text';

/** What else comes as an attachment: the message again as HTML, cards, and a quoted message. */
const NO_FILE = /^text\/html$|^application\/vnd\.microsoft\.(teams\.)?card\.|messagereference$/iu;

/**
 * The files that came with a message, pasted pictures among them. Their addresses ask whoever opens them to sign in;
 * the ones that let anybody in for a while (`downloadUrl`) are left out.
 */
export function filesOf(activity: Activity): readonly FileLink[] {
  const attached = (activity.attachments ?? []).filter(isFile).map(({ name, contentType, contentUrl }) => ({
    name: typeof name === 'string' ? name : '',
    url: contentUrl,
    isImage: contentType.startsWith('image/'),
  }));
  const html = htmlOf(activity);
  const pasted = attached.some(({ isImage }) => isImage) || html === undefined ? [] : imagesIn(html);
  return [...attached, ...pasted].slice(0, FILES).map(fileLink);
}

const isFile = (attachment: NonNullable<Activity['attachments']>[number]): boolean => {
  const { contentType, contentUrl, name } = attachment;
  if (typeof contentType !== 'string' || NO_FILE.test(contentType)) return false;
  return isFilled(contentUrl) || isFilled(name) || contentType.endsWith('.file.download.info');
};

const isFilled = (text: unknown): boolean => typeof text === 'string' && text !== '';
