import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { openArchive, writeArchive } from '../../storage/archive';
import { StoreError } from '../../storage/errors';
import { digestOf } from '../../storage/whole';
import type { Read, ReportSource, WholeReport } from '../../storage/whole';
import { chanceOf } from '../helpers/chance';
import { aSqlitePlace } from '../helpers/places';
import type { SqlitePlace } from '../helpers/places';
import { ODD } from '../helpers/populated';
import { aRun, aWhole, wholesOf } from '../helpers/whole';

let place: SqlitePlace;
let folder: string;
let file: string;
beforeEach(() => {
  place = aSqlitePlace();
  folder = join(place.file, '..');
  mkdirSync(folder);
  file = join(folder, 'visits.backup');
});
afterEach(() => place.remove());

const NOW = new Date('2026-03-02T12:00:00.000Z');
const writing = (more: object = {}) => ({ ...aRun(), from: 'sqlite', now: NOW, overwrite: false, ...more });

function sourceOf(reads: readonly (WholeReport | Read)[]): ReportSource {
  return {
    count: async () => reads.length,
    async *read() {
      for (const read of reads) yield 'document' in read ? { id: read.id, report: read } : read;
    },
  };
}

const wholes = ['a', 'b', 'c'].map((id) => aWhole({ id, document: JSON.stringify({ id, text: ODD }) }));
const written = () => writeArchive(file, sourceOf(wholes), writing());
const linesIn = (): string[] => gunzipSync(readFileSync(file)).toString().split('\n').slice(0, -1);
const replaceLines = (lines: readonly string[]): void =>
  writeFileSync(file, gzipSync(lines.map((line) => `${line}\n`).join('')));
const codeOf = async (): Promise<unknown> => {
  try {
    await (await openArchive(file)).check(aRun());
    return 'whole';
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
};

describe('a backup', () => {
  test('gives back what went in, from any report on', async () => {
    const { reports, hash } = await written();
    const archive = await openArchive(file);
    expect(archive.header).toEqual({ at: NOW.toISOString(), from: 'sqlite', reports: 3 });
    expect(await archive.count()).toBe(3);
    expect(await wholesOf(archive)).toEqual(wholes);
    expect(await wholesOf(archive, { after: 'b' })).toEqual([wholes[2]]);
    expect(await archive.check(aRun())).toMatchObject({ reports, hash });
  });

  test('of nothing is a backup too', async () => {
    await writeArchive(file, sourceOf([]), writing());
    expect(await codeOf()).toBe('whole');
    expect(await wholesOf(await openArchive(file))).toEqual([]);
  });

  test('is for its owner alone, and leaves nothing beside it', async () => {
    writeFileSync(`${file}.part`, 'what an earlier one left');
    chmodSync(`${file}.part`, 0o666);
    await written();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['visits.backup']);
  });

  test('says what could not be read, and holds the rest', async () => {
    const fault = new StoreError('store.corrupt', 'x');
    const { left, reports } = await writeArchive(file, sourceOf([...wholes, { id: 'd', fault }]), writing());
    expect(left).toMatchObject({ count: 1, first: ['d'] });
    expect(reports).toBe(3);
    expect(await codeOf()).toBe('whole');
  });

  test('does not take the place of a file, unless told to', async () => {
    writeFileSync(file, 'mine');
    await expect(written()).rejects.toMatchObject({ code: 'archive.exists' });
    expect(readFileSync(file, 'utf8')).toBe('mine');
    await writeArchive(file, sourceOf(wholes), writing({ overwrite: true }));
    expect(await codeOf()).toBe('whole');
  });

  test.each([
    ['the source fails', () => new StoreError('store.unreachable', 'gone'), 'store.unreachable'],
    ['it is interrupted', () => undefined, 'ABORT_ERR'],
  ])('where %s leaves what was there, and nothing else', async (_, failing, code) => {
    writeFileSync(file, 'mine');
    const interruption = new AbortController();
    const source: ReportSource = {
      count: async () => 9,
      async *read() {
        for (const read of wholes) yield { id: read.id, report: read };
        const error = failing();
        if (error !== undefined) throw error;
        interruption.abort();
        yield { id: 'd', report: aWhole({ id: 'd' }) };
      },
    };
    const all = writing({ overwrite: true, signal: interruption.signal });
    const error: unknown = await writeArchive(file, source, all).catch((thrown: unknown) => thrown);
    expect((error as { code?: unknown }).code).toBe(code);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toEqual(['visits.backup']);
  });

  test('does not take the place of a file that comes meanwhile', async () => {
    const source: ReportSource = {
      count: async () => 1,
      async *read() {
        yield { id: 'a', report: aWhole({ id: 'a' }) };
        writeFileSync(file, 'mine');
      },
    };
    await expect(writeArchive(file, source, writing())).rejects.toMatchObject({ code: 'archive.exists' });
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toEqual(['visits.backup']);
  });

  test('in a folder that is not there cannot be written', async () => {
    const elsewhere = join(folder, 'none', 'x');
    await expect(writeArchive(elsewhere, sourceOf(wholes), writing())).rejects.toMatchObject({
      code: 'archive.cannot-write',
    });
    expect(existsSync(elsewhere)).toBe(false);
  });
});

describe('what is no whole backup is refused', () => {
  beforeEach(() => written());

  test('cut off anywhere', async () => {
    const bytes = readFileSync(file);
    for (let length = bytes.length - 1; length >= 0; length -= 37) {
      writeFileSync(file, bytes.subarray(0, length));
      expect(await codeOf()).toMatch(/^archive\.(damaged|foreign)$/);
    }
  });

  test('with a byte changed anywhere', async () => {
    const bytes = readFileSync(file);
    const chance = chanceOf(7);
    for (let time = 0; time < 150; time += 1) {
      const changed = Buffer.from(bytes);
      // The time, the system and flags in gzip's own header (bytes 4 to 9) are no part of what was zipped.
      const at = chance.between(10, bytes.length - 1);
      changed[at] = (changed[at] ?? 0) ^ (1 << chance.between(0, 7));
      writeFileSync(file, changed);
      expect(await codeOf()).toMatch(/^archive\.(damaged|foreign|newer)$/);
    }
  });

  test.each<[string, (lines: string[]) => string[]]>([
    ['an edited text', (lines) => lines.map((line) => line.replace('mitad', 'medio'))],
    ['an edited number', (lines) => lines.map((line) => line.replace('"attempts":3', '"attempts":0'))],
    ['another place in the order', (lines) => lines.map((line) => line.replace('"id":"b"', '"id":"bb"'))],
    ['a report less', ([header = '', , ...rest]) => [header, ...rest]],
    ['a report twice', ([header = '', first = '', ...rest]) => [header, first, first, ...rest]],
    ['reports in another order', ([header = '', a = '', b = '', ...rest]) => [header, b, a, ...rest]],
    ['no end', (lines) => lines.slice(0, -1)],
    ['an end of another', (lines) => lines.map((line) => line.replace('"reports":3,"hash"', '"reports":2,"hash"'))],
    ['more after its end', (lines) => [...lines, lines[1] ?? '']],
    ['a second end', (lines) => [...lines, lines.at(-1) ?? '']],
    ['a line of another kind', ([header = '', ...rest]) => [header, '{"x":1}', ...rest]],
    ['a line that is no JSON', ([header = '', ...rest]) => [header, 'hola', ...rest]],
    ['an empty line', ([header = '', ...rest]) => [header, '', ...rest]],
    ['a report that lacks a part', (lines) => lines.map((line) => line.replace('"posts":', '"pasts":'))],
  ])('%s', async (_, edit) => {
    replaceLines(edit(linesIn()));
    expect(await codeOf()).toBe('archive.damaged');
  });

  test('a made-up report whose hash fits it is missed by the hash of all', async () => {
    const made = aWhole({ id: 'b' });
    const line = JSON.stringify({ hash: digestOf(made), report: made });
    replaceLines(linesIn().map((each, at) => (at === 2 ? line : each)));
    expect(await codeOf()).toBe('archive.damaged');
  });

  test('cut off in the middle of its last line', async () => {
    const text = gunzipSync(readFileSync(file)).toString();
    writeFileSync(file, gzipSync(text.slice(0, -5)));
    expect(await codeOf()).toBe('archive.damaged');
  });

  test('with bytes after it', async () => {
    writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from('more')]));
    expect(await codeOf()).toMatch(/^archive\.(damaged|foreign)$/);
  });

  test.each<[string, () => Buffer | string]>([
    ['a text', () => 'hola\n'.repeat(100)],
    ['a database', () => 'SQLite format 3\u0000'.repeat(100)],
    ['zipped nothing', () => gzipSync('')],
    ['another zipped text', () => gzipSync('hola\nadiós\n')],
    ['other zipped JSON', () => gzipSync('{"format":"else","version":1}\n{}\n')],
    ['no header', () => gzipSync(linesIn().slice(1).join('\n'))],
  ])('%s is foreign', async (_, content) => {
    writeFileSync(file, content());
    await expect(openArchive(file)).rejects.toMatchObject({ code: 'archive.foreign' });
  });

  test('a newer one, whatever else is in it', async () => {
    replaceLines([linesIn()[0]?.replace('"version":1', '"version":2,"more":true') ?? '', 'who knows']);
    await expect(openArchive(file)).rejects.toMatchObject({ code: 'archive.newer' });
  });

  test('none at all, or a folder', async () => {
    await expect(openArchive(join(folder, 'none'))).rejects.toMatchObject({ code: 'archive.missing' });
    await expect(openArchive(folder)).rejects.toMatchObject({ code: 'archive.missing' });
  });
});
