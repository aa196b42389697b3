import { createGroupCommit } from '../../storage/sqlite/group-commit';
import type { Transaction } from '../../storage/sqlite/group-commit';

/** A transaction that writes down what happens to it; `failing` says which calls throw, by name and turn. */
function aTransaction(failing: readonly string[] = []) {
  const calls: string[] = [];
  const turns = { begin: 0, commit: 0 };
  const call = (name: 'begin' | 'commit') => (): void => {
    calls.push(name);
    turns[name] += 1;
    if (failing.includes(`${name} ${turns[name]}`)) throw new Error(`${name} failed`);
  };
  const transaction: Transaction = {
    begin: call('begin'),
    commit: call('commit'),
    rollback: () => void calls.push('rollback'),
    fault: (error) => new Error(`fault: ${(error as Error).message}`),
  };
  return { calls, transaction };
}

test('what is asked for in one turn of the loop shares a commit, and nobody hears before it', async () => {
  const { calls, transaction } = aTransaction();
  const group = createGroupCommit(transaction);
  const job = (name: string) =>
    group.write(
      () => void calls.push(`work ${name}`),
      () => void calls.push(`after ${name}`),
    );
  await Promise.all([job('a'), job('b'), Promise.resolve().then(() => job('c'))]);
  expect(calls).toEqual(['begin', 'work a', 'work b', 'work c', 'commit', 'after a', 'after b', 'after c']);
});

test('what lasts for seconds is synced to disk only in the company of what is to last', async () => {
  const begun: string[] = [];
  const { transaction } = aTransaction();
  const group = createGroupCommit({ ...transaction, begin: (outlasts) => void begun.push(outlasts) });
  await group.lease(() => 'a');
  await Promise.all([group.lease(() => 'b'), group.write(() => 'c')]);
  await group.lease(() => 'd');
  expect(begun).toEqual(['process', 'power', 'process']);
});

test('what comes while a group is told of its commit goes into the next', async () => {
  const { calls, transaction } = aTransaction();
  const group = createGroupCommit(transaction);
  expect(await group.write(() => 1)).toBe(1);
  expect(await group.write(() => 2)).toBe(2);
  expect(calls).toEqual(['begin', 'commit', 'begin', 'commit']);
});

test('a job that throws is undone and the others are written by themselves', async () => {
  const { calls, transaction } = aTransaction();
  const group = createGroupCommit(transaction);
  const after = jest.fn();
  const bad = () => {
    throw new Error('bad');
  };
  const results = await Promise.allSettled([group.write(() => 'a'), group.write(bad, after), group.write(() => 'c')]);
  expect(results).toEqual([
    { status: 'fulfilled', value: 'a' },
    { status: 'rejected', reason: new Error('fault: bad') },
    { status: 'fulfilled', value: 'c' },
  ]);
  expect(after).not.toHaveBeenCalled();
  expect(calls).toEqual(['begin', 'rollback', 'begin', 'commit', 'begin', 'rollback', 'begin', 'commit']);
});

test('a commit that fails tells nobody that it was written', async () => {
  const { transaction } = aTransaction(['commit 1', 'commit 3']);
  const group = createGroupCommit(transaction);
  const results = await Promise.allSettled([group.write(() => 'a'), group.write(() => 'b')]);
  expect(results).toEqual([
    { status: 'fulfilled', value: 'a' },
    { status: 'rejected', reason: new Error('fault: commit failed') },
  ]);
});

test('without the lock the whole group is refused at once', async () => {
  const { calls, transaction } = aTransaction(['begin 1']);
  const group = createGroupCommit(transaction);
  const results = await Promise.allSettled([group.write(() => 'a'), group.write(() => 'b')]);
  expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected']);
  expect(calls).toEqual(['begin', 'rollback']);
  expect(await group.write(() => 'c')).toBe('c');
});

test('closing commits what waits and takes no more', async () => {
  const { calls, transaction } = aTransaction();
  const group = createGroupCommit(transaction);
  const waiting = group.write(() => 'a');
  group.close();
  expect(calls).toEqual(['begin', 'commit']);
  expect(await waiting).toBe('a');
  await expect(group.write(() => 'b')).rejects.toMatchObject({ code: 'store.closed' });
});
