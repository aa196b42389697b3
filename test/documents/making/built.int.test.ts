import { dirname, join } from 'node:path';
import { visitReport } from '../../../core/form/visit-report';
import { createPapers } from '../../../documents/making/papers';
import { renderPdf } from '../../../documents/pdf/pdf';
import { seeds } from '../../fixtures/seeds';
import { builtBot } from '../../helpers/world/bot-process';
import { sent } from '../../helpers/documents/word-reports';

jest.setTimeout(120_000);

test('the build has all that its processes need, and makes the same documents', async () => {
  const papers = createPapers({ worker: join(dirname(builtBot()), '../documents/making/worker.js') });
  const report = sent(seeds.mexico.answers);
  const [word, pdf, picture] = await Promise.all([papers.word(report), papers.pdf(report), papers.picture(report)]);
  expect(word.subarray(0, 2).toString()).toBe('PK');
  expect(pdf.equals(renderPdf(visitReport, report))).toBe(true);
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  await papers.close();
});
