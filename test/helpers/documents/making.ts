import { join } from 'node:path';

/** Documents are made by processes that run the sources. */
export const making = { worker: join(__dirname, 'papers-worker.js') };
