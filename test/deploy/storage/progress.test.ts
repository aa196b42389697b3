import { PassThrough } from 'node:stream';
import { createProgress } from '../../../deploy/storage/progress';

function aTerminal(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 120 });
  return { stream, seen: () => String((stream.read() as Buffer | null) ?? '') };
}
const { signal } = new AbortController();

test('a terminal gets a bar, with its rate', () => {
  const { stream, seen } = aTerminal(true);
  let time = 0;
  const progress = createProgress(stream, signal, () => time);
  const { onStep } = progress.stage('Escribiendo');
  for (let done = 1; done <= 3_000; done += 1) {
    time += 1;
    onStep(done, 3_000);
  }
  progress.stop();
  const all = seen();
  expect(all).toContain('Escribiendo');
  expect(all).toContain('100 % | 3,000 de 3,000 | 1,000 por segundo');
});

test('more than was expected is no fault', () => {
  const { stream, seen } = aTerminal(true);
  const progress = createProgress(stream, signal, () => 0);
  const { onStep } = progress.stage('Guardando');
  onStep(1, 0);
  onStep(2, 1);
  progress.stop();
  expect(seen()).toContain('2 de 2');
});

test('a file gets none', () => {
  const { stream, seen } = aTerminal(false);
  const progress = createProgress(stream, signal);
  progress.stage('Escribiendo').onStep(1, 2);
  progress.stop();
  expect(seen()).toBe('');
});
