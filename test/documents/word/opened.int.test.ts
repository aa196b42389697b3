import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { visitReport } from '../../../core/form/visit-report';
import { renderWord } from '../../../documents/word/word';
import { printedOf, richAnswers, someOf, wildAnswers } from '../../helpers/people/any-report';
import { officeTemplate } from '../../helpers/documents/office-template';

const hasOffice = (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'soffice')));

/** Of each kind: the 500 of `any-report.test.ts`. */
const EACH = 250;
/** Files in one start, which opens no more than some hundreds. */
const AT_ONCE = 100;

(hasOffice ? test : test.skip)(
  'LibreOffice opens made-up reports, rich and wild ones and those of an office’s own template',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'visit-report-opened-'));
    try {
      const own = officeTemplate();
      const papers = [...someOf(printedOf(richAnswers), EACH), ...someOf(printedOf(wildAnswers), EACH)];
      const files = papers.map((paper, i) => {
        const file = join(folder, `${i}.docx`);
        writeFileSync(file, i % 5 === 0 ? renderWord(visitReport, paper, own) : renderWord(visitReport, paper));
        return file;
      });
      // A profile of its own: LibreOffice runs once per profile.
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      const convert = [profile, '--headless', '--convert-to', 'txt:Text', '--outdir', folder];
      for (let from = 0; from < files.length; from += AT_ONCE)
        execFileSync('soffice', [...convert, ...files.slice(from, from + AT_ONCE)], { stdio: 'ignore' });
      const opened = new Set(readdirSync(folder));
      expect(papers.flatMap((_, i) => (opened.has(`${i}.txt`) ? [] : [i]))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  280_000,
);
