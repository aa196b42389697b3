import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** A file as it lies in an archive: packed once, it goes into any number of them. */
export interface Packed {
  readonly name: Buffer;
  readonly bytes: Buffer;
  readonly checksum: number;
  /** Bytes before it was packed. */
  readonly size: number;
}

/** `level` as zlib's: 9 is worth its time for what is packed once. Names are ASCII. */
export function pack(name: string, content: string | Buffer, level = 6): Packed {
  const raw = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    name: Buffer.from(name),
    bytes: deflateRawSync(raw, { level, memLevel: 9 }),
    checksum: crc32(raw),
    size: raw.length,
  };
}

export const unpacked = ({ bytes }: Packed): Buffer => inflateRawSync(bytes);

const DEFLATE = 8;
/** 2.0: the version of the format that has deflate. */
const NEEDED = 20;
/** 1 January 1980, the format's first day: the same content is the same archive, whenever it is made. */
const DATE = 0x21;

/** An archive of files, in that order, well under the format's 4 GB. */
export function zipOf(files: readonly Packed[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const common = commonOf(file);
    const local = Buffer.concat([LOCAL, common, NOTHING_MORE]);
    directory.push(centralOf(common, at), file.name);
    pieces.push(local, file.name, file.bytes);
    at += local.length + file.name.length + file.bytes.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...pieces, central, endOf(files.length, central.length, at)]);
}

const LOCAL = Buffer.from('PK\x03\x04', 'latin1');
const CENTRAL = Buffer.from([...Buffer.from('PK\x01\x02', 'latin1'), NEEDED, 0]);
/** No extra fields. */
const NOTHING_MORE = Buffer.alloc(2);

/** What both headers of a file say alike. */
function commonOf({ name, bytes, checksum, size }: Packed): Buffer {
  const common = Buffer.alloc(24);
  common.writeUInt16LE(NEEDED, 0);
  common.writeUInt16LE(DEFLATE, 4);
  common.writeUInt16LE(DATE, 8);
  common.writeUInt32LE(checksum, 10);
  common.writeUInt32LE(bytes.length, 14);
  common.writeUInt32LE(size, 18);
  common.writeUInt16LE(name.length, 22);
  return common;
}

function centralOf(common: Buffer, at: number): Buffer {
  const rest = Buffer.alloc(16);
  rest.writeUInt32LE(at, 12);
  return Buffer.concat([CENTRAL, common, rest]);
}

function endOf(count: number, length: number, at: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(at, 16);
  return end;
}
