import { Worker } from 'node:worker_threads';
import type { Answer, Office, Task } from './task';

type Make = (task: Task) => Promise<Uint8Array>;

/** Makes this process one of documents (see `maker.ts`), for as long as the bot that began it wants it and lives. */
export function serve(begin: (office: Office) => Make): void {
  // Ctrl-C and service managers tell the bot's processes as well; it alone knows what is to be finished still.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
  process.on('disconnect', () => process.exit());
  endWithBot();
  let make: Make | undefined;
  process.on('message', (message) => {
    if (make === undefined) make = begin(message as Office);
    else void answer(make, message as Task).then((said) => process.send?.(said));
  });
}

async function answer(make: Make, task: Task): Promise<Answer> {
  try {
    return { made: await make(task), resident: process.memoryUsage.rss() };
  } catch (error) {
    return { failed: error instanceof Error ? error : new Error(String(error)) };
  }
}

const WATCH = `
  const { workerData: bot } = require('node:worker_threads');
  setInterval(() => process.ppid === bot || process.kill(process.pid, 'SIGKILL'), 1_000);
`;

/** A typesetter that hangs hears of nothing, the bot's end included: a thread beside it looks whether the bot is there. */
function endWithBot(): void {
  new Worker(WATCH, { eval: true, workerData: process.ppid });
}
