import { quantileOf, ratioOf, spreadOf } from './figures';
import { verifyStored } from './verify';

test.each([
  [[3], { median: 3, low: 3, high: 3 }],
  [[4, 1, 3], { median: 3, low: 2, high: 3.5 }],
  [[10, 2, 4, 1, 3], { median: 3, low: 2, high: 4 }],
])('the spread of %j', (values, spread) => expect(spreadOf(values)).toEqual(spread));

test('what a share of values lies below', () => {
  const hundred = Array.from({ length: 101 }, (_, at) => 100 - at);
  expect([0.5, 0.95, 0.99].map((share) => quantileOf(hundred, share))).toEqual([50, 95, 99]);
});

test('a ratio is taken within each round', () => {
  const series = (values: readonly number[]) => values.map((ms, round) => ({ round, ms }));
  const ratio = ratioOf(series([2, 20, 200]), series([1, 10, 100]).reverse(), ({ ms }) => ms);
  expect(ratio).toEqual({ median: 2, low: 2, high: 2 });
});

test('a report that is not in the store is missed', async () => {
  await expect(verifyStored('sqlite::memory:', ['teams:29:V1'])).rejects.toThrow('has 0 reports');
});
