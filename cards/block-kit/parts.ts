import type { Button, InputBlock, KnownBlock, SectionBlock } from '@slack/types';
import type { Line } from './prose';

/**
 * A card in the order it is read, before it is blocks: what may stand beside or below what, and how
 * long, is decided once everything is known.
 */
export type Part =
  | TextPart
  | FactsPart
  | TablePart
  | ImagePart
  | ButtonsPart
  | { readonly is: 'input'; readonly block: InputBlock }
  /** `leads`: it heads what follows. */
  | { readonly is: 'section'; readonly block: SectionBlock; readonly leads?: true }
  | { readonly is: 'divider' };

/** `body` is read, `quiet` stands back, `alert` stands out, `code` keeps its spaces. */
export type TextLook = 'heading' | 'body' | 'quiet' | 'alert' | 'code';

export interface TextPart {
  readonly is: 'text';
  readonly look: TextLook;
  readonly lines: readonly Line[];
  /** A person may have typed it: shown as rich or plain text, where nothing is read as a mark. */
  readonly typed: boolean;
}

export interface Fact {
  readonly title: readonly Line[];
  readonly value: readonly Line[];
}

interface FactsPart {
  readonly is: 'facts';
  readonly facts: readonly Fact[];
}

export interface Cell {
  readonly lines: readonly Line[];
  readonly align?: 'center' | 'right';
}

export interface TablePart {
  readonly is: 'table';
  /** All as long as the first. */
  readonly rows: readonly (readonly Cell[])[];
  readonly header: boolean;
}

export interface ImagePart {
  readonly is: 'image';
  readonly url: string;
  readonly alt: string;
  readonly small: boolean;
}

interface ButtonsPart {
  readonly is: 'buttons';
  readonly buttons: readonly Button[];
}

export const textPart = (look: TextLook, lines: readonly Line[], typed = false): TextPart => ({
  is: 'text',
  look,
  lines,
  typed,
});

export const said = (look: TextLook, text: string): TextPart => textPart(look, [{ runs: [{ text }] }]);

/** A block, and what deciding on its message needs to know. */
export interface Unit {
  readonly block: KnownBlock;
  /** What it says, not escaped; for notifications and files. */
  readonly plain: string;
  /** Stays with what follows it. */
  readonly leads?: true;
}
