import { isReadOnly, isUnreadable, lastingFault } from '../../../bot/turns/faults';
import { failedMessage } from '../../../bot/turns/failed';
import { problemText } from '../../../core/words/problems';
import { StoreError, type StoreErrorCode } from '../../../storage/errors';

const fault = (code: StoreErrorCode) => new StoreError(code, 'down');

test.each<[StoreErrorCode, string]>([
  ['store.corrupt-report', 'report.unreadable'],
  ['store.newer-report', 'report.newer'],
  ['store.too-large', 'report.too-large'],
])('«%s» would come again: a person is told %s, and not to try again', (code, told) => {
  const found = lastingFault(fault(code));
  expect(found?.code).toBe(told);
  const failed = found === undefined ? '' : problemText(found);
  expect(failedMessage(fault(code))).toMatchObject({ where: 'below', failed, screen: { data: { title: failed } } });
});

test.each([fault('store.unreachable'), new Error('down'), 'down', null, undefined, { code: 7 }])(
  'of %p another try may help',
  (error) => {
    expect(lastingFault(error)).toBeUndefined();
    expect([isUnreadable(error), isReadOnly(error)]).toEqual([false, false]);
    expect(failedMessage(error).failed).toContain('Envíelo de nuevo');
  },
);

test('a report that cannot be read and a store that takes no write are told apart', () => {
  const codes: readonly StoreErrorCode[] = ['store.corrupt-report', 'store.read-only', 'store.full'];
  expect(codes.map((code) => isUnreadable(fault(code)))).toEqual([true, false, false]);
  expect(codes.map((code) => isReadOnly(fault(code)))).toEqual([false, true, true]);
});
