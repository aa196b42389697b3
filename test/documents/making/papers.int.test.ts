import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { visitReport } from '../../../core/form/visit-report';
import { templateFile } from '../../../documents/files';
import { createPapers, type Papers } from '../../../documents/making/papers';
import { renderWord } from '../../../documents/word/word';
import { startChild } from '../../helpers/world/children';
import { eventually } from '../../helpers/world/eventually';
import { aPrintedMonth } from '../../helpers/people/months';
import { matters, partOf, prose, p, sent } from '../../helpers/documents/word-reports';

const sourceWorker = join(__dirname, '../../helpers/documents/papers-worker.js');
const troubled = join(__dirname, 'troubled-worker.js');

/** One that nobody was told the end of is there by name alone. */
const isRunning = (id: number): boolean =>
  /^[^Z\s]/.test(spawnSync('ps', ['-o', 'stat=', '-p', String(id)], { encoding: 'utf8' }).stdout.trim());

let papers: Papers;
afterEach(() => papers.close());

const paperOf = (folio: string) => ({ answers: {}, state: 'in-review' as const, folio });
const made = async (folio: string) =>
  JSON.parse((await papers.word(paperOf(folio))).toString()) as { made: number; process: number };

const madeMonth = async (month: string) =>
  JSON.parse((await papers.month('pdf', { ...aPrintedMonth(1), month })).toString()) as { kind: string; made: number };

describe('papers', () => {
  it('are what the writers write, made in another process', async () => {
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
    const { process: its } = await made('one');
    expect(its).not.toBe(process.pid);
    // And where loading is not to be waited for again.
    expect(await made('two')).toMatchObject({ process: its, made: 2 });
  });

  it('of a whole month are made there too, each time', async () => {
    papers = createPapers({ worker: troubled });
    expect([await madeMonth('2023-04'), await madeMonth('2023-04')]).toMatchObject([
      { kind: 'month', made: 1 },
      { kind: 'month', made: 2 },
    ]);
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

  it.each(['fails', 'dies', 'aborts', 'hangs'])(
    'are made after one that %s, which fails for who asked alone',
    async (folio) => {
      papers = createPapers({ worker: troubled, limitMs: 4_000 });
      const [bad, good] = await Promise.allSettled([made(folio), made('slow')]);
      expect(bad.status).toBe('rejected');
      expect(good.status).toBe('fulfilled');
      await expect(made('next')).resolves.toMatchObject({ folio: 'next' });
      // What failed is not kept as such.
      await expect(made(folio)).rejects.toThrow();
    },
  );

  it('of a month that ends its process fail for who asked alone, too', async () => {
    papers = createPapers({ worker: troubled });
    const [bad, good] = await Promise.allSettled([madeMonth('aborts'), made('slow')]);
    expect([bad.status, good.status]).toEqual(['rejected', 'fulfilled']);
    await expect(madeMonth('2023-05')).resolves.toMatchObject({ kind: 'month' });
  });

  it('find a process where all that there were died', async () => {
    papers = createPapers({ worker: troubled, limitMs: 4_000 });
    const asked = await Promise.allSettled(['dies', 'aborts', 'hangs', 'one', 'two', 'three'].map(made));
    const bad = asked.slice(0, 3).map(({ status }) => status);
    expect(bad).toEqual(['rejected', 'rejected', 'rejected']);
    expect(asked.slice(3).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
  });

  it('are refused at once where no process can be begun, and made where one can again', async () => {
    papers = createPapers({ worker: join(__dirname, 'no-such-worker.js') });
    await expect(Promise.all([made('one'), made('two')])).rejects.toThrow();
    await expect(made('one')).rejects.toThrow();
  });

  it.each([
    ['dies', 'ended (1)'],
    ['aborts', 'ended (SIGABRT)'],
    ['fails', 'A tag is torn'],
    ['complains', 'ended (1): The ink is out'],
  ])('that a process %s at say of what', async (folio, said) => {
    papers = createPapers({ worker: troubled });
    await expect(made(folio)).rejects.toThrow(said);
  });

  it('that take too long say so', async () => {
    papers = createPapers({ worker: troubled, limitMs: 200 });
    await expect(made('hangs')).rejects.toThrow('A document (word) was given up after 200 ms');
  });

  it('are made by two processes at most, each for as long as it is needed', async () => {
    papers = createPapers({ worker: troubled, idleMs: 300 });
    const burst = ['slow', 'one', 'two', 'three', 'four', 'five'];
    const processes = new Set((await Promise.all(burst.map(made))).map((paper) => paper.process));
    expect(processes.size).toBe(2);
    await eventually(() => [...processes].every((id) => !isRunning(id)));
    expect((await made('later')).made).toBe(1);
  });

  it('are made by another process once one has taken a lot of memory', async () => {
    papers = createPapers({ worker: troubled, roomBytes: 1 });
    const [one, two] = [await made('one'), await made('two')];
    expect(two.process).not.toBe(one.process);
    await eventually(() => !isRunning(one.process));
  });

  it('are finished by a process that is told to stop along with the bot, and none is made once they are closed', async () => {
    papers = createPapers({ worker: troubled });
    const { process: its } = await made('one');
    const slow = made('slow');
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.kill(its, signal);
    expect(await slow).toMatchObject({ process: its });
    const [hanging, waiting] = [made('hangs'), made('one more')];
    const told = Promise.allSettled([hanging, waiting, made('two more')]);
    await papers.close();
    expect((await told).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(isRunning(its)).toBe(false);
    await expect(made('another')).rejects.toThrow('No more documents are made');
  });

  it.each(['rests', 'hangs'])('leave no process behind that %s where the bot is killed', async (folio) => {
    papers = createPapers({ worker: troubled });
    const bot = startChild(join(__dirname, 'short-lived.ts'), [troubled, folio]);
    await bot.wrote(1);
    const its = Number(bot.lines[0]);
    expect(isRunning(its)).toBe(true);
    bot.kill();
    await eventually(() => !isRunning(its));
  });
});
