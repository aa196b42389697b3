// Gives a TrueType font another name: `node scripts/rename-font.mjs FROM.ttf TO.ttf "Informe Sans"`. Documents are set
// in fonts that no machine has besides, so that they come out alike on all; see documents/templates/fonts/README.md.
import { Buffer } from 'node:buffer';
import { readFileSync, writeFileSync } from 'node:fs';

/** Name ids of OpenType's table `name`: family, unique id, full name, PostScript name. */
const [FAMILY, UNIQUE, FULL, POSTSCRIPT] = [1, 3, 4, 6];
/** Of families with more styles than four, and of sets of them: one name is enough. */
const OTHERS = [16, 17, 21, 22, 25];
const STYLE = 2;
/** Windows, Unicode, English of the United States. */
const RECORD = [3, 1, 0x409];

const [from, to, family] = process.argv.slice(2);
const font = readFileSync(from);
const count = font.readUInt16BE(4);
const tables = Array.from({ length: count }, (_, i) => {
  const at = 12 + i * 16;
  const start = font.readUInt32BE(at + 8);
  return { tag: font.toString('latin1', at, at + 4), data: font.subarray(start, start + font.readUInt32BE(at + 12)) };
});
const tableOf = (tag) => tables.find((table) => table.tag === tag);
tableOf('name').data = renamed(tableOf('name').data);
writeFileSync(to, assembled());

/** All of the licence and the makers stays; what says the name says the new one, once, in English. */
function renamed(table) {
  const texts = new Map();
  for (let i = 0; i < table.readUInt16BE(2); i++) {
    const [platform, encoding, language, id, length, offset] = [0, 2, 4, 6, 8, 10].map((field) =>
      table.readUInt16BE(6 + i * 12 + field),
    );
    if ([platform, encoding, language].join() !== RECORD.join()) continue;
    const start = table.readUInt16BE(4) + offset;
    texts.set(
      id,
      Buffer.from(table.subarray(start, start + length))
        .swap16()
        .toString('utf16le'),
    );
  }
  const style = texts.get(STYLE);
  const full = style === 'Regular' ? family : `${family} ${style}`;
  texts.set(FAMILY, family).set(UNIQUE, full).set(FULL, full);
  texts.set(POSTSCRIPT, `${family.replaceAll(' ', '')}-${style.replaceAll(' ', '')}`);
  OTHERS.forEach((id) => texts.delete(id));
  const entries = [...texts].sort(([a], [b]) => a - b).map(([id, text]) => [id, Buffer.from(text, 'utf16le').swap16()]);
  const head = Buffer.alloc(6 + entries.length * 12);
  head.writeUInt16BE(entries.length, 2);
  head.writeUInt16BE(head.length, 4);
  let offset = 0;
  entries.forEach(([id, text], i) => {
    [...RECORD, id, text.length, offset].forEach((value, field) => head.writeUInt16BE(value, 6 + i * 12 + field * 2));
    offset += text.length;
  });
  return Buffer.concat([head, ...entries.map(([, text]) => text)]);
}

function assembled() {
  const head = tableOf('head');
  head.data = Buffer.from(head.data);
  head.data.writeUInt32BE(0, 8);
  const directory = Buffer.alloc(12 + count * 16);
  font.copy(directory, 0, 0, 12);
  const parts = [];
  let offset = directory.length;
  tables.forEach(({ tag, data }, i) => {
    const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
    const at = 12 + i * 16;
    directory.write(tag, at, 'latin1');
    [sumOf(padded), offset, data.length].forEach((value, field) => directory.writeUInt32BE(value, at + 4 + field * 4));
    parts.push({ tag, padded, offset });
    offset += padded.length;
  });
  const file = Buffer.concat([directory, ...parts.map(({ padded }) => padded)]);
  // The specification's own number, from which the sum of the whole file is taken.
  file.writeUInt32BE((0xb1b0afba - sumOf(file)) >>> 0, parts.find(({ tag }) => tag === 'head').offset + 8);
  return file;
}

function sumOf(bytes) {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}
