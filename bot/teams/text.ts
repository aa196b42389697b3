import type { Activity } from 'botbuilder';
import { htmlText, shownIn, textShown } from '../pasted/html';
import { quotingIn } from '../pasted/quote';
import { isRecord, textAt } from './channel';

interface Mention {
  readonly mentioned: { readonly id?: unknown; readonly name?: unknown };
  /** As it stands in the text: `<at>Ana Ruiz</at>`. */
  readonly text: string;
}

/** What a person wrote: without the bot's mention, with other people's as their names, and no markup's spelling. */
export function textOf(activity: Activity): string {
  const html = htmlOf(activity);
  const said = mentionsIn(activity).reduce(
    (text, mention) => withoutMark(text, mention, isOwn(activity, mention) ? '' : nameOf(mention)),
    activity.text ?? '',
  );
  return asMeant(said, html).trim();
}

/** What somebody wrote in a chat of two, and the message that they reply to: what Teams quotes of it is not their words. */
export function writtenIn(activity: Activity): {
  readonly text: string;
  readonly html?: string;
  readonly under?: string;
} {
  const html = htmlOf(activity);
  const quoting = html === undefined ? undefined : quotingIn(html);
  const own = quoting === undefined ? undefined : shownIn(quoting.html);
  const under = quoting?.message ?? referredIn(activity) ?? activity.replyToId;
  const text = own === undefined ? textOf(activity) : textShown(own).trim();
  const whole = quoting?.html ?? html;
  return {
    text,
    ...(whole === undefined ? {} : { html: whole }),
    ...(under === undefined || under === '' ? {} : { under }),
  };
}

/** A reference to another message, as newer clients attach it: its content is JSON, written out or not. */
function referredIn({ attachments = [] }: Activity): string | undefined {
  const reference = attachments.find(
    ({ contentType }) => typeof contentType === 'string' && /messagereference$/iu.test(contentType),
  );
  const content: unknown = reference?.content;
  const written = typeof content === 'string' ? (MESSAGE_ID.exec(content)?.[1] ?? '') : '';
  const named = isRecord(content) ? textAt(content, 'messageId') : written;
  return named === '' ? undefined : named;
}

const MESSAGE_ID = /"messageId"\s*:\s*"([^"]{1,200})"/u;

/** Whether the bot is mentioned. */
export const mentionsBot = (activity: Activity): boolean =>
  mentionsIn(activity).some((mention) => isOwn(activity, mention));

export function htmlOf(activity: Activity): string | undefined {
  const attachment = (activity.attachments ?? []).find(({ contentType }) => contentType === 'text/html');
  const content: unknown = attachment?.content;
  return typeof content === 'string' ? content : undefined;
}

/** Entities of a message that are looked at; nobody mentions so many, and each is looked for in the text. */
const ENTITIES = 100;

const mentionsIn = ({ entities }: Activity): readonly Mention[] =>
  (entities ?? []).slice(0, ENTITIES).flatMap((entity): Mention[] => {
    const { mentioned, text } = entity as { readonly mentioned?: unknown; readonly text?: unknown };
    if (entity.type !== 'mention' || typeof mentioned !== 'object' || mentioned === null) return [];
    return [{ mentioned, text: typeof text === 'string' ? text : '' }];
  });

const isOwn = ({ recipient }: Activity, { mentioned }: Mention): boolean =>
  recipient !== undefined && mentioned.id === recipient.id;

const MARK = /<at\b[^<>]*>([^<>]*)<\/at>/iu;

/** The words of the mark itself: a person may have shortened a name. */
function nameOf({ mentioned, text }: Mention): string {
  const shown = MARK.exec(text)?.[1] ?? '';
  return shown === '' && typeof mentioned.name === 'string' ? mentioned.name : shown;
}

/** A mark's attributes may differ from its entity's; the bot's goes with the space after it, however that is written. */
function withoutMark(text: string, mention: Mention, name: string): string {
  const known = nameOf(mention);
  const inText = [...text.matchAll(new RegExp(MARK, 'giu'))].find(([, shown]) => shown === known)?.[0];
  const mark = mention.text !== '' && text.includes(mention.text) ? mention.text : inText;
  if (mark === undefined) return text;
  const at = text.indexOf(mark);
  const [before, after] = [text.slice(0, at), text.slice(at + mark.length)];
  return before + name + (name === '' ? after.replace(/^(?:&nbsp;|[^\S\n])+/u, '') : after);
}

const ENTITY = /&(amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[\da-f]{1,6});/giu;
/** One, and what is left of one that was itself escaped: `&amp;lt;`. */
const WRITTEN = /&[#\w]{2,9};(?:[#\w]{2,9};)*/gu;

/**
 * Plain text as the HTML beside it says it. Teams escapes the plain text in some clients and not in others: where
 * the HTML, once read, holds no such spelling, `&amp;` stands for `&`; where it does, somebody typed it.
 */
function asMeant(text: string, html: string | undefined): string {
  const written = text.match(WRITTEN) ?? [];
  const shown = html === undefined || written.length === 0 ? undefined : htmlText(html);
  if (shown === undefined) return text;
  const meant = shown.match(WRITTEN) ?? [];
  const asWritten = meant.join(' ') === written.join(' ');
  return asWritten ? text : text.replace(ENTITY, (whole, name: string) => character(name) ?? whole);
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function character(name: string): string | undefined {
  if (!name.startsWith('#')) return NAMED[name.toLowerCase()];
  const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  if (point === 0xa0) return ' ';
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}
