import { samples } from '../../../cards/samples';
import { plainText } from '../../../../core/review/screens/plain';
import type { Screen } from '../../../../core/screen/screens';

const each = Object.entries(samples).map(([name, screen]) => [name, screen] as const);

test.each(each)('%s says what it is about in few words', (_, screen) => {
  const text = plainText(screen);
  expect(text.trim()).not.toBe('');
  expect(text.length).toBeLessThanOrEqual(3_000);
  expect(text).not.toMatch(/undefined|\[object/);
});

const field = (question: string, readings: readonly string[] = []): Screen => ({
  template: 'field',
  data: {
    progress: 'Campo 3 de 9',
    saved: '✓ Entidad: Coahuila',
    heading: 'Fecha de visita',
    question,
    inputs: [],
    problem: '¿Cuál es?',
    readings: readings.map((title) => ({ title, press: { verb: 'mine' as const, offset: 0 } })),
    tables: [],
    buttons: [
      { title: 'Omitir', press: { verb: 'skip', report: 'r', seen: 1, form: 1, step: { at: 'summary' }, fields: [] } },
    ],
  },
});

test('a question keeps what was saved, what is asked and the ways to answer', () => {
  expect(plainText(field('¿Qué días fue?', ['3 de abril', '4 de marzo'])).split('\n')).toEqual([
    '✓ Entidad: Coahuila',
    'Campo 3 de 9',
    'Fecha de visita',
    '¿Cuál es?',
    'Escriba la opción que corresponda:',
    '• 3 de abril',
    '• 4 de marzo',
    '¿Qué días fue?',
    'Escriba aquí su respuesta. También puede escribir «omitir», «atrás» o «ayuda».',
  ]);
});

test('however long a text is, the way on is there', () => {
  const text = plainText(
    field(
      'x'.repeat(50_000),
      Array.from({ length: 500 }, () => 'y'.repeat(5_000)),
    ),
  );
  expect(text.length).toBeLessThanOrEqual(3_000);
  expect(text).toMatch(/«ayuda»\.$/);
});
