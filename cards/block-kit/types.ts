import type { KnownBlock, PlainTextOption } from '@slack/types';

export type Surface = 'message' | 'modal' | 'home';

export interface BlockKitOptions {
  /** Where the blocks go; 'message' unless said. Tables are for messages alone. */
  readonly surface?: Surface;
  /**
   * Whatever changes from one drawing of a message to the next: every `block_id` is made of it, and of
   * the card where it is left out. A client keeps what was typed in an input whose `block_id` stays.
   */
  readonly revision?: string | number;
  /** An IANA name, for dates a client cannot format itself; America/Mexico_City unless said. */
  readonly timeZone?: string;
  /** At least 1; past it the rest goes into `overflow`. `SLACK_LIMITS.messages` unless said. */
  readonly maxMessages?: number;
}

export interface ViewOptions extends Pick<BlockKitOptions, 'revision' | 'timeZone'> {
  /** Of the window; cut to the 24 characters that Slack shows. */
  readonly title: string;
  /** The verb of the button that becomes the window's submit. */
  readonly submit?: string;
  /** The verb of the button that becomes the window's close: it is not pressed, the window only goes. */
  readonly close?: string;
  /** An input whose choice presses the button of that verb at once: the button leaves the window. */
  readonly choice?: { readonly input: string; readonly verb: string };
}

/** Something of the card that is not in the blocks, or not as it was. */
export interface Loss {
  /** A JSON pointer into the card, '' for the card itself. */
  readonly path: string;
  /** The element's or action's type as the card has it. */
  readonly type: string;
  /** For the log, in English. */
  readonly reason: string;
}

export interface BlockMessage {
  /** For notifications and screen readers, escaped; never empty. */
  readonly text: string;
  readonly blocks: KnownBlock[];
}

export interface Converted {
  /**
   * In the order to post them; one wherever it fits. Inputs and the buttons that read them stand
   * together, in the last.
   */
  readonly messages: readonly [BlockMessage, ...BlockMessage[]];
  /** What has no equivalent: a content, an input or a press that a person cannot reach. */
  readonly unsupported: readonly Loss[];
  /** What a person can still read or do, but not as the card asked: a colour, a check of the client's. */
  readonly simplified: readonly Loss[];
  /** The options of every list that is asked for as one types, by `action_id`: see `suggested`. */
  readonly externalOptions: Readonly<Record<string, readonly PlainTextOption[]>>;
  /** The whole card as plain text, where `messages` had to leave some of it out. */
  readonly overflow?: { readonly filename: string; readonly text: string };
}
