import fc from 'fast-check';
import { backoffMs } from '../../../bot/outbox/backoff';

const limits = { baseMs: 1_000, capMs: 60_000 };

test.each([
  [1, 500],
  [2, 1_000],
  [3, 2_000],
  [6, 16_000],
  [7, 30_000],
  [2_000, 30_000],
])('after %d failures half the jitter is %d ms', (failures, waitMs) => {
  expect(backoffMs(failures, () => 0.5, limits)).toBe(waitMs);
});

test('the jitter goes from nothing to just under the whole', () => {
  expect(backoffMs(3, () => 0, limits)).toBe(0);
  expect(backoffMs(3, () => 0.999_999, limits)).toBe(3_999);
});

test('a wait that was asked for is kept, with a little on top', () => {
  expect(backoffMs(1, () => 0, limits, 30_000)).toBe(30_000);
  expect(backoffMs(9, () => 0.5, limits, 30_000)).toBe(31_000);
  expect(backoffMs(1, () => 0.5, limits, 1_500.2)).toBe(2_001);
});

test.each([0, -5, Number.NaN])('%d ms is no wait anyone asked for', (asked) => {
  expect(backoffMs(1, () => 0.5, limits, asked)).toBe(500);
});

test('nobody can ask for more than a day', () => {
  expect(backoffMs(1, () => 0, limits, Number.POSITIVE_INFINITY)).toBe(86_400_000);
});

test('it is always a whole number of ms within its bounds', () => {
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000 }), random, (failures, drawn) => {
      const waitMs = backoffMs(failures, () => drawn, limits);
      return Number.isInteger(waitMs) && waitMs >= 0 && waitMs < limits.capMs;
    }),
  );
});
