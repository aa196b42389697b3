import { join } from 'node:path';
import { visitReport } from '../../../core/form/visit-report';
import { createPapers, type Papers } from '../../../documents/making/papers';
import { renderWord } from '../../../documents/word/word';
import { officeTemplate } from '../../helpers/office-template';
import { matters, prose, p, sent } from '../../helpers/word-reports';

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

  it('are made from the office’s own template, where it has one', async () => {
    const template = officeTemplate();
    papers = createPapers({ worker: sourceWorker, template });
    const report = sent({});
    expect((await papers.word(report)).equals(renderWord(visitReport, report, template))).toBe(true);
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

  it('wait for a thread where all that there are died', async () => {
    papers = createPapers({ worker: troubled, limitMs: 3_000 });
    const asked = await Promise.allSettled(['dies', 'hangs', 'one', 'two', 'three'].map(made));
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
  });

  it('that take too long say so', async () => {
    papers = createPapers({ worker: troubled, limitMs: 200 });
    await expect(made('hangs')).rejects.toThrow('A document (word) was given up after 200 ms');
  });
});
