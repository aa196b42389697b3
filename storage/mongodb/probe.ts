import { randomUUID } from 'node:crypto';
import type { Collection } from 'mongodb';
import { StoreError } from '../errors';

export interface Scratch {
  readonly _id: string;
  readonly version: number;
  readonly wins: number;
  /** Who won the latest race. */
  readonly winner?: number;
}

export type ScratchCollection = Pick<Collection<Scratch>, 'insertOne' | 'updateOne' | 'findOne' | 'deleteOne'>;

const ROUNDS = 2;
const RIVALS = 20;

/**
 * Every step of this store leans on one promise: of several updates that match a document's version,
 * one is applied. Some servers that speak MongoDB's protocol do not keep it (FerretDB 1 lets most
 * "succeed" and loses them) and would lose answers in silence, so it is tried at every start. Throws
 * `store.not-atomic`.
 */
export async function refuseUnlessAtomic(scratch: ScratchCollection): Promise<void> {
  const _id = `atomic:${randomUUID()}`;
  await scratch.insertOne({ _id, version: 0, wins: 0 });
  try {
    for (let version = 0; version < ROUNDS; version += 1) await race(scratch, _id, version);
    const left = await scratch.findOne({ _id });
    if (left?.version !== ROUNDS || left.wins !== ROUNDS) {
      throw lies(`${ROUNDS} updates left version ${left?.version} and ${left?.wins} wins`);
    }
  } finally {
    await scratch.deleteOne({ _id });
  }
}

async function race(scratch: ScratchCollection, _id: string, version: number): Promise<void> {
  const outcomes = await Promise.all(
    Array.from({ length: RIVALS }, (_, rival) =>
      scratch.updateOne({ _id, version }, { $set: { version: version + 1, winner: rival }, $inc: { wins: 1 } }),
    ),
  );
  const winners = outcomes.flatMap(({ modifiedCount }, rival) => (modifiedCount === 1 ? [rival] : []));
  if (winners.length !== 1) throw lies(`${winners.length} of ${RIVALS} updates that matched one version were applied`);
  const left = await scratch.findOne({ _id });
  if (left?.winner !== winners[0]) throw lies(`update ${winners[0]} was applied and ${left?.winner} was kept`);
}

const lies = (found: string): StoreError =>
  new StoreError(
    'store.not-atomic',
    `The database does not update a document atomically (${found}) and would lose answers: use MongoDB 6 or later`,
  );
