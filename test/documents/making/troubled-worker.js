// A thread in trouble: the folio says in which. Otherwise a paper says in which thread, and as which, it was made.
const { Buffer } = require('node:buffer');
const { setTimeout: pause } = require('node:timers/promises');
const { threadId, isMainThread } = require('node:worker_threads');

let made = 0;

async function make({ kind, printed: { folio } }) {
  if (folio === 'fails') throw new Error('A tag is torn');
  if (folio.startsWith('dies')) process.exit(1);
  if (folio === 'hangs') for (;;);
  if (folio === 'slow') await pause(200);
  made += 1;
  return Buffer.from(JSON.stringify({ kind, folio, made, threadId, isMainThread }));
}

module.exports = { make };
