import { join } from 'node:path';

/** Documents are made by threads that run the sources. */
export const making = { worker: join(__dirname, 'papers-worker.js') };
