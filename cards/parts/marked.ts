import type { Marked, MarkedRun } from '../../core/screen/elements';
import type { RichTextBlock } from '../card';
import { run, runs } from './text';

/** What was added is bold and what was removed struck: on both platforms, and in black and white. */
const LOOKS: Readonly<Record<MarkedRun['is'], Parameters<typeof run>[1]>> = {
  same: {},
  added: { weight: 'bolder' },
  removed: { strikethrough: true },
  said: { isSubtle: true },
};

/** A text with what changed in it. */
export const marked = (paragraph: Marked): RichTextBlock =>
  runs(
    joined(paragraph).map(({ is, text }) => run(text, LOOKS[is])),
    'small',
  );

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
