import { clipped } from '../../core/screen/weight';

/**
 * What a template binds to. Whatever may be absent is a list of none or one, which the template
 * repeats over: an undefined name would be printed as "${name}", and a condition costs more.
 */
export type Model = Readonly<Record<string, unknown>> & {
  /** The card in one line for notifications, without what Markdown is made of: clients may read it as such. */
  readonly spoken: string;
};

const SPOKEN_LENGTH = 200;

/** One line for screen readers and notifications. */
export function spoken(...parts: readonly string[]): string {
  const sentences = parts.map((part) => part.trim()).filter((part) => part !== '');
  const line = sentences.map((part) => (/[.:?…]$/.test(part) ? part : `${part}.`)).join(' ');
  return clipped(line.replace(/[*_`[\]\\]+/g, ' '), SPOKEN_LENGTH).replace(/\.$/, '');
}
