import { MongoBulkWriteError, MongoNetworkError, MongoServerError } from 'mongodb';
import { translate } from '../../storage/mongodb/faults';

const bulk = Object.assign(Object.create(MongoBulkWriteError.prototype) as MongoBulkWriteError, {
  code: 'EPIPE',
  message: 'This socket has been ended by the other party',
});

test.each<[string, unknown, string]>([
  ['a connection that is gone', new MongoNetworkError('closed'), 'store.unreachable'],
  ['a socket that ended during a bulk write', bulk, 'store.unreachable'],
  ['a primary that steps down', new MongoServerError({ message: 'x', code: 10_107 }), 'store.unreachable'],
  ['a full disk', new MongoServerError({ message: 'x', code: 14_031 }), 'store.full'],
  ['what nobody knows', new MongoServerError({ message: 'x', code: 1 }), 'store.failed'],
])('%s is told as what it is', (_, error, code) => expect(translate(error)).toMatchObject({ code }));

test('any other error stays what it is', () => {
  const error = new TypeError('ours');
  expect(translate(error)).toBe(error);
});
