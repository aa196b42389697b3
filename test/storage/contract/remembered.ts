import type { Sight } from '../../../core/record/queries/access';
import { visitOf, type Visit } from '../../../core/form/visit';
import type { Answers } from '../../../core/form/values';
import type { Report } from '../../../core/record/types';
import { ANA, BRUNO, aReport, changeTo, newId, next } from '../../helpers/people/reports';
import type { Setting } from './setting';

const EVERYBODYS: Sight = { states: ['in-review', 'changes-requested', 'approved', 'withdrawn'], own: [] };

const day = (number: number): string => `2026-03-${String(number).padStart(2, '0')}T15:00:00.000Z`;
const unit = (id: string): Answers => ({ unit: { kind: 'unit', id, name: `Unidad ${id}` } });
const states = (...keys: string[]): Answers => ({ states: { kind: 'states', keys } });
const days = (...dates: string[]): Answers => ({ visitDates: { kind: 'dates', days: dates, ranges: [] } });
const from = (first: string, to: string): Answers => ({
  visitDates: { kind: 'dates', days: [], ranges: [{ from: first, to }] },
});
const project = (code: string, name?: string): Answers => ({
  matters: {
    kind: 'rows',
    rows: [
      {
        id: '1',
        columns: ['project'],
        cells: { project: { kind: 'project', code, ...(name === undefined ? {} : { name }), blocks: [] } },
      },
    ],
  },
});

let folios = 0;
/** Sent that day, of a folio of its own. */
const sent = (on: number, answers: Answers, more: Partial<Report> = {}): Report => {
  folios += 1;
  const folio = `INF-2026-${String(folios).padStart(4, '0')}`;
  return aReport({ state: 'in-review', folio, submittedAt: day(on), answers, ...more });
};

export function rememberedContract(here: Setting): void {
  describe('what a person used', () => {
    test('is what their newest reports name, the newest first, each once', async () => {
      await here.kept(aReport({ createdAt: day(1), answers: { ...unit('UTSI'), ...states('05', '15') } }));
      await here.kept(aReport({ createdAt: day(2), answers: { ...unit('DERFE'), ...states('26', '05') } }));
      await here.kept(aReport({ createdAt: day(3), answers: { ...unit('UTSI'), ...project('L091910', 'Soporte') } }));
      await here.kept(aReport({ createdAt: day(4), author: BRUNO, answers: { ...unit('UTF'), ...states('31') } }));
      expect(await here.store.usedBy([ANA.id])).toEqual({
        units: [
          { kind: 'unit', id: 'UTSI', name: 'Unidad UTSI' },
          { kind: 'unit', id: 'DERFE', name: 'Unidad DERFE' },
        ],
        states: ['26', '05', '15'],
        projects: [{ code: 'L091910', name: 'Soporte' }],
      });
      expect(await here.store.usedBy(['teams:29:nadie'])).toEqual({ units: [], states: [], projects: [] });
    });
  });

  test('what a person used is one, by whatever ids they go', async () => {
    const slack = { id: 'slack:U0ANA', name: 'Ana' };
    await here.kept(aReport({ createdAt: day(1), answers: unit('UTSI') }));
    await here.kept(aReport({ createdAt: day(2), author: slack, answers: unit('DERFE') }));
    await here.kept(aReport({ createdAt: day(3), answers: unit('UTF') }));
    await here.kept(aReport({ createdAt: day(4), author: BRUNO, answers: unit('DEOE') }));
    const { units } = await here.store.usedBy([slack.id, ANA.id]);
    expect(units.map(({ id }) => id)).toEqual(['UTF', 'DERFE', 'UTSI']);
  });

  describe('the name of a project', () => {
    const nameOf = async (code: string, unitId?: string, sight = EVERYBODYS) =>
      (await here.store.projectName(code, unitId, sight))?.name;

    test('is the last one that the unit used with its code, else anybody', async () => {
      expect(await here.store.projectName('L091910', 'UTSI', EVERYBODYS)).toBeUndefined();
      await here.kept(sent(1, { ...unit('UTSI'), ...project('L091910', 'De la unidad, antes') }));
      const last = await here.kept(sent(3, { ...unit('UTSI'), ...project('L091910', 'De la unidad') }));
      await here.kept(sent(5, { ...unit('DERFE'), ...project('L091910', 'De otra') }));
      await here.kept(sent(7, { ...unit('UTSI'), ...project('L091910') }));
      await here.kept(sent(8, { ...unit('UTSI'), ...project('L097610', 'Otro proyecto') }));
      await here.kept(aReport({ answers: { ...unit('UTSI'), ...project('L091910', 'De un borrador') } }));
      const found = { name: 'De la unidad', folio: last.folio };
      expect(await here.store.projectName('L091910', 'UTSI', EVERYBODYS)).toEqual(found);
      expect(await here.store.projectName(' l-091910', 'UTSI', EVERYBODYS)).toEqual(found);
      expect(await nameOf('L091910', 'UTF')).toBe('De otra');
      expect(await nameOf('L091910')).toBe('De otra');
      expect(await nameOf('L000000', 'UTSI')).toBeUndefined();
    });

    test('follows what a report says now, and is kept through a restart', async () => {
      const report = await here.kept(sent(1, { ...unit('UTSI'), ...project('L091910', 'Antes') }));
      const changed = next(report, { answers: { ...unit('UTSI'), ...project('L091910', 'Ahora') } });
      expect(await here.store.save(changeTo(changed))).toBe('saved');
      expect(await nameOf('L091910', 'UTSI')).toBe('Ahora');
      const moved = next(changed, {
        answers: { ...unit('DERFE'), ...project('L097610', 'Ahora') },
        submittedAt: day(2),
      });
      expect(await here.store.save(changeTo(moved))).toBe('saved');
      await here.reopened();
      expect(await nameOf('L091910')).toBeUndefined();
      expect(await nameOf('L097610', 'DERFE')).toBe('Ahora');
    });

    test('comes from no report that whoever asks may not read, nor from one that was withdrawn', async () => {
      const approved = { state: 'approved' } as const;
      await here.kept(sent(1, { ...unit('DERFE'), ...project('L091910', 'De todos') }, approved));
      await here.kept(sent(2, { ...unit('UTSI'), ...project('L091910', 'En revisión') }, { author: BRUNO }));
      await here.kept(sent(3, { ...unit('UTSI'), ...project('L091910', 'Retirado') }, { state: 'withdrawn' }));
      expect(await nameOf('L091910', 'UTSI')).toBe('En revisión');
      expect(await nameOf('L091910', 'UTSI', { states: ['approved'], own: [ANA.id] })).toBe('De todos');
      expect(await nameOf('L091910', 'UTSI', { states: ['approved'], own: [BRUNO.id] })).toBe('En revisión');
    });
  });

  describe('reports of one visit', () => {
    const visit = (answers: Answers): Visit => visitOf(answers)!;
    const of = async (answers: Answers, except = newId()) =>
      (await here.store.sentOf(visit(answers), except)).map(({ id }) => id);
    const coahuila = { ...unit('UTSI'), ...states('05', '15'), ...days('2023-04-03', '2023-04-04', '2023-04-10') };

    test('are those of the same unit, states and days, however they were answered, last sent first', async () => {
      const first = await here.kept(sent(1, coahuila));
      const second = await here.kept(sent(2, { ...coahuila, ...states('15', '05') }, { author: BRUNO }));
      await here.kept(sent(3, { ...coahuila, ...unit('DERFE') }));
      await here.kept(sent(4, { ...coahuila, ...states('05') }));
      await here.kept(sent(5, { ...coahuila, ...days('2023-04-03', '2023-04-04') }));
      await here.kept(sent(6, { ...unit('UTSI'), ...states('05', '15') }));
      await here.kept(aReport({ answers: coahuila }));
      expect(await of(coahuila)).toEqual([second.id, first.id]);
      expect(await of(coahuila, second.id)).toEqual([first.id]);
      const asSpan: Answers = {
        ...coahuila,
        visitDates: { kind: 'dates', days: ['2023-04-10'], ranges: [{ from: '2023-04-03', to: '2023-04-04' }] },
      };
      expect(await of(asSpan)).toEqual([second.id, first.id]);
      expect(await here.store.sentOf(visit(coahuila), second.id)).toEqual([
        expect.objectContaining({ id: first.id, folio: first.folio, author: ANA, state: 'in-review' }),
      ]);
    });

    test('follow a withdrawal and a change', async () => {
      const report = await here.kept(sent(1, coahuila));
      const asked = next(report, { state: 'changes-requested' });
      expect(await here.store.save(changeTo(asked))).toBe('saved');
      expect(await of(coahuila)).toEqual([report.id]);
      const changed = next(asked, { answers: { ...coahuila, ...from('2023-05-03', '2023-05-05') } });
      expect(await here.store.save(changeTo(changed))).toBe('saved');
      expect(await of(coahuila)).toEqual([]);
      expect(await of({ ...coahuila, ...days('2023-05-05', '2023-05-04', '2023-05-03') })).toEqual([report.id]);
      expect(await here.store.save(changeTo(next(changed, { state: 'withdrawn' })))).toBe('saved');
      expect(await of(changed.answers)).toEqual([]);
    });

    test('are found by what others read of them, whatever their author is writing', async () => {
      const elsewhere = { ...coahuila, ...states('26'), ...days('2023-06-01') };
      const asked = await here.kept(
        sent(1, elsewhere, {
          round: 1,
          state: 'changes-requested',
          previous: { round: 1, answers: coahuila, at: day(1) },
        }),
      );
      const inForce = { round: 1, answers: coahuila, skipped: [], changedAt: {}, approvals: [] };
      const corrected = await here.kept(sent(2, elsewhere, { state: 'in-review', round: 2, inForce }));
      expect(await of(coahuila)).toEqual([corrected.id, asked.id]);
      expect(await of(elsewhere)).toEqual([]);
      const { inForce: _, ...approved } = next(corrected, { state: 'approved' });
      expect(await here.store.save(changeTo(approved))).toBe('saved');
      const again = next(asked, { state: 'in-review', round: 2 });
      expect(await here.store.save(changeTo(again))).toBe('saved');
      expect(await of(coahuila)).toEqual([]);
      expect(await of(elsewhere)).toEqual([corrected.id, asked.id]);
    });

    test('are told apart by the phrase that stands for their states', async () => {
      const literal = (text: string): Answers => ({
        ...coahuila,
        states: { kind: 'states', keys: ['05', '15'], literal: text },
      });
      const report = await here.kept(sent(1, literal('entidades federativas con proceso electoral')));
      expect(await of(literal('Entidades Federativas con Proceso Electoral.'))).toEqual([report.id]);
      expect(await of(literal('oficinas centrales'))).toEqual([]);
      expect(await of(coahuila)).toEqual([]);
    });
  });
}
