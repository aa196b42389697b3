import { api, fileUrl } from './api';
import { drawCard, focusCard, LINE, type DrawnCard, type Pressed } from './card';
import { announce, button, h, icon } from './dom';
import { draftOfCard } from './drafts';
import { markdown } from './markdown';
import type { Shown, Store } from './store';
import { drawBlocks, hasTable, readHtml } from './tables';
import { text, type Times } from './text';
import type { Message, PressRequest } from '../wire';

/** What a message needs of the conversation that it stands in. */
export interface MessageHost {
  readonly store: Store;
  readonly personId: string;
  readonly isChannel: boolean;
  readonly times: Times;
  /** A press is on its way: the next card is where the person goes on. */
  readonly pressed: (message: Message) => void;
}

export interface MessageView {
  readonly element: HTMLElement;
  update(message: Shown): void;
  /** Where the card goes on; false where there is nothing to go on with. */
  focus(): boolean;
  spoken(): string;
  /** The labels of its inputs that hold what was sent nowhere yet. */
  unsent(): readonly string[];
}

/** One message: who, when, what was said, and how it stands. Its card is drawn anew only where it changed. */
export function createMessage(first: Shown, host: MessageHost): MessageView {
  const { store, personId, times } = host;
  let message = first;
  let drawn = '';
  let spoken = '';
  let cards: readonly DrawnCard[] = [];
  let pressing = false;
  let fault: HTMLElement | undefined;
  const isOwn = first.author === personId;
  const isBot = first.author === store.state.bot.id;
  const content = h('div', { class: 'message-content' });
  const foot = h('div', { class: 'message-foot' });
  const name = store.nameOf(first.author);
  const clock = h('time', {});
  const element = h(
    'article',
    {
      class: `message ${isOwn ? 'own' : 'other'} ${isBot ? 'bot' : 'person'}`,
      'data-testid': 'message',
      'data-author': first.author,
    },
    h('fluent-avatar', { name, size: '32', color: isBot ? 'brand' : 'colorful', 'aria-hidden': 'true' }),
    h(
      'div',
      { class: 'message-body' },
      h('p', { class: 'message-head' }, h('span', { class: 'message-author' }, name), ' ', clock),
      content,
      foot,
    ),
  );

  const send = async (press: PressRequest, pressed: HTMLElement | undefined): Promise<void> => {
    if (pressing) return;
    pressing = true;
    setBusy(content, pressed, true);
    fault?.remove();
    foot.replaceChildren();
    host.pressed(message);
    try {
      const { outcome, notice, message: next } = await api.press(press);
      if (outcome === 'failed') throw new Error('The bot did not take the press');
      if (next !== undefined) store.applyMessage(next);
      if (notice !== undefined) foot.replaceChildren(h('p', { role: 'status' }, notice));
    } catch {
      // It stands in the card, and so goes with it: once the step was answered otherwise there is nothing to repeat.
      fault = h(
        'div',
        { class: 'press-fault' },
        h('p', { class: 'input-fault', role: 'alert' }, text.pressFailed),
        retryButton(() => void send(press, pressed)),
      );
      (pressed?.closest('.ac-actionSet') ?? pressed)?.after(fault);
    } finally {
      pressing = false;
      setBusy(content, pressed, false);
    }
  };

  const onPress = ({ button: pressed, ...action }: Pressed): void =>
    void send({ ...action, personId, messageId: message.id, pressId: crypto.randomUUID() }, pressed);

  const drawContent = (): void => {
    cards = message.cards.map((json, at) => {
      const draft = draftOfCard(`${personId} ${message.id} ${at}`, json);
      return drawCard(json, { press: onPress, halfTyped: draft.read(), typed: draft.keep });
    });
    const { files = [] } = message;
    const isSaid = message.text !== '' || message.html !== undefined || files.length > 0;
    content.replaceChildren(
      ...(message.deletedAt === undefined ? [] : [h('p', { class: 'quiet' }, text.removed)]),
      ...(isSaid ? [h('div', { class: 'bubble' }, ...bodyOf(message), ...filesOf(message))] : []),
      ...cards.map((card) => h('div', { class: 'card', 'data-testid': 'card' }, card.element)),
    );
    spoken = [...(isSaid ? [message.text, ...files.map(({ name }) => name)] : []), ...cards.map((card) => card.spoken)]
      .join('. ')
      .slice(0, 500);
  };

  const update = (next: Shown): void => {
    message = next;
    const { id, at, text: words, html, files, cards, deletedAt, delivery } = next;
    const signature = JSON.stringify([words, html, files, cards, deletedAt]);
    if (signature !== drawn) {
      drawn = signature;
      drawContent();
    }
    element.classList.toggle('sending', delivery === 'sending');
    element.classList.toggle('failed', delivery === 'failed');
    element.hidden = isBot && deletedAt !== undefined;
    // The hour is the channel's once it took the message: this device's clock may be wrong.
    const time = times.hour(at);
    clock.dateTime = at;
    clock.textContent = time;
    element.setAttribute('aria-label', text.messageFrom(name, time));
    Object.assign(element.dataset, { messageId: id, delivery });
    if (!isBot) foot.replaceChildren(...footOf(next, isOwn, host, content));
  };
  update(first);

  return {
    element,
    update,
    focus: () => {
      const card = content.querySelector<HTMLElement>('.card');
      return card !== null && focusCard(card);
    },
    spoken: () => spoken,
    unsent: () => cards.flatMap((card) => card.unsent()),
  };
}

function filesOf({ files = [] }: Message): readonly Node[] {
  if (files.length === 0) return [];
  const items = files.map(({ id, name, size }) => {
    const label = text.attached(name, text.size(size));
    const link = h('a', { href: fileUrl(id), download: name, 'aria-label': label }, icon('file'), h('span', {}, name));
    return h('li', {}, link, ' ', h('span', { class: 'quiet' }, text.size(size)));
  });
  return [h('ul', { class: 'files', 'data-testid': 'files' }, ...items)];
}

function bodyOf(message: Message): readonly Node[] {
  if (message.text === '' && message.html === undefined) return [];
  const blocks = message.html === undefined ? [] : readHtml(message.html);
  if (hasTable(blocks)) return drawBlocks(blocks);
  if (message.textFormat === 'markdown') return [markdown(message.text)];
  return [h('p', { class: 'plain', dir: 'auto' }, message.text)];
}

function footOf(message: Shown, isOwn: boolean, host: MessageHost, content: HTMLElement): readonly Node[] {
  if (message.delivery === 'sending') return [h('span', { class: 'quiet' }, text.sending)];
  if (message.delivery === 'failed') {
    const note = h('span', { class: 'input-fault', role: 'alert' }, message.note ?? text.failed);
    return isOwn ? [note, retryButton(() => void host.store.retry(message))] : [note];
  }
  if (message.deletedAt !== undefined) return [];
  const edited = message.editedAt === undefined ? [] : [h('span', { class: 'quiet' }, text.edited)];
  return isOwn && host.isChannel ? [...edited, changers(message, host.store, content)] : edited;
}

const retryButton = (press: () => void): HTMLElement =>
  button({ label: text.retry, look: 'outline', press, testId: 'retry' });

/** A message of one's own in a channel can be mended, or taken back after a question. */
function changers({ id, author, text: said }: Message, store: Store, content: HTMLElement): HTMLElement {
  const area = h('span', { class: 'message-changers' });
  const rest = (): void =>
    area.replaceChildren(
      button({ label: text.edit, look: 'subtle', press: edit, testId: 'edit' }),
      button({ label: text.remove, look: 'subtle', press: askRemoval, testId: 'delete' }),
    );
  const apply = async (change: Promise<Message>): Promise<void> => {
    try {
      store.applyMessage(await change);
    } catch {
      announce(text.failed);
      rest();
    }
  };
  const edit = (): void => {
    const box = h('textarea', { class: 'composer-box', 'aria-label': text.editLabel, rows: 2 });
    const before = [...content.childNodes];
    const stop = (): void => {
      content.replaceChildren(...before);
      rest();
    };
    const save = (): void => {
      const words = box.value.trim();
      if (words === '' || words === said) stop();
      else void apply(api.edit(id, author, words)).then(() => box.isConnected && stop());
    };
    box.value = said;
    box.addEventListener('keydown', ({ key }) => key === 'Escape' && stop());
    content.replaceChildren(box);
    area.replaceChildren(
      button({ label: text.save, look: 'primary', press: save }),
      button({ label: text.cancel, look: 'subtle', press: stop }),
    );
    box.focus();
  };
  const askRemoval = (): void => {
    const keep = button({ label: text.keep, look: 'outline', press: rest });
    const remove = (): void => void apply(api.remove(id, author));
    area.replaceChildren(
      h('span', {}, text.removeAsk),
      keep,
      button({ label: text.remove, look: 'subtle', press: remove }),
    );
    keep.focus();
  };
  rest();
  return area;
}

/** Nothing of a card is pressed twice; the focus stays where it is, which `disabled` would take away. */
function setBusy(content: HTMLElement, pressed: HTMLElement | undefined, busy: boolean): void {
  content.querySelector('.card')?.setAttribute('aria-busy', String(busy));
  for (const each of content.querySelectorAll<HTMLElement>(`button.ac-pushButton, ${LINE}`)) {
    if (busy) each.setAttribute('aria-disabled', 'true');
    else each.removeAttribute('aria-disabled');
  }
  pressed?.classList.toggle('pressed', busy);
}
