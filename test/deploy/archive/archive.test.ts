import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archive } from '../../../deploy/archive/archive';
import { openStore } from '../../../storage/open';
import type { ReportStore } from '../../../storage/ports';
import { visitReport } from '../../../core/form/visit-report';
import { createPool, type Pool } from '../../../documents/making/pool';
import type { Printed } from '../../../documents/printed';
import { paperReading } from '../../../documents/verifying/verifying';
import { examine } from '../../../storage/papers';
import { trailOf } from '../../../storage/trail';
import { seeds } from '../../fixtures/seeds';
import { Chatter, someServices, textOf } from '../../helpers/world/chatter';
import { commandOf } from '../../helpers/people/given';
import { attached, givenOut } from '../../helpers/people/given-out';
import { sentBy } from '../../helpers/people/sent';
import { ANA, anEntry, aReport, BRUNO, changeTo } from '../../helpers/people/reports';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

describe('the archive', () => {
  let [store, folder]: [ReportStore | undefined, string] = [undefined, ''];
  let made: Pool | undefined;
  afterEach(async () => {
    await made?.close();
    made = undefined;
  });
  const kept = (): ReportStore => {
    if (store === undefined) throw new Error('Not in a test');
    return store;
  };

  beforeEach(async () => {
    store = await openStore('sqlite::memory:', silent);
    folder = mkdtempSync(join(tmpdir(), 'visit-report-archive-'));
  });
  afterEach(async () => {
    await store?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function given(
    number: string,
    state: 'approved' | 'in-review' = 'approved',
    answers = seeds.mexico.answers,
  ): Promise<void> {
    const folio = `INF-2023-${number}`;
    const sent = { submittedAt: '2023-05-02T16:20:31.000Z', round: 1, version: 1 };
    const report = aReport({ id: `r${number}`, folio, state, answers, ...sent });
    const begun = { type: 'ReportStarted' as const, id: report.id, address: report.address, formVersion: 1 };
    expect(await kept().save(changeTo(report, { history: [anEntry(1, begun)] }))).toBe('saved');
  }

  const run = async (month?: string, from = kept()) => {
    const pool = (made ??= createPool({ worker: join(__dirname, '../../helpers/documents/papers-worker.js') }));
    const said: string[] = [];
    const done = await archive(from, folder, {
      ...(month === undefined ? {} : { month }),
      timeZone: 'America/Mexico_City',
      clock: { now: () => new Date('2023-06-01T12:00:00.000Z') },
      make: (printed, attachment) => pool.run({ kind: 'archive', printed, attachment }),
      wrote: (name) => said.push(name),
      leftOut: (folio, error) => said.push(`${folio}: ${String(error)}`),
    });
    return { done, said };
  };

  test('has each approved report of the month, and no other', async () => {
    await given('0001', 'approved');
    await given('0002', 'in-review');
    await given('0003', 'approved', {
      ...seeds.mexico.answers,
      visitDates: { kind: 'dates', days: ['2023-06-01'], ranges: [] },
    });
    await given('0004', 'approved', {
      ...seeds.mexico.answers,
      visitDates: { kind: 'dates', days: ['2023-05-01'], ranges: [] },
    });
    expect(await run('2023-04')).toEqual({ done: { written: 1, there: 0, failed: 0 }, said: ['INF-2023-0001.pdf'] });
    expect((await run()).said).toEqual(['INF-2023-0004.pdf', 'INF-2023-0003.pdf']);
    const file = readFileSync(join(folder, 'INF-2023-0001.pdf'), 'latin1');
    expect(file).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(file).toContain('informe.json');
  });

  test('goes on where it was interrupted, and never touches what is there', async () => {
    await given('0001', 'approved');
    await given('0002', 'approved');
    writeFileSync(join(folder, 'INF-2023-0001.pdf'), 'as it was');
    expect((await run()).done).toEqual({ written: 1, there: 1, failed: 0 });
    expect((await run()).done).toEqual({ written: 0, there: 2, failed: 0 });
    expect(readFileSync(join(folder, 'INF-2023-0001.pdf'), 'utf8')).toBe('as it was');
    expect(readdirSync(folder)).toEqual(['INF-2023-0001.pdf', 'INF-2023-0002.pdf']);
  });

  test('tells of a report at which the process that makes it ends, and has the others', async () => {
    for (const number of ['0001', '0002', '0003', '0004']) await given(number);
    const troubled = createPool({ worker: join(__dirname, '../../documents/making/troubled-worker.js') });
    const trouble: Readonly<Record<string, string>> = { 'INF-2023-0001': 'dies', 'INF-2023-0003': 'aborts' };
    made = {
      ...troubled,
      run: ({ printed }) => {
        const { folio = '' } = printed as Printed;
        return troubled.run({ kind: 'pdf', printed: { ...(printed as Printed), folio: trouble[folio] ?? folio } });
      },
    };
    const { done, said } = await run();
    expect(done).toEqual({ written: 2, there: 0, failed: 2 });
    expect(said.join()).toMatch(/0001: .*ended \(1\).*0002\.pdf.*0003: .*SIGABRT.*0004\.pdf/s);
  });

  test('is known again by who has a copy verified, and each copy is kept once', async () => {
    const bot = someServices({ store: kept(), roles: { reviewers: [BRUNO.id], admins: [] } });
    const folio = await sentBy(new Chatter(bot, ANA));
    const id = (await kept().loadByFolio(folio))?.report.id ?? '';
    const approve = commandOf({ type: 'Approve' }, { by: BRUNO, at: '2023-05-04T10:00:00.000Z', key: 'a' });
    await bot.give(id, approve);
    // The same paper is given out as a PDF for people, which is another file.
    await givenOut(bot, id, 'pdf');
    expect((await run()).said).toEqual([`${folio}.pdf`]);
    const file = readFileSync(join(folder, `${folio}.pdf`));

    const parts = { store: kept(), form: visitReport, reading: paperReading(visitReport) };
    expect((await examine(file, parts)).verdict).toMatchObject({ is: 'approved', folio, revision: 1 });
    const altered = Buffer.concat([file, Buffer.from('\n')]);
    expect((await examine(altered, parts)).verdict).toMatchObject({ is: 'altered' });
    const chat = new Chatter(bot, BRUNO);
    const shown = await chat.types('verificar', { files: [attached('copia.pdf', file)] });
    expect(textOf(shown)).toContain('Es el documento aprobado');

    rmSync(join(folder, `${folio}.pdf`));
    expect((await run()).done).toEqual({ written: 1, there: 0, failed: 0 });
    expect(readFileSync(join(folder, `${folio}.pdf`))).toEqual(file);
    const { entries, misfit } = await trailOf(kept(), id);
    const copies = entries.filter(({ event }) => event.type === 'DocumentMade' && event.kind === 'archive');
    expect([copies.length, misfit]).toEqual([1, undefined]);
  });

  test('keeps its copy also where the bot saves the report meanwhile', async () => {
    const bot = someServices({ store: kept(), roles: { reviewers: [BRUNO.id], admins: [] } });
    const folio = await sentBy(new Chatter(bot, ANA));
    const id = (await kept().loadByFolio(folio))?.report.id ?? '';
    await bot.give(id, commandOf({ type: 'Approve' }, { by: BRUNO, at: '2023-05-04T10:00:00.000Z', key: 'a' }));
    const own = kept();
    let saves = 0;
    const raced: ReportStore = {
      ...own,
      save: async (change) => {
        if ((saves += 1) === 1) await givenOut(bot, id);
        return own.save(change);
      },
    };
    expect((await run(undefined, raced)).done).toEqual({ written: 1, there: 0, failed: 0 });
    expect(saves).toBe(2);
    expect((await trailOf(own, id)).misfit).toBeUndefined();
  });
});
