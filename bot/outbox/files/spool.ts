import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A file on the disk of this machine, as long as somebody may want it. */
export interface Spooled {
  readonly bytes: number;
  readonly open: () => Readable;
  /** To be called once nobody reads it any more. */
  drop(): Promise<void>;
}

/**
 * Writes a stream to a file that its owner alone can read: a platform asks how long a file is before it takes the
 * first byte, and whole it may not fit into memory. Rejects, and leaves nothing, where the stream fails or `signal`
 * aborts it.
 */
export async function spool(content: Readable, signal: AbortSignal): Promise<Spooled> {
  const folder = await mkdtemp(join(tmpdir(), 'visit-report-bot-'));
  const drop = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'file');
  try {
    const file = createWriteStream(path, { mode: 0o600 });
    await pipeline(content, file, { signal });
    return { bytes: file.bytesWritten, open: () => createReadStream(path), drop };
  } catch (error) {
    await drop();
    throw error;
  }
}
