import { createComposer, type Composed } from './composer';
import { announce, button, h, icon } from './dom';
import { drafts } from './drafts';
import { createMessage, type MessageHost, type MessageView } from './message';
import { keyOf, type Shown, type Store } from './store';
import { text, type Times } from './text';
import type { Message, WireConversation, WirePerson } from '../wire';

/** One person's view of one conversation. */
export class ConversationView {
  readonly element: HTMLElement;
  readonly #list: HTMLElement;
  readonly #scroll: HTMLElement;
  readonly #views = new Map<string, MessageView>();
  readonly #threads = new Map<string, HTMLElement>();
  readonly #host: MessageHost;
  /** The last message pressed, with its cards as they were then: the focus goes on from there. */
  #pressed: { readonly message: Message; readonly cards: string } | undefined;

  constructor(
    private readonly store: Store,
    private readonly person: WirePerson,
    private readonly conversation: WireConversation,
    private readonly times: Times,
    openRail: () => void,
  ) {
    const isChannel = conversation.kind === 'channel';
    const pressed = (message: Message): void => this.#wentOnFrom(message);
    this.#host = { store, personId: person.id, isChannel, times, pressed };
    this.#list = h('div', { class: 'messages', role: 'log', 'aria-live': 'off', 'aria-label': conversation.name });
    this.#scroll = h('div', { class: 'scroll', 'data-testid': 'conversation', tabindex: -1 }, this.#list);
    const menu = button({
      label: text.openRail,
      icon: 'menu',
      iconOnly: true,
      look: 'subtle',
      press: openRail,
      testId: 'open-rail',
    });
    menu.classList.add('menu-button');
    const title = h(
      'div',
      { class: 'conversation-title' },
      h('h1', {}, conversation.name),
      h('p', { class: 'quiet' }, text.as(person.name)),
    );
    const composer = this.#composer(isChannel ? text.post : text.write, 'composer');
    this.element = h(
      'main',
      { class: `conversation ${conversation.kind}` },
      h('header', { class: 'conversation-head' }, menu, icon(isChannel ? 'channel' : 'chat'), title),
      this.#scroll,
      h('footer', { class: 'conversation-foot' }, composer),
    );
  }

  /** Draws what the store knows; what is there already is kept, with whatever stands in its inputs. */
  render(): void {
    const { id } = this.conversation;
    const messages = this.store.messages(id);
    if (messages === undefined) {
      this.#list.replaceChildren(h('p', { class: 'quiet centred', role: 'status' }, text.loading));
      return;
    }
    const wasAtEnd = this.#isAtEnd();
    const { scrollHeight } = this.#scroll;
    const wanted: HTMLElement[] = [];
    if (this.store.hasMore(id))
      wanted.push(button({ label: text.older, look: 'outline', press: () => void this.store.load(id, true) }));
    if (!messages.some((message) => this.#isVisible(message))) wanted.push(this.#greeting());
    let day = '';
    for (const message of messages.filter(({ threadId }) => threadId === undefined)) {
      const before = day;
      day = this.times.day(message.at);
      if (day !== before) wanted.push(h('h2', { class: 'day' }, h('span', {}, day)));
      wanted.push(this.#nodeOf(message, messages));
    }
    place(this.#list, wanted);
    // Only what is new moves the view: a card being read from its top stays there.
    if (wasAtEnd && this.#scroll.scrollHeight !== scrollHeight) this.scrollToEnd();
    this.#settleFocus(messages);
  }

  /** Something was said here just now, by somebody. */
  arrived(message: Message): void {
    const view = this.#views.get(keyOf(message));
    if (view === undefined) return;
    if (message.author === this.person.id) {
      this.scrollToEnd();
      return;
    }
    announce(`${this.store.nameOf(message.author)}: ${view.spoken()}`);
    if (this.#pressed !== undefined && this.#isBot(message) && this.#isFocusFree(this.#pressed.message)) {
      if (view.focus()) {
        this.#pressed = undefined;
        return;
      }
    }
    // What is taller than the view is read from its top.
    if (this.#isAtEnd() && view.element.clientHeight > this.#scroll.clientHeight) view.element.scrollIntoView();
  }

  scrollToEnd(): void {
    this.#scroll.scrollTop = this.#scroll.scrollHeight;
  }

  #isBot({ author }: Message): boolean {
    return author === this.store.state.bot.id;
  }

  /** A deleted message of the bot's is not shown; a person's is, as deleted. */
  #isVisible(message: Message): boolean {
    return message.deletedAt === undefined || !this.#isBot(message);
  }

  #isAtEnd(): boolean {
    return this.#scroll.scrollHeight - this.#scroll.scrollTop - this.#scroll.clientHeight < 80;
  }

  #wentOnFrom(message: Message): void {
    this.#pressed = { message, cards: JSON.stringify(message.cards) };
  }

  /** The person has not gone elsewhere since they pressed. */
  #isFocusFree(pressed: Message): boolean {
    const here = document.activeElement;
    if (here === null || here === document.body) return true;
    return this.#views.get(keyOf(pressed))?.element.contains(here) ?? false;
  }

  /** The pressed card has become another: go on there, and say what it says. */
  #settleFocus(messages: readonly Shown[]): void {
    const pressed = this.#pressed;
    if (pressed === undefined) return;
    const now = messages.find(({ id }) => id === pressed.message.id);
    if (now === undefined || JSON.stringify(now.cards) === pressed.cards) return;
    const view = this.#views.get(keyOf(now));
    if (view === undefined) return;
    announce(view.spoken());
    const goesOn = view.element.querySelector('.card :is(input, textarea, select, button)') !== null;
    view.focus();
    // A card that became one line has no input or button: the person goes on in the next message.
    if (goesOn) this.#pressed = undefined;
    else this.#wentOnFrom(now);
  }

  #viewOf(message: Shown): MessageView {
    const key = keyOf(message);
    const known = this.#views.get(key);
    known?.update(message);
    const view = known ?? createMessage(message, this.#host);
    this.#views.set(key, view);
    return view;
  }

  #nodeOf(message: Shown, all: readonly Shown[]): HTMLElement {
    const root = this.#viewOf(message).element;
    if (this.conversation.kind === 'personal') return root;
    const replies = all.filter(({ threadId }) => threadId === message.id);
    const key = keyOf(message);
    const thread = this.#threads.get(key) ?? this.#thread(message, root);
    this.#threads.set(key, thread);
    const list = thread.querySelector<HTMLElement>('.replies');
    const visible = replies.filter((reply) => this.#isVisible(reply));
    list?.setAttribute('aria-label', text.replies(visible.length));
    const drawn = replies.map((reply) => this.#viewOf(reply).element);
    if (list !== null) place(list, drawn);
    return thread;
  }

  /** A root post with what was answered to it, and a way to answer. */
  #thread(root: Shown, drawn: HTMLElement): HTMLElement {
    const foot = h('div', { class: 'thread-foot' });
    const rest = (): void => {
      const hadFocus = foot.contains(document.activeElement);
      const reply = button({ label: text.reply, look: 'subtle', press: write, testId: 'reply' });
      foot.replaceChildren(reply);
      if (hadFocus) reply.focus();
    };
    const write = (): void => {
      // By now the channel has given its id, also where the post was on its way.
      const current = this.store.messages(this.conversation.id)?.find((each) => keyOf(each) === keyOf(root));
      const composer = this.#composer(text.replyTo, 'reply-composer', current?.id ?? root.id, rest);
      foot.replaceChildren(composer);
      composer.querySelector('textarea')?.focus();
    };
    rest();
    const replies = h('div', { class: 'replies', role: 'group' });
    return h('section', { class: 'thread', 'data-testid': 'thread' }, drawn, replies, foot);
  }

  #composer(label: string, testId: string, threadId?: string, cancel?: () => void): HTMLElement {
    const key = `${this.person.id} ${this.conversation.id} ${threadId ?? ''}`;
    return createComposer({
      label,
      testId,
      draft: drafts.get(key),
      draftChanged: (words) => drafts.set(key, words === '' ? undefined : words),
      warning: () => (threadId === undefined && this.conversation.kind === 'personal' ? this.#unsent() : undefined),
      send: (composed) => {
        cancel?.();
        this.#send(composed, threadId);
      },
      cancel,
      takesFiles: threadId === undefined && this.conversation.kind === 'personal',
    });
  }

  /** A message answers what the newest card asks: what stands in its inputs goes with the card. */
  #unsent(): string | undefined {
    const messages = this.store.messages(this.conversation.id) ?? [];
    const newest = messages.findLast((message) => this.#isBot(message) && this.#isVisible(message));
    const labels = newest === undefined ? [] : (this.#views.get(keyOf(newest))?.unsent() ?? []);
    return labels.length === 0 ? undefined : text.unsent(labels);
  }

  #send(composed: Composed, threadId?: string): void {
    const ids = { personId: this.person.id, conversationId: this.conversation.id, clientId: crypto.randomUUID() };
    void this.store.send({ ...composed, ...ids, threadId });
    if (threadId === undefined) this.scrollToEnd();
  }

  #greeting(): HTMLElement {
    const { kind } = this.conversation;
    const greet = (title: string, body: string, start?: HTMLElement): HTMLElement =>
      h('div', { class: 'greeting' }, h('h2', {}, title), h('p', {}, body), start);
    if (kind === 'channel') return greet(text.emptyChannel, text.emptyChannelBody);
    const press = (): void => {
      this.#send({ text: text.newReportCommand });
      this.element.querySelector<HTMLElement>('.conversation-foot textarea')?.focus();
    };
    const start = button({ label: text.newReport, look: 'primary', press, testId: 'start' });
    return greet(text.greeting(this.person.name.split(' ')[0] ?? ''), text.greetingStaff, start);
  }
}

/** Makes these a node's children without moving what is in place: a moved input would lose the focus. */
function place(parent: HTMLElement, wanted: readonly Node[]): void {
  const keep = new Set(wanted);
  for (const child of [...parent.childNodes]) if (!keep.has(child)) child.remove();
  wanted.forEach((node, index) => {
    if (parent.childNodes[index] !== node) parent.insertBefore(node, parent.childNodes[index] ?? null);
  });
}
