import { api, type Press } from './api';
import { drawCard, focusCard, type Pressed } from './card';
import { announce, button, h } from './dom';
import { markdown } from './markdown';
import type { Shown } from './store';
import { drawBlocks, hasTable, readHtml } from './tables';
import { text } from './text';
import type { Message } from '../wire';

export interface MessageHost {
  readonly personId: () => string;
  readonly botId: string;
  readonly nameOf: (author: string) => string;
  readonly timeOf: (at: string) => string;
  readonly isChannel: boolean;
  readonly retry: (message: Shown) => void;
  readonly changed: (message: Message) => void;
  /** A press is on its way: the next card is where the person goes on. */
  readonly pressed: (message: Message) => void;
}

export interface MessageView {
  readonly element: HTMLElement;
  update(message: Shown): void;
  /** Where the card goes on; false where there is nothing to go on with. */
  focus(): boolean;
  spoken(): string;
}

/** One message: who, when, what was said, and how it stands. Its card is drawn anew only where it changed. */
export function createMessage(first: Shown, host: MessageHost): MessageView {
  let message = first;
  let drawn = '';
  let spoken = '';
  let pressing = false;
  const isOwn = first.author === host.personId();
  const isBot = first.author === host.botId;
  const content = h('div', { class: 'message-content' });
  const foot = h('div', { class: 'message-foot' });
  const name = host.nameOf(first.author);
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

  const send = async (pressed: Pressed, press: Press): Promise<void> => {
    if (pressing) return;
    pressing = true;
    setBusy(content, pressed.button, true);
    foot.replaceChildren();
    host.pressed(message);
    try {
      const { outcome, notice, message: next } = await api.press(press);
      if (outcome === 'failed') throw new Error('The bot did not take the press');
      if (next !== undefined) host.changed(next);
      if (notice !== undefined) foot.replaceChildren(h('p', { role: 'status' }, notice));
    } catch {
      const again = button({
        label: text.retry,
        look: 'outline',
        press: () => void send(pressed, press),
        testId: 'retry',
      });
      foot.replaceChildren(h('p', { class: 'input-fault', role: 'alert' }, text.pressFailed), again);
    } finally {
      pressing = false;
      setBusy(content, pressed.button, false);
    }
  };

  const onPress = (pressed: Pressed): void => {
    const { button: _, ...action } = pressed;
    void send(pressed, { ...action, personId: host.personId(), messageId: message.id, pressId: crypto.randomUUID() });
  };

  const drawContent = (): void => {
    const parts: Node[] = [];
    const said: string[] = [];
    if (message.deletedAt !== undefined) {
      parts.push(h('p', { class: 'quiet' }, text.removed));
    } else if (message.text !== '' || message.html !== undefined) {
      parts.push(h('div', { class: 'bubble' }, ...bodyOf(message)));
      said.push(message.text);
    }
    for (const json of message.cards) {
      const card = drawCard(json, onPress);
      parts.push(h('div', { class: 'card', 'data-testid': 'card' }, card.element));
      said.push(card.spoken);
    }
    content.replaceChildren(...parts);
    spoken = said.join('. ').slice(0, 500);
  };

  const update = (next: Shown): void => {
    message = next;
    const { text: words, html, cards, deletedAt } = next;
    const signature = JSON.stringify([words, html, cards, deletedAt]);
    if (signature !== drawn) {
      drawn = signature;
      drawContent();
    }
    element.classList.toggle('sending', next.delivery === 'sending');
    element.classList.toggle('failed', next.delivery === 'failed');
    element.hidden = isBot && deletedAt !== undefined;
    // The hour is the channel's once it took the message: this device's clock may be wrong.
    const time = host.timeOf(next.at);
    clock.dateTime = next.at;
    clock.textContent = time;
    element.setAttribute('aria-label', text.messageFrom(name, time));
    element.dataset['messageId'] = next.id;
    element.dataset['delivery'] = next.delivery;
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
  };
}

function bodyOf(message: Message): readonly Node[] {
  const blocks = message.html === undefined ? [] : readHtml(message.html);
  if (hasTable(blocks)) return drawBlocks(blocks);
  if (message.textFormat === 'markdown') return [markdown(message.text)];
  return [h('p', { class: 'plain', dir: 'auto' }, message.text)];
}

function footOf(message: Shown, isOwn: boolean, host: MessageHost, content: HTMLElement): readonly Node[] {
  if (message.delivery === 'sending') return [h('span', { class: 'quiet' }, text.sending)];
  if (message.delivery === 'failed') {
    const retry = button({ label: text.retry, look: 'outline', press: () => host.retry(message), testId: 'retry' });
    return [h('span', { class: 'input-fault', role: 'alert' }, message.note ?? text.failed), isOwn ? retry : ''].map(
      nodeOf,
    );
  }
  if (message.deletedAt !== undefined) return [];
  const edited = message.editedAt === undefined ? [] : [h('span', { class: 'quiet' }, text.edited)];
  return isOwn && host.isChannel ? [...edited, ...changers(message, host, content)] : edited;
}

const nodeOf = (part: Node | string): Node => (typeof part === 'string' ? document.createTextNode(part) : part);

/** A message of one's own in a channel can be mended, or taken back after a question. */
function changers(message: Message, host: MessageHost, content: HTMLElement): readonly Node[] {
  const area = h('span', { class: 'message-changers' });
  const apply = async (change: Promise<Message>): Promise<void> => {
    try {
      host.changed(await change);
    } catch {
      announce(text.failed);
      reset();
    }
  };
  const startEdit = (): void => {
    const box = h('textarea', { class: 'composer-box', 'aria-label': text.editLabel, rows: 2 });
    const before = [...content.childNodes];
    const stop = (): void => {
      content.replaceChildren(...before);
      reset();
    };
    const save = (): void => {
      const words = box.value.trim();
      if (words === '' || words === message.text) stop();
      else void apply(api.edit(message.id, message.author, words)).then(() => box.isConnected && stop());
    };
    box.value = message.text;
    box.addEventListener('keydown', ({ key }) => key === 'Escape' && stop());
    content.replaceChildren(box);
    area.replaceChildren(
      button({ label: text.save, look: 'primary', press: save }),
      button({ label: text.cancel, look: 'subtle', press: stop }),
    );
    box.focus();
  };
  const askRemoval = (): void => {
    const keep = button({ label: text.keep, look: 'outline', press: reset });
    const remove = button({
      label: text.remove,
      look: 'subtle',
      press: () => void apply(api.remove(message.id, message.author)),
    });
    area.replaceChildren(h('span', {}, text.removeAsk), keep, remove);
    keep.focus();
  };
  const reset = (): void =>
    area.replaceChildren(
      button({ label: text.edit, look: 'subtle', press: startEdit, testId: 'edit' }),
      button({ label: text.remove, look: 'subtle', press: askRemoval, testId: 'delete' }),
    );
  reset();
  return [area];
}

/** Nothing of a card is pressed twice; the focus stays where it is, which `disabled` would take away. */
function setBusy(content: HTMLElement, pressed: HTMLElement | undefined, busy: boolean): void {
  content.querySelector('.card')?.setAttribute('aria-busy', String(busy));
  for (const each of content.querySelectorAll<HTMLElement>('button.ac-pushButton')) {
    if (busy) each.setAttribute('aria-disabled', 'true');
    else each.removeAttribute('aria-disabled');
  }
  pressed?.classList.toggle('pressed', busy);
}
