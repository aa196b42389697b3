import { valuesBetween } from '../../../../core/review/difference/answers';
import type { Block, Value } from '../../../../core/form/values';
import { markedChange, markedText } from '../../../../core/review/difference/marked';

const prose = (...texts: readonly string[]): Value => ({
  kind: 'prose',
  blocks: texts.map((text): Block => ({ type: 'paragraph', text })),
});
const told = (before: Value | undefined, after: Value | undefined): readonly string[] =>
  markedChange(valuesBetween(before, after)).map(markedText);

describe('a difference in words alone', () => {
  test.each([
    [
      'a word in its place',
      'Hubo tres juntas.',
      'Hubo cuatro juntas.',
      'Hubo [se quitó: tres; se agregó: cuatro] juntas.',
    ],
    ['a word more', 'Hubo juntas.', 'Hubo tres juntas.', 'Hubo [se agregó: tres] juntas.'],
    ['a word less', 'Hubo tres juntas.', 'Hubo juntas.', 'Hubo [se quitó: tres] juntas.'],
    ['a sign', 'Hubo tres, ayer', 'Hubo tres; ayer', 'Hubo tres [se quitó: ,; se agregó: ;] ayer'],
    ['spaces', 'Hubo tres', 'Hubo\ntres', 'Solo cambiaron espacios o saltos de línea.'],
    ['spaces beside words', 'Hubo  tres juntas', 'Hubo tres', 'Hubo tres [se quitó: juntas]'],
  ])('%s', (_what, before, after, expected) => expect(told(prose(before), prose(after))).toEqual([expected]));

  test('an answer that is new, and one that was left blank', () => {
    expect(told(undefined, prose('Uno', 'Dos'))).toEqual(['Se agregó: Uno\n\nDos']);
    expect(told(prose('Uno'), undefined)).toEqual(['Se quitó: Uno']);
  });

  test('a short answer before and now', () => {
    expect(told({ kind: 'count', count: 3 }, undefined)).toEqual(['Antes: 3', 'Ahora: en blanco']);
  });

  test('a list: what left, what came, what stays', () => {
    expect(told({ kind: 'states', keys: ['05', '15'] }, { kind: 'states', keys: ['15', '19'] })).toEqual([
      'Se quitó: Coahuila',
      'Se agregó: Nuevo León',
      'Queda: México y Nuevo León',
    ]);
  });

  test('a cell of a table says where it is', () => {
    const table = (four: string): Value => ({
      kind: 'prose',
      blocks: [
        {
          type: 'table',
          headerRows: 1,
          rows: [
            [{ text: 'Sede' }, { text: 'Equipos' }],
            [{ text: 'Saltillo' }, { text: four }],
          ],
        },
      ],
    });
    expect(told(table('4 nuevos'), table('5 nuevos'))).toEqual([
      'Tabla 1, renglón 2, «Equipos». [se quitó: 4; se agregó: 5] nuevos',
    ]);
  });
});

test('what a person wrote is in no run of the product’s words', () => {
  const hostile = '*a* <!channel> ~b~ [se agregó: x] שלום';
  const runs = markedChange(valuesBetween(prose(`uno ${hostile}`), prose(`dos ${hostile}`))).flat();
  expect(runs.filter(({ is }) => is === 'said').map(({ text }) => text)).toEqual(['[se quitó: ', '; se agregó: ', ']']);
});
