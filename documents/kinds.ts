/** What a report is made into. */
export type DocumentKind = 'word' | 'pdf' | 'picture';

/** How a file of each kind is named and told apart. A picture is that of the first page. */
export const kinds: Readonly<Record<DocumentKind, { readonly extension: string; readonly type: string }>> = {
  word: { extension: 'docx', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  pdf: { extension: 'pdf', type: 'application/pdf' },
  picture: { extension: 'png', type: 'image/png' },
};
