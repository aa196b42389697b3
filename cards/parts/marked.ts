import type { Marked, MarkedRun } from '../../core/screens/elements';
import type { RichTextBlock, TextRun } from '../card';
import { run, runs } from './text';

/** A text with what was added in bold and what was removed struck: on both platforms, and in black and white. */
export const marked = (paragraph: Marked): RichTextBlock => runs(joined(paragraph).map(markedRun), 'small');

function markedRun({ is, text }: MarkedRun): TextRun {
  switch (is) {
    case 'same':
      return run(text);
    case 'added':
      return run(text, { weight: 'bolder' });
    case 'removed':
      return run(text, { strikethrough: true });
    case 'said':
      return run(text, { isSubtle: true });
    default:
      return is satisfies never;
  }
}

/** Neighbours that look alike are one run. */
function joined(paragraph: Marked): Marked {
  const found: MarkedRun[] = [];
  for (const one of paragraph) {
    const last = found.at(-1);
    if (last?.is === one.is) found[found.length - 1] = { is: one.is, text: last.text + one.text };
    else found.push(one);
  }
  return found;
}
