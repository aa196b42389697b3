import type { Tone } from '../../core/screen/screens';
import type { Colour, Ground, RichTextBlock, Spacing, TextBlock, TextRun } from '../card';

type RunLook = Omit<TextRun, 'type' | 'text'>;

/**
 * Adaptive Cards clients rewrite `{{DATE(…)}}` and `{{TIME(…)}}` even in text runs. A word joiner
 * between the braces, which takes no room, keeps what a person typed as they typed it.
 */
const asWritten = (text: string): string => text.replace(/\{\{(?=DATE\(|TIME\()/g, '{\u2060{');

/** Raw text, shown as written. */
export const run = (text: string, look: RunLook = {}): TextRun => ({ type: 'TextRun', text: asWritten(text), ...look });

export const runs = (inlines: readonly TextRun[], spacing?: Spacing): RichTextBlock => ({
  type: 'RichTextBlock',
  inlines,
  ...(spacing === undefined ? {} : { spacing }),
});

/** A list of one where there is text, else none: templates repeat over it, which costs less than a condition. */
export const some = (text: string | undefined): readonly string[] =>
  text === undefined || text.trim() === '' ? [] : [asWritten(text)];

/** A tone in the text itself; it never stands alone: a word says the same. */
export const toneLook = (tone: Tone): { readonly color: Colour; readonly isSubtle: boolean } => ({
  color: tone === 'accent' ? 'accent' : 'default',
  isSubtle: tone === 'subtle',
});

/** A tone as the ground under a title or a state; `accent` is in the words already. */
export const groundOf = (tone: Tone): Ground => (tone === 'good' || tone === 'warning' ? tone : 'default');

/** A tone as the colour of a mark that is not read. */
const markOf = (tone: Tone): Colour => (tone === 'plain' || tone === 'subtle' ? 'default' : tone);

/** A text on the ground of its tone. */
export const toned = (text: string, tone: Tone): object => ({ text, ...toneLook(tone), ground: groundOf(tone) });

/** A text beside a mark in the colour of its tone, where a ground would be too much. */
export const withMark = (text: string, tone: Tone): object => ({
  text,
  mark: markOf(tone),
  isSubtle: tone === 'subtle',
});

/** A section's label: the product's words, with a heading's role for screen readers. */
export const subheading = (text: string): TextBlock => ({
  type: 'TextBlock',
  text,
  style: 'heading',
  // Said outright: a heading is large by itself.
  size: 'default',
  weight: 'bolder',
  wrap: true,
  spacing: 'medium',
});
