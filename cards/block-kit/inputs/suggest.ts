import type { PlainTextOption } from '@slack/types';
import { unescaped } from '../clean';
import { SLACK_LIMITS } from '../limits';

/**
 * What a list that is asked for as one types is answered with: of its `externalOptions`, those that hold every
 * word typed, in whatever case and with or without accents, and first those that begin with what was typed. At
 * most a hundred, as Slack takes; nothing typed finds the first hundred.
 */
export function suggested(
  options: readonly PlainTextOption[],
  typed: string,
): { readonly options: readonly PlainTextOption[] } {
  const wanted = plain(typed);
  const words = wanted.split(' ').filter((one) => one !== '');
  const found = options.filter((option) => words.every((one) => said(option).includes(one)));
  const [first, others] = [true, false].map((begins) => found.filter((one) => said(one).startsWith(wanted) === begins));
  return { options: [...(first ?? []), ...(others ?? [])].slice(0, SLACK_LIMITS.options) };
}

const said = ({ text }: PlainTextOption): string => plain(unescaped(text.text));

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
