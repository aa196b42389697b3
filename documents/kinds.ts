/** What a report is made into. */
export type DocumentKind = 'word';

/** How a file of each kind is named and told apart. */
export const kinds: Readonly<Record<DocumentKind, { readonly extension: string; readonly type: string }>> = {
  word: { extension: 'docx', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
};
