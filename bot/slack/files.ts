import type { FileLink } from '../../core/record/types';
import { download, type DownloadRules } from '../http/download';
import { fileLink, FILES } from '../turns/filing/files';
import type { SentFile } from '../turns/update';
import { recordsAt, textAt, type Fields } from './reading/fields';
import { isOfSlack } from './hosts';

/** A file as Slack tells of it. */
export interface SlackFile extends FileLink {
  /** Where its bytes lie, for whoever has the bot's token. */
  readonly download?: string;
}

/**
 * The files that came with a message. Their pages ask whoever opens them to sign in. Slack may keep to itself
 * what they are, and still says that there are some.
 */
export function filesOf(message: Fields): readonly SlackFile[] {
  const files = recordsAt(message, 'files');
  if (files.length === 0 && textAt(message, 'subtype') === 'file_share') return [fileLink({ name: '' })];
  return files
    .filter((file) => file['mode'] !== 'tombstone')
    .slice(0, FILES)
    .map((file) => {
      const link = fileLink({ name: textAt(file, 'name') || textAt(file, 'title'), url: pageOf(file) });
      const address = textAt(file, 'url_private_download') || textAt(file, 'url_private');
      const isElsewhere = file['is_external'] === true || file['mode'] === 'file_access';
      return address === '' || isElsewhere ? link : { ...link, download: address };
    });
}

/** A file kept elsewhere than at Slack is named without its address. */
function pageOf(file: Fields): string | undefined {
  const page = textAt(file, 'permalink');
  return URL.canParse(page) && isOfSlack(new URL(page).hostname) ? page : undefined;
}

/** What is kept of a file with a comment. */
export const linkOf = ({ download: _, ...link }: SlackFile): FileLink => link;

/**
 * Files with a way to bring their bytes, from Slack's hosts alone. To whoever may not read them Slack shows its page
 * to sign in, and no error. Rule: docs.slack.dev/reference/objects/file-object
 */
export function createSentFiles(token: string, rules: DownloadRules): (file: SlackFile) => SentFile {
  const headers = { authorization: `Bearer ${token}` };
  return ({ download: url, ...link }) => {
    const { name } = link;
    return url === undefined ? link : { ...link, fetch: () => download({ name, url, headers, isPage }, rules) };
  };
}

const isPage = (type: string, name: string): boolean => /^text\/html\b/iu.test(type) && !/\.html?$/iu.test(name);
