import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answers } from '../../../core/form/values';
import { visitReport } from '../../../core/form/visit-report';
import { renderPdf } from '../../../documents/pdf/pdf';
import { crowded, wide, widened } from '../../helpers/documents/crowded';
import { hasPoppler, poppler } from '../../helpers/documents/poppler';
import { overprinted, wordBoxes } from '../../helpers/documents/word-boxes';
import { matters, p, prose, sent } from '../../helpers/documents/word-reports';

(hasPoppler ? describe : describe.skip)('in a narrow column', () => {
  const folder = mkdtempSync(join(tmpdir(), 'visit-report-narrow-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const path = join(folder, 'report.pdf');
  function textOf(answers: Answers): string {
    writeFileSync(path, renderPdf(visitReport, sent(answers)));
    return poppler('pdftotext', '-raw', path, '-');
  }

  test('an address is parted at its signs and no hyphen of it is doubled; of a Spanish word it is', () => {
    const text = 'atencion.ciudadana-juntas@ine-mx.org y https://www.ine.mx/voto-electronico/ del técnico-operativo';
    expect(textOf(matters({ particular: prose(p(text)) }))).toContain(
      'ciudadana-\njuntas@ine-mx.\norg y https://\nwww.ine.mx/\nvoto-electronico/\ndel técnico-\n-operativo',
    );
  });

  test('a table that its column is too narrow for stands below its row, and no word over another', () => {
    const text = textOf(crowded);
    expect(overprinted(wordBoxes(path))).toEqual([]);
    expect(text).toContain('Tabla 2 · Asuntos en particular\nEvento Acto protocolario Fecha Lugar');
    expect(text.match(/Cierre del SIVEI 28 de abril a las 17:00 horas/g)).toHaveLength(5);
  });

  test.each(Object.entries(wide))('%s: no word over another, nor beyond the page', (_, table) => {
    textOf(widened(table));
    const words = wordBoxes(path);
    expect(overprinted(words)).toEqual([]);
    expect(Math.max(...words.map(({ x }) => x[1]))).toBeLessThanOrEqual(792 - 54);
  });

  test('nor a word in capitals over the next column', () => {
    textOf(matters({ pycipef: prose(p('COMUNICADO MMMMMMMM')), project: prose(p('Se revisó.\n'.repeat(9))) }));
    const [word] = wordBoxes(path).filter(({ text }) => text.startsWith('COMUN'));
    expect(word?.x[1]).toBeLessThan(54 + 394);
  });
});
