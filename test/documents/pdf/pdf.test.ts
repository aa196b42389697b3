import { PNG } from 'pngjs';
import { visitReport } from '../../../core/form/visit-report';
import { renderPdf, renderPicture } from '../../../documents/pdf/pdf';
import { typeset } from '../../../documents/pdf/typst';
import { seeds } from '../../fixtures/seeds';

const mexico = { answers: seeds.mexico.answers, state: 'approved', folio: 'INF-2023-0042', round: 2 } as const;

describe('the PDF', () => {
  test('is a PDF, and the same one for the same report', () => {
    const first = renderPdf(visitReport, mexico);
    expect(first.toString('latin1', 0, 5)).toBe('%PDF-');
    renderPdf(visitReport, { answers: {}, state: 'draft' });
    expect(renderPdf(visitReport, mexico).equals(first)).toBe(true);
    expect(first.includes('pdfuaid')).toBe(true);
  });
});

describe('the picture', () => {
  test('is the first page alone, 1,200 pixels wide, landscape Letter, black on white', () => {
    const { width, height, data } = PNG.sync.read(renderPicture(visitReport, mexico));
    expect([width, height]).toEqual([1_200, Math.floor((1_200 / 11) * 8.5)]);
    expect([...data.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
    expect(data.includes(0)).toBe(true);
  });
});

describe('what the standard refuses', () => {
  // Without a title no file is PDF/UA-1.
  const layout = { 'untitled.typ': Buffer.from('Sin título') };

  test('people have as a file that promises nothing, and reads', () => {
    const file = typeset('untitled.typ', {}, layout, 'accessible').pdf();
    expect(file.toString('latin1', 0, 5)).toBe('%PDF-');
    expect(file.includes('pdfuaid')).toBe(false);
  });
});
