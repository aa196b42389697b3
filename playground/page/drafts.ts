/** Half-typed words as this tab keeps them through a reload; where the browser keeps nothing, as long as the page lasts. */
const here = new Map<string, string>();
const PREFIX = 'draft ';

export const drafts = {
  get(key: string): string | undefined {
    try {
      return sessionStorage.getItem(PREFIX + key) ?? here.get(key);
    } catch {
      return here.get(key);
    }
  },

  /** Keeps the words in the place of those before; none where they are undefined. */
  set(key: string, words: string | undefined): void {
    if (words === undefined) here.delete(key);
    else here.set(key, words);
    try {
      if (words === undefined) sessionStorage.removeItem(PREFIX + key);
      else sessionStorage.setItem(PREFIX + key, words);
    } catch {
      // Private windows and full stores keep nothing: the map above does.
    }
  },
};

/** What stands in a card's inputs and was sent nowhere yet, by their ids. */
export type HalfTyped = Readonly<Record<string, string>>;

/** The half-typed inputs of one card, which is known by its JSON: another card in its place begins anew, and forgets them. */
export function draftOfCard(key: string, json: unknown) {
  const card = JSON.stringify(json);
  return {
    read: (): HalfTyped => {
      const [of, values] = parse(drafts.get(key));
      if (of === card) return values;
      drafts.set(key, undefined);
      return {};
    },
    keep: (values: HalfTyped): void => {
      drafts.set(key, Object.keys(values).length === 0 ? undefined : JSON.stringify([card, values]));
    },
  };
}

function parse(kept: string | undefined): readonly [card: string, values: HalfTyped] {
  return kept === undefined ? ['', {}] : (JSON.parse(kept) as [string, HalfTyped]);
}
