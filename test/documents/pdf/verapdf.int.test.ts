import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { visitReport } from '../../../core/form/visit-report';
import { renderMonthPdf } from '../../../documents/month/month-pdf';
import { renderPdf } from '../../../documents/pdf/pdf';
import type { Printed } from '../../../documents/printed';
import { seeds } from '../../fixtures/seeds';
import { anyPaper } from '../../helpers/documents/any-paper';
import { printedOf, richAnswers, someOf } from '../../helpers/people/any-report';
import { aPrintedMonth } from '../../helpers/people/months';
import { veraPdf, whyNoVeraPdf } from '../../helpers/documents/verapdf';

const because = whyNoVeraPdf();

(because === undefined ? describe : describe.skip)(
  `PDF/UA-1 and PDF/A-3a, as veraPDF finds them${because === undefined ? '' : `: ${because}`}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'visit-report-verapdf-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const sent = { state: 'approved', folio: 'INF-2023-0042', round: 1, submittedAt: '2023-05-02T16:20:31Z' } as const;
    const reports: Printed[] = [
      ...Object.values(seeds).map(({ answers }) => ({ ...sent, answers })),
      { answers: seeds.mexico.answers, state: 'draft' },
      ...fc.sample(anyPaper, { numRuns: 10, seed: 12 }),
      ...someOf(printedOf(richAnswers), 40),
    ];

    const months = [1, 10].map((approved) => aPrintedMonth(approved));

    test('all that they demand is kept, by the references, a draft, fifty generated reports and two months', () => {
      const expected = new Map<string, string>();
      const put = (name: string, standard: string, file: Buffer) => {
        writeFileSync(join(folder, name), file);
        expected.set(join(folder, name), `PASS ${standard}`);
      };
      reports.forEach((report, i) => {
        put(`${i}.pdf`, 'ua1', renderPdf(visitReport, report));
        if (report.folio === undefined) return;
        put(`${i}-archive.pdf`, '3a', renderPdf(visitReport, report, { attachment: Buffer.from('{}') }));
      });
      months.forEach((month, i) => put(`month-${i}.pdf`, 'ua1', renderMonthPdf(visitReport, month)));
      expect(veraPdf([...expected.keys()])).toEqual(expected);
    }, 240_000);
  },
);
