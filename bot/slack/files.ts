import type { FileLink } from '../../core/report/types';
import { fileLink, FILES } from '../turns/files';
import { recordsAt, textAt, type Fields } from './fields';
import { isOfSlack } from './hosts';

/**
 * The files that came with a message. Their pages ask whoever opens them to sign in. Slack may keep to itself
 * what they are, and still says that there are some.
 */
export function filesOf(message: Fields): readonly FileLink[] {
  const files = recordsAt(message, 'files');
  if (files.length === 0 && textAt(message, 'subtype') === 'file_share') return [fileLink({ name: '' })];
  return files
    .filter((file) => file['mode'] !== 'tombstone')
    .slice(0, FILES)
    .map((file) => fileLink({ name: textAt(file, 'name') || textAt(file, 'title'), url: pageOf(file) }));
}

/** A file kept elsewhere than at Slack is named without its address. */
function pageOf(file: Fields): string | undefined {
  const page = textAt(file, 'permalink');
  return URL.canParse(page) && isOfSlack(new URL(page).hostname) ? page : undefined;
}
