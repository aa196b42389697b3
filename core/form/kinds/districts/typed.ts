import { keyOf } from '../../reading/words';
import { groupsOf, type Group, type Parsed } from './groups';
import { seatsLike } from './seats';
import { tokensOf, type Token } from './tokens';

/** What was typed; `either` where it was «1 o 2». */
export type Typed = Parsed & { readonly either: boolean };

/** A card's choices where the report has several states: «05/03,15/12». */
export function coded(text: string, here: readonly string[]): Typed | undefined {
  if (here.length < 2 || !/^\d\d\/\d\d(,\d\d\/\d\d)*$/.test(text.trim())) return undefined;
  const groups = new Map<string, { from: number }[]>();
  for (const pair of text.trim().split(',')) {
    const [state = '', number = ''] = pair.split('/');
    if (!here.includes(state)) return undefined;
    groups.set(state, [...(groups.get(state) ?? []), { from: Number(number) }]);
  }
  const parsed = [...groups].map(([state, items]): Group => ({ state, items, all: false, except: [] }));
  return { groups: parsed, unknown: [], inferred: false, unsorted: false, either: false };
}

/** What was typed, sorted by state; `local` where it speaks of local districts. */
export function parse(text: string, here: readonly string[]): Typed | 'local' {
  const tokens = withSlips(tokensOf(text, here), here);
  if (tokens.some((token) => token.is === 'local')) return 'local';
  return { ...groupsOf(tokens, here), either: tokens.some(({ is }) => is === 'or') };
}

/** Takes unknown words that are close to the name of a seat in the report's states for that seat; the person is asked about it. */
function withSlips(tokens: readonly Token[], here: readonly string[]): Token[] {
  const out: Token[] = [];
  for (const token of tokens) {
    const last = out.at(-1);
    if (token.is === 'unknown' && last?.is === 'unknown')
      out[out.length - 1] = { is: 'unknown', typed: `${last.typed} ${token.typed}` };
    else out.push(token);
  }
  return out.map((token): Token => {
    if (token.is !== 'unknown' || seatsLike(keyOf(token.typed), here).length === 0) return token;
    return { is: 'name', key: keyOf(token.typed), seat: true, typed: token.typed };
  });
}
