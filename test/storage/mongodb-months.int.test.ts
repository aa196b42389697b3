import type { Document } from 'mongodb';
import type { DateRange, PlainDate } from '../../core/form/values';
import type { Report } from '../../core/record/types';
import { aMongoPlace, onMongo } from '../helpers/stores/mongo';
import type { MongoPlace } from '../helpers/stores/mongo';
import { aReport, changeTo, next } from '../helpers/people/reports';
import { fill, wholesOf } from '../helpers/stores/transfer';

const visit = (days: readonly PlainDate[], ranges: readonly DateRange[] = []): Report['answers'] => ({
  visitDates: { kind: 'dates', days, ranges },
});

let sentBefore = 0;
const sent = (answers: Report['answers'], more: Partial<Report> = {}): Report => {
  sentBefore += 1;
  const folio = `INF-2023-${String(sentBefore).padStart(4, '0')}`;
  return aReport({ state: 'in-review', folio, submittedAt: '2023-06-30T15:00:00.000Z', round: 1, answers, ...more });
};

/** Reports by the month that they count in. */
const BY_MONTH = [
  { $match: { reportedOn: { $exists: true } } },
  { $group: { _id: { $dateTrunc: { date: '$reportedOn.date', unit: 'month' } }, reports: { $sum: 1 } } },
  { $sort: { _id: 1 } },
];

/** Days that ranges begin on, and single ones, by the number of their month. */
const DAYS_BY_MONTH = [
  { $set: { dates: '$report.answers.visitDates' } },
  { $project: { day: { $concatArrays: ['$dates.days', '$dates.ranges.from'] } } },
  { $unwind: '$day' },
  { $group: { _id: { $month: '$day' }, days: { $sum: 1 } } },
  { $sort: { _id: 1 } },
];

onMongo('the days of a visit in MongoDB', (server) => {
  let place: MongoPlace;
  beforeEach(() => {
    place = aMongoPlace(server());
  });
  afterEach(() => place.remove());

  const asked = (pipeline: Document[], from = place) =>
    from.meddle((db) => db.collection('reports').aggregate(pipeline).toArray());
  const documentOf = (id: string) =>
    place.meddle((db) => db.collection<{ _id: string } & Document>('reports').findOne({ _id: id }));
  const month = (nth: number): Date => new Date(Date.UTC(2023, nth - 1, 1));

  const kept = [
    // The first and the last of a month, in any time zone of Mexico still in the month before.
    sent(visit(['2023-04-01'])),
    sent(visit(['2023-04-30', '2023-03-31'])),
    sent(visit([], [{ from: '2023-04-28', to: '2023-05-02' }])),
    sent({}),
    sent(visit(['2023-04-03']), { state: 'withdrawn' }),
    aReport({ answers: visit(['2023-01-03']) }),
  ];
  const byMonth = [
    { _id: month(4), reports: 2 },
    { _id: month(5), reports: 1 },
    { _id: month(6), reports: 1 },
  ];

  test('are added up by month without parsing, also after an export and an import', async () => {
    const store = await place.open();
    for (const report of kept) await store.save(changeTo(report));
    await store.close();
    expect(await asked(BY_MONTH)).toEqual(byMonth);
    expect(await asked(DAYS_BY_MONTH)).toEqual([
      { _id: 1, days: 1 },
      { _id: 3, days: 1 },
      { _id: 4, days: 4 },
    ]);
    const wholes = await wholesOf(place.url);
    expect(wholes.map(({ report }) => report)).toEqual(kept);
    const other = aMongoPlace(server());
    await fill(other.url, wholes);
    expect(await asked(BY_MONTH, other)).toEqual(byMonth);
    expect(await wholesOf(other.url)).toEqual(wholes);
    await other.remove();
  });

  test('are dates at midnight UTC, beside what is printed, and read back as they were', async () => {
    const store = await place.open();
    const report = sent(visit(['2023-04-03'], [{ from: '2023-04-05', to: '2023-04-07' }]));
    await store.save(changeTo(report));
    expect(await documentOf(report.id)).toMatchObject({
      report: {
        answers: {
          visitDates: {
            days: [new Date('2023-04-03T00:00:00.000Z')],
            ranges: [{ from: new Date('2023-04-05T00:00:00.000Z'), to: new Date('2023-04-07T00:00:00.000Z') }],
          },
        },
      },
      shown: { visitDates: '3 y del 5 al 7 de abril de 2023' },
      reportedOn: { date: new Date('2023-04-07T00:00:00.000Z'), by: 'visit' },
    });
    expect((await store.load(report.id))?.report).toEqual(report);
    const withdrawn = next(report, { state: 'withdrawn' });
    await store.save(changeTo(withdrawn));
    expect(await documentOf(report.id)).not.toHaveProperty('reportedOn');
    await store.close();
  });
});
