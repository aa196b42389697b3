import { Readable, type PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { Report } from '../../core/record/types';
import { exported } from '../../core/paper/screens/exports.es';
import { asideFolder, type Aside, type AsideFolder } from './aside';
import { matterColumns, mattersOf, reportColumns, type Exporting, type Matter } from './columns';
import { partsFor, sheetPath, type SheetNamed } from './parts';
import { ROW_LIMIT, sheetHead, sheetRow, sheetTail } from './sheet';

interface WorkbookOptions extends Omit<Exporting, 'asked'> {
  /** Rows of a sheet, its heading among them; a test may ask for fewer than Excel takes. */
  readonly rowLimit?: number;
}

/**
 * A workbook as it is written, no faster than it is read: one sheet of reports, and one of their matters, which goes on
 * on another where it is full. Both are made in one pass: the matters wait on the disk until the reports are through, so
 * that what is in memory is a page. Destroyed, it asks for no more pages, and nothing of it stays on the disk.
 */
export function workbook(pages: AsyncIterable<readonly Report[]>, options: WorkbookOptions): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as PassThrough;
  write(zip, output, pages, options).catch((error: Error) => output.destroy(error));
  return output;
}

async function write(
  zip: ZipFile,
  output: PassThrough,
  pages: AsyncIterable<readonly Report[]>,
  options: WorkbookOptions,
): Promise<void> {
  const aside = await asideFolder();
  try {
    const mtime = new Date(options.asOf);
    const matters = createMatters(aside, options);
    const reports = { name: exported.reportsSheet, columns: reportColumns(options).length, rows: 1 };
    await add(Readable.from(reportSheet(pages, matters, reports, options), { objectMode: false }), 1);
    const { sheets, contents } = await matters.end();
    for (const [at, content] of contents.entries()) await add(await content.read(), at + 2);
    for (const [path, text] of partsFor([reports, ...sheets], options.title, options.asOf))
      zip.addBuffer(Buffer.from(text, 'utf8'), path, { mtime });
    zip.end();
    await finished(output);

    /** yazl does not listen to what it reads. */
    async function add(content: Readable, nth: number): Promise<void> {
      const stop = (): void => void content.destroy();
      output.once('close', stop);
      zip.addReadStream(content, sheetPath(nth), { mtime });
      await finished(content);
      output.off('close', stop);
    }
  } finally {
    await aside.drop();
  }
}

type Matters = ReturnType<typeof createMatters>;

async function* reportSheet(
  pages: AsyncIterable<readonly Report[]>,
  matters: Matters,
  counted: { rows: number },
  { form, clockOf, pause, rowLimit = ROW_LIMIT }: WorkbookOptions,
): AsyncGenerator<string> {
  const columns = reportColumns({ form, clockOf });
  yield sheetHead(columns);
  for await (const page of pages) {
    let rows = '';
    for (const report of page) {
      counted.rows += 1;
      if (counted.rows > rowLimit) throw new RangeError('More reports than a sheet has rows');
      rows += sheetRow(columns, report, counted.rows, exported.cut(report.folio ?? ''));
      await pause();
    }
    await matters.put(page.flatMap((report) => mattersOf(form, report)));
    if (rows !== '') yield rows;
  }
  yield sheetTail(columns.length, counted.rows);
}

/** The sheets of matters, as many as it takes. */
function createMatters(aside: AsideFolder, { form, pause, rowLimit = ROW_LIMIT }: WorkbookOptions) {
  const columns = matterColumns(form);
  const full: { readonly sheet: SheetNamed; readonly content: Aside }[] = [];
  let [content, rows, head] = [aside.begin(), 1, sheetHead(columns)];

  async function close(): Promise<void> {
    await content.write(`${head}${sheetTail(columns.length, rows)}`);
    const nth = full.length + 1;
    const name = nth === 1 ? exported.mattersSheet : exported.nextSheet(exported.mattersSheet, nth);
    full.push({ sheet: { name, columns: columns.length, rows }, content });
  }

  return {
    async put(matters: readonly Matter[]): Promise<void> {
      let text = '';
      for (const matter of matters) {
        if (rows === rowLimit) {
          head += text;
          text = '';
          await close();
          [content, rows, head] = [aside.begin(), 1, sheetHead(columns)];
        }
        rows += 1;
        text += sheetRow(columns, matter, rows, exported.cut(matter.report.folio ?? ''));
        await pause();
      }
      await content.write(`${head}${text}`);
      head = '';
    },
    async end() {
      await close();
      return { sheets: full.map(({ sheet }) => sheet), contents: full.map((one) => one.content) };
    },
  };
}
