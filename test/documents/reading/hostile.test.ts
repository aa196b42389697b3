import { visitReport } from '../../../core/form/visit-report';
import { readForm } from '../../../documents/reading/reading';
import { pack, zipOf } from '../../../documents/zip/write';
import { seeds } from '../../fixtures/seeds';
import { formFile } from '../../helpers/people/form-files';
import { documentXml, line, wordFile, withPart } from '../../helpers/documents/word-files';

const good = formFile(seeds.mexico.answers);
const inDocument = (xml: string): Buffer => withPart(good, 'word/document.xml', () => xml);
const nested = (open: string, close: string, depth: number): string =>
  open.repeat(depth) + line('x') + close.repeat(depth);

/** A part that says it has fewer bytes than come out of it. */
function lying(bytes: Buffer): Buffer {
  const file = Buffer.from(bytes);
  file.writeUInt32LE(10, listedAt(file, 'word/document.xml') + 24);
  return file;
}

/** Where the archive's directory tells of a part. */
const listedAt = (file: Buffer, name: string): number =>
  file.indexOf(Buffer.from(name), file.indexOf(Buffer.from('PK\u0001\u0002'))) - 46;

/** One whose checksum is another's. */
function torn(bytes: Buffer): Buffer {
  const file = Buffer.from(bytes);
  const at = listedAt(file, 'word/document.xml');
  file.writeUInt32LE((file.readUInt32LE(at + 16) ^ 1) >>> 0, at + 16);
  return file;
}

/** Each part as one that a password opens. */
function encrypted(bytes: Buffer): Buffer {
  const file = Buffer.from(bytes);
  const at = listedAt(file, '_rels/.rels');
  file.writeUInt16LE(file.readUInt16LE(at + 8) | 1, at + 8);
  return file;
}

const twice = (...names: readonly string[]): Buffer => zipOf(names.map((name) => pack(name, documentXml(line('x')))));

/** Sixty-four megabytes of zeros, which take sixty-four kilobytes. */
const bomb = zipOf([
  pack(
    '_rels/.rels',
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>',
  ),
  pack('word/document.xml', Buffer.alloc(64 * 1024 * 1024)),
]);

const compound = (words: string): Buffer =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(512),
    Buffer.from(words, 'utf16le'),
  ]);

const ENTITIES = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "${'x'.repeat(1_000)}">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]><d>&j;</d>`;
const OUTSIDE = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>';

test.each<[string, Buffer, string]>([
  ['a zip bomb', bomb, 'too-big'],
  ['a zip bomb that says that it is small', lying(bomb), 'too-big'],
  ['a part that is not what was packed', torn(good), 'damaged'],
  ['two parts of one name', twice('word/document.xml', 'WORD/document.xml'), 'damaged'],
  ['two parts of one name but for the slash', twice('word/document.xml', 'word\\document.xml'), 'damaged'],
  ['more parts than any form has', zipOf(Array.from({ length: 5_001 }, (_, at) => pack(`${at}`, ''))), 'too-big'],
  ['a zip with something after its end', Buffer.concat([good, Buffer.from('x')]), 'damaged'],
  ['a zip with a password', encrypted(good), 'locked'],
  ['a part that is larger than it says', lying(good), 'damaged'],
  [
    'a million rows',
    inDocument(documentXml(`<w:tbl>${'<w:tr><w:tc><w:p/></w:tc></w:tr>'.repeat(1_000_000)}</w:tbl>`)),
    'too-big',
  ],
  [
    'more rows than a page of a thousand has',
    inDocument(documentXml(`<w:tbl>${'<w:tr><w:tc><w:p/></w:tc></w:tr>'.repeat(300_000)}</w:tbl>`)),
    'too-big',
  ],
  [
    'tables in tables without an end',
    inDocument(documentXml(nested('<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>', 60))),
    'too-big',
  ],
  [
    'elements in elements without an end',
    inDocument(documentXml(nested('<w:smartTag>', '</w:smartTag>', 5_000))),
    'too-big',
  ],
  ['an entity bomb', inDocument(ENTITIES), 'damaged'],
  ['an entity that reads a file', inDocument(OUTSIDE), 'damaged'],
  ['an entity that nobody declared', inDocument(documentXml('<w:p><w:r><w:t>&x;</w:t></w:r></w:p>')), 'damaged'],
  ['XML that ends in the middle', inDocument(documentXml(line('x')).slice(0, -30)), 'damaged'],
  ['no XML', inDocument('words'), 'damaged'],
  ['half a file', good.subarray(0, good.length / 2), 'damaged'],
  ['the head of a zip alone', Buffer.from('PK\u0003\u0004'), 'damaged'],
  ['a file with a password', compound('EncryptedPackage'), 'locked'],
  ['a file of an older Word', compound('WordDocument'), 'old'],
  ['a PDF', Buffer.from('%PDF-1.7\n'), 'pdf'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'other'],
  ['nothing', Buffer.alloc(0), 'other'],
  ['a workbook', wordFile('', { '_rels/.rels': '<Relationships xmlns="x"/>' }), 'other'],
])('%s is turned away: %#', async (_, file, kind) => {
  const before = process.memoryUsage().rss;
  expect(await readForm(visitReport, file)).toEqual({ is: 'other', kind });
  expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
});

test('macros are neither run nor read: the form beside them is', async () => {
  const types = (xml: string): string =>
    xml.replace(/application\/vnd[^"]*document\.main\+xml/, 'application/vnd.ms-word.document.macroEnabled.main+xml');
  const macros = withPart(withPart(good, '[Content_Types].xml', types), 'word/vbaProject.bin', () => 'Sub AutoOpen()');
  expect(await readForm(visitReport, macros)).toMatchObject({ is: 'form' });
});

test('a long file lets others have their turn', async () => {
  const body = documentXml(line('x'.repeat(1_000)).repeat(3_000));
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  await readForm(visitReport, inDocument(body));
  clearInterval(timer);
  expect(turns).toBeGreaterThan(5);
});
