import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PizZip from 'pizzip';
import type { Answers, Block } from '../../../core/form/values';
import { visitReport } from '../../../core/form/visit-report';
import { monthContent } from '../../../documents/month/content';
import { renderMonthPdf } from '../../../documents/month/month-pdf';
import { renderMonthWord } from '../../../documents/month/month-word';
import { aPrintedMonth } from '../../helpers/people/months';

const month = aPrintedMonth(9);
const content = monthContent(visitReport, month);
const has = (program: string, flag: string): boolean =>
  spawnSync(program, [flag], { stdio: 'ignore' }).error === undefined;
const onPages = has('pdftotext', '-v') ? test : test.skip;
const onOffice = has('soffice', '--version') && has('pdftotext', '-v') ? test : test.skip;

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'month-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pages = (file: string): readonly string[] =>
  execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    .split('\f')
    .map((page) => page.replace(/\s+/g, ' '));

/** What both kinds of document show, and on which page of it each report begins. */
function expectWhole(found: readonly string[]): void {
  const [cover = '', contents = '', summary = ''] = found;
  expect(cover).toContain('Informe mensual Abril de 2023 Reúne 9 informes aprobados al 3 de mayo de 2023.');
  expect(summary).toContain('Resumen del mes · Abril de 2023');
  for (const { label, value } of content.summary.totals) expect(summary).toMatch(new RegExp(`${value}.*${label}`));
  for (const { folio = '' } of month.reports) {
    const [, page] = new RegExp(`${folio} ·.*?(\\d+) (?=INF|Lo que falta)`).exec(contents) ?? [];
    expect([folio, found.findIndex((text, at) => at > 2 && text.includes(`${folio} ·`)) + 1]).toEqual([
      folio,
      Number(page),
    ]);
  }
  const last = found.findLast((text) => text.includes('Lo que falta')) ?? '';
  for (const { names, rows } of content.missing.parts)
    for (const name of [...names, ...rows.map(([folio]) => folio ?? '')]) expect(last).toContain(name);
}

onPages('the PDF has all of a month, and its contents lead to the pages that they say', () => {
  const file = join(folder, 'month.pdf');
  writeFileSync(file, renderMonthPdf(visitReport, month));
  const found = pages(file);
  expectWhole(found);
  for (const { seal, folio = '' } of month.reports)
    expect(found.some((text) => text.includes(`Folio ${folio} `) && text.includes(seal?.hash ?? 'none'))).toBe(true);
});

onOffice(
  'LibreOffice opens the Word file, which has the same on the same pages',
  () => {
    const file = join(folder, 'month.docx');
    writeFileSync(file, renderMonthWord(visitReport, month));
    execFileSync(
      'soffice',
      [
        '--headless',
        `-env:UserInstallation=file://${folder}/office`,
        '--convert-to',
        'pdf:writer_pdf_Export',
        '--outdir',
        join(folder, 'out'),
        file,
      ],
      { stdio: 'ignore' },
    );
    expectWhole(pages(join(folder, 'out/month.pdf')));
  },
  120_000,
);

test('the same month gives the same bytes', () => {
  expect(renderMonthPdf(visitReport, month).equals(renderMonthPdf(visitReport, month))).toBe(true);
  expect(renderMonthWord(visitReport, month).equals(renderMonthWord(visitReport, month))).toBe(true);
});

test('the Word file refers to nothing that it lacks, and each form has its own foot', () => {
  const zip = new PizZip(renderMonthWord(visitReport, month));
  const document = zip.file('word/document.xml')?.asText() ?? '';
  const relationships = zip.file('word/_rels/document.xml.rels')?.asText() ?? '';
  const known = new Map(
    [...relationships.matchAll(/Id="([^"]*)"[^>]*Target="([^"]*)"/g)].map(([, id, target]) => [id, target]),
  );
  const used = [...document.matchAll(/\br:(?:id|embed|link)="([^"]*)"/g)].map(([, id]) => id);
  for (const id of used) expect(zip.file(`word/${known.get(id)}`)).not.toBeNull();
  const feet = new Set([...document.matchAll(/footerReference[^>]*r:id="([^"]*)"/g)].map(([, id]) => known.get(id)));
  // One of each report, and the month's own.
  expect(feet.size).toBe(month.reports.length + 1);
  const [, alt] = /<wp:docPr [^>]*descr="([^"]*)"/.exec(document) ?? [];
  expect(alt).toBe(content.summary.map.alt);
  expect(document.match(/w:instrText[^>]*> TOC /g)).toHaveLength(1);
  const names = [...document.matchAll(/w:bookmarkStart w:id="(\d+)"/g)].map(([, id]) => id);
  expect(new Set(names).size).toBe(names.length);
});

test('lists and links of whichever report are its own, and no file of it says that it is a report', () => {
  const listed = (text: string, href: string): Answers => ({
    remarks: {
      kind: 'prose',
      blocks: [
        { type: 'paragraph', text: `1. ${text}`, list: { kind: 'numbered', level: 0, sign: 3 } },
        { type: 'paragraph', text, marks: [{ from: 0, to: 4, is: 'link', href }] },
      ],
    },
  });
  const [first, second, third] = month.reports;
  const reports = [
    first!,
    { ...second!, answers: { ...second!.answers, ...listed('Acta', 'https://uno.example.mx/') } },
    { ...third!, answers: { ...third!.answers, ...listed('Otra', 'https://dos.example.mx/') } },
  ];
  const zip = new PizZip(renderMonthWord(visitReport, { ...month, reports }));
  const text = (name: string): string => zip.file(name)?.asText() ?? '';
  const document = text('word/document.xml');
  const ids = [...document.matchAll(/<w:numId w:val="([1-9]\d*)"/g)].map(([, id]) => id ?? '');
  expect(new Set(ids).size).toBe(2);
  for (const id of ids) expect(text('word/numbering.xml')).toContain(`<w:num w:numId="${id}"`);
  for (const href of ['https://uno.example.mx/', 'https://dos.example.mx/'])
    expect(text('word/_rels/document.xml.rels').match(new RegExp(href, 'g'))).toHaveLength(1);
  expect(text('[Content_Types].xml')).toContain('/word/numbering.xml');
  expect(zip.file('docProps/custom.xml')).toBeNull();
  expect(`${text('_rels/.rels')}${text('[Content_Types].xml')}`).not.toContain('custom');
  expect(text('docProps/core.xml')).toContain('<dc:title>Informe mensual · Abril de 2023</dc:title>');
});

test('an address or a text that looks like what the file is put together with stays as it was typed', () => {
  const href = "https://uno.example.mx/?a=$&b=$'c=$1";
  const blocks: Block[] = [
    { type: 'paragraph', text: 'Acta r:id="rId5"', marks: [{ from: 0, to: 4, is: 'link', href }] },
  ];
  const [first, ...others] = month.reports;
  const remarks = { kind: 'prose' as const, blocks };
  const linked = { ...first!, answers: { ...first!.answers, remarks } };
  const zip = new PizZip(renderMonthWord(visitReport, { ...month, reports: [linked, ...others] }));
  const relations = zip.file('word/_rels/document.xml.rels')?.asText() ?? '';
  expect(relations).toContain(`Target="${href.replaceAll('&', '&amp;')}" TargetMode`);
  expect(relations.match(/<\/Relationships>/g)).toHaveLength(1);
  expect(zip.file('word/document.xml')?.asText()).toContain(' r:id="rId5"</w:t>');
});

test('what a person typed is text in both, whatever it looks like', () => {
  const odd = '#import "x"; <w:p/> & {title} «≠» \u0000 中';
  const [first, ...others] = month.waiting;
  const typed = { ...month, waiting: [{ ...first!, author: odd, unit: odd }, ...others] };
  const document = new PizZip(renderMonthWord(visitReport, typed)).file('word/document.xml')?.asText() ?? '';
  expect(document).toContain('#import "x"; &lt;w:p/&gt; &amp; {title} «≠»  中');
  expect(renderMonthPdf(visitReport, typed).length).toBeGreaterThan(10_000);
});

test('a month without a report has no document', () => {
  expect(() => renderMonthWord(visitReport, { ...month, reports: [] })).toThrow('2023-04');
});
