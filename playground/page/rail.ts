import { button, h, icon, roving } from './dom';
import { conversationsOf, writeRoute, type Route } from './route';
import type { Store } from './store';
import { text } from './text';

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
  const element = h(
    'nav',
    { class: 'rail', 'aria-label': text.product, 'data-testid': 'rail' },
    h(
      'div',
      { class: 'rail-head' },
      h('div', {}, h('p', { class: 'product' }, text.product), h('p', { class: 'quiet' }, text.subtitle)),
      shut,
    ),
    placesTitle,
    places,
    h('h2', {}, text.people),
    people,
    h('p', { class: 'quiet rail-hint' }, text.peopleHint),
  );

  const item = (
    route: Route,
    label: string,
    detail: string | undefined,
    count: number,
    mark: Node,
    current: boolean,
  ): HTMLElement => {
    const badge = h('fluent-counter-badge', { count, size: 'medium', color: 'danger', 'aria-hidden': 'true' });
    const words = h(
      'span',
      { class: 'rail-words' },
      h('span', { class: 'rail-name' }, label),
      detail !== undefined && h('span', { class: 'quiet' }, detail),
      count > 0 && h('span', { class: 'visually-hidden' }, text.unread(count)),
    );
    return h(
      'li',
      {},
      h(
        'button',
        {
          type: 'button',
          class: 'rail-item',
          'aria-current': current && 'true',
          'data-route': writeRoute(route),
          click: () => go(route),
        },
        mark,
        words,
        count > 0 && badge,
      ),
    );
  };

  const render = (): void => {
    const { person, conversation } = store.route;
    const { conversations } = store.state;
    const focused = element.contains(document.activeElement)
      ? document.activeElement?.getAttribute('data-route')
      : undefined;
    const list = document.activeElement?.closest('ul');
    placesTitle.textContent = text.conversations(person.name.split(' ')[0] ?? '');
    places.replaceChildren(
      ...conversationsOf(person, conversations).map((each) => {
        const isChannel = each.kind === 'channel';
        const route = { person, conversation: each };
        const mark = icon(isChannel ? 'channel' : 'chat');
        return item(
          route,
          each.name,
          isChannel ? text.channelNote : undefined,
          store.unread(person.id, each.id),
          mark,
          each.id === conversation.id,
        );
      }),
    );
    people.replaceChildren(
      ...store.state.people.map((each) => {
        const own = conversationsOf(each, conversations)[0] ?? conversation;
        const mark = h('fluent-avatar', { name: each.name, size: '32', color: 'colorful', 'aria-hidden': 'true' });
        return item(
          { person: each, conversation: own },
          each.name,
          text.role[each.role],
          store.unread(each.id),
          mark,
          each.id === person.id,
        );
      }),
    );
    for (const each of [places, people]) roving(each, '[aria-current]');
    if (focused !== undefined && focused !== null && list !== null) {
      const again = [...(list?.querySelectorAll<HTMLElement>('button') ?? [])].find(
        (each) => each.dataset['route'] === focused,
      );
      again?.focus();
    }
  };
  return { element, render };
}
