import '@fluentui/web-components/avatar.js';
import '@fluentui/web-components/button.js';
import '@fluentui/web-components/counter-badge.js';
import '@fluentui/web-components/drawer.js';
import '@fluentui/web-components/message-bar.js';
import 'adaptivecards/lib/adaptivecards.css';
import './styles/base.css';
import './styles/rail.css';
import './styles/conversation.css';
import './styles/paste.css';
import './styles/card.css';
import type { Drawer } from '@fluentui/web-components';
import { api } from './api';
import { ConversationView } from './conversation';
import { announce, h } from './dom';
import { follow } from './live';
import { createRail } from './rail';
import { readRoute, writeRoute, type Route } from './route';
import { Store } from './store';
import { text } from './text';
import { followTheme } from './theme';
import { createTimes } from './times';
import type { StateReply } from '../wire';

const AGAIN_MS = 1_500;
/** Narrower than this, the rail is in a drawer. */
const NARROW = matchMedia('(max-width: 719px)');

const banner = h(
  'fluent-message-bar',
  { intent: 'warning', class: 'banner', 'data-testid': 'offline', hidden: true },
  text.offline,
);

/** Reads the state, however long the service takes to come. */
async function firstState(): Promise<StateReply> {
  for (;;) {
    try {
      const state = await api.state();
      setOffline(false);
      return state;
    } catch {
      setOffline(true);
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}

function setOffline(offline: boolean): void {
  if (banner.hidden === !offline) return;
  banner.hidden = !offline;
  announce(offline ? text.offline : text.online);
}

async function start(): Promise<void> {
  followTheme();
  const app = h('div', { class: 'app' });
  const drawer = h('fluent-drawer', { type: 'modal', position: 'start', 'aria-label': text.product }) as Drawer;
  document.body.append(banner, app, drawer);
  const state = await firstState();
  let view: ConversationView;
  const store = new Store(
    state,
    readRoute(location.hash, state),
    () => render(),
    (message) => {
      if (message.conversationId !== store.route.conversation.id) return;
      view.render();
      view.arrived(message);
    },
  );
  const times = createTimes(state.timeZone);
  const rail = createRail(
    store,
    (route) => go(route),
    () => drawer.hide(),
  );

  const placeRail = (): void => {
    if (NARROW.matches) drawer.append(rail.element);
    else app.prepend(rail.element);
  };

  const render = (): void => {
    view.render();
    rail.render();
    const count = store.state.people.reduce(
      (sum, { id }) => sum + (id === store.route.person.id ? store.unread(id) : 0),
      0,
    );
    document.title = count > 0 ? `(${count}) ${text.product}` : text.product;
    if (document.visibilityState === 'visible') store.markRead();
  };

  const show = (): void => {
    const { person, conversation } = store.route;
    const next = new ConversationView(store, person, conversation, times, () => drawer.show());
    if (view === undefined) app.append(next.element);
    else view.element.replaceWith(next.element);
    view = next;
    render();
    void next.enter();
    void load(conversation.id).then(() => next.scrollToEnd());
  };

  const load = async (conversationId: string): Promise<void> => {
    if (store.messages(conversationId) !== undefined) return;
    // Where it fails, the stream's return loads it.
    await store.load(conversationId).catch(() => undefined);
  };

  const go = (route: Route): void => {
    drawer.hide();
    history.pushState(null, '', writeRoute(route));
    store.route = route;
    show();
    announce(`${route.conversation.name}. ${text.as(route.person.name)}`);
  };

  const connect = (after: number): void =>
    follow(after, {
      event: (event) => store.apply(event),
      reset: () => void reload(),
      connection: (connected) => {
        setOffline(!connected);
        if (!connected) return;
        store.resume();
        void load(store.route.conversation.id);
      },
    });

  const reload = async (): Promise<void> => {
    const fresh = await firstState();
    store.reset(fresh);
    await load(store.route.conversation.id);
    connect(fresh.seq);
  };

  NARROW.addEventListener('change', placeRail);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && store.markRead());
  addEventListener('popstate', () => {
    store.route = readRoute(location.hash, store.state);
    show();
  });
  placeRail();
  show();
  connect(state.seq);
  history.replaceState(null, '', writeRoute(store.route));
}

/** The room above the keyboard, where a browser lays the keyboard over the page. */
function followViewport(): void {
  const { visualViewport } = window;
  const apply = (): void =>
    document.documentElement.style.setProperty('--visible-height', `${visualViewport?.height ?? innerHeight}px`);
  visualViewport?.addEventListener('resize', apply);
  apply();
}

followViewport();
void start();
