import { visitReport } from '../../../core/form/visit-report';
import { monthContent } from '../../../documents/month/content';
import { drawMap, shadesOf } from '../../../documents/month/map';
import { states } from '../../../core/form/catalogues/catalogues';
import { aPrintedMonth } from '../../helpers/people/months';

const content = monthContent(visitReport, aPrintedMonth(12));
const { summary, missing } = content;

test('the cover says what it is, of which month, and as of when', () => {
  expect(content).toMatchObject({
    title: visitReport.title,
    kind: 'Informe mensual',
    month: 'Abril de 2023',
    gathered: 'Reúne 12 informes aprobados al 3 de mayo de 2023.',
  });
});

test('the summary has totals, a row for each unit, and their sum', () => {
  const [reports, visits] = summary.totals;
  expect(reports).toEqual({ label: 'Informes aprobados', value: '12' });
  const sum = summary.units.rows.reduce((total, { numbers }) => total + Number(numbers[1]), 0);
  expect(String(sum)).toBe(visits?.value);
  expect(summary.units.total).toEqual(['Total', '12', visits?.value, expect.any(String), expect.any(String)]);
  expect(Math.max(...summary.units.rows.map(({ share }) => share))).toBe(1);
});

test('what no shade shows, and how it was counted, is said', () => {
  expect(summary.map.elsewhere).toEqual([
    'Sin entidad en particular: 1 visita a «entidades federativas con proceso electoral».',
  ]);
  expect(summary.notes).toEqual(
    expect.arrayContaining([
      expect.stringContaining('Un informe cuenta en el mes del último día de su visita'),
      'Un informe se está corrigiendo: aquí está su revisión aprobada.',
    ]),
  );
});

test('what is missing is named: reports, those in correction, and units', () => {
  const [waiting, corrected, silent] = missing.parts;
  expect(waiting?.rows.map(([folio, , , author, wait]) => [folio, author, wait])).toEqual([
    ['INF-2023-0015', 'Ana Martínez Peña', 'En revisión desde el 2 de mayo de 2023'],
    ['INF-2023-0014', 'Bruno Núñez', 'En revisión desde el 2 de mayo de 2023'],
    ['INF-2023-0016', 'Bruno Núñez', 'Con observaciones desde el 2 de mayo de 2023'],
  ]);
  expect(corrected?.title).toBe('Informes en corrección');
  expect(corrected?.rows.map(([folio]) => folio)).toEqual(['INF-2023-0012']);
  expect(silent?.title).toBe(`Áreas que no enviaron informe (${silent?.names.length})`);
});

describe('the map', () => {
  const visited = (...visits: readonly number[]) => states.map(({ key }, at) => ({ key, visits: visits[at] ?? 0 }));

  test('has every state, each under its own outline', () => {
    const { svg } = drawMap('abril de 2023', visited(0, 0, 0, 0, 7));
    expect(svg.match(/<path/g)).toHaveLength(32);
    // Coahuila alone is shaded: its outline lies in the north, where no other's begins.
    const shaded = [...svg.matchAll(/d="m (\d+)[^"]*" fill="#(\w+)"/g)].filter(([, , fill]) => fill !== 'ffffff');
    expect(shaded).toHaveLength(1);
  });

  test('is shaded in five steps at most, which cover every number once', () => {
    expect(shadesOf([0, 0])).toEqual([]);
    expect(shadesOf([3, 1, 3])).toMatchObject([
      { from: 1, to: 1 },
      { from: 3, to: 3 },
    ]);
    const shades = shadesOf([1, 2, 3, 4, 5, 6, 12]);
    expect(shades).toHaveLength(4);
    for (let visits = 1; visits <= 12; visits += 1)
      expect(shades.filter(({ from, to }) => visits >= from && visits <= to)).toHaveLength(1);
  });

  test('gets darker evenly, so that it is read in grey as well', () => {
    const lightness = shadesOf([1, 2, 3, 4, 5]).map(({ colour }) => {
      const [red = 0, green = 0, blue = 0] = (colour.match(/../g) ?? []).map((part) => Number.parseInt(part, 16));
      return 0.299 * red + 0.587 * green + 0.114 * blue;
    });
    for (const [at, light] of lightness.entries()) expect(at === 0 || (lightness[at - 1] ?? 0) - light > 30).toBe(true);
  });

  test('says its ranking in words', () => {
    expect(drawMap('abril de 2023', visited(2, 0, 4, 2)).alt).toBe(
      'Mapa de México por visitas en abril de 2023. 4 visitas: Baja California Sur. 2 visitas: Aguascalientes y Campeche. Sin visitas: 29 entidades.',
    );
    expect(drawMap('abril de 2023', visited()).alt).toContain('Ninguna entidad tiene visitas.');
  });
});
