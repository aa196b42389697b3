import type { Block } from '../form/values';
import type { Press } from './press';

/** What screens are made of. */

/** A button. At most four on a card (`screens.test.ts`); the first is the way on. */
export interface Button {
  readonly title: string;
  readonly press: Press;
  readonly style?: 'positive' | 'destructive';
  /** The card's inputs come with the press; else they are left unread: `Omitir`, `Atrás`. */
  readonly withInputs?: boolean;
}

/** What opens an address: a button. */
export interface Link {
  readonly title: string;
  readonly url: string;
  /** Words in a line of their own instead: documents, which are no way on, leave the buttons to what is. */
  readonly inLine?: true;
}

/** A picture; pressed, it opens an address, where it names one. */
export interface Picture {
  readonly url: string;
  /** What it shows, for whoever does not see it. */
  readonly alt: string;
  readonly opens?: Link;
}

/** A label and its answer. `value` is raw. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** A label and its answer as one line, which a press anywhere on it opens. */
export interface OpenLine extends Fact {
  /** How it stands, where that is not the value: "Se pregunta ahora". */
  readonly note?: string;
  /** More of it, in a paragraph below: a reviewer's words. Raw. */
  readonly below?: string;
  /** A sign of how it stands, in front; a word says the same. */
  readonly mark?: string;
  /** The line as a screen reader says it, what a press does first: "Editar Junta: Local y OPL". Raw. */
  readonly name: string;
  readonly open: Button;
}

/** Prose under a label. Blocks are raw. */
export interface Section {
  readonly label: string;
  /** Opens it where it is edited, with what a screen reader says of that. */
  readonly open?: Pick<OpenLine, 'name' | 'open'>;
  readonly blocks: readonly Block[];
  /** The text was cut; the whole is one press away. */
  readonly cut?: boolean;
}

export type Tone = 'plain' | 'accent' | 'warning' | 'good' | 'subtle';

/**
 * A stretch of a text that shows what became of it; `said` are the product's words, which name the change for whoever
 * sees no strike and no weight. The others are raw.
 */
export interface MarkedRun {
  readonly is: 'same' | 'added' | 'removed' | 'said';
  readonly text: string;
}

/** One paragraph of them. */
export type Marked = readonly MarkedRun[];
