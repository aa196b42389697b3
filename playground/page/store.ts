import { Refusal, api } from './api';
import type { Route } from './route';
import { text } from './text';
import { TEXT_LIMIT, type LiveEvent, type Message, type SendRequest, type StateReply } from '../wire';

/** A message as shown: the channel's, or one on its way that the channel does not know yet. */
export type Shown = Message & { readonly note?: string | undefined };

const NEWEST = Number.MAX_SAFE_INTEGER;

/** What the page knows. Everything shown is drawn from here, and every change ends in `changed`. */
export class Store {
  /** All that was heard of, also before a conversation is read: its history may be older than what came meanwhile. */
  readonly #messages = new Map<string, Map<string, Shown>>();
  readonly #read = new Set<string>();
  readonly #more = new Map<string, boolean>();
  readonly #unread = new Map<string, number>();
  readonly #outgoing = new Map<string, SendRequest>();

  constructor(
    public state: StateReply,
    public route: Route,
    private readonly changed: () => void,
    private readonly arrived: (message: Message) => void,
  ) {
    this.reset(state);
  }

  reset(state: StateReply): void {
    this.state = state;
    this.#messages.clear();
    this.#read.clear();
    this.#more.clear();
    this.#unread.clear();
    for (const [personId, counts] of Object.entries(state.unread))
      for (const [conversationId, count] of Object.entries(counts))
        this.#unread.set(`${personId} ${conversationId}`, count);
  }

  nameOf(author: string): string {
    return this.state.people.find(({ id }) => id === author)?.name ?? this.state.bot.name;
  }

  unread(personId: string, conversationId?: string): number {
    if (conversationId !== undefined) return this.#unread.get(`${personId} ${conversationId}`) ?? 0;
    return this.state.conversations.reduce((sum, { id }) => sum + this.unread(personId, id), 0);
  }

  /** Oldest first; undefined while they are being read. */
  messages(conversationId: string): readonly Shown[] | undefined {
    if (!this.#read.has(conversationId)) return undefined;
    // With the cards that the person at the page sees.
    const seen = (message: Shown): Shown => ({
      ...message,
      cards: message.cardsFor?.[this.route.person.id] ?? message.cards,
    });
    return [...this.#in(conversationId).values()].map(seen).sort((a, b) => a.seq - b.seq);
  }

  hasMore(conversationId: string): boolean {
    return this.#more.get(conversationId) ?? false;
  }

  /** The newest messages, or those before the ones that are known. Rejects where the service does not answer. */
  async load(conversationId: string, older = false): Promise<void> {
    const oldest = this.messages(conversationId)?.find(({ threadId }) => threadId === undefined)?.seq;
    const { messages, more } = await api.history(conversationId, older ? oldest : undefined);
    this.#read.add(conversationId);
    this.#more.set(conversationId, more);
    for (const message of messages) this.#put(message);
    this.changed();
  }

  apply(event: LiveEvent): void {
    if (event.type === 'read') {
      this.#unread.delete(`${event.personId} ${event.conversationId}`);
      this.changed();
      return;
    }
    const { message } = event;
    const isNew = message.seq === message.rev;
    const fresh = this.#put(message);
    if (isNew && fresh) {
      this.#count(message);
      this.arrived(message);
    }
    this.changed();
  }

  applyMessage(message: Message): void {
    this.#put(message);
    this.changed();
  }

  markRead(): void {
    const { person, conversation } = this.route;
    if (this.unread(person.id, conversation.id) === 0) return;
    this.#unread.delete(`${person.id} ${conversation.id}`);
    void api.read(person.id, conversation.id).catch(() => undefined);
    this.changed();
  }

  async send(outgoing: SendRequest): Promise<void> {
    this.#outgoing.set(outgoing.clientId, outgoing);
    this.#showLocal(outgoing, 'sending');
    try {
      this.applyMessage(await api.send(outgoing));
      this.#outgoing.delete(outgoing.clientId);
    } catch (error) {
      const refused = error instanceof Refusal && error.status < 500;
      this.#showLocal(outgoing, 'failed', refused ? error.message : text.failed);
      // A refused message would be refused again; one that nothing answered is sent on reconnection.
      if (refused) this.#outgoing.delete(outgoing.clientId);
    }
  }

  async retry(message: Shown): Promise<void> {
    const waiting = message.clientId === undefined ? undefined : this.#outgoing.get(message.clientId);
    if (waiting !== undefined) return this.send(waiting);
    if (message.rev === NEWEST) return;
    this.applyMessage({ ...message, delivery: 'sending' });
    try {
      this.applyMessage(await api.retry(message.id, message.author));
    } catch {
      this.applyMessage({ ...message, delivery: 'failed' });
    }
  }

  /** The service is back: what nobody answered is sent again. */
  resume(): void {
    for (const outgoing of [...this.#outgoing.values()]) {
      const shown = this.#in(outgoing.conversationId).get(outgoing.clientId);
      if (shown?.delivery === 'failed') void this.send(outgoing);
    }
  }

  #showLocal(outgoing: SendRequest, delivery: 'sending' | 'failed', note?: string): void {
    const { personId, clientId, ...content } = outgoing;
    this.#put({
      ...content,
      text: content.text.slice(0, TEXT_LIMIT),
      id: `local:${clientId}`,
      clientId,
      author: personId,
      at: new Date().toISOString(),
      textFormat: 'plain',
      cards: [],
      delivery,
      seq: NEWEST,
      rev: NEWEST,
      note,
    });
    this.changed();
  }

  #in(conversationId: string): Map<string, Shown> {
    const known = this.#messages.get(conversationId) ?? new Map<string, Shown>();
    this.#messages.set(conversationId, known);
    return known;
  }

  /** Keeps the newest of what is known of a message; the channel's word stands over ours. True where it was not known. */
  #put(message: Shown): boolean {
    const known = this.#in(message.conversationId);
    const before = known.get(keyOf(message));
    const isLocal = before?.rev === NEWEST;
    const isOlder = before !== undefined && (message.rev === NEWEST || before.rev > message.rev);
    if (!isLocal && isOlder) return false;
    known.set(keyOf(message), message);
    return before === undefined || isLocal;
  }

  #count(message: Message): void {
    const conversation = this.state.conversations.find(({ id }) => id === message.conversationId);
    for (const personId of conversation?.members ?? []) {
      if (personId === message.author) continue;
      const key = `${personId} ${message.conversationId}`;
      this.#unread.set(key, (this.#unread.get(key) ?? 0) + 1);
    }
  }
}

/** The same before and after the channel gave its id. */
export function keyOf(message: Message): string {
  return message.clientId ?? message.id;
}
