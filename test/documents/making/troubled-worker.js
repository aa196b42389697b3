// A process in trouble: the folio, or of a month its name, says in which. Otherwise a paper says in which process, and as which, it was made.
require('../../helpers/world/register-ts.js');
const { Buffer } = require('node:buffer');
const { setTimeout: pause } = require('node:timers/promises');
const { serve } = require('../../../documents/making/serving.ts');

let made = 0;

serve(() => async ({ kind, printed }) => {
  const folio = printed.folio ?? printed.month;
  if (folio === 'fails') throw new Error('A tag is torn');
  if (folio === 'complains') await new Promise((resolve) => process.stderr.write('The ink is out\n', resolve));
  if (folio === 'dies' || folio === 'complains') process.exit(1);
  if (folio === 'aborts') process.abort();
  if (folio === 'hangs') for (;;);
  if (folio === 'slow') await pause(200);
  made += 1;
  return Buffer.from(JSON.stringify({ kind, folio, made, process: process.pid }));
});
