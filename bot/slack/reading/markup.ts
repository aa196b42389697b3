import { unescaped } from '../../../cards/block-kit';

/** A person's or group's name, where it is known. */
export type NameOf = (id: string) => string | undefined;

const BROADCASTS = /^(channel|here|everyone)$/;

/**
 * A message's text as the person typed it. Slack sends `&`, `<` and `>` escaped, and people, channels,
 * addresses and the like between `<` and `>`.
 * Rule: https://docs.slack.dev/messaging/formatting-message-text
 */
export const decodeMarkup = (text: string, nameOf: NameOf): string =>
  text
    .split(/(<[^<>]*>)/)
    .map((part) => (/^<[^<>]+>$/.test(part) ? decodeReference(part.slice(1, -1), nameOf) : unescaped(part)))
    .join('');

function decodeReference(reference: string, nameOf: NameOf): string {
  const bar = reference.indexOf('|');
  const [target, label] = bar === -1 ? [reference, ''] : [reference.slice(0, bar), reference.slice(bar + 1)];
  const [, sigil = '', rest = ''] = /^([@#!]?)(.*)$/su.exec(target) ?? [];
  switch (sigil) {
    case '@':
      return `@${nameOf(rest) ?? (label === '' ? rest : unescaped(label))}`;
    case '#':
      return `#${label === '' ? rest : unescaped(label)}`;
    case '!':
      return decodeSpecial(rest, unescaped(label));
    default:
      return linkText(unescaped(rest), unescaped(label));
  }
}

function decodeSpecial(what: string, label: string): string {
  const name = what.split('^')[0] ?? '';
  if (BROADCASTS.test(name)) return `@${name}`;
  return label === '' ? `@${what.split('^')[1] ?? name}` : label;
}

/** A link keeps its label and its address; once where they say the same, as in those that Slack makes of an address. */
export function linkText(url: string, label: string): string {
  const address = url.replace(/^(?:mailto:|tel:)/i, '');
  if (label.trim() === '') return address;
  return bare(label) === bare(url) ? label : `${label} (${address})`;
}

const bare = (address: string): string =>
  address
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/|mailto:|tel:)?(?:www\.)?/, '')
    .replace(/\/+$/, '');

/** What channels and user groups are called in a text, by id: its rich text has their ids alone. */
export const labelsIn = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.matchAll(/<(?:#|!subteam\^)([A-Z0-9]+)\|([^<>]+)>/g)].map(([, id = '', label = '']) => [
      id,
      unescaped(label).replace(/^[@#]/, ''),
    ]),
  );

/** The people named in a text, by id. */
export const peopleIn = (text: string): readonly string[] =>
  [...text.matchAll(/<@([A-Z0-9]+)(?:\|[^<>]*)?>/g)].map(([, id = '']) => id);

/** The text without a mention of that person; of whoever is mentioned first, where nobody is given. */
export function withoutMention(text: string, person: string | undefined): string {
  const mention = /<@([A-Z0-9]+)(?:\|[^<>]*)?>/;
  const left =
    person === undefined
      ? text.replace(mention, '')
      : text.replace(new RegExp(mention, 'g'), (whole, id: string) => (id === person ? '' : whole));
  return left.trim();
}
