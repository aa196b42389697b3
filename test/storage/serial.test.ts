import { createSerial } from '../../storage/serial';

const gate = () => {
  let open: () => void = () => {};
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { open, passed };
};

test('tasks of one key run one after another, in the order they came', async () => {
  const serial = createSerial();
  const first = gate();
  const order: string[] = [];
  const runs = [
    serial('a', async () => {
      await first.passed;
      order.push('first');
    }),
    serial('a', async () => void order.push('second')),
  ];
  await serial('b', async () => void order.push('other key'));
  first.open();
  await Promise.all(runs);
  expect(order).toEqual(['other key', 'first', 'second']);
});

test('a task that fails fails alone', async () => {
  const serial = createSerial();
  const failed = serial('a', () => Promise.reject(new Error('down')));
  const next = serial('a', async () => 'up');
  await expect(failed).rejects.toThrow('down');
  expect(await next).toBe('up');
});
