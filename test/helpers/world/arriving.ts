import { createReceiver, type Arrival, type Receiver } from '../../../bot/turns/receive';
import type { Reply } from '../../../bot/turns/reply';
import type { Message, Pressed, Update } from '../../../bot/turns/update';
import { encodePress, PRESS, type Press } from '../../../core/screen/press';
import type { TestServices } from './chatter';
import { ANA } from '../people/reports';

const address = { platform: 'teams', conversation: 'a:ana', server: '', reference: {} };
/** Ana, in her own chat. */
export const came = { person: ANA, address, at: '2023-05-03T16:00:00.000Z' };

/** Writes down what it counts. */
export const receiverOn = (services: TestServices, counted: string[]): Receiver =>
  createReceiver({
    services,
    clock: { now: () => new Date() },
    counted: (kind, outcome) => void counted.push(`${kind} ${outcome}`),
  });

let keys = 0;
export const message = (text: string, key = `m${(keys += 1)}`): Message => ({ is: 'message', ...came, key, text });
export const press = (data: Press, more: Partial<Pressed> = {}): Pressed => ({
  is: 'press',
  surface: 'message',
  place: 'personal',
  aliases: [],
  ...came,
  data: { [PRESS]: encodePress(data) },
  inputs: {},
  ...more,
});

/** Gives an update to the pipeline; what is shown for it. */
export async function giveTo(receiver: Receiver, update: Update, more: Partial<Arrival> = {}): Promise<Reply[]> {
  const shown: Reply[] = [];
  await receiver.receive({
    is: update.is,
    line: update.person.id,
    ...('key' in update ? { key: update.key } : {}),
    outsider: () => undefined,
    update: () => update,
    show: async (replies) => {
      shown.push(...replies);
      return undefined;
    },
    ...more,
  });
  return shown;
}
