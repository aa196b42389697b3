/** Plain tests first: the suffix says what a test needs (`.int` a server or a process, `.e2e` a browser, `.long` minutes). */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // jose is an ES module alone, which jest's own `require` does not load on Node 20: it is compiled as our own files are.
  transformIgnorePatterns: ['/node_modules/(?!jose/)'],
  transform: {
    '(\\.tsx?|/node_modules/jose/.+\\.js)$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  testTimeout: 30_000,
};
