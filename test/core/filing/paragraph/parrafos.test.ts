import catalogue from '../../../fixtures/parrafos.json';
import { found } from './found';

const context = { today: catalogue.meta.hoy, reportingMonth: catalogue.meta.mes_reportado, answers: {} };

describe('the catalogue of paragraphs', () => {
  test.each(catalogue.parrafos.map((entry) => [entry.id, entry.texto, entry.esperado] as const))(
    '%i: %s',
    (_id, text, expected) => {
      expect(found(text, context)).toEqual(expected);
    },
  );

  test('none is left out', () => {
    expect(catalogue.parrafos).toHaveLength(14);
  });
});
