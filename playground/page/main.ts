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
import './styles/files.css';
import './styles/card.css';
import './styles/choices.css';
import { teamsDarkV21Theme, teamsLightV21Theme } from '@fluentui/tokens';
import { setTheme, type Drawer } from '@fluentui/web-components';
import { AGAIN_MS, api, follow } from './api';
import { ConversationView } from './conversation';
import { announce, h } from './dom';
import { createRail } from './rail';
import { readRoute, writeRoute, type Route } from './route';
import { Store } from './store';
import { createTimes, text } from './text';
import type { StateReply } from '../wire';

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
  const app = h('div', { class: 'app' });
  const drawer = h('fluent-drawer', {
    type: 'modal',
    position: 'start',
    role: 'region',
    'aria-label': text.product,
  }) as Drawer;
  document.body.append(banner, app);
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
    if (NARROW.matches) {
      drawer.append(rail.element);
      document.body.append(drawer);
    } else {
      app.prepend(rail.element);
      drawer.remove();
    }
  };

  const render = (): void => {
    view.render();
    rail.render();
    const count = store.unread(store.route.person.id);
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
    // The bot is told that somebody came in; what it says then arrives by itself.
    void api.open(person.id, conversation.id).catch(() => undefined);
    void load(conversation.id).then(() => next.scrollToEnd());
  };

  const load = async (conversationId: string): Promise<void> => {
    if (store.messages(conversationId) !== undefined) return;
    // Where it fails, the stream's return loads it.
    await store.load(conversationId).catch(() => undefined);
  };

  const go = (route: Route): void => {
    if (drawer.isConnected) drawer.hide();
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

/** Teams' colours, dark or light as the system says, also when it changes its mind. */
function followTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = (): void => setTheme(dark.matches ? teamsDarkV21Theme : teamsLightV21Theme);
  dark.addEventListener('change', apply);
  apply();
}

/** The room above the keyboard, where a browser lays the keyboard over the page. */
function followViewport(): void {
  const { visualViewport } = window;
  const apply = (): void =>
    document.documentElement.style.setProperty('--visible-height', `${visualViewport?.height ?? innerHeight}px`);
  visualViewport?.addEventListener('resize', apply);
  apply();
}

followTheme();
followViewport();
void start();
