import { api } from './api';
import { createComposer, type Composed } from './composer';
import { announce, button, h, icon } from './dom';
import { createMessage, type MessageHost, type MessageView } from './message';
import { keyOf, type Shown, type Store } from './store';
import { text } from './text';
import type { Times } from './times';
import type { Message, WireConversation, WirePerson } from '../wire';

/** Drafts outlive a change of conversation, by person and place. */
const drafts = new Map<string, string>();

/** One person's view of one conversation. */
export class ConversationView {
  readonly element: HTMLElement;
  readonly #list = h('div', {
    class: 'messages',
    role: 'log',
    'aria-live': 'off',
    'aria-label': text.conversations(''),
  });
  readonly #scroll: HTMLElement;
  readonly #views = new Map<string, MessageView>();
  readonly #threads = new Map<string, HTMLElement>();
  readonly #host: MessageHost;
  /** The last card pressed: the focus goes on from there. */
  #pressed: { readonly message: Message; readonly cards: string } | undefined;

  constructor(
    private readonly store: Store,
    private readonly person: WirePerson,
    private readonly conversation: WireConversation,
    private readonly times: Times,
    openRail: () => void,
  ) {
    const isChannel = conversation.kind === 'channel';
    this.#host = {
      personId: () => person.id,
      botId: store.state.bot.id,
      nameOf: (author) => store.nameOf(author),
      timeOf: (at) => times.hour(at),
      isChannel,
      retry: (message) => void store.retry(message),
      changed: (message) => store.applyMessage(message),
      pressed: (message) => (this.#pressed = { message, cards: JSON.stringify(message.cards) }),
    };
    this.#list.setAttribute('aria-label', conversation.name);
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
    const messages = this.store.messages(this.conversation.id);
    if (messages === undefined) {
      this.#list.replaceChildren(h('p', { class: 'quiet centred', role: 'status' }, text.loading));
      return;
    }
    const wasAtEnd = this.#isAtEnd();
    const { scrollHeight } = this.#scroll;
    const roots = messages.filter(({ threadId }) => threadId === undefined);
    const nodes = roots.flatMap((message, index) => {
      const day = this.times.day(message.at);
      const before = roots[index - 1];
      const isNewDay = before === undefined || this.times.day(before.at) !== day;
      return [isNewDay ? h('h2', { class: 'day' }, h('span', {}, day)) : undefined, this.#nodeOf(message, messages)];
    });
    const older =
      this.store.hasMore(this.conversation.id) &&
      button({ label: text.older, look: 'outline', press: () => void this.store.load(this.conversation.id, true) });
    const visible = messages.some(
      ({ author, deletedAt }) => author !== this.store.state.bot.id || deletedAt === undefined,
    );
    const wanted = [older || undefined, visible ? undefined : this.#greeting(), ...nodes].filter(
      (node) => node !== undefined,
    );
    place(this.#list, wanted);
    // Only what is new moves the view: a card being read from its top stays there.
    if (wasAtEnd && this.#scroll.scrollHeight !== scrollHeight) this.scrollToEnd();
    this.#settleFocus();
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
    const here = document.activeElement;
    const isFree = here === null || here === document.body || this.#wentFrom(here);
    if (this.#pressed !== undefined && message.author === this.store.state.bot.id && isFree && view.focus()) {
      this.#pressed = undefined;
      return;
    }
    // What is taller than the view is read from its top.
    if (this.#isAtEnd() && view.element.clientHeight > this.#scroll.clientHeight) view.element.scrollIntoView();
  }

  scrollToEnd(): void {
    this.#scroll.scrollTop = this.#scroll.scrollHeight;
  }

  focusComposer(): void {
    this.element.querySelector<HTMLElement>('.conversation-foot textarea')?.focus();
  }

  /** The pressed card has become another: go on there, and say what it says. */
  #settleFocus(): void {
    const pressed = this.#pressed;
    if (pressed === undefined) return;
    const now = this.store.messages(this.conversation.id)?.find(({ id }) => id === pressed.message.id);
    if (now === undefined || JSON.stringify(now.cards) === pressed.cards) return;
    const view = this.#views.get(keyOf(now));
    if (view === undefined) return;
    announce(view.spoken());
    const goesOn = view.element.querySelector('.card :is(input, textarea, select, button)') !== null;
    view.focus();
    // A card that became one line is not where it goes on: the next message is.
    this.#pressed = goesOn ? undefined : { message: now, cards: JSON.stringify(now.cards) };
  }

  #wentFrom(element: Element): boolean {
    return (
      this.#views.get(this.#pressed === undefined ? '' : keyOf(this.#pressed.message))?.element.contains(element) ??
      false
    );
  }

  #isAtEnd(): boolean {
    return this.#scroll.scrollHeight - this.#scroll.scrollTop - this.#scroll.clientHeight < 80;
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
    const view = this.#viewOf(message);
    if (this.conversation.kind === 'personal') return view.element;
    const replies = all.filter(({ threadId }) => threadId === message.id);
    const key = keyOf(message);
    const thread = this.#threads.get(key) ?? this.#thread(message);
    this.#threads.set(key, thread);
    const list = thread.querySelector<HTMLElement>('.replies');
    if (list !== null) {
      const visible = replies.filter(
        ({ deletedAt, author }) => deletedAt === undefined || author !== this.store.state.bot.id,
      );
      list.setAttribute('aria-label', text.replies(visible.length));
      place(
        list,
        replies.map((reply) => this.#viewOf(reply).element),
      );
    }
    return thread;
  }

  /** A root post with what was answered to it, and a way to answer. */
  #thread(root: Shown): HTMLElement {
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
    return h(
      'section',
      { class: 'thread', 'data-testid': 'thread' },
      this.#viewOf(root).element,
      h('div', { class: 'replies', role: 'group' }),
      foot,
    );
  }

  #composer(label: string, testId: string, threadId?: string, cancel?: () => void): HTMLElement {
    const key = `${this.person.id} ${this.conversation.id} ${threadId ?? ''}`;
    const draft = drafts.get(key);
    return createComposer({
      label,
      testId,
      ...(draft === undefined ? {} : { draft }),
      draftChanged: (words) => drafts.set(key, words),
      send: (composed) => {
        cancel?.();
        this.#send(composed, threadId);
      },
      ...(cancel === undefined ? {} : { cancel }),
    });
  }

  #send(composed: Composed, threadId?: string): void {
    const ids = { personId: this.person.id, conversationId: this.conversation.id, clientId: crypto.randomUUID() };
    void this.store.send({ ...composed, ...ids, ...(threadId === undefined ? {} : { threadId }) });
    if (threadId === undefined) this.scrollToEnd();
  }

  #greeting(): HTMLElement {
    if (this.conversation.kind === 'channel') {
      return h('div', { class: 'greeting' }, h('h2', {}, text.emptyChannel), h('p', {}, text.emptyChannelBody));
    }
    const start = button({
      label: text.newReport,
      look: 'primary',
      press: () => {
        this.#send({ text: text.newReportCommand });
        this.focusComposer();
      },
      testId: 'start',
    });
    const firstName = this.person.name.split(' ')[0] ?? '';
    return h(
      'div',
      { class: 'greeting' },
      h('h2', {}, text.greeting(firstName)),
      h('p', {}, text.greetingStaff),
      start,
    );
  }

  /** Lets the bot know that somebody came in; what it says then arrives by itself. */
  async enter(): Promise<void> {
    await api.open(this.person.id, this.conversation.id).catch(() => undefined);
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
