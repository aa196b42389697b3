import { poppler } from './poppler';

/**
 * What a reader for the blind finds in a PDF, by poppler: an element to a line, its text in one piece after it. Of the
 * attributes those that a table is understood by; measures and colours are left out.
 */
export function pdfOutline(path: string): string {
  const lines: string[] = [];
  let text: { readonly indent: string; said: string } | undefined;
  const flush = (): void => {
    if (text !== undefined) lines.push(`${text.indent}«${text.said}»`);
    text = undefined;
  };
  for (const line of poppler('pdfinfo', '-struct-text', path).split('\n')) {
    const [, indent = '', content = ''] = /^( *)(.*?) *$/.exec(line) ?? [];
    const [, said] = /^"(.*)"$/.exec(content) ?? [];
    if (said !== undefined) {
      text ??= { indent, said: '' };
      text.said += said;
    } else if (content !== '' && (!content.startsWith('/') || KEPT.test(content))) {
      flush();
      lines.push(`${indent}${content.replace(TITLE, ' ').replace(/:$/, '').trimEnd()}`);
    }
  }
  flush();
  return `${lines.join('\n')}\n`;
}

const KEPT = /^\/(?:Scope|Headers|ColSpan|RowSpan|ListNumbering|Placement|Summary)\b/;
/** An element's title, which poppler prints in UTF-16, and how it stands among others. */
const TITLE = / "[^\n]*"(?= \()| \((?:block|inline)\)/g;
