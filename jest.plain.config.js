/** The plain tests alone: what a mutation must be noticed by. The sources are among the roots so that jest finds who imports them. */
const sources = ['bot', 'cards', 'core', 'documents', 'storage', 'test'].map((folder) => `<rootDir>/${folder}`);
module.exports = {
  ...require('./jest.config.js'),
  roots: sources,
  testPathIgnorePatterns: ['\\.(int|long|e2e)\\.test\\.ts$'],
};
