import type { Desk } from '../../bot/turns/desk';
import { createDelivery } from '../../bot/outbox/delivery';
import { createCommandHandler } from '../../bot/turns/handle-command';
import type { Pressed, Typed } from '../../bot/turns/incoming';
import type { ReportStore } from '../../storage/ports';
import type { Messenger } from '../../bot/outbox/messenger';
import { onPress } from '../../bot/turns/press/on-press';
import { onMessage } from '../../bot/turns/talk';
import { visitReport } from '../../core/form/visit-report';
import type { Address, Person } from '../../core/report/types';
import type { Button, Screen } from '../../core/screens/screens';
import { plainDateAt } from '../../core/screens/when';
import { openSqlite } from '../../storage/sqlite/open';
import { newDatabase, silentLog } from './bot';

const ZONE = 'America/Mexico_City';
export const channel: Address = { platform: 'teams', conversation: 'review', server: '', reference: {} };

export interface Said {
  readonly to: string;
  readonly id: string;
  readonly thread?: string | undefined;
  screen: Screen;
  edits: number;
}

export interface TestDesk extends Desk {
  readonly said: Said[];
  /** Delivers what the outbox holds, in order. */
  deliver(): Promise<void>;
}

/** The turn's own parts on a real store; a platform's messenger that keeps what it is told stands in for the network. */
export function aDesk(store: ReportStore = openSqlite(newDatabase(), { log: silentLog })): TestDesk {
  const said: Said[] = [];
  let ids = 0;
  const messenger: Messenger = {
    post: async (to, screen, { thread } = {}) => {
      const id = `post-${said.length + 1}`;
      said.push({ to: to.conversation, id, thread, screen, edits: 0 });
      return id;
    },
    edit: async (_, id, screen) => {
      const post = said.find((each) => each.id === id);
      if (post !== undefined) Object.assign(post, { screen, edits: post.edits + 1 });
      return undefined;
    },
    attach: async () => {},
  };
  const document = () => ({ filename: 'informe.docx', title: 'informe', content: () => Buffer.of() });
  const viewing = { form: visitReport, zone: ZONE, word: () => 'https://example.test/word' };
  const dayOf = (at: string): string => plainDateAt(new Date(at), ZONE);
  const deliverOne = createDelivery({
    store,
    viewing,
    messenger,
    reviewChannel: () => channel,
    document,
    isTimely: () => true,
  });
  return {
    store,
    form: visitReport,
    viewing,
    handle: createCommandHandler({
      store,
      form: visitReport,
      yearOf: (at) => Number(dayOf(at).slice(0, 4)),
      saved: () => {},
    }),
    newId: () => `id-${(ids += 1)}`,
    log: silentLog,
    isReviewer: (_, place) => place === 'review-channel',
    dayOf,
    nudge: () => {},
    said,
    async deliver() {
      for (;;) {
        const batch = await store.claim(new Date(), 60_000, 16);
        if (batch.length === 0) return;
        for (const claimed of batch) {
          const messageId = await deliverOne(claimed);
          await store.delivered(claimed, messageId);
        }
      }
    },
  };
}

let keys = 0;
let seconds = 0;
/** Each turn a second after the last, so that who was last touched is never in doubt. */
const now = (): string => new Date(Date.parse('2023-05-03T16:00:00.000Z') + (seconds += 1) * 1_000).toISOString();

/** Somebody in a chat of their own with that desk. */
export class Chatter {
  shown: Screen | undefined;

  constructor(
    readonly desk: TestDesk,
    readonly person: Person,
  ) {}

  get address(): Address {
    return { platform: 'teams', conversation: `a:${this.person.id}`, server: '', reference: {} };
  }

  /** Types; gives the newest screen: one that was returned, else the one posted last. */
  async types(text: string, more: Partial<Typed> = {}): Promise<Screen> {
    const turn = { person: this.person, address: this.address, at: now(), key: `t${(keys += 1)}`, text, ...more };
    const returned = await onMessage(this.desk, turn);
    await this.desk.deliver();
    const posted = this.posts().at(-1)?.screen;
    this.shown = returned.at(-1) ?? posted;
    if (this.shown === undefined) throw new Error(`Nothing was said to «${text}»`);
    return this.shown;
  }

  async presses(title: string, inputs: Pressed['inputs'] = {}, more: Partial<Pressed> = {}): Promise<Screen> {
    this.shown = await this.press(this.button(title), inputs, more);
    await this.desk.deliver();
    return this.shown;
  }

  button(title: string, screen = this.shown): Button {
    const found = screen === undefined ? undefined : buttonsOf(screen).find((button) => button.title === title);
    if (found === undefined) throw new Error(`No button «${title}» in ${JSON.stringify(screen)}`);
    return found;
  }

  press(button: Pick<Button, 'data'>, inputs: Pressed['inputs'] = {}, more: Partial<Pressed> = {}): Promise<Screen> {
    return onPress(this.desk, {
      person: this.person,
      address: this.address,
      at: now(),
      place: 'personal',
      aliases: [],
      data: button.data,
      inputs,
      ...more,
    });
  }

  posts(): readonly Said[] {
    return this.desk.said.filter(({ to }) => to === this.address.conversation);
  }
}

/** Every button of a screen, wherever it stands. */
export const buttonsOf = (part: unknown): readonly Button[] => {
  if (typeof part !== 'object' || part === null) return [];
  return 'verb' in part && 'title' in part ? [part as Button] : Object.values(part).flatMap(buttonsOf);
};

export const textOf = (part: unknown): string =>
  typeof part === 'string'
    ? part
    : typeof part === 'object' && part !== null
      ? Object.values(part).map(textOf).join('\n')
      : '';
