// The thread that makes documents, out of the sources: what Jest compiles for itself no thread sees.
require('./register-ts.js');
module.exports = require('../../documents/making/worker.ts');
