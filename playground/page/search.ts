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
