import { Readable } from 'node:stream';
import type { FileMaker, FileOrder } from '../../../bot/outbox/files/orders';
import { problem } from '../../../core/words/problems';
import { encodePress, PRESS } from '../../../core/screen/press';

/** A file of letters, to be ordered in tests; it says who asked for it last, and how often it was made. */
export function letters() {
  const made: { readonly ids: readonly string[] }[] = [];
  const state = { fails: false, waits: Promise.resolve(), denied: false };
  const maker: FileMaker = async (order, { ids }) => {
    if (state.denied) return problem('file.order');
    const bytes = Number(order['bytes']);
    return {
      name: 'letras.txt',
      type: 'text/plain',
      label: 'texto',
      stream: (progress) => {
        made.push({ ids });
        return Readable.from(parts(bytes, progress));
      },
      told: () => ({ title: 'Letras <de> prueba', lines: [`Son ${bytes} bytes.`] }),
      facts: () => ({ bytes }),
    };
  };
  async function* parts(bytes: number, progress: (done: number, of: number | undefined) => void) {
    progress(1, 2);
    yield content(Math.floor(bytes / 2));
    await state.waits;
    if (state.fails) throw new Error('The store is gone');
    yield content(Math.ceil(bytes / 2));
  }
  return { makers: { letters: maker }, made, state };
}

export const content = (bytes: number): Buffer => Buffer.alloc(bytes, 'abcdefghijk');
/** The whole of it. */
export const lettersOf = (bytes: number): Buffer =>
  Buffer.concat([content(Math.floor(bytes / 2)), content(Math.ceil(bytes / 2))]);

export const orderOf = (bytes: number): FileOrder => ({ kind: 'letters', bytes });

/** What a button carries that has it made. */
export const pressFor = (bytes: number) => ({
  [PRESS]: encodePress({ verb: 'makeFile', order: JSON.stringify(orderOf(bytes)) }),
});
