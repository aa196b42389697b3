import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Answers } from '../../../core/form/values';
import { readFilled } from '../../../core/form/read-filled';
import { visitReport } from '../../../core/form/visit-report';
import { readForm } from '../../../documents/reading/reading';
import { allSeeds } from '../../fixtures/seeds';
import { crowded } from '../../helpers/documents/crowded';
import { richAnswers, someOf } from '../../helpers/people/any-report';
import { formFile } from '../../helpers/people/form-files';

const hasOffice = (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'soffice')));

/**
 * What is made up besides, but for districts, whose map the paper does not name, and for a place in a page that words in
 * several scripts lead to: LibreOffice keeps that link over the first of them alone.
 */
const made = someOf(richAnswers, 12).map(({ districts: _, ...answers }, at) => ({
  name: `hecho-${at}`,
  answers: JSON.parse(JSON.stringify(answers).replaceAll('ine.mx/#acta', 'ine.mx/acta')) as Answers,
}));

const text = 'Ver el acta firmada.';
const placed: Answers = {
  objective: {
    kind: 'prose',
    blocks: [{ type: 'paragraph', text, marks: [{ is: 'link', from: 4, to: 11, href: 'https://ine.mx/a?b=1#acta' }] }],
  },
};
const all = [
  ...allSeeds.map(({ answers }, at) => ({ name: `seed-${at}`, answers })),
  ...made,
  { name: 'seed-crowded', answers: crowded },
  { name: 'a place in a page', answers: placed },
];

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
