import type { Messenger } from '../../bot/outbox/messenger';
import type { Receiver } from '../../bot/turns/receive';
import type { Reply } from '../../bot/turns/reply';
import type { Place, Update } from '../../bot/turns/update';
import type { Address } from '../../core/record/types';
import { encodePress, PRESS } from '../../core/screen/press';
import type { Screen } from '../../core/screen/screens';
import { buttonsOf, textOf } from '../helpers/world/chatter';

/**
 * A third platform, whole: a terminal that prints what is said and numbers the buttons. People type, or
 * press a button by its number, with what they fill in. One room is everybody's.
 */
export const REVIEW_ROOM = 'revisores';

/** What it sends: a line of JSON. */
export type Line =
  | { readonly from: string; readonly room: string; readonly id: string; readonly say: string; readonly under?: string }
  | {
      readonly from: string;
      readonly room: string;
      readonly press: string;
      readonly fields?: Readonly<Record<string, string>>;
    };

interface Printed {
  readonly id: string;
  readonly room: string;
  text: string;
  /** The data behind each numbered button. */
  buttons: { readonly title: string; readonly data: object }[];
}

export interface Terminal {
  readonly messenger: Messenger;
  readonly printed: readonly Printed[];
  /** Takes one line; nothing in it is trusted. */
  take(line: unknown): Promise<void>;
}

export function openTerminal(parts: { receiver: () => Receiver; now: () => Date }): Terminal {
  const printed: Printed[] = [];
  const draw = (screen: Screen): Pick<Printed, 'text' | 'buttons'> => ({
    text: textOf(screen.data),
    buttons: buttonsOf(screen).map(({ title, press }) => ({ title, data: { [PRESS]: encodePress(press) } })),
  });

  function print(room: string, screen: Screen): string {
    const id = `${room}#${printed.length + 1}`;
    printed.push({ id, room, ...draw(screen) });
    return id;
  }

  const messenger: Messenger = {
    post: async ({ conversation }, screen) => print(conversation, screen),
    edit: async (_, id, screen) => {
      const shown = printed.find((one) => one.id === id);
      if (shown !== undefined) Object.assign(shown, draw(screen));
      return undefined;
    },
    attach: async () => {},
  };

  async function take(line: unknown): Promise<void> {
    const update = read(line);
    if (update === undefined) return;
    await parts.receiver().receive({
      is: update.is,
      line: update.is === 'thread' ? update.root : update.person.id,
      ...('key' in update ? { key: update.key } : {}),
      outsider: () => undefined,
      update: () => update,
      show: (replies) => show(update, replies),
    });
  }

  function read(line: unknown): Update | undefined {
    if (typeof line !== 'object' || line === null) return undefined;
    const {
      from,
      room,
      id,
      say,
      under,
      press,
      fields = {},
    } = line as Record<string, string> & {
      fields?: Readonly<Record<string, string>>;
    };
    if (typeof from !== 'string' || typeof room !== 'string') return undefined;
    const came = {
      person: { id: `terminal:${from}`, name: from },
      address: roomOf(room),
      at: parts.now().toISOString(),
    };
    const place: Place = room === REVIEW_ROOM ? 'review-channel' : 'personal';
    if (typeof press === 'string') {
      const [messageId = '', number = ''] = press.split('/');
      const data = printed.find((one) => one.id === messageId)?.buttons[Number(number) - 1]?.data;
      return { is: 'press', surface: 'message', aliases: [], ...came, place, data, inputs: fields, messageId };
    }
    if (typeof say !== 'string' || typeof id !== 'string') return undefined;
    if (place === 'personal') return { is: 'message', ...came, key: `terminal:${id}`, text: say };
    if (typeof under !== 'string') return undefined;
    return { is: 'thread', ...came, place, root: under, messageId: id, change: 'added', text: say, mention: 'none' };
  }

  /** A terminal has neither windows nor whispers: everything but what takes a card's place is printed below. */
  async function show({ address }: Update, replies: readonly Reply[]): Promise<string | undefined> {
    const ids: string[] = [];
    for (const { screen, where, replaces, to = address } of replies) {
      if (where === 'place' && replaces !== undefined) await messenger.edit(to, replaces, screen);
      ids.push(where === 'place' && replaces !== undefined ? replaces : print(to.conversation, screen));
    }
    return ids[0];
  }

  return { messenger, printed, take };
}

export const roomOf = (room: string): Address => ({
  platform: 'terminal',
  conversation: room,
  server: '',
  reference: {},
});
