// The process that makes documents, out of the sources: what Jest compiles for itself no other process sees.
require('./register-ts.js');
require('../../documents/making/worker.ts');
