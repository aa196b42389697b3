// The process that makes documents, out of the sources: what Jest compiles for itself no other process sees.
require('../world/register-ts.js');
require('../../../documents/making/worker.ts');
