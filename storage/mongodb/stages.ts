import type { Document } from 'mongodb';
import type { Term } from '../ports';
import type { Post } from './documents';

/** Parts of updates by pipeline: each step on an outbox is one of these, so that nothing falls in between. */

/** A value that the server takes as it is, whatever dollars it begins with. */
export const literally = (value: unknown): Document => ({ $literal: value });

/** Whether `$$this` is the message under that lease. */
export const isOf = (id: string, lease: string): Document => ({
  $and: [{ $eq: ['$$this.id', literally(id)] }, { $eq: ['$$this.lease', literally(lease)] }],
});

export const heldUnder = (id: string, lease: string): Document => ({
  $filter: { input: '$outbox', cond: isOf(id, lease) },
});

/** The outbox but for the message under that lease. */
export const without = (id: string, lease: string): Document => ({
  $filter: { input: '$outbox', cond: { $not: isOf(id, lease) } },
});

/** The posts with this one in its slot. */
export const postIn = ({ slot, messageId }: Post): Document => ({
  $concatArrays: [
    { $filter: { input: '$posts', cond: { $ne: ['$$this.slot', literally(slot.toWellFormed())] } } },
    [literally({ slot: slot.toWellFormed(), messageId: messageId.toWellFormed() })],
  ],
});

const FIRST = { $first: '$outbox' };
const ALL = 1_000_000;

/** What the index of what is due says of the outbox, as it is by now. */
export const HEAD: Document = {
  $set: {
    head: {
      $cond: [{ $eq: ['$outbox', []] }, '$$REMOVE', { due: { $first: '$outbox.due' }, at: { $first: '$outbox.at' } }],
    },
  },
};

/** Puts the first message, where it is due, under a lease. */
export function claimFirst(token: string, { now, leaseMs }: Term): readonly Document[] {
  const until = new Date(now.getTime() + leaseMs);
  const held = { lease: token, due: until, attempts: { $add: [{ $first: '$outbox.attempts' }, 1] } };
  return [
    {
      $set: {
        outbox: {
          $cond: [
            { $and: [{ $ne: ['$outbox', []] }, { $lte: ['$head.due', now] }] },
            { $concatArrays: [[{ $mergeObjects: [FIRST, held] }], { $slice: ['$outbox', 1, ALL] }] },
            '$outbox',
          ],
        },
      },
    },
    HEAD,
  ];
}
