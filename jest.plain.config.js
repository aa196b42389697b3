/** The plain tests alone: what a mutation must be noticed by. */
module.exports = { ...require('./jest.config.js'), testPathIgnorePatterns: ['\\.(int|long|e2e)\\.test\\.ts$'] };
