import { BSON } from 'mongodb';
import type { HistoryEntry } from '../../../core/record/types';
import type { ReportDocument } from './documents';
import { fromEntry } from '../write';

const [OBJECT, ARRAY] = [0x03, 0x04];

interface Element {
  readonly type: number;
  readonly name: string;
  /** Of the value, without type and name. */
  readonly bytes: Uint8Array;
}

/** Throws where the document is torn. */
function elementsOf(bytes: Uint8Array): readonly Element[] {
  return [...BSON.onDemand.parseToElements(bytes)].map(([type, nameAt, nameLength, at, length]) => ({
    type,
    name: Buffer.from(bytes.subarray(nameAt, nameAt + nameLength)).toString('latin1'),
    bytes: bytes.subarray(at, at + length),
  }));
}

/** A document's id; '' where it is torn, or has none. */
export function idIn(bytes: Uint8Array): string {
  const [, id] = /^.{4}\x02_id\0.{4}([^\0]*)\0/s.exec(Buffer.from(bytes).toString('latin1')) ?? [];
  return Buffer.from(id ?? '', 'latin1').toString();
}

/** The whole document as the driver reads it. Throws where it is torn, or a text is no UTF-8. */
export const documentIn = (bytes: Uint8Array): ReportDocument => BSON.deserialize(bytes) as unknown as ReportDocument;

/** The bytes of the history's entries as they are kept. Throws where the document is torn. */
export function entriesIn(bytes: Uint8Array): readonly Element[] {
  const history = elementsOf(bytes).find(({ name }) => name === 'history');
  return history?.type === ARRAY ? elementsOf(history.bytes) : [];
}

/** The number of the first entry that cannot be read by itself; undefined where each can. */
export function unreadableIn(bytes: Uint8Array): number | undefined {
  let seq = 0;
  try {
    for (const entry of entriesIn(bytes)) {
      seq += 1;
      BSON.deserialize(entry.bytes);
    }
    return undefined;
  } catch {
    return Math.max(1, seq);
  }
}

/**
 * Numbers of entries whose bytes are others than the driver writes for what they say. Its reader is lenient: a
 * text may be marked as a symbol, a null as undefined, and an array's places may have any names.
 */
export function alteredIn(entries: readonly Element[], history: readonly HistoryEntry[]): readonly number[] {
  return history.flatMap((entry, place) => {
    const found = entries[place];
    const isOurs = found?.type === OBJECT && found.name === String(place);
    return isOurs && Buffer.from(BSON.serialize(fromEntry(entry))).equals(found.bytes) ? [] : [entry.seq];
  });
}
