import type { MrkdwnElement, PlainTextElement } from '@slack/types';

/** An object of a card, whatever its type. */
export type Node = Readonly<Record<string, unknown>>;

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A text of a card as a string: numbers and booleans are written out, anything else is ''. Control
 * characters and halves of surrogate pairs, which no client shows and an API may refuse, are gone.
 */
export function textOf(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value !== 'string') return '';
  return value
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '')
    .toWellFormed();
}

export const isBlank = (text: string): boolean => !/[^\s\u200B-\u200D\u2060\uFEFF]/u.test(text);
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
/** Templates leave booleans as strings now and then. */
export const isTrue = (value: unknown): boolean => value === true || value === 'true';
export const isFalse = (value: unknown): boolean => value === false || value === 'false';
/** Words of the card's own, compared without case, as Adaptive Cards does. */
export const word = (value: unknown): string => (typeof value === 'string' ? value.toLowerCase() : '');
export const typeOf = (value: unknown): string =>
  isNode(value)
    ? typeof value['type'] === 'string'
      ? value['type']
      : 'untyped'
    : value === null
      ? 'null'
      : typeof value;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * For text objects and the `text` of a message, where Slack gives these three a meaning: `<!channel>`
 * typed by a person stays a text. Rich text, table cells and what stands in inputs are never parsed,
 * and would show the entities.
 *
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export const escaped = (text: string): string => text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? '');

export const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** The longest start of `text` that takes at most `limit` once escaped, never half a character. */
export function startOf(text: string, limit: number): string {
  let length = 0;
  let end = 0;
  for (const character of text) {
    length += ENTITIES[character]?.length ?? character.length;
    if (length > limit) return text.slice(0, end);
    end += character.length;
  }
  return text;
}

/** At most `limit` once escaped; a cut shows as "…". */
export const shortened = (text: string, limit: number): string =>
  escaped(text).length <= limit ? text : `${startOf(text, limit - 1).trimEnd()}…`;

/** On one line, as headers and labels are. */
export const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A text shown as written: no formatting, no `:emoji:`. Must not be blank. */
export const plainText = (text: string, limit: number): PlainTextElement => ({
  type: 'plain_text',
  text: escaped(shortened(text, limit)),
  // Left out where it changes nothing: a list of choices has it a hundred times.
  ...(/:[^\s:]+:/.test(text) ? { emoji: false } : {}),
});

/** `mrkdwn` must be escaped already. `verbatim`: no names or addresses are made into links. */
export const mrkdwnText = (mrkdwn: string): MrkdwnElement => ({ type: 'mrkdwn', text: mrkdwn, verbatim: true });

/** An address a browser opens; undefined for anything else, `javascript:` and `data:` among it. */
export function webAddress(value: unknown, limit: number): string | undefined {
  const url = textOf(value).trim();
  if (url.length > limit || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  // Slack's own marks must not stand in it; the parser has encoded the rest.
  const written = href.replace(/[|<>]/g, encodeURIComponent);
  return ['http:', 'https:'].includes(protocol) && written.length <= limit ? written : undefined;
}
