// A process whose typesetter takes it down.
require('../../helpers/world/register-ts.js');
const { Buffer } = require('node:buffer');
const { serve } = require('../../../documents/making/serving.ts');

serve(
  () =>
    async ({ kind }) =>
      kind === 'pdf' ? process.abort() : Buffer.from(kind),
);
