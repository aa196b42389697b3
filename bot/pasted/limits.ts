/** The most that is read as a table; a larger paste stays plain text and meets the answer's own limit. */
export const limits = {
  rows: 200,
  columns: 30,
  /** Characters of all paragraphs and cells together. */
  characters: 60_000,
  /** Paragraphs, items of lists and tables: of more, lists are lines of text. */
  blocks: 1_000,
  /** Stretches written in bold, in italics or as links; further ones are plain. */
  marks: 2_000,
  /** Characters of markup: an office clipboard spends ten or more on each one of text. */
  html: 1_000_000,
} as const;
