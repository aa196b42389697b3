import type { Clock } from './host';
import type { Entry, Journal } from './journal';
import type { LiveEvent, Message, WireConversation, WirePerson } from './wire';

/** A message before the room gives it its id, its hour and its numbers. */
export type Draft = Omit<Message, 'id' | 'at' | 'seq' | 'rev'>;
/** What is named changes; `undefined` takes it away. */
type Edit = Partial<
  Pick<Message, 'text' | 'textFormat' | 'html' | 'files' | 'cards' | 'editedAt' | 'deletedAt' | 'delivery'>
>;

/** How many events are kept for a page that comes back; one that was away longer reads everything anew. */
const EVENTS_KEPT = 5_000;

/** All conversations and what was said in them, made of the journal's entries; only the room adds to the journal. */
export class Room {
  /** By id, oldest first. */
  readonly #messages = new Map<string, Message>();
  readonly #read = new Map<string, number>();
  readonly #opened = new Set<string>();
  readonly #recent: LiveEvent[] = [];
  readonly #listeners = new Set<(event: LiveEvent) => void>();
  #seq = 0;
  #lastId = 0;

  constructor(
    readonly people: readonly WirePerson[],
    readonly conversations: readonly WireConversation[],
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {
    for (const entry of journal.entries) this.#apply(entry);
    // The process that was sending these is gone: whether they arrived is unknown, and asking again is safe.
    for (const message of this.#messages.values()) {
      if (message.delivery === 'sending') this.edit(message.id, { delivery: 'failed' });
    }
  }

  get seq(): number {
    return this.#seq;
  }

  person(id: string): WirePerson | undefined {
    return this.people.find((person) => person.id === id);
  }

  conversation(id: string): WireConversation | undefined {
    return this.conversations.find((conversation) => conversation.id === id);
  }

  message(id: string): Message | undefined {
    return this.#messages.get(id);
  }

  byClientId(clientId: string): Message | undefined {
    return [...this.#messages.values()].find((message) => message.clientId === clientId);
  }

  /** Oldest first, deleted ones included. */
  messagesIn(conversationId: string): readonly Message[] {
    return [...this.#messages.values()].filter((message) => message.conversationId === conversationId);
  }

  unread(personId: string, conversationId: string): number {
    const since = this.#read.get(readKey(personId, conversationId)) ?? 0;
    return this.messagesIn(conversationId).filter(
      ({ seq, author, deletedAt }) => seq > since && author !== personId && deletedAt === undefined,
    ).length;
  }

  isOpened(conversationId: string): boolean {
    return this.#opened.has(conversationId);
  }

  add(draft: Draft): Message {
    const now = this.clock.now();
    // Teams' message ids are milliseconds; two in the same one, or a clock set back, must not meet.
    const id = String(Math.max(now.getTime(), this.#lastId + 1));
    return this.#keep({ ...draft, id, at: now.toISOString(), seq: this.#seq + 1 });
  }

  /** Throws where there is no such message. */
  edit(id: string, edit: Edit): Message {
    // New cards are everybody's again, as in Teams.
    return this.#keep({ ...this.#known(id), ...(edit.cards && { cardsFor: undefined }), ...edit });
  }

  /** A card as one person alone sees it, until the bot updates the message. Throws where there is no such message. */
  showTo(personId: string, id: string, card: unknown): Message {
    const message = this.#known(id);
    return this.#keep({ ...message, cardsFor: { ...message.cardsFor, [personId]: [card] } });
  }

  /** Leaves the fact that something was said, and nothing of what it was. */
  remove(id: string): Message {
    return this.edit(id, {
      text: '',
      cards: [],
      html: undefined,
      files: undefined,
      deletedAt: this.clock.now().toISOString(),
    });
  }

  markRead(personId: string, conversationId: string): void {
    if (this.unread(personId, conversationId) === 0) return;
    this.#commit({ seq: this.#seq + 1, type: 'read', personId, conversationId });
  }

  markOpened(conversationId: string): void {
    if (this.#opened.has(conversationId)) return;
    this.#commit({ seq: this.#seq + 1, type: 'opened', conversationId });
  }

  /** What happened after that number, or undefined where it is no longer known: read everything anew. */
  since(seq: number): readonly LiveEvent[] | undefined {
    const oldest = this.#recent.length < EVENTS_KEPT ? 0 : (this.#recent[0]?.seq ?? 0);
    return seq > this.#seq || seq < oldest - 1 ? undefined : this.#recent.filter((event) => event.seq > seq);
  }

  /** Calls for each event from now on; the function returned ends that. */
  listen(listener: (event: LiveEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #known(id: string): Message {
    const message = this.#messages.get(id);
    if (message === undefined) throw new Error(`No message ${id}`);
    return message;
  }

  #keep(unnumbered: Omit<Message, 'rev'>): Message {
    const message = { ...unnumbered, rev: this.#seq + 1 };
    this.#commit({ seq: message.rev, type: 'message', message });
    return message;
  }

  #commit(entry: Entry): void {
    this.journal.append(entry);
    this.#apply(entry);
    if (entry.type !== 'opened') for (const listener of this.#listeners) listener(entry);
  }

  #apply(entry: Entry): void {
    this.#seq = Math.max(this.#seq, entry.seq);
    switch (entry.type) {
      case 'message':
        this.#messages.set(entry.message.id, entry.message);
        this.#lastId = Math.max(this.#lastId, Number(entry.message.id));
        this.#remember(entry);
        return;
      case 'read':
        this.#read.set(readKey(entry.personId, entry.conversationId), entry.seq);
        this.#remember(entry);
        return;
      case 'opened':
        this.#opened.add(entry.conversationId);
        return;
      default:
        entry satisfies never;
    }
  }

  #remember(event: LiveEvent): void {
    this.#recent.push(event);
    if (this.#recent.length > EVENTS_KEPT) this.#recent.shift();
  }
}

function readKey(personId: string, conversationId: string): string {
  return `${personId} ${conversationId}`;
}
