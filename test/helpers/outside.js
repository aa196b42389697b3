// Libraries that take Jest a second to load, in each of the files of tests: the environment below loads them as Node does,
// once for all files of a worker, and the transform puts what it loaded in the place of theirs. Not among
// them is what keeps state between files, what asks whether ours is an `Error`, and whose clock or `fetch` a test replaces.
const { isNativeError } = require('node:util/types');
const { TestEnvironment } = require('jest-environment-node');

class Environment extends TestEnvironment {
  async setup() {
    await super.setup();
    const { Error } = this.global;
    // Their errors are of Node's own class, as those of Node are.
    Object.defineProperty(Error, Symbol.hasInstance, {
      value(thrown) {
        return (this === Error && isNativeError(thrown)) || Function.prototype[Symbol.hasInstance].call(this, thrown);
      },
    });
    Object.defineProperty(this.global, 'loadedOutside', { value: (file) => require(file) });
  }
}

module.exports = Environment;
module.exports.TestEnvironment = Environment;
module.exports.process = (_source, file) => ({ code: `module.exports = loadedOutside(${JSON.stringify(file)});` });
