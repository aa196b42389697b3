import type { AnswerContext } from '../../../core/form/definition';
import { visitReport } from '../../../core/form/visit-report';
import { readParagraph } from '../../../core/paragraph/paragraph';
import catalogue from '../../fixtures/parrafos.json';
import { shownOf } from './shown';

const context: AnswerContext = {
  today: catalogue.meta.hoy,
  reportingMonth: catalogue.meta.mes_reportado,
  answers: {},
};

describe('the catalogue of paragraphs', () => {
  test.each(catalogue.parrafos.map((entry) => [entry.id, entry.texto, entry] as const))(
    '%i: %s',
    (_id, texto, entry) => {
      expect(shownOf(readParagraph(visitReport, texto, context).found)).toEqual(entry.esperado);
    },
  );

  test('none is left out', () => {
    expect(catalogue.parrafos).toHaveLength(14);
  });
});
