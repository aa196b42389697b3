import type { Document } from 'mongodb';
import { visitOf } from '../../core/form/visit';
import type { Answers } from '../../core/form/values';
import { aMongoPlace, onMongo } from '../helpers/stores/mongo';
import { aReport, ANA, changeTo } from '../helpers/people/reports';

/** Sent reports of one unit, each of a visit and of a project of its own. */
const STORED = 300;
/** Documents that any of the questions looks at, at most. */
const FEW = 12;

const day = (at: number): string => new Date(Date.UTC(2022, 0, at)).toISOString().slice(0, 10);
const codeOf = (at: number): string => `L${String(at).padStart(6, '0')}`;
const answersOf = (at: number): Answers => ({
  unit: { kind: 'unit', id: 'UTSI', name: 'Informática' },
  states: { kind: 'states', keys: ['05'] },
  visitDates: { kind: 'dates', days: [day(at)], ranges: [] },
  matters: {
    kind: 'rows',
    rows: [
      {
        id: '1',
        columns: ['project'],
        cells: { project: { kind: 'project', code: codeOf(at), name: `Proyecto ${at}`, blocks: [] } },
      },
    ],
  },
});

onMongo('what MongoDB looks at', (server) => {
  test('does not grow with what is stored, where earlier reports are asked', async () => {
    const place = aMongoPlace(server());
    const store = await place.open();
    const sent = Array.from({ length: STORED }, (_, at) =>
      aReport({
        folio: `INF-2026-${at + 1}`,
        state: 'in-review',
        submittedAt: `${day(at)}T10:00:00.000Z`,
        answers: answersOf(at),
      }),
    );
    for (const report of sent) await store.save(changeTo(report));
    const visit = visitOf(answersOf(7));
    if (visit === undefined) throw new Error('No visit');
    await place.meddle((db) => db.command({ profile: 2 }));
    const everybody = { states: ['in-review'], own: [] } as const;
    expect((await store.projectName(codeOf(7), 'UTSI', everybody))?.name).toBe('Proyecto 7');
    expect((await store.projectName(codeOf(9), 'UTF', everybody))?.name).toBe('Proyecto 9');
    expect(await store.sentOf(visit, 'another')).toHaveLength(1);
    expect(await store.loadByKey('document:none')).toBeUndefined();
    expect((await store.usedBy([ANA.id])).projects).toHaveLength(8);
    await place.meddle((db) => db.command({ profile: 0 }));
    const asked = await place.meddle((db) =>
      db
        .collection<Document>('system.profile')
        .find({ ns: /\.reports$/ })
        .toArray(),
    );
    expect(asked).toHaveLength(5);
    for (const { planSummary, docsExamined } of asked) {
      expect(String(planSummary)).toMatch(/^IXSCAN/);
      expect(Number(docsExamined)).toBeLessThanOrEqual(FEW);
    }
    await store.close();
    await place.remove();
  });

  test("does not grow with what is stored, where a person's own reports are asked for by all their ids", async () => {
    const place = aMongoPlace(server());
    const store = await place.open();
    const ids = [ANA.id, 'slack:U0ANA'];
    for (let at = 0; at < STORED; at += 1)
      await store.save(
        changeTo(
          aReport({
            author: { id: ids[at % 2] ?? '', name: 'Ana' },
            createdAt: `${day(at)}T10:00:00.000Z`,
            updatedAt: `${day(at)}T10:00:00.000Z`,
            answers: answersOf(at),
          }),
        ),
      );
    await place.meddle((db) => db.command({ profile: 2 }));
    expect((await store.loadOpen(ids))?.report.updatedAt).toBe(`${day(STORED - 1)}T10:00:00.000Z`);
    expect(await store.reportsOf(ids, ['draft'], { limit: 10, offset: 0 })).toHaveLength(10);
    expect((await store.usedBy(ids)).projects).toHaveLength(8);
    await place.meddle((db) => db.command({ profile: 0 }));
    const asked = await place.meddle((db) =>
      db
        .collection<Document>('system.profile')
        .find({ ns: /\.reports$/, op: { $in: ['query', 'command'] } })
        .toArray(),
    );
    expect(asked).toHaveLength(3);
    for (const { planSummary, docsExamined } of asked) {
      expect(String(planSummary)).toMatch(/^IXSCAN/);
      expect(Number(docsExamined)).toBeLessThanOrEqual(2 * FEW);
    }
    await store.close();
    await place.remove();
  });
});
