import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { visitReport } from '../../../core/form/visit-report';
import { templateFile } from '../../../documents/files';
import { createPapers, type Papers } from '../../../documents/making/papers';
import { renderWord } from '../../../documents/word/word';
import { matters, partOf, prose, p, sent } from '../../helpers/word-reports';

const sourceWorker = join(__dirname, '../../helpers/papers-worker.js');
const troubled = join(__dirname, 'troubled-worker.js');

let papers: Papers;
afterEach(() => papers.close());

const paperOf = (folio: string) => ({ answers: {}, state: 'in-review' as const, folio });
const made = async (folio: string) =>
  JSON.parse((await papers.word(paperOf(folio))).toString()) as { made: number; threadId: number };

describe('papers', () => {
  it('are what the writers write, made in another thread', async () => {
    papers = createPapers({ worker: sourceWorker });
    const report = sent(matters({ particular: prose(p('Se revisó el equipo.')), project: prose(p('Uno')) }));
    const [paper, written] = [await papers.word(report), renderWord(visitReport, report)];
    expect(paper.equals(written)).toBe(true);
  });

  it('are written into the office’s own template', async () => {
    const own = readFileSync(templateFile('visit-report.docx'));
    const zip = new PizZip(own);
    zip.file(
      'word/document.xml',
      (zip.file('word/document.xml')?.asText() ?? '').replace(
        '</w:body>',
        '<w:p><w:r><w:t>Oficio</w:t></w:r></w:p></w:body>',
      ),
    );
    papers = createPapers({ worker: sourceWorker, template: zip.generate({ type: 'nodebuffer' }) });
    expect(partOf(await papers.word(sent({})), 'word/document.xml')).toContain('Oficio');
  });

  it('are made where no turn waits for them', async () => {
    papers = createPapers({ worker: troubled });
    expect(await made('one')).toMatchObject({ isMainThread: false });
  });

  it('are made once for all that is printed, whoever asks, and again for anything else', async () => {
    papers = createPapers({ worker: troubled });
    const [one, other] = await Promise.all([papers.word(paperOf('slow')), papers.word(paperOf('slow'))]);
    expect(one).toBe(other);
    expect(await papers.word(paperOf('slow'))).toBe(one);
    const seal = { seq: 1, hash: 'a' };
    expect(await papers.word({ ...paperOf('slow'), seal })).not.toBe(one);
  });

  it('are made again once as much was made as is kept', async () => {
    papers = createPapers({ worker: troubled, keptBytes: 100 });
    const first = await papers.word(paperOf('first'));
    await papers.word(paperOf('second'));
    expect(await papers.word(paperOf('first'))).not.toBe(first);
  });

  it.each(['fails', 'dies', 'hangs'])('are made after one that %s, which fails for who asked alone', async (folio) => {
    papers = createPapers({ worker: troubled, limitMs: 1_000 });
    const [bad, good] = await Promise.allSettled([made(folio), made('slow')]);
    expect(bad.status).toBe('rejected');
    expect(good.status).toBe('fulfilled');
    await expect(made('next')).resolves.toMatchObject({ folio: 'next' });
    // What failed is not kept as such.
    await expect(made(folio)).rejects.toThrow();
  });

  it('find a thread where all that there were died', async () => {
    papers = createPapers({ worker: troubled, limitMs: 2_000 });
    const asked = await Promise.allSettled(['dies', 'dies twice', 'hangs', 'one', 'two', 'three'].map(made));
    const bad = asked.slice(0, 3).map(({ status }) => status);
    expect(bad).toEqual(['rejected', 'rejected', 'rejected']);
    expect(asked.slice(3).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
  });

  it('are refused at once where no thread can be begun, and made where one can again', async () => {
    papers = createPapers({ worker: join(__dirname, 'no-such-worker.js') });
    await expect(Promise.all([made('one'), made('two')])).rejects.toThrow();
    await expect(made('one')).rejects.toThrow();
  });

  it('that take too long say so', async () => {
    papers = createPapers({ worker: troubled, limitMs: 200 });
    await expect(made('hangs')).rejects.toThrow('A document (word) was given up after 200 ms');
  });
});
