import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { renderWord } from '../../../documents/word/word';
import { visitReport } from '../../../core/form/visit-report';
import type { Answers, Row, Table } from '../../../core/form/values';
import { seeds } from '../../fixtures/seeds';
import { crowded, wide, widened } from '../../helpers/documents/crowded';
import { matters, p, prose } from '../../helpers/documents/word-reports';

const onPath = (name: string) =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
const missing = ['soffice', 'pdftotext'].filter((name) => !onPath(name));

/** A row of every column, the project's with its merged table: several pages of it. */
function longReport(): Answers {
  const matters = seeds.mexico.answers['matters'];
  const rows = matters?.kind === 'rows' ? matters.rows : [];
  const text = 'Se revisaron los avances de la coordinación con las áreas. '.repeat(30).trim();
  const wide: Row = {
    id: '9',
    columns: ['agreements', 'pycipef'],
    cells: {
      agreements: { kind: 'prose', blocks: [{ type: 'paragraph', text }] },
      pycipef: { kind: 'prose', blocks: [{ type: 'paragraph', text }] },
    },
  };
  const all = [...rows, wide, ...rows, ...rows].map((row, i) => ({ ...row, id: String(i + 1) }));
  return {
    ...seeds.mexico.answers,
    matters: { kind: 'rows', rows: all },
    trainedStaff: { kind: 'count', count: 1250 },
  };
}

/** The third report, its table pushed down the page until it is torn. */
function pushedDown(characters: number): Answers {
  const text = 'Se revisaron los avances. '.repeat(100).slice(0, characters);
  return { ...seeds.mexico.answers, objective: { kind: 'prose', blocks: [{ type: 'paragraph', text }] } };
}

/** A table of 95 rows, merged three by three and across, in a matter's cell. */
function merged(): Answers {
  const rows = Array.from({ length: 95 }, (_, i) => [
    ...(i % 3 === 0 ? [{ text: `Grupo ${i}`, rowSpan: Math.min(3, 95 - i) }] : []),
    { text: `Renglón ${i}.` },
    ...(i % 5 === 0 ? [{ text: `Fecha y lugar ${i}`, colSpan: 2 }] : [{ text: `Fecha ${i}` }, { text: `Lugar ${i}` }]),
  ]);
  const heading = [{ text: 'Encabezado' }, { text: 'Renglón' }, { text: 'Cuándo y dónde', colSpan: 2 }];
  return matters({
    project: prose(p('antes'), { type: 'table', headerRows: 1, rows: [heading, ...rows] }, p('después')),
  });
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ');

(missing.length === 0 ? describe : describe.skip)(
  `pages as LibreOffice lays them out${missing.length === 0 ? '' : `: ${missing.join(' and ')} not installed`}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'visit-report-pages-'));
    const pushed = Object.fromEntries([700, 900, 1_100, 1_300].map((size) => [`pushed${size}`, pushedDown(size)]));
    const files = {
      mexico: seeds.mexico.answers,
      coahuila: seeds.coahuila.answers,
      long: longReport(),
      merged: merged(),
      crowded,
      wide: widened(wide['a month’s days'] as Table),
      ...pushed,
    };
    let pages: Record<string, string[]> = {};

    beforeAll(() => {
      for (const [name, answers] of Object.entries(files)) {
        writeFileSync(
          join(folder, `${name}.docx`),
          renderWord(visitReport, { answers, state: 'in-review', folio: 'INF-2023-0042' }),
        );
      }
      const documents = Object.keys(files).map((name) => join(folder, `${name}.docx`));
      // A profile of its own: LibreOffice runs once per profile.
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...documents], {
        stdio: 'ignore',
      });
      const textOf = (name: string) =>
        execFileSync('pdftotext', ['-layout', join(folder, `${name}.pdf`), '-'], { encoding: 'utf8' });
      pages = Object.fromEntries(Object.keys(files).map((name) => [name, textOf(name).split('\f').slice(0, -1)]));
    }, 120_000);

    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test('one page or two for the reference reports, more for a long one', () => {
      expect(pages['coahuila']).toHaveLength(1);
      expect([1, 2]).toContain(pages['mexico']?.length);
      expect(pages['long']?.length).toBeGreaterThan(3);
    });

    test('the title, the folio and the page stand on each', () => {
      for (const found of Object.values(pages)) {
        found.forEach((page, i) => {
          expect(squeezed(page)).toContain(visitReport.title);
          expect(squeezed(page)).toContain(
            `Folio INF-2023-0042 · Revisión 1 · En revisión Página ${i + 1} de ${found.length}`,
          );
        });
      }
    });

    test('the headings of the matters stand on each page of theirs', () => {
      for (const page of (pages['long'] ?? []).slice(0, -1))
        expect(page).toContain('Con que proyecto de la CIP se relaciona');
    });

    test('a table in a matter’s cell has its heading on each page, and each of its merged rows once', () => {
      const found = pages['merged'] ?? [];
      expect(found.length).toBeGreaterThan(3);
      const counts = found.map((page) => page.split('Encabezado').length - 1);
      expect(counts).toEqual(found.map(() => 1));
      const rows = found.flatMap((page) => page.match(/Renglón \d+\./g) ?? []);
      expect(rows).toEqual(Array.from({ length: 95 }, (_, i) => `Renglón ${i}.`));
    });

    test('no word of a table is broken, in whatever column it was typed', () => {
      const text = squeezed((pages['crowded'] ?? []).join(' '));
      expect(text.match(/Preparación del SIVEI 24 de abril a las 10:00 horas/g)).toHaveLength(5);
      for (const word of ['Evento', 'Lugar', 'protocolario']) expect(text.split(word).length - 1).toBe(6);
      expect(text.split('10:00').length - 1).toBe(2 * 6 + 6);
      expect((pages['wide'] ?? []).join(' ').match(/\b1,250\b/g)).toHaveLength(31 * 8);
    });

    test('each row of a table that runs over pages is printed once', () => {
      for (const [name, found] of Object.entries(pages)) {
        const count = (word: string) => found.join('\n').split(word).length - 1;
        const tables = name === 'coahuila' ? 0 : name === 'long' ? 3 : 1;
        if (name !== 'merged' && name !== 'crowded' && name !== 'wide')
          expect([name, count('Primer '), count('Segundo')]).toEqual([name, tables, tables]);
      }
    });
  },
);
