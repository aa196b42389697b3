import { cleanText } from '../../../core/form/kinds/prose';
import type { FileLink } from '../../../core/record/types';
import { problem, type Problem } from '../../../core/words/problems';
import type { Fetched, Message } from '../update';

/** Files of one message that are spoken of or kept; platforms take about as many. */
export const FILES = 10;

const LIMITS = { name: 200, url: 2_000 } as const;

/** A file as it is kept: its name, and its address where that is one of the web. */
export function fileLink({ name, url }: { readonly name: string; readonly url?: unknown }): FileLink {
  const kept = cleanText(name.slice(0, 2 * LIMITS.name))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LIMITS.name);
  const address = addressOf(url);
  return { name: kept, ...(address === undefined ? {} : { url: address }) };
}

function addressOf(url: unknown): string | undefined {
  if (typeof url !== 'string' || url.length > LIMITS.url || !URL.canParse(url)) return undefined;
  const { protocol, username, href } = new URL(url);
  return protocol === 'https:' && username === '' && href.length <= LIMITS.url ? href : undefined;
}

export const namesIn = ({ files = [] }: Message): readonly string[] => files.map(({ name }) => name);

/** What is said of files that came with words: the words are taken, the files are not. */
export function leftOut(message: Message): readonly Problem[] {
  const { notForm } = message;
  const names = namesIn(message);
  // Of a file alone, why it is no form says more than that it is not kept.
  if (notForm !== undefined && names.length === 1) return [notForm];
  const left = names.length === 0 ? [] : [problem('file.left-out', { names })];
  return notForm === undefined ? left : [notForm, ...left];
}

/** Whether a file was brought, or why not. */
export const isBrought = (fetched: Fetched): fetched is Buffer => Buffer.isBuffer(fetched);
