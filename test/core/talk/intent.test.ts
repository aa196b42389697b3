import { formatFolio, readIntent } from '../../../core/talk/intent';

test.each([
  ['nuevo', 'new'],
  ['Nuevo informe', 'new'],
  ['CONTINUAR', 'resume'],
  ['míos', 'mine'],
  ['Mios.', 'mine'],
  ['mis informes', 'mine'],
  ['pendientes', 'pending'],
  ['Avance', 'status'],
  ['Ayuda', 'help'],
  ['cancelar', 'cancel'],
  ['omitir', 'skip'],
  ['Atrás', 'back'],
  ['revisar', 'review'],
  ['Enviar a revisión', 'submit'],
])('«%s» is a word of the bot’s', (text, wants) => expect(readIntent(text)).toEqual({ wants }));

test.each([
  ['INF-2023-0042', 'INF-2023-0042'],
  ['inf 2023 42', 'INF-2023-0042'],
  ['ver INF-2023-0042', 'INF-2023-0042'],
  ['Ver informe inf-2023-42', 'INF-2023-0042'],
  ['informe INF20230042', 'INF-2023-0042'],
  ['INF-2023-123456', 'INF-2023-123456'],
])('«%s» asks for a report', (text, folio) => expect(readIntent(text)).toEqual({ wants: 'see', folio }));

test.each([
  ['usar INF-2023-0042'],
  ['Usar el informe inf 2023 42.'],
  ['usar como base INF20230042'],
  ['Usar de base mi informe INF-2023-42'],
  ['quiero usar el INF-2023-0042'],
])('«%s» makes one from that report', (text) =>
  expect(readIntent(text)).toEqual({ wants: 'use', folio: 'INF-2023-0042' }),
);

test.each([
  ['Deshacer', { what: 'last' }],
  ['deshazlo.', { what: 'last' }],
  ['deshacer mi aprobación', { what: 'decision' }],
  ['Deshacer la petición de cambios de inf 2023 42', { what: 'decision', folio: 'INF-2023-0042' }],
  ['deshacer INF-2023-0042', { what: 'decision', folio: 'INF-2023-0042' }],
])('«%s» undoes', (text, undo) => expect(readIntent(text)).toEqual({ wants: 'undo', ...undo }));

test.each(['usar', 'Usar.', 'Usar mi último informe', 'usa el anterior', 'usar el informe anterior', 'usar como base'])(
  '«%s» makes one from the last',
  (text) => expect(readIntent(text)).toEqual({ wants: 'use-last' }),
);

test('the words sought are kept as they were typed', () => {
  expect(readIntent('Buscar PREP Coahuila')).toEqual({ wants: 'search', words: 'PREP Coahuila' });
  expect(readIntent('buscar  «Áreas de oportunidad»')).toEqual({ wants: 'search', words: '«Áreas de oportunidad»' });
});

test.each([
  '',
  'buscar',
  'ver',
  'ver los avances del PREP',
  'UTSI',
  'nuevo simulacro del SIVEI',
  'usar el sistema',
  'Usar los últimos informes del PREP',
  'uso',
  'Se atendieron los pendientes',
  'Deshacer el convenio con el OPL',
  'INF-23-1',
  'INF-2023-1234567',
  'constructor',
  '__proto__',
  `nuevo${' '.repeat(300)}`,
])('«%s» is an answer', (text) => expect(readIntent(text)).toBeUndefined());

test('folios have four digits, or as many as it takes', () => {
  expect(formatFolio(2023, 7)).toBe('INF-2023-0007');
  expect(formatFolio(2023, 12_345)).toBe('INF-2023-12345');
});
