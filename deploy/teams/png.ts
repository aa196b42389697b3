import { inflateSync } from 'node:zlib';

export interface Pixel {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

export interface Png {
  readonly width: number;
  readonly height: number;
  /** Row by row, from the top left. */
  readonly pixels: readonly Pixel[];
}

const SIGNATURE = '89504e470d0a1a0a';
/** Bytes a pixel, by PNG colour type: RGB and RGBA. */
const BYTES: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

function chunksOf(file: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= file.length;) {
    const length = file.readUInt32BE(at);
    const data = file.subarray(at + 8, at + 8 + length);
    chunks.push({ type: file.toString('latin1', at + 4, at + 8), data });
    at += length + 12;
  }
  return chunks;
}

/** The Paeth predictor of the PNG specification (section 9.4). */
function paeth(left: number, up: number, upLeft: number): number {
  const guess = left + up - upLeft;
  const [toLeft, toUp, toUpLeft] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - upLeft)];
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}

function predicted(filter: number, left: number, up: number, upLeft: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, upLeft);
    default:
      throw new Error(`unknown filter ${filter}`);
  }
}

function unfilter(raw: Buffer, height: number, stride: number, bytes: number): Buffer {
  if (raw.length !== height * (stride + 1)) throw new Error('the image data is cut short');
  const out = Buffer.alloc(height * stride);
  const at = (row: number, column: number): number => (row < 0 || column < 0 ? 0 : (out[row * stride + column] ?? 0));
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (stride + 1)] ?? 0;
    for (let column = 0; column < stride; column += 1) {
      const value = raw[row * (stride + 1) + 1 + column] ?? 0;
      const guess = predicted(filter, at(row, column - bytes), at(row - 1, column), at(row - 1, column - bytes));
      out[row * stride + column] = (value + guess) & 0xff;
    }
  }
  return out;
}

/**
 * Reads what an app icon may be: 8 bits a channel, RGB or RGBA, not interlaced.
 * @throws {Error} where the file is anything else.
 */
export function readPng(file: Buffer): Png {
  if (file.toString('hex', 0, 8) !== SIGNATURE) throw new Error('it is not a PNG file');
  const chunks = chunksOf(file);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (header?.length !== 13) throw new Error('it has no PNG header');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const bytes = BYTES[header[9] ?? -1];
  if (header[8] !== 8 || bytes === undefined || header[12] !== 0) {
    throw new Error('it is not 8-bit RGB or RGBA without interlacing');
  }
  const data = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data));
  const plain = unfilter(inflateSync(data), height, width * bytes, bytes);
  const pixels = Array.from({ length: width * height }, (_, index): Pixel => {
    const at = index * bytes;
    const alpha = bytes === 4 ? (plain[at + 3] ?? 0) : 255;
    return { red: plain[at] ?? 0, green: plain[at + 1] ?? 0, blue: plain[at + 2] ?? 0, alpha };
  });
  return { width, height, pixels };
}
