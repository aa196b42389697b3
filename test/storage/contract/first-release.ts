import { entryHash } from '../../../storage/chained';
import { Chatter, someServices } from '../../helpers/chatter';
import { commandOf, skip, typed } from '../../helpers/given';
import { expectedOfFirst } from '../../helpers/first-stores';
import { ANA, newId } from '../../helpers/reports';
import { wellFormed } from '../../../core/report/well-formed';
import type { ReportStore } from '../../../storage/ports';
import { ALL } from './setting';

/** What a store that the first release wrote must still do, opened by this one. */
export function firstReleaseContract(open: () => Promise<ReportStore>): void {
  let store: ReportStore;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  test('every report is read as it was, and its history to the letter', async () => {
    for (const { report, tip, posts, history } of expectedOfFirst()) {
      const { keys: _, schemaVersion: __, ...same } = report as typeof report & { readonly keys: unknown };
      const found = await store.load(report.id);
      // Half a character is read as what stands for it where the store has no such text.
      expect(wellFormed(found)).toMatchObject(wellFormed({ report: same, tip, posts }));
      expect(found?.report).not.toHaveProperty('keys');
      const read = await store.history(report.id);
      expect(read.map(({ event }) => JSON.stringify(event))).toEqual(history.map(({ event }) => JSON.stringify(event)));
      const hashes = read.reduce<string[]>((made, { event }) => [...made, entryHash(made.at(-1) ?? '', event)], []);
      expect(hashes).toEqual(read.map(({ hash }) => hash));
      expect(hashes.at(-1)).toBe(found?.tip.hash);
    }
  });

  test('every key that was applied is known', async () => {
    for (const { report, history } of expectedOfFirst()) {
      for (const { event } of history) expect((await store.load(report.id, event.key))?.applied).toBe(true);
      expect((await store.load(report.id, 'another'))?.applied).toBe(false);
    }
    expect(await store.loadOpen([ANA.id], 'typed:todas')).toMatchObject({ report: { id: 'draft' }, applied: true });
  });

  test('lists, searches, folios and posts find them', async () => {
    const ids = async (lines: Promise<readonly { readonly id: string }[]>) => (await lines).map(({ id }) => id);
    expect(await ids(store.reportsOf([ANA.id], ['draft', 'approved', 'cancelled'], ALL))).toEqual([
      ...['draft', 'cancelled', 'approved'],
    ]);
    expect(await ids(store.reportsIn(['in-review', 'changes-requested'], ALL))).toEqual(['in-review', 'changes']);
    expect((await ids(store.search('coahuila prep', ALL))).sort()).toEqual([
      ...['approved', 'changes', 'in-review', 'withdrawn'],
    ]);
    expect(await store.lastFolioNumber(2023)).toBe(4);
    expect((await store.usedBy([ANA.id])).units[0]?.id).toBe('UTSI');
    expect((await store.loadByFolio('INF-2023-0003'))?.report.id).toBe('changes');
    expect((await store.loadByPost('comment:1700000000.000300', 'post-6'))?.report.id).toBe('in-review');
  });

  test('what waited is delivered in order, what was given up is revived, what is for later waits', async () => {
    const services = someServices({ store });
    expect((await store.deadLetters(ALL)).map(({ message }) => message.id)).toEqual(['changes.dead.0']);
    await services.deliver();
    expect(services.said.map(({ screen }) => screen.template)).toEqual(['field', 'notice']);
    expect(await store.nextDue()).toEqual(new Date('2033-06-01T00:00:00.000Z'));
    expect(await store.revive('changes.dead.0', new Date())).toBe(true);
    await services.deliver();
    expect(services.said).toHaveLength(3);
  });

  test('what was sent is there to be made another from, which is kept to the letter', async () => {
    const dora = new Chatter(someServices({ store }), { id: 'teams:29:dora', name: 'Dora' });
    const { report, posts } = (await store.loadByFolio('INF-2023-0003')) ?? {};
    await dora.types('usar INF-2023-0003');
    for (const words of ['3 de abril de 2023', 'Revisar el PREP.', 'omitir']) await dora.types(words);
    const made = await store.loadOpen([dora.person.id]);
    expect(made?.report.madeFrom).toMatchObject({ report: 'changes', folio: 'INF-2023-0003' });
    expect(made?.report.answers['states']).toEqual(report?.answers['states']);
    const entries = await store.history(made?.report.id ?? '');
    expect(entries.map(({ event }) => event.type).slice(0, 2)).toEqual(['ReportStarted', 'BaseTaken']);
    const hashes = entries.reduce<string[]>(
      (before, { event }) => [...before, entryHash(before.at(-1) ?? '', event)],
      [],
    );
    expect(entries.map(({ hash }) => hash)).toEqual(hashes);
    // That it was read is one version more, and changes nothing of it.
    const version = (report?.version ?? 0) + 1;
    expect(await store.loadByFolio('INF-2023-0003')).toMatchObject({
      report: { ...report, version },
      posts: { ...posts },
    });
  });

  test('filing goes on where it stood: the pending question, then to the end, with the next folio', async () => {
    const services = someServices({ store });
    const give = async (facts: Parameters<typeof commandOf>[0]) => {
      const command = commandOf(facts, { key: newId('k') });
      return services.handle('draft', await store.load('draft', command.key), command);
    };
    const answered = await give({ type: 'ChooseReading', index: 0 });
    expect(answered.stored?.report.answers['states']).toMatchObject({ kind: 'states' });
    for (const facts of [skip, typed('Local'), skip, typed('particular'), typed('Se revisó')]) await give(facts);
    const sent = await give({ type: 'Submit', folio: '' });
    expect(sent.stored?.report).toMatchObject({ state: 'in-review', folio: 'INF-2023-0005' });
    const history = await store.history('draft');
    const hashes = history.reduce<string[]>((made, { event }) => [...made, entryHash(made.at(-1) ?? '', event)], []);
    expect(hashes).toEqual(history.map(({ hash }) => hash));
  });

  test('nobody who was in line then is waited for now', async () => {
    expect(await store.joinLine(ANA.id, 'new', new Date(), 1_000)).toBe(true);
  });
}
