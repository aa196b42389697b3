import type { Intent } from '../../../core/talk/intent';
import type { Loaded } from '../../../storage/ports';
import type { Services } from '../services';
import type { Message } from '../update';

/** The person's open report, if any; one that cannot be read is met only by what needs it. */
export type Open =
  | { readonly is: 'report'; readonly stored: Loaded | undefined }
  | { readonly is: 'unreadable'; readonly fault: unknown };

/** What is known of a message before anybody answers it. */
export interface Facts {
  readonly services: Services;
  readonly message: Message;
  /** The bot's word that it is; undefined where it is none. */
  readonly intent: Intent | undefined;
  readonly open: Open;
}

/** The open report; throws the fault where it cannot be read. */
export function openIn({ open }: Pick<Facts, 'open'>): Loaded | undefined {
  if (open.is === 'unreadable') throw open.fault;
  return open.stored;
}

/** The same for what can do without: undefined where it cannot be read. */
export const readableIn = ({ open }: Pick<Facts, 'open'>): Loaded | undefined =>
  open.is === 'report' ? open.stored : undefined;
