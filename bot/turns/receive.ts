import type { Clock } from '../../core/record/runtime';
import type { Address } from '../../core/record/types';
import { createWaits } from './afterwards';
import { onAnswer } from './review/own-answers';
import { onJoined, onReviewHere } from './review/channel';
import { looksUpThere, onCommand } from './talk/command';
import { failedLookUp, failedMessage, failedPress, failedQuery } from './failed';
import { createCrowd, createInOrder, createRepeats, inPersonsOrder, type InOrderOptions, type Room } from './in-order';
import { onMessage } from './talk/message';
import { onOpened } from './filing/opened';
import { createOutsiders } from './outsiders';
import type { Outsider } from './people/guests';
import { NotShown, onPress } from './press/press';
import { onQuery } from './find/query';
import { onReaction } from './review/reactions';
import type { Reply } from './reply';
import type { Services } from './services';
import { isAsking, onMention, onThread } from './review/threads';
import { createSerial } from '../../storage/serial';
import type { Update } from './update';

/** An update as a platform hands it over: what is known of it at once, and how the rest is had. */
export interface Arrival {
  readonly is: Update['is'];
  /** The same for every copy; absent where copies cannot be told apart from repetitions. */
  readonly key?: string;
  /** The same where the words are, of a message that says no time of its own. */
  readonly words?: string;
  /** Updates of one line are taken in the order they came: a person's, or a thread's. */
  readonly line: string;
  /** Its platform was answered already, and sends on while this is worked on. */
  readonly isAcknowledged?: true;
  /** A client asks by itself, with nobody's press: it counts as no turn, and nobody is told of its failure. */
  readonly isAutomatic?: true;
  /** Whoever acts, where they do not belong; undefined where they do, or where the bot serves whoever comes. */
  outsider(): Promise<Outsider | undefined> | Outsider | undefined;
  /** The whole update; a platform may have to look names up for it. */
  update(): Promise<Update> | Update;
  /** The person's own chat, on a platform where it can be found from elsewhere. */
  ownChat?(): Promise<Address>;
  /** Shows replies, in order; gives the post id of the first where it is known. */
  show(replies: readonly Reply[]): Promise<string | undefined>;
}

export interface Receiver {
  /** Takes an update: once, in order, counted. Never rejects. */
  receive(arrival: Arrival): Promise<void>;
  /** Resolves once nothing is being worked on. */
  idle(): Promise<void>;
}

export interface ReceiverOptions {
  readonly services: Services;
  readonly clock: Clock;
  /** Told of each turn once its outcome is known, for the metrics. */
  readonly counted: (kind: Update['is'], outcome: 'answered' | 'failed') => void;
  readonly order?: Partial<InOrderOptions>;
}

/** The one pipeline of a turn, for every platform. */
export function createReceiver({ services, clock, counted, order = {} }: ReceiverOptions): Receiver {
  const inOrder = createInOrder({ ...services, clock, ...order });
  const repeats = createRepeats(() => clock.now().getTime());
  const outsiders = createOutsiders(() => clock.now().getTime());
  const working = new Set<Promise<void>>();
  const crowd = createCrowd();
  const waits = createWaits();
  /** Messages of a thread whose report is not known yet. */
  const stillTried = createSerial();

  return {
    receive: (arrival) => {
      const work = repeats(arrival, () => turn(arrival)).catch(() => undefined);
      working.add(work);
      return work.finally(() => working.delete(work));
    },
    idle: () =>
      waits.cutShort(async () => {
        while (working.size > 0) await Promise.all(working);
      }),
  };

  /** Rejects once a failure was told, so that a copy is worked on anew. */
  async function turn(arrival: Arrival): Promise<void> {
    const { is, line, isAutomatic = false } = arrival;
    const room = arrival.isAcknowledged === true ? crowd.enter(line, is) : 'in';
    if (room !== 'in') return turnAway(arrival, room);
    try {
      await inTurn(arrival);
      if (!isAutomatic) counted(is, 'answered');
    } catch (error) {
      if (!isAutomatic) counted(is, 'failed');
      if (error instanceof NotShown) throw error;
      services.log.error(`${is} failed`, { line, reason: reasonOf(error) });
      await tellFailed(arrival, error);
      throw error;
    } finally {
      if (arrival.isAcknowledged === true) crowd.leave(line);
    }
  }

  /** Of many that come while a line is full, the first is told to send it again. */
  async function turnAway(arrival: Arrival, room: Exclude<Room, 'in'>): Promise<never> {
    const { is, line } = arrival;
    const full = new Error('Too many updates wait in this line');
    counted(is, 'failed');
    if (room === 'full') {
      services.log.warn('line is full', { is, line });
      await tellFailed(arrival, full);
    }
    throw full;
  }

  function tellFailed(arrival: Arrival, error: unknown): Promise<void> {
    return sayFailed(arrival, error).catch((fault: unknown) =>
      services.log.error('failure not told', { line: arrival.line, reason: reasonOf(fault) }),
    );
  }

  /** What a person types may reach any process; a button carries the step that it answers. */
  async function inTurn(arrival: Arrival): Promise<void> {
    const { is, line } = arrival;
    if (is === 'message' || is === 'command') return inOrder.everywhere(line, () => answer(arrival));
    // A search as one types changes nothing, and waits for nobody.
    if (is === 'query') return answer(arrival);
    if (is !== 'thread') return inOrder.here(line, () => answer(arrival));
    // Only reading and keeping are in order: a thread of no report holds up nobody, not even its own request.
    const update = await inOrder.here(line, () => admitted(arrival));
    if (update?.is !== 'thread') return;
    const keeping = (keep: () => Promise<boolean>): Promise<boolean> => inOrder.here(line, keep);
    const { replies, later } = await onThread(services, update, keeping, stillTried.isBusy(line));
    await show(arrival, replies);
    if (later !== undefined) afterwards(stillTried(line, async () => show(arrival, await later(waits.pause))));
  }

  function afterwards(work: Promise<void>): void {
    const told = work.catch((error: unknown) => services.log.error('thread failed', { reason: reasonOf(error) }));
    working.add(told);
    void told.finally(() => working.delete(told));
  }

  /** Whoever does not belong gets a plain refusal, before anything is looked up. True where that was so. */
  async function refuseOutsider(arrival: Arrival): Promise<boolean> {
    const outsider = await arrival.outsider();
    if (outsider === undefined) return false;
    const { is, line } = arrival;
    // The line of a thread, or of a window, is not a person's: who it was is in the update.
    const update = is === 'thread' || is === 'press' ? await arrival.update() : undefined;
    const by = update?.person.id ?? line;
    if (outsider.is === 'guest') services.log.warn('refused, a guest', { is, by });
    else services.log.warn('refused, of another organization', { is, by, organization: outsider.organization });
    await show(arrival, outsiders.refusalOf(outsider, is, update));
    return true;
  }

  /** The update of whoever belongs, under every id they go by. */
  async function admitted(arrival: Arrival): Promise<Update | undefined> {
    if (await refuseOutsider(arrival)) return undefined;
    const came = await arrival.update();
    const { is, person, address } = came;
    // A search may come from where nobody can be asked about whoever searches.
    if (is !== 'query' && address.conversation !== '')
      services.people.met({ id: person.id, aliases: came.aliases ?? [], address });
    const [, ...aliases] = await services.people.idsOf(came);
    return { ...came, aliases };
  }

  async function answer(arrival: Arrival): Promise<void> {
    const update = await admitted(arrival);
    if (update === undefined) return;
    await inPersonsOrder(inOrder, update, arrival.line, () => answerTo(arrival, update));
  }

  async function answerTo(arrival: Arrival, update: Update): Promise<void> {
    switch (update.is) {
      case 'message':
        return show(
          arrival,
          (await onAnswer(services, update)) ??
            (await onMessage(services, update)).map((screen) => ({ screen, where: 'below' })),
        );
      case 'reaction':
        return onReaction(services, update);
      case 'command':
        // Also where nothing is shown there: its giver is told where it goes on.
        await arrival.show(await onCommand(services, update));
        return;
      case 'press':
        return onPress(services, arrival, update);
      case 'mention':
        return show(arrival, await onMention(services, update));
      case 'opened':
        return show(arrival, await onOpened(services, update));
      case 'review-here':
        return show(arrival, await onReviewHere(services, update));
      case 'joined':
        return show(arrival, await onJoined(services, update));
      case 'query':
        // Finding nothing more is an answer, too.
        await arrival.show(await onQuery(services, update));
        return;
      case 'thread':
        throw new Error('A thread message is taken in its thread');
      default:
        return update satisfies never;
    }
  }

  async function show(arrival: Arrival, replies: readonly Reply[]): Promise<void> {
    if (replies.length > 0) await arrival.show(replies);
  }

  /** Says that nothing was kept, where the person is looking. */
  async function sayFailed(arrival: Arrival, error: unknown): Promise<void> {
    if (arrival.isAutomatic === true) return;
    if (arrival.is === 'query') return show(arrival, [failedQuery(error)]);
    if (arrival.is === 'message' || arrival.is === 'review-here') return show(arrival, [failedMessage(error)]);
    if (arrival.is === 'opened' || arrival.is === 'joined' || arrival.is === 'reaction') return;
    const update = await arrival.update();
    if (update.is === 'command') {
      const isLookUp = looksUpThere(services.form, update.text);
      return show(arrival, [isLookUp ? failedLookUp(error) : failedMessage(error)]);
    }
    if (update.is === 'press') return show(arrival, [failedPress(services, update, error)]);
    const asks = update.is === 'mention' || (update.is === 'thread' && update.mention === 'here' && isAsking(update));
    if (asks) return show(arrival, [failedLookUp(error, update.root)]);
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
