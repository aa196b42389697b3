import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { visitReport } from '../../../core/form/visit-report';
import { blocksOf } from '../../../core/form/kinds/prose';
import { renderWord } from '../../../documents/word/word';
import { matters, prose, sent } from '../../helpers/documents/word-reports';

const onPath = (name: string) =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
const missing = ['soffice', 'pdftotext', 'pdfinfo'].filter((name) => !onPath(name));

const text = 'Véase el acuerdo.';
const link = { from: 9, to: 16, is: 'link', href: 'https://ine.mx/a?b=1&c=2' } as const;
const answers = {
  objective: prose(
    { type: 'paragraph', text, marks: [link] },
    ...blocksOf('Se acordó:\n1. uno\n2. dos\n  1) dentro\n  2) más\n3. tres\n10. diez\n11. once', []),
  ),
  ...matters({
    ordinary: prose(...blocksOf('1. cuatro\n2. cinco', [])),
    pycipef: prose(...blocksOf('• seis\n• siete', [])),
  }),
};

(missing.length === 0 ? describe : describe.skip)(
  `links and lists as LibreOffice shows them${missing.length === 0 ? '' : `: ${missing.join(' and ')} not installed`}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'visit-report-rich-'));
    const pdf = join(folder, 'rich.pdf');
    const run = (program: string, ...args: string[]) => execFileSync(program, args, { encoding: 'utf8' });

    beforeAll(() => {
      writeFileSync(join(folder, 'rich.docx'), renderWord(visitReport, sent(answers)));
      // A profile of its own: LibreOffice runs once per profile.
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      run('soffice', profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'rich.docx'));
    }, 120_000);

    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test('Each item has the number that was written, and each list its own count', () => {
      const shown = run('pdftotext', '-layout', pdf, '-').replace(/[^\S\n]+/g, ' ');
      for (const item of [
        '1. uno',
        '2. dos',
        '1) dentro',
        '2) más',
        '3. tres',
        '10. diez',
        '11. once',
        '1. cuatro',
        '2. cinco',
        '• seis',
      ])
        expect(shown).toContain(item);
    });

    test('A link leads where it led', () => {
      expect(run('pdfinfo', '-url', pdf)).toContain(link.href);
    });
  },
);
