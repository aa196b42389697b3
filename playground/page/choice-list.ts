/** What both lists of choices, `combobox.ts` and `checklist.ts`, are to the card. */
export interface ChoiceList {
  readonly element: HTMLElement;
  /** Takes the label and the errors. */
  readonly labelled: HTMLElement;
  /** What receives the focus, and answers to the label. */
  readonly control: HTMLElement;
  value(): string;
  /** What a person left undone there, in words; undefined where all is well. */
  fault(): string | undefined;
}

export interface PlainChoice {
  readonly title: string;
  readonly value: string;
  /** The heading it stands under, '' where there is none. */
  readonly group: string;
}

/** Choices that follow one another under one heading. */
export interface ChoiceGroup<T> {
  readonly heading: string;
  readonly members: readonly T[];
}

export function groupsOf<T>(items: readonly T[], headingOf: (item: T) => string): readonly ChoiceGroup<T>[] {
  const groups: { heading: string; members: T[] }[] = [];
  for (const item of items) {
    const heading = headingOf(item);
    const last = groups.at(-1);
    if (last?.heading === heading) last.members.push(item);
    else groups.push({ heading, members: [item] });
  }
  return groups;
}

export interface ChoiceListOptions {
  readonly choices: readonly PlainChoice[];
  readonly chosen: readonly string[];
  readonly placeholder: string | undefined;
  readonly changed: () => void;
}

/** A text as it is searched: without accents, case or punctuation. */
export function fold(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** True where every word of the query stands somewhere in the title. */
export function matches(title: string, query: string): boolean {
  const folded = fold(title);
  return fold(query)
    .split(' ')
    .every((word) => folded.includes(word));
}
