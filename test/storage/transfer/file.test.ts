import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { NamedNote } from '../../../storage/ports';
import type { WholeReport } from '../../../storage/transfer';
import { readExport, writeExport } from '../../../storage/transfer/file';
import { chanceOf } from '../../helpers/world/chance';
import { aReport, paragraph } from '../../helpers/people/reports';
import { aWhole } from '../../helpers/stores/transfer';

const ORIGIN = { at: new Date('2026-03-02T12:00:00.000Z'), from: 'sqlite' } as const;
const REPORTS = ['uno', 'dos \u2028 y \ud83d', 'tres «"\\n»'].map((text) =>
  aWhole({ report: aReport({ answers: { background: paragraph(text) } }) }),
);

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'export-'));
  file = join(folder, 'visits.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

async function* inTurn(reports: readonly WholeReport[], fault?: Error): AsyncGenerator<WholeReport> {
  yield* reports;
  if (fault !== undefined) throw fault;
}

async function readAll(path = file): Promise<readonly (WholeReport | number | undefined)[]> {
  const read: (WholeReport | number | undefined)[] = [];
  for await (const { whole, line } of readExport(path)) read.push(line, whole);
  return read;
}

const write = (reports = REPORTS): Promise<number> => writeExport(file, inTurn(reports), ORIGIN);
const linesIn = (path = file): string[] => readFileSync(path, 'utf8').split('\n').slice(0, -1);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('an export', () => {
  test('gives back what was written, each with the number of its line', async () => {
    expect(await write()).toBe(3);
    expect(await readAll()).toEqual(REPORTS.flatMap((report, nth) => [nth + 2, report]));
    expect(await readAll()).toHaveLength(6);
  });

  test('is lines of plain JSON: what it is, a report each, and what they come to', async () => {
    await write();
    const parsed = linesIn().map((line) => JSON.parse(line) as WholeReport & Record<string, unknown>);
    expect(parsed[0]).toEqual({
      format: 'visit-reports',
      version: 1,
      at: ORIGIN.at.toISOString(),
      from: 'sqlite',
      notes: [],
    });
    const [first] = REPORTS;
    expect(parsed[1]).toEqual({ sha256: expect.any(String) as string, ...first });
    expect(parsed[1]?.history[0]?.event.type).toBe('ReportCancelled');
    const before = linesIn().slice(0, -1);
    expect(parsed.at(-1)).toEqual({ end: true, reports: 3, sha256: sha256(`${before.join('\n')}\n`) });
    expect(linesIn()).toHaveLength(5);
  });

  test('brings along what is kept beside reports, if anything', async () => {
    const notes = [{ name: 'review-channel.slack', value: { at: '2026-03-02T12:00:00.000Z', earlier: [null] } }];
    const notesOf = async (): Promise<readonly NamedNote[]> => {
      const found: NamedNote[] = [];
      for await (const _ of readExport(file, found));
      return found;
    };
    await write();
    expect(await notesOf()).toEqual([]);
    rmSync(file);
    await writeExport(file, inTurn(REPORTS), { ...ORIGIN, notes });
    expect(await notesOf()).toEqual(notes);
  });

  test('shows half a surrogate pair, which other readers refuse, as one that is missing, and keeps it', async () => {
    const texts = ['\ud83d', '\udc00\ud83d', '\\\ud83d', '\\ud83d', '😀\ude00'];
    const reports = texts.map((text) => aWhole({ report: aReport({ answers: { background: paragraph(text) } }) }));
    await write(reports);
    expect((await readAll()).filter((one) => typeof one === 'object')).toEqual(reports);
    const shown = linesIn()
      .slice(1, -1)
      .map((line) => JSON.parse(line) as WholeReport & { exact?: string });
    expect(shown.map(({ report }) => report)).toEqual(
      texts.map((text, nth) => ({ ...reports[nth]?.report, answers: { background: paragraph(text.toWellFormed()) } })),
    );
    expect(shown.map(({ exact }) => exact === undefined)).toEqual([false, false, false, true, false]);
    expect(linesIn().join('\n')).not.toMatch(/(?<!\\)(\\\\)*\\ud/);
  });

  test('may have no reports', async () => {
    await write([]);
    expect(await readAll()).toEqual([]);
  });

  test('is gzipped where its name says so', async () => {
    await write();
    const plain = readFileSync(file);
    file = join(folder, 'visits.jsonl.gz');
    await write();
    expect(gunzipSync(readFileSync(file))).toEqual(plain);
    expect(await readAll()).toHaveLength(6);
  });

  test('takes no other file’s place, and is its owner’s alone', async () => {
    await write();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const before = readFileSync(file);
    await expect(write([])).rejects.toMatchObject({ code: 'exists' });
    expect(readFileSync(file)).toEqual(before);
    expect(readdirSync(folder)).toEqual(['visits.jsonl']);
  });

  test('appears once it is whole, whatever a killed one left', async () => {
    writeFileSync(`${file}.part`, 'left by a kill', { mode: 0o644 });
    await expect(writeExport(file, inTurn(REPORTS, new Error('gone')), ORIGIN)).rejects.toThrow('gone');
    expect(readdirSync(folder)).toEqual([]);
    async function* watching(): AsyncGenerator<WholeReport> {
      yield* REPORTS;
      expect(existsSync(file)).toBe(false);
    }
    await writeExport(file, watching(), ORIGIN);
    expect(readdirSync(folder)).toEqual(['visits.jsonl']);
  });

  test('that cannot be written says so', async () => {
    file = join(folder, 'none', 'visits.jsonl');
    await expect(write()).rejects.toMatchObject({ code: 'cannot-write' });
  });
});

describe('a file is refused', () => {
  const rewritten = (change: (lines: string[]) => readonly string[]): void =>
    writeFileSync(
      file,
      change(linesIn())
        .map((line) => `${line}\n`)
        .join(''),
    );
  const edited = (nth: number, from: string, to: string) => (lines: string[]) =>
    lines.map((line, at) => (at === nth ? line.replace(from, to) : line));

  test.each<[string, (lines: string[]) => readonly string[], string, number]>([
    ['an answer changed', edited(2, 'dos', 'DOS'), 'damaged', 3],
    ['a seal changed', edited(3, '"sha256":"', '"sha256":"0'), 'damaged', 4],
    ['a line that is no JSON', edited(1, '{', ''), 'damaged', 2],
    ['a line lost', (lines) => lines.filter((_, nth) => nth !== 2), 'damaged', 4],
    ['a line twice', (lines) => [...lines.slice(0, 2), ...lines.slice(1)], 'damaged', 6],
    ['lines exchanged', ([a = '', b = '', c = '', ...more]) => [a, c, b, ...more], 'damaged', 5],
    ['a line after the end', (lines) => [...lines, '{}'], 'damaged', 6],
    ['another header', edited(0, '2026', '2025'), 'damaged', 5],
    ['another count', edited(4, '"reports":3', '"reports":4'), 'damaged', 5],
    ['no last line', (lines) => lines.slice(0, -1), 'cut-off', 5],
    ['only its header', (lines) => lines.slice(0, 1), 'cut-off', 2],
    ['a newer format', edited(0, '"version":1', '"version":2'), 'newer', 1],
    ['another format', edited(0, 'visit-reports', 'visits'), 'foreign', 1],
    ['nothing in it', () => [], 'foreign', 1],
    ['other text', () => ['hola', 'adiós'], 'foreign', 1],
  ])('with %s', async (_, change, code, line) => {
    await write();
    rewritten(change);
    await expect(readAll()).rejects.toMatchObject({ code, line });
  });

  test.each(['schemaVersion', 'formVersion'] as const)('with a report of a newer release (%s)', async (version) => {
    const newer = aWhole({ report: aReport({ [version]: 99 }) });
    await write([...REPORTS, newer]);
    await expect(readAll()).rejects.toMatchObject({ code: 'newer', line: 5, reportId: newer.report.id });
  });

  test('with a report that lacks a part, though its seal is right', async () => {
    await write([{ ...aWhole(), history: undefined } as unknown as WholeReport]);
    await expect(readAll()).rejects.toMatchObject({ code: 'damaged', line: 2 });
  });

  test.each(['visits.jsonl', 'visits.jsonl.gz'])('cut off anywhere, or with any bit changed: %s', async (name) => {
    file = join(folder, name);
    await write();
    const bytes = readFileSync(file);
    const whole = await readAll();
    const chance = chanceOf(7);
    for (let time = 0; time < 150; time += 1) {
      const length = time < 5 ? bytes.length - 1 - time : chance.between(0, bytes.length - 1);
      writeFileSync(file, bytes.subarray(0, length));
      await expect(readAll()).rejects.toMatchObject({ name: 'TransferError' });
      const flipped = Buffer.from(bytes);
      // Gzip's own header says when, and on what system, and is no part of what it holds.
      const at = chance.between(name.endsWith('.gz') ? 10 : 0, bytes.length - 1);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << chance.between(0, 7));
      writeFileSync(file, flipped);
      // A few bits of gzip's fill its last byte up and hold nothing: without them all is read as it was.
      const read = await readAll().catch((error: unknown) => error);
      if (!name.endsWith('.gz') || read instanceof Error) expect(read).toMatchObject({ name: 'TransferError' });
      else expect(read).toEqual(whole);
    }
  });

  test('with its gzip cut off, as one that lacks its end', async () => {
    file = join(folder, 'visits.jsonl.gz');
    await write();
    writeFileSync(file, readFileSync(file).subarray(0, -9));
    await expect(readAll()).rejects.toMatchObject({ code: 'cut-off' });
  });

  test('that is gzip by its name only, or only by its content', async () => {
    await write();
    const [plain, zipped] = [join(folder, 'plain.gz'), join(folder, 'zipped')];
    writeFileSync(plain, readFileSync(file));
    writeFileSync(zipped, gzipSync(readFileSync(file)));
    for (const path of [plain, zipped]) await expect(readAll(path)).rejects.toMatchObject({ code: 'foreign' });
  });

  test('that is not there', async () => {
    await expect(readAll()).rejects.toMatchObject({ code: 'missing' });
  });
});
