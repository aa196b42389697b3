import { createDeciders } from '../../../bot/outbox/deciders';
import { createDelivery } from '../../../bot/outbox/delivery';
import { createGiving } from '../../../bot/outbox/files/giving';
import { createHearing } from '../../../bot/outbox/hearing';
import { createLookups } from '../../../bot/outbox/lookups';
import type { Messenger } from '../../../bot/outbox/messenger';
import type { FileMaker } from '../../../bot/outbox/files/orders';
import { createReviewChannels } from '../../../bot/outbox/review-channels';
import { createCommandHandler, type Handled, type Says } from '../../../bot/turns/handle-command';
import { createKnownPeople, type KnownPeopleOptions } from '../../../bot/turns/people/known';
import { createReceiver, type Receiver, type ReceiverOptions } from '../../../bot/turns/receive';
import type { Reply } from '../../../bot/turns/reply';
import type { Services } from '../../../bot/turns/services';
import type { Message, Pressed, Update } from '../../../bot/turns/update';
import { visitReport } from '../../../core/form/visit-report';
import { paperReading } from '../../../documents/verifying/verifying';
import { nineFields } from '../people/nine-fields';
import type { Address, Command, Person } from '../../../core/record/types';
import { platformOf } from '../../../core/record/queries/posts';
import { encodePress, PRESS } from '../../../core/screen/press';
import type { Button, Screen } from '../../../core/screen/screens';
import { USUAL_ORDER } from '../../../core/paper/month/order';
import { workdays } from '../../../core/record/queries/working-days';
import { plainDateAt } from '../../../core/screen/when';
import type { ReportStore } from '../../../storage/ports';
import { openSqlite } from '../../../storage/sqlite/open';
import { readForm } from '../../../documents/reading/reading';
import { silentLog } from './logs';
import { ANA, BRUNO } from '../people/reports';

const ZONE = 'America/Mexico_City';
export const channel: Address = { platform: 'teams', conversation: 'review', server: '', reference: {} };

export interface Posted {
  readonly to: string;
  readonly id: string;
  readonly thread?: string | undefined;
  screen: Screen;
  edits: number;
}

export interface TestServices extends Services {
  readonly receiver: Receiver;
  /** A command to a report as it is now. */
  give(reportId: string, command: Command, said?: Says): Promise<Handled>;
  readonly said: Posted[];
  /** Delivers what the outbox holds, in order. */
  deliver(): Promise<void>;
}

/** The turn's own parts on a real store; a platform's messenger that keeps what it is told stands in for the network. */
export function someServices({
  store = openSqlite('sqlite::memory:', { log: silentLog }),
  messenger: given,
  reviewChannel = channel,
  order = {},
  roles = { reviewers: [], admins: [] },
  known = {},
  makers = {},
}: {
  readonly store?: ReportStore;
  readonly messenger?: Messenger;
  readonly reviewChannel?: Address;
  readonly order?: NonNullable<ReceiverOptions['order']>;
  readonly roles?: Services['roles'];
  /** Of files, by the kind of their orders. */
  readonly makers?: Readonly<Record<string, FileMaker>>;
  /** Who is one person. */
  readonly known?: Partial<Pick<KnownPeopleOptions, 'configured' | 'domains' | 'vouch' | 'clock' | 'log'>>;
} = {}): TestServices {
  const said: Posted[] = [];
  let ids = 0;
  const messenger: Messenger = given ?? {
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
  const viewing = {
    form: nineFields,
    zone: ZONE,
    word: () => 'https://example.test/word',
    pdf: () => 'https://example.test/pdf',
  };
  const dayOf = (at: string): string => plainDateAt(new Date(at), ZONE);
  const clock = { now: () => new Date() };
  const reviewChannels = createReviewChannels({ notes: store, clock, log: silentLog, configured: () => reviewChannel });
  const hearing = createHearing({ notes: store, messenger, log: silentLog });
  const lookups = createLookups({ messenger, store, reviewChannel: reviewChannels.of, log: silentLog });
  const people = createKnownPeople({
    ...{ notes: store, clock, log: silentLog, configured: [], domains: [], vouch: {} },
    ...known,
  });
  const deciders = createDeciders({ messenger, people, roles });
  const deliverOne = createDelivery({
    store,
    viewing,
    messenger,
    lookups,
    hearing,
    deciders,
    reviewChannel: reviewChannels.of,
    documents: () => [],
    isTimely: () => true,
  });
  const services: Services = {
    store,
    form: nineFields,
    viewing,
    lookups,
    hearing,
    deciders,
    people,
    paperReading: paperReading(visitReport),
    readForm: (bytes) => readForm(nineFields, bytes),
    handle: createCommandHandler({
      store,
      form: nineFields,
      yearOf: (at) => Number(dayOf(at).slice(0, 4)),
      saved: () => {},
      roles,
      people,
    }),
    newId: () => `id-${(ids += 1)}`,
    log: silentLog,
    roles,
    reviewChannels,
    dayOf,
    reminding: { isWorkday: workdays(), afterDays: { draft: 1, observations: 2, review: 1 } },
    monthOrder: USUAL_ORDER,
    giving: createGiving({
      messenger,
      makers,
      links: { days: 7, to: () => 'https://example.test/file' },
      log: silentLog,
    }),
    nudge: () => {},
    wake: () => {},
  };
  return {
    ...services,
    receiver: createReceiver({ services, clock, counted: () => {}, order }),
    give: async (id, command, said) => services.handle(id, await store.load(id, command.key), command, said),
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

/** Somebody in a chat of their own with that bot. */
export class Chatter {
  shown: Screen | undefined;

  constructor(
    readonly bot: TestServices,
    readonly person: Person,
  ) {}

  get address(): Address {
    return { platform: platformOf(this.person.id), conversation: `a:${this.person.id}`, server: '', reference: {} };
  }

  /** Types; gives the newest screen: one that was returned, else the one posted last. */
  async types(text: string, more: Partial<Message> = {}): Promise<Screen> {
    const key = `t${(keys += 1)}`;
    const replies = await this.sends({ is: 'message', ...this.#here(), key, text, ...more });
    await this.bot.deliver();
    const posted = this.posts().at(-1)?.screen;
    this.shown = replies.at(-1)?.screen ?? posted;
    if (this.shown === undefined) throw new Error(`Nothing was said to «${text}»`);
    return this.shown;
  }

  /** A new report, whatever is open. */
  async begins(): Promise<Screen> {
    const shown = await this.types('nuevo');
    return buttonsOf(shown).some(({ title }) => title === 'Empezar otro') ? this.presses('Empezar otro') : shown;
  }

  /** Hands an update to the pipeline; gives what is shown for it. */
  async sends(update: Update): Promise<readonly Reply[]> {
    const shown: Reply[] = [];
    await this.bot.receiver.receive({
      is: update.is,
      line: update.person.id,
      outsider: () => undefined,
      update: () => update,
      show: async (replies) => {
        shown.push(...replies);
        return undefined;
      },
    });
    return shown;
  }

  #here(): Pick<Update, 'person' | 'address' | 'at'> {
    return { person: this.person, address: this.address, at: now() };
  }

  async presses(title: string, inputs: Pressed['inputs'] = {}, more: Partial<Pressed> = {}): Promise<Screen> {
    this.shown = await this.press(this.button(title), inputs, more);
    await this.bot.deliver();
    return this.shown;
  }

  button(title: string, screen = this.shown): Button {
    const found = screen === undefined ? undefined : buttonsOf(screen).find((button) => isCalled(button, title));
    if (found === undefined) throw new Error(`No button «${title}» in ${JSON.stringify(screen)}`);
    return found;
  }

  press(button: Pick<Button, 'press'>, inputs: Pressed['inputs'] = {}, more: Partial<Pressed> = {}): Promise<Screen> {
    return this.pressData({ [PRESS]: encodePress(button.press) }, inputs, more);
  }

  /** A press with whatever data came back. */
  async pressData(data: unknown, inputs: Pressed['inputs'] = {}, more: Partial<Pressed> = {}): Promise<Screen> {
    const base = { is: 'press', surface: 'message', place: 'personal', aliases: [] } as const;
    const [reply] = await this.sends({ ...base, ...this.#here(), data, inputs, ...more });
    if (reply === undefined) throw new Error('The press was not answered');
    return reply.screen;
  }

  posts(): readonly Posted[] {
    return this.bot.said.filter(({ to }) => to === this.address.conversation);
  }
}

/** A bot of their own, and the two who write to it: Ana who files, Bruno who reviews. */
export function chatters(): { readonly bot: TestServices; readonly ana: Chatter; readonly bruno: Chatter } {
  const bot = someServices();
  return { bot, ana: new Chatter(bot, ANA), bruno: new Chatter(bot, BRUNO) };
}

/** Every button of a screen, wherever it stands; what opens a line goes by the line's name. */
export const buttonsOf = (part: unknown): readonly Button[] => {
  if (typeof part !== 'object' || part === null) return [];
  if ('name' in part && 'open' in part) return [{ ...(part.open as Button), title: String(part.name) }];
  return 'press' in part && 'title' in part ? [part as Button] : Object.values(part).flatMap(buttonsOf);
};

/** A button by its title, a line by how its name begins: «Editar Junta». */
const isCalled = (button: Button, title: string): boolean =>
  button.title === title || button.title.startsWith(`${title}:`);

export const textOf = (part: unknown): string =>
  typeof part === 'string'
    ? part
    : typeof part === 'object' && part !== null
      ? Object.values(part).map(textOf).join('\n')
      : '';
