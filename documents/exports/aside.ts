import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip, createGzip } from 'node:zlib';

/** Text put aside on the disk, compressed, until its turn in the file comes. */
export interface Aside {
  write(text: string): Promise<void>;
  /** To be called once all is written; reads it from its beginning. */
  read(): Promise<Readable>;
}

export interface AsideFolder {
  begin(): Aside;
  /** Nothing of it stays. */
  drop(): Promise<void>;
}

/** A folder that its owner alone reads. */
export async function asideFolder(): Promise<AsideFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'visit-report-export-'));
  const open: Readable[] = [];
  let count = 0;
  return {
    begin: () => {
      const path = join(folder, String((count += 1)));
      const zip = createGzip({ level: constants.Z_BEST_SPEED });
      const written = pipeline(zip, createWriteStream(path, { mode: 0o600 }));
      // Whoever writes hears of it as well, by `write` or `read`.
      written.catch(() => undefined);
      return {
        write: async (text) => {
          if (!zip.write(text) && !zip.destroyed) await once(zip, 'drain');
          if (zip.errored !== null) throw zip.errored;
        },
        read: async () => {
          zip.end();
          await written;
          const content = createGunzip();
          open.push(content);
          pipeline(createReadStream(path), content).catch((error: Error) => content.destroy(error));
          return content;
        },
      };
    },
    drop: async () => {
      for (const stream of open) stream.destroy();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
