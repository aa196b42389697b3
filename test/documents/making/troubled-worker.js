// A thread in trouble: the folio says in which. Otherwise a paper says in which thread, and as which, it was made.
const { threadId, isMainThread } = require('node:worker_threads');

let made = 0;
exports.make = async ({ kind, printed: { folio } }) => {
  if (folio === 'fails') throw new Error('A tag is torn');
  if (folio === 'dies') process.exit(1);
  if (folio === 'hangs') for (;;);
  if (folio === 'slow') await new Promise((resolve) => setTimeout(resolve, 200));
  made += 1;
  return Buffer.from(JSON.stringify({ kind, folio, made, threadId, isMainThread }));
};
