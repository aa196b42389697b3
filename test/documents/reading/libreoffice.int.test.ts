import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { readFilled } from '../../../core/form/read-filled';
import { visitReport } from '../../../core/form/visit-report';
import { readForm } from '../../../documents/reading/reading';
import { allSeeds } from '../../fixtures/seeds';
import { keptAnswers, someOf } from '../../helpers/any-report';
import { formFile } from '../../helpers/form-files';

const hasOffice = (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'soffice')));

/** What is made up besides, but for districts, whose map the paper does not name. */
const made = someOf(keptAnswers, 11).map(({ districts: _, ...answers }, at) => ({ name: `hecho-${at}`, answers }));
const all = [...allSeeds.map(({ answers }, at) => ({ name: `seed-${at}`, answers })), ...made];

(hasOffice ? describe : describe.skip)(
  `saved again by LibreOffice${hasOffice ? '' : ': soffice not installed'}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'visit-report-back-'));
    const [out, again] = [join(folder, 'out'), join(folder, 'again')];

    beforeAll(() => {
      mkdirSync(out);
      for (const { name, answers } of all) writeFileSync(join(out, `${name}.docx`), formFile(answers));
      const files = all.map(({ name }) => join(out, `${name}.docx`));
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      execFileSync('soffice', [profile, '--headless', '--convert-to', 'docx', '--outdir', again, ...files], {
        stdio: 'ignore',
        timeout: 110_000,
      });
    }, 120_000);
    afterAll(() => rmSync(folder, { recursive: true }));

    test.each(all)('$name comes back identical', async ({ name, answers }) => {
      const read = await readForm(visitReport, readFileSync(join(again, `${name}.docx`)));
      if (read.is !== 'form') throw new Error(read.kind);
      const today = name.startsWith('seed') ? '2023-05-03' : '2023-06-10';
      expect(readFilled(visitReport, read.form, today)).toEqual({ answers, unread: {}, rest: [] });
    });
  },
);
