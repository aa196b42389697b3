import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { MonthKind } from '../../core/record/queries/month-order';
import type { DocumentKind } from '../kinds';
import type { PrintedMonth } from '../month/printed';
import type { Printed } from '../printed';
import { createPool, type PoolOptions } from './pool';

/** Makes a report's papers, each of them once. All reject where the document cannot be made (see `Pool.run`). */
export interface Papers {
  /** A .docx file. */
  word(printed: Printed): Promise<Buffer>;
  /** A .pdf file. */
  pdf(printed: Printed): Promise<Buffer>;
  /** The first page, as a PNG. */
  picture(printed: Printed): Promise<Buffer>;
  /** A month's report; of hundreds of pages, and of that moment: it is made each time. */
  month(as: MonthKind, printed: PrintedMonth): Promise<Buffer>;
  /** Ends what is being made. */
  close(): Promise<void>;
}

export interface PapersOptions extends PoolOptions {
  /** Bytes of papers that are kept. */
  readonly keptBytes?: number;
}

/** Some five hundred papers of two pages. */
const KEPT_BYTES = 64 * 1024 * 1024;

/**
 * What was made is kept, the newest within so many bytes, by a digest of all that is printed: the same revision is not
 * made again while it is, and whoever asks for one that is being made gets that one. All kinds are made in processes,
 * Word files too: one of two pages takes some 5 ms, but one of 20 matters of 10,000 characters three times that, and which
 * it will be is known when it is made.
 */
export function createPapers({ keptBytes = KEPT_BYTES, ...options }: PapersOptions = {}): Papers {
  const pool = createPool(options);
  const made = new LRUCache<string, Buffer>({ maxSize: keptBytes, sizeCalculation: ({ length }) => length || 1 });
  const inMaking = new Map<string, Promise<Buffer>>();

  return {
    word: (printed) => paper('word', printed),
    pdf: (printed) => paper('pdf', printed),
    picture: (printed) => paper('picture', printed),
    month: async (as, printed) => asBuffer(await pool.run({ kind: 'month', as, printed })),
    close: () => pool.close(),
  };

  async function paper(kind: DocumentKind, printed: Printed): Promise<Buffer> {
    const key = digestOf(kind, printed);
    const known = made.get(key) ?? inMaking.get(key);
    if (known !== undefined) return known;
    const making = make(key, kind, printed).finally(() => inMaking.delete(key));
    inMaking.set(key, making);
    return making;
  }

  async function make(key: string, kind: DocumentKind, printed: Printed): Promise<Buffer> {
    const paper = asBuffer(await pool.run({ kind, printed }));
    made.set(key, paper);
    return paper;
  }
}

const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

const digestOf = (kind: DocumentKind, printed: Printed): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, printed]))
    .digest('base64url');
