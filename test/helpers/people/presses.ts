import { PRESS } from '../../../core/screen/press';
import type { Json } from '../platforms/teams';

/** A button's data as a client sends it back, whatever stands in it. */
export const dataOf = (press: unknown): Json => ({ [PRESS]: JSON.stringify(press) });

/** What any verb may carry besides its report; a verb takes what is its own. */
export const carried = {
  ...{ seen: 1, form: 1, step: 'field/unit', table: 'matters', row: '1', index: 0 },
  ...{ page: 1, back: 'card', offset: 0, words: 'prep', nonce: null, told: false, want: 'help' },
  ...{ fields: [], shown: {}, side: 'author', spell: '', until: 'ever', to: 'on' },
} as const;

/** What a drawn button carries. */
export const pressIn = (data: unknown): Json => {
  const written = (data as Json)[PRESS];
  return typeof written === 'string' ? (JSON.parse(written) as Json) : {};
};
