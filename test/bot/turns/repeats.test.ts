import { createRepeats } from '../../../bot/turns/in-order';

const START = 1_700_000_000_000;
let at: number;
let ran: string[];
let repeats: ReturnType<typeof createRepeats>;
beforeEach(() => {
  at = START;
  ran = [];
  repeats = createRepeats(() => at);
});
const task = (name: string) => async (): Promise<void> => void ran.push(name);

test('copies wait for the first one, and run nothing', async () => {
  let end = (): void => {};
  const first = repeats({ key: 'a', line: 'ana' }, () => new Promise((resolve) => (end = resolve)));
  const copy = repeats({ key: 'a', line: 'ana' }, task('copy'));
  await repeats({ key: 'b', line: 'ana' }, task('other'));
  end();
  await Promise.all([first, copy]);
  await repeats({ key: 'a', line: 'ana' }, task('late'));
  expect(ran).toEqual(['other']);
});

test('a key is forgotten after an hour', async () => {
  await repeats({ key: 'a', line: 'ana' }, task('first'));
  at = START + 3_599_999;
  await repeats({ key: 'a', line: 'ana' }, task('copy'));
  at = START + 3_600_001;
  await repeats({ key: 'a', line: 'ana' }, task('again'));
  expect(ran).toEqual(['first', 'again']);
});

test('a failure is forgotten, so that a copy tries again', async () => {
  const down = (): Promise<void> => Promise.reject(new Error('down'));
  await expect(repeats({ key: 'a', line: 'ana', words: 'w' }, down)).rejects.toThrow('down');
  await repeats({ key: 'a', line: 'ana', words: 'w' }, task('up'));
  expect(ran).toEqual(['up']);
});

test('without a key every task runs', async () => {
  await repeats({ line: 'ana' }, task('one'));
  await repeats({ line: 'ana' }, task('two'));
  expect(ran).toEqual(['one', 'two']);
});

describe('a message that says no time of its own', () => {
  const said = (words: string, key: string) => ({ key, line: 'ana', words });

  test('is a copy of the one before it with the same words', async () => {
    await repeats(said('UTSI', '1'), task('first'));
    await repeats(said('UTSI', '2'), task('copy'));
    expect(ran).toEqual(['first']);
  });

  test.each<[string, () => Promise<void>]>([
    ['something else came in between', () => repeats({ line: 'ana' }, task('press'))],
    ['it comes after two minutes', async () => void (at = START + 120_001)],
  ])('is none where %s', async (_, between) => {
    await repeats(said('UTSI', '1'), task('first'));
    await between();
    await repeats(said('UTSI', '2'), task('again'));
    expect(ran.at(-1)).toBe('again');
  });

  test('is none of another person’s', async () => {
    await repeats(said('UTSI', '1'), task('ana'));
    await repeats({ ...said('UTSI', '2'), line: 'bruno' }, task('bruno'));
    expect(ran).toEqual(['ana', 'bruno']);
  });
});
