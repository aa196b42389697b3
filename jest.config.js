/** Loaded outside of Jest's sandbox; see `outside.js`. */
const outside = 'botbuilder|botframework-connector|adaptivecards-templating';

/** Plain tests first: the suffix says what a test needs (`.int` a server or a process, `.e2e` a browser, `.long` minutes). */
module.exports = {
  testEnvironment: require.resolve('./test/helpers/outside.js'),
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
    [`/node_modules/(${outside})/.+\\.js$`]: require.resolve('./test/helpers/outside.js'),
  },
  transformIgnorePatterns: [`/node_modules/(?!(${outside})/)`],
  testTimeout: 30_000,
};
