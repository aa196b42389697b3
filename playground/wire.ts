/**
 * What the page and its channel say to each other: plain JSON, read on both sides. Times are
 * ISO 8601 in UTC. A message is always sent whole, so that hearing of it twice does no harm.
 */

export interface WirePerson {
  /** As the bot sees it: `29:webchat-ana`. */
  readonly id: string;
  readonly name: string;
  readonly role: 'staff' | 'reviewer';
}

export interface WireConversation {
  readonly id: string;
  readonly kind: 'personal' | 'channel';
  readonly name: string;
  /** Person ids, the bot not among them. */
  readonly members: readonly string[];
}

/** What a person attached; its bytes are at the channel, as Teams keeps them in the person's OneDrive. */
export interface WireFile {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** `failed` can be sent again under the same id. What the bot says is always `sent`. */
export type Delivery = 'sending' | 'sent' | 'failed';

export interface Message {
  /** The activity's id; digits, as Teams makes them. */
  readonly id: string;
  readonly conversationId: string;
  /** The root post it answers; only in a channel. */
  readonly threadId?: string | undefined;
  /** A person's id, or the bot's. */
  readonly author: string;
  readonly at: string;
  readonly text: string;
  /** The bot's Markdown, or what a person typed. */
  readonly textFormat: 'markdown' | 'plain';
  /** HTML that came with a paste. Never to be put into a page as it is. */
  readonly html?: string | undefined;
  readonly files?: readonly WireFile[] | undefined;
  /** Adaptive Cards, as JSON. */
  readonly cards: readonly unknown[];
  /** The cards that one person sees instead, by person id: in a channel a press changes them for the person who pressed, until the bot updates the message. */
  readonly cardsFor?: Readonly<Record<string, readonly unknown[]>> | undefined;
  readonly editedAt?: string | undefined;
  readonly deletedAt?: string | undefined;
  readonly delivery: Delivery;
  /** The page's own key: the same key is the same message. */
  readonly clientId?: string | undefined;
  /** The journal's number when it was made, and when it last changed. */
  readonly seq: number;
  readonly rev: number;
}

export type LiveEvent =
  | { readonly seq: number; readonly type: 'message'; readonly message: Message }
  | { readonly seq: number; readonly type: 'read'; readonly personId: string; readonly conversationId: string };

export interface StateReply {
  readonly seq: number;
  readonly bot: { readonly id: string; readonly name: string };
  readonly timeZone: string;
  readonly people: readonly WirePerson[];
  readonly conversations: readonly WireConversation[];
  /** Unread messages by person id and conversation id; zeros are left out. */
  readonly unread: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface HistoryReply {
  /** Oldest first; the replies of a thread come with their root. */
  readonly messages: readonly Message[];
  /** There are older ones. */
  readonly more: boolean;
}

/** A message on its way to the bot. */
export interface SendRequest {
  readonly personId: string;
  readonly conversationId: string;
  readonly threadId?: string | undefined;
  readonly text: string;
  readonly html?: string | undefined;
  /** Uploaded before; the channel knows them by their ids. */
  readonly files?: readonly WireFile[] | undefined;
  /** The same key is the same message. */
  readonly clientId: string;
}

/** A card's action, pressed; its inputs are in `data`. */
export interface CardAction {
  readonly kind: 'Action.Execute' | 'Action.Submit';
  readonly title: string;
  readonly actionId?: string | undefined;
  readonly verb: string;
  readonly data: unknown;
}

export interface PressRequest extends CardAction {
  readonly personId: string;
  readonly messageId: string;
  /** The same press tried again keeps its id. */
  readonly pressId: string;
}

/** How a press ended. `notice` is text the bot gave instead of a card. */
export interface PressReply {
  readonly outcome: 'card' | 'nothing' | 'notice' | 'failed';
  readonly notice?: string;
  /** The pressed message as it is now. */
  readonly message?: Message;
}

export interface ErrorReply {
  readonly error: { readonly code: string; readonly message: string };
}

/** Characters of one message: what a person wrote, and its pasted HTML. */
export const TEXT_LIMIT = 50_000;
export const HTML_LIMIT = 200_000;

/** Bytes of one file, and how many one message has. */
export const FILE_LIMIT = 10 * 1024 * 1024;
export const FILES_LIMIT = 5;
export const tooHeavy = `El archivo pesa demasiado: caben ${FILE_LIMIT / (1024 * 1024)} MB.`;

/** Said by the page before it sends, and by the channel to whoever sent all the same. */
export const tooLong = (limit: number): string =>
  `El mensaje es demasiado largo: caben ${limit.toLocaleString('es-MX')} caracteres. Divídalo y envíe la primera parte.`;
