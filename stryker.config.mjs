/**
 * `npm run mutate` changes the core and the turns a little, one change at a time, and names each change that no
 * plain test notices; `npm run mutate -- -m core/record/queries/waiting.ts` does so in one file. What it found is kept
 * beside the other caches, so that the next run tries only what has changed since.
 */
export default {
  mutate: ['core/**/*.ts', 'bot/turns/**/*.ts', '!**/*.es.ts'],
  testRunner: 'jest',
  jest: { configFile: 'jest.plain.config.js', enableFindRelatedTests: true },
  coverageAnalysis: 'perTest',
  ignorePatterns: ['dist', 'data', 'coverage'],
  ignoreStatic: true,
  incremental: true,
  incrementalFile: 'node_modules/.cache/mutations.json',
  tempDirName: 'coverage/mutations',
  reporters: ['clear-text', 'progress'],
  clearTextReporter: { allowColor: true, reportTests: false, logTests: false },
  thresholds: { high: 95, low: 90, break: null },
};
