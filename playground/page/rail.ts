import { button, h, icon } from './dom';
import { conversationsOf, writeRoute, type Route } from './route';
import type { Store } from './store';
import { text } from './text';

interface Item {
  readonly route: Route;
  readonly label: string;
  readonly detail?: string | false;
  readonly unread: number;
  readonly mark: Node;
  readonly isCurrent: boolean;
}

/** The way about: who to be, and which of their conversations to read. */
export function createRail(
  store: Store,
  go: (route: Route) => void,
  close: () => void,
): { element: HTMLElement; render(): void } {
  const people = h('ul', { class: 'rail-list' });
  const places = h('ul', { class: 'rail-list' });
  const placesTitle = h('h2', {});
  const shut = button({ label: text.closeRail, icon: 'close', iconOnly: true, look: 'subtle', press: close });
  shut.classList.add('rail-close');
  const product = h('div', {}, h('p', { class: 'product' }, text.product), h('p', { class: 'quiet' }, text.subtitle));
  const element = h(
    'nav',
    { class: 'rail', 'aria-label': text.product, 'data-testid': 'rail' },
    h('div', { class: 'rail-head' }, product, shut),
    placesTitle,
    places,
    h('h2', {}, text.people),
    people,
    h('p', { class: 'quiet rail-hint' }, text.peopleHint),
  );

  const draw = ({ route, label, detail, unread, mark, isCurrent }: Item): HTMLElement => {
    const words = h(
      'span',
      { class: 'rail-words' },
      h('span', { class: 'rail-name' }, label),
      detail && h('span', { class: 'quiet' }, detail),
      unread > 0 && h('span', { class: 'visually-hidden' }, text.unread(unread)),
    );
    const badge = { count: unread, size: 'medium', color: 'danger', 'aria-hidden': 'true' };
    const props = {
      type: 'button',
      class: 'rail-item',
      'aria-current': isCurrent && 'true',
      'data-route': writeRoute(route),
      click: () => go(route),
    };
    return h('li', {}, h('button', props, mark, words, unread > 0 && h('fluent-counter-badge', badge)));
  };

  const render = (): void => {
    const { person, conversation } = store.route;
    const { conversations } = store.state;
    const focused = document.activeElement as HTMLElement | null;
    const list = focused?.closest('.rail-list');
    placesTitle.textContent = text.conversations(person.name.split(' ')[0] ?? '');
    places.replaceChildren(
      ...conversationsOf(person, conversations).map((each) =>
        draw({
          route: { person, conversation: each },
          label: each.name,
          detail: each.kind === 'channel' && text.channelNote,
          unread: store.unread(person.id, each.id),
          mark: icon(each.kind === 'channel' ? 'channel' : 'chat'),
          isCurrent: each.id === conversation.id,
        }),
      ),
    );
    people.replaceChildren(
      ...store.state.people.map((each) =>
        draw({
          route: { person: each, conversation: conversationsOf(each, conversations)[0] ?? conversation },
          label: each.name,
          detail: text.role[each.role],
          unread: store.unread(each.id),
          mark: h('fluent-avatar', { name: each.name, size: '32', color: 'colorful', 'aria-hidden': 'true' }),
          isCurrent: each.id === person.id,
        }),
      ),
    );
    for (const each of [places, people]) roving(each);
    // The button that had the focus was drawn anew.
    const route = focused?.dataset['route'] ?? '';
    list?.querySelector<HTMLElement>(`[data-route="${CSS.escape(route)}"]`)?.focus();
  };
  return { element, render };
}

/** Arrow keys go from one button of a list to the next, and Tab passes the list in one step. */
function roving(list: HTMLElement): void {
  const buttons = [...list.querySelectorAll('button')];
  const rest = (home: HTMLElement | undefined): void =>
    buttons.forEach((each) => (each.tabIndex = each === home ? 0 : -1));
  rest(buttons.find((each) => each.matches('[aria-current]')) ?? buttons[0]);
  list.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = buttons.findIndex((each) => each === document.activeElement);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    const next = buttons[(at + step + buttons.length) % buttons.length];
    rest(next);
    next?.focus();
  };
}
