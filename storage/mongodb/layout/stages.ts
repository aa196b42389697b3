import type { Document } from 'mongodb';
import type { Term } from '../../ports';
import type { Post, Waiting } from './documents';

/** Parts of updates by pipeline: each step on an outbox is one of these, so that nothing falls in between. */

/** A value that the server takes as it is, whatever dollars it begins with. */
export const literally = (value: unknown): Document => ({ $literal: value });

/** Whether `$$this` is the message under that lease. */
export const isOf = (id: string, lease: string): Document => ({
  $and: [{ $eq: ['$$this.id', literally(id)] }, { $eq: ['$$this.lease', literally(lease)] }],
});

/** Where a message that was claimed is: in its report's line, or put aside. */
export type Where = 'outbox' | 'aside';

export const heldUnder = (id: string, lease: string, within: Where = 'outbox'): Document => ({
  $filter: { input: `$${within}`, cond: isOf(id, lease) },
});

/** The messages there but for the one under that lease. */
export const without = (id: string, lease: string, within: Where = 'outbox'): Document => ({
  $filter: { input: `$${within}`, cond: { $not: isOf(id, lease) } },
});

/** The messages there, that one with other facts. */
export const changed = (id: string, lease: string, within: Where, facts: Document): Document => ({
  $map: { input: `$${within}`, in: { $cond: [isOf(id, lease), { $mergeObjects: ['$$this', facts] }, '$$this'] } },
});

/** Those of these messages that the report does not have yet. */
export const fresh = (messages: readonly Waiting[]): Document => {
  const known = { $concatArrays: ['$outbox.id', '$dead.id', '$aside.id'] };
  return { $filter: { input: literally(messages), cond: { $not: { $in: ['$$this.id', known] } } } };
};

/** The posts with this one in its slot. */
export const postIn = ({ slot, messageId }: Post): Document => ({
  $concatArrays: [
    { $filter: { input: '$posts', cond: { $ne: ['$$this.slot', literally(slot.toWellFormed())] } } },
    [literally({ slot: slot.toWellFormed(), messageId: messageId.toWellFormed() })],
  ],
});

const LINE = '$$this.line';
const HELD_LINES: Document = {
  $map: { input: { $filter: { input: '$aside', cond: { $eq: ['$$this.holds', true] } } }, in: LINE },
};

/** The messages that may be claimed once they are due: the first of each line that nothing put aside holds up. */
const withHeads = (wanted: Document): Document => ({
  $let: {
    vars: {
      walked: {
        $reduce: {
          input: '$outbox',
          initialValue: { lines: HELD_LINES, heads: [] },
          in: {
            $cond: [
              { $in: [LINE, '$$value.lines'] },
              '$$value',
              {
                lines: { $concatArrays: ['$$value.lines', [LINE]] },
                heads: { $concatArrays: ['$$value.heads', ['$$this']] },
              },
            ],
          },
        },
      },
    },
    in: { $let: { vars: { heads: '$$walked.heads' }, in: wanted } },
  },
});

const FIRST_DUE: Document = { $filter: { input: '$$heads', cond: { $eq: ['$$this.due', { $min: '$$heads.due' }] } } };

/** What the index of what is due says of the outbox, as it is by now. */
export const HEAD: Document = {
  $set: {
    head: withHeads({
      $cond: [
        { $eq: ['$$heads', []] },
        '$$REMOVE',
        { due: { $min: '$$heads.due' }, at: { $min: { $map: { input: FIRST_DUE, in: '$$this.at' } } } },
      ],
    }),
  },
};

/** Puts under a lease what may be claimed and is due: the first of them, or all; of all lines, or of one. */
export function claimHeads(
  token: string,
  { now, leaseMs }: Term,
  { line, all = false }: { readonly line?: string; readonly all?: boolean } = {},
): readonly Document[] {
  const until = new Date(now.getTime() + leaseMs);
  const held = { lease: token, due: until, attempts: { $add: ['$$this.attempts', 1] } };
  const isWanted = [{ $lte: ['$$this.due', now] }, ...(line === undefined ? [] : [{ $eq: [LINE, literally(line)] }])];
  const due = withHeads({ $filter: { input: '$$heads', cond: { $and: isWanted } } });
  const wanted = all ? '$$due' : { $slice: ['$$due', 1] };
  const each = { $cond: [{ $in: ['$$this.id', '$$wanted.id'] }, { $mergeObjects: ['$$this', held] }, '$$this'] };
  return [
    {
      $set: {
        outbox: {
          $let: {
            vars: { due },
            in: { $let: { vars: { wanted }, in: { $map: { input: '$outbox', in: each } } } },
          },
        },
      },
    },
    HEAD,
  ];
}

/** A report that has something put aside that is due, and nothing of it in flight. */
export const withAsideDue = (now: Date): Document => ({
  'aside.due': { $lte: now },
  aside: { $elemMatch: { due: { $lte: now } }, $not: { $elemMatch: { lease: { $ne: '' }, due: { $gt: now } } } },
});

/** Puts the first that is due of what was put aside under a lease. */
export function claimAside(token: string, { now, leaseMs }: Term): Document[] {
  const due = { $first: { $filter: { input: '$aside', cond: { $lte: ['$$this.due', now] } } } };
  const until = new Date(now.getTime() + leaseMs);
  const held = { lease: token, due: until, attempts: { $add: ['$$this.attempts', 1] } };
  const each = { $cond: [{ $eq: ['$$this.id', '$$due.id'] }, { $mergeObjects: ['$$this', held] }, '$$this'] };
  return [{ $set: { aside: { $let: { vars: { due }, in: { $map: { input: '$aside', in: each } } } } } }];
}
