import { createCommandHandler } from '../../bot/turns/handle-command';
import { visitReport } from '../../core/form/visit-report';
import { aSqlitePlace } from '../helpers/people/places';
import { aReport, changeTo } from '../helpers/people/reports';

test('more people than a save is tried for send in the same instant: a folio each, none left out', async () => {
  const place = aSqlitePlace();
  const store = await place.open();
  const reports = Array.from({ length: 80 }, () =>
    aReport({
      answers: {
        unit: { kind: 'unit', id: 'UTSI', name: 'Unidad Técnica de Servicios de Informática' },
        states: { kind: 'states', keys: ['05'] },
        matters: {
          kind: 'rows',
          rows: [
            {
              id: '1',
              columns: ['ordinary'],
              cells: { ordinary: { kind: 'prose', blocks: [{ type: 'paragraph', text: 'Soporte' }] } },
            },
          ],
        },
      },
    }),
  );
  await Promise.all(reports.map((report) => store.save(changeTo(report))));
  const roles = { reviewers: [], admins: [] };
  const people = { idsOf: async ({ person }: { person: { id: string } }) => [person.id] };
  const handle = createCommandHandler({ store, form: visitReport, yearOf: () => 2026, saved: () => {}, roles, people });
  const sent = await Promise.all(
    reports.map(async ({ id, author: by }) =>
      handle(id, await store.load(id, id), { type: 'Submit', folio: '', key: id, at: '2026-03-02T15:00:00.000Z', by }),
    ),
  );
  const numbers = sent.map(({ stored }) => Number(stored?.report.folio?.slice(-4))).sort((a, b) => a - b);
  expect(numbers).toEqual(reports.map((_, at) => at + 1));
  await store.close();
  await place.remove();
});
