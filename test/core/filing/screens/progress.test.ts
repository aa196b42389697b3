import type { CommandFacts } from '../../../../bot/turns/handle-command';
import { progressScreen } from '../../../../core/filing/screens/progress';
import { placeInForm } from '../../../../core/screen/names';
import type { OpenLine, Screen } from '../../../../core/screen/screens';
import { walkScreen } from '../../../../core/filing/screens/walk';
import { linesWeight, sectionWeight } from '../../../../core/screen/weight';
import { openLine, sectionHeading } from '../../../../cards/parts/lines';
import { at, begin, filed, given, open, pressed, skip, submit, typed } from '../../../helpers/people/given';
import { nineFields } from '../../../helpers/people/nine-fields';
import { BRUNO } from '../../../helpers/people/reports';
import { factsOf } from '../../../../core/filing/screens/sections';

const toBoards = [begin, typed('UTSI'), typed('Coahuila'), typed('3 de abril de 2023')];
const toMatters = [...toBoards, typed('Local y OPL'), skip];
const toSummary = [...toMatters, typed('particular'), typed('Se revisó el PREP.'), typed('listo'), skip, skip];
const lines = (...commands: readonly CommandFacts[]) => progressScreen(nineFields, filed(commands)).lines;
const told = ({ mark, label, value, note, below }: OpenLine) =>
  [mark, label, value, note, below].filter((part) => part !== undefined && part !== '').join(' | ');
const opens = ({ open: { press } }: OpenLine) => ('step' in press ? press.step : press);

const MATTERS = 'Asuntos relevantes tratados o a tratar en las visitas realizadas';

test('Avance has the nine fields in their order, each with how it stands', () => {
  expect(lines(...toMatters).map(told)).toEqual([
    '✓ | Dirección Ejecutiva o Unidad Técnica | Unidad Técnica de Servicios de Informática',
    '✓ | Entidad Federativa | Coahuila',
    '✓ | Fecha de visita | 3 de abril de 2023',
    '✓ | Junta | Local y OPL',
    '– | Distritos | No aplica',
    '– | Objetivo de la visita | En blanco',
    `→ | ${MATTERS} | Se pregunta ahora`,
    '○ | Total de personal capacitado | Por responder',
    '○ | Observaciones | Por responder',
  ]);
  expect(progressScreen(nineFields, filed(toMatters)).count).toBe('4 de 8 campos respondidos; 1 en blanco.');
  expect(progressScreen(nineFields, filed([begin])).count).toBe('0 de 9 campos respondidos.');
  expect(progressScreen(nineFields, filed(toSummary)).count).toBe('5 de 8 campos respondidos; 3 en blanco.');
});

test('every line opens its field; a table its rows, and a cell that is asked itself', () => {
  expect(lines(...toBoards).map(opens)).toEqual(
    nineFields.fields.map(({ id }) => at(id === 'matters' ? 'rows/matters' : `field/${id}`)),
  );
  const inCell = lines(...toMatters, typed('particular'))[6];
  expect(inCell && opens(inCell)).toEqual(at('cell/matters/1/particular'));
});

test('a line’s name says what a press does, to what, and how it stands', () => {
  const [unit, , dates, , districts] = lines(...toMatters);
  expect(unit?.name).toMatch(/^Editar Dirección Ejecutiva o Unidad Técnica: Unidad Técnica/);
  expect(dates?.name).toBe('Editar Fecha de visita: 3 de abril de 2023');
  expect(districts?.name).toBe('Responder Distritos: No aplica');
});

test('a table says how many rows it has, and which want their text', () => {
  const begun = lines(
    ...toMatters,
    typed('particular'),
    typed('Uno'),
    typed('otro'),
    typed('pycipef'),
    open('rows/matters'),
  );
  expect(begun[6] && told(begun[6])).toBe(`→ | ${MATTERS} | 2 asuntos, 1 sin texto: Uno | Se pregunta ahora`);
});

describe('under observation', () => {
  const asked = given(filed([...toSummary, submit])).when(
    { type: 'RequestChanges', reason: 'Precise', fields: { visitDates: 'Faltan los días', matters: 'Diga con quién' } },
    { by: BRUNO },
  ).report;
  if (asked === undefined) throw new Error('not asked');

  test('Avance says of which field, and in whose words', () => {
    const [whole, , , dates, boards] = progressScreen(nineFields, asked).lines;
    expect(whole && told(whole)).toBe('! | Todo el informe | Abierta | Bruno Núñez pide: Precise');
    expect(dates && told(dates)).toBe('! | Fecha de visita | 3 de abril de 2023 | Bruno Núñez pide: Faltan los días');
    expect(boards?.below).toBeUndefined();
    expect(progressScreen(nineFields, asked).title).toBe('Avance de INF-2023-0001');
  });

  test('the summary marks the field, and the words come with it and with every part of a table', () => {
    const summary = walkScreen(nineFields, asked);
    expect(summary).toMatchObject({
      data: {
        facts: expect.arrayContaining([
          expect.objectContaining({ label: 'Fecha de visita', note: 'Con observación' }),
        ]) as unknown,
      },
    });
    const shows = (step: string): Screen => {
      const { report } = given(asked).when(open(step));
      if (report === undefined) throw new Error(step);
      return walkScreen(nineFields, report);
    };
    expect(shows('field/visitDates')).toMatchObject({ data: { observed: 'Bruno Núñez pide: Faltan los días' } });
    expect(shows('rows/matters')).toMatchObject({ data: { hint: 'Bruno Núñez pide: Diga con quién' } });
    expect(shows('cell/matters/1/particular')).toMatchObject({
      data: { observed: 'Bruno Núñez pide: Diga con quién' },
    });
    expect(shows('columns/matters/1')).toMatchObject({
      data: { hint: expect.stringMatching(/^Bruno Núñez pide: Diga/) as unknown },
    });
  });
});

describe('the summary', () => {
  const summary = (...commands: readonly CommandFacts[]) => {
    const screen = walkScreen(nineFields, filed(commands));
    if (screen.template !== 'summary') throw new Error(screen.template);
    return screen.data;
  };

  test('opens each field and each matter’s text with one press, every field once', () => {
    const { facts, sections, empty } = summary(...toSummary.slice(0, 5), typed('Revisar'), ...toSummary.slice(6));
    expect(facts.map(opens)).toEqual(
      ['field/unit', 'field/states', 'field/visitDates', 'field/boards', 'rows/matters'].map((key) => at(key)),
    );
    expect(sections.map(({ label, open: opened }) => [label, opened?.open.press])).toMatchObject([
      ['Objetivo de la visita', { verb: 'open', step: at('field/objective') }],
      ['Asunto 1 · Asuntos en particular', { verb: 'open', step: at('cell/matters/1/particular') }],
    ]);
    expect(empty.map(told)).toEqual([
      'Distritos | No aplica',
      'Total de personal capacitado | En blanco',
      'Observaciones | En blanco',
    ]);
  });

  test('says what is missing of each field that is required', () => {
    const { empty } = summary(begin, typed('UTSI'), { type: 'Review' });
    expect(empty.map(told).slice(0, 2)).toEqual(['Entidad Federativa | Falta', 'Fecha de visita | En blanco']);
  });

  test('has a line for the text that it has no room for', () => {
    const long = 'Se revisó el avance con la Vocalía. '.repeat(30);
    const cells = ['agreements', 'particular', 'improvement', 'ordinary', 'pycipef'];
    const rows = [1, 2, 3].flatMap((row) => [
      ...(row === 1 ? [] : [typed('otro')]),
      typed(cells.join(',')),
      ...cells.map(() => typed(long)),
    ]);
    const { facts, sections } = summary(...toMatters, ...rows, typed('listo'), typed('25'), typed(long));
    expect(sections.at(-1)?.label).toMatch(/apartados más$/);
    expect(facts.at(-1)).toMatchObject({ label: 'Observaciones', open: { press: { step: at('field/remarks') } } });
  });
});

describe('a field that stopped applying', () => {
  const district = [...toBoards, typed('Distrital'), typed('3'), skip, ...toSummary.slice(6)];
  const aside = filed([...district, open('field/boards'), typed('Local')]);

  test('says in Avance and in the summary that its answer is kept and not part of the report', () => {
    const kept = 'Distritos | «03» se guarda y no sale en el informe | No aplica';
    const line = progressScreen(nineFields, aside).lines[4];
    expect(line && told(line)).toBe(`– | ${kept}`);
    const screen = walkScreen(nineFields, aside);
    expect(screen.template === 'summary' && screen.data.empty.map(told)).toContain(kept);
    expect(factsOf(nineFields, aside)).toContainEqual({ label: 'Distritos', value: '—' });
  });

  test('does not count, and one that was answered all the same does', () => {
    expect(placeInForm(nineFields, aside, 'remarks')).toEqual({ field: 8, of: 8 });
    const meant = given(aside).when(pressed('field/districts', '3')).report ?? aside;
    expect(placeInForm(nineFields, meant, 'remarks')).toEqual({ field: 9, of: 9 });
    expect(progressScreen(nineFields, meant).count).toContain('de 9');
  });
});

test('a line weighs no less than its part of the card', () => {
  const bytes = (part: unknown): number => Buffer.byteLength(JSON.stringify(part));
  const step = { at: 'cell', field: 'matters', row: '999', column: 'improvement' } as const;
  const press = { verb: 'open', report: 'x'.repeat(36), seen: 9_999, form: 1, step } as const;
  const line = { label: 'Ñandú', value: '«漢字»', name: 'Editar Ñandú', open: { title: 'Responder', press } };
  for (const more of [{}, { note: 'Falta' }, { note: 'Falta', below: 'Bruno Núñez pide: más', mark: '!' }])
    expect(linesWeight([{ ...line, ...more }])).toBeGreaterThanOrEqual(bytes(openLine({ ...line, ...more })));
  const section = { label: 'Ñandú', open: { name: line.name, open: line.open }, blocks: [] };
  expect(sectionWeight(section)).toBeGreaterThanOrEqual(bytes(sectionHeading(section)));
});
