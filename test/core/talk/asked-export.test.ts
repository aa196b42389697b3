import { exportWords, readExport, type ExportRead } from '../../../core/talk/asked-export';
import { exportIn, exportOrder } from '../../../core/paper/export-order';
import { readIntent } from '../../../core/talk/intent';

const TODAY = '2023-05-03';
const read = (words: string): ExportRead => readExport(words, TODAY);
const asked = (words: string) => {
  const found = read(words);
  return found.is === 'export' ? found.asked : found;
};

test.each([
  ['2023-04', { month: '2023-04' }],
  ['2023/4', { month: '2023-04' }],
  ['04-2023', { month: '2023-04' }],
  ['202304', { month: '2023-04' }],
  ['abril 2023', { month: '2023-04' }],
  ['Abril de 2023', { month: '2023-04' }],
  ['ABRIL del año 2022', { month: '2022-04' }],
  ['abr 23', { month: '2023-04' }],
  ['los informes de abril', { month: '2023-04' }],
  ['mayo', { month: '2023-05' }],
  ['junio', { month: '2022-06' }],
  ['diciembre', { month: '2022-12' }],
  ['setiembre 2022', { month: '2022-09' }],
  ['abirl 2023', { month: '2023-04' }],
  ['febrro de 2023', { month: '2023-02' }],
  ['este mes', { month: '2023-05' }],
  ['el mes pasado', { month: '2023-04' }],
  ['último mes', { month: '2023-04' }],
  ['mes antepasado', { month: '2023-03' }],
  ['mar 2023', { month: '2023-03' }],
])('«exportar %s» is of that month', (words, wanted) => {
  expect(asked(words)).toEqual({ as: 'xlsx', ...wanted });
});

test.each([
  ['UTSI', { unit: 'UTSI' }],
  ['de la UTSI', { unit: 'UTSI' }],
  ['unicom', { unit: 'UTSI' }],
  ['Unidad Técnica de Servicios de Informática', { unit: 'UTSI' }],
  ['Unidad Técnica de Igualdad de Género y No Discriminación', { unit: 'UTIGyND' }],
  ['Coahuila', { state: '05' }],
  ['de la Ciudad de México', { state: '09' }],
  ['nuevo leon', { state: '19' }],
  ['UTSI Coahuila', { unit: 'UTSI', state: '05' }],
  ['Coahuila de la UTSI', { unit: 'UTSI', state: '05' }],
  ['abril 2023 UTSI Coahuila', { month: '2023-04', unit: 'UTSI', state: '05' }],
  ['UTSI 2023-04 Nuevo León', { month: '2023-04', unit: 'UTSI', state: '19' }],
])('«exportar %s» is of that unit and state', (words, wanted) => {
  expect(asked(words)).toEqual({ as: 'xlsx', ...wanted });
});

test.each([
  ['buscar SIVEI', { words: 'SIVEI' }],
  ['buscar capacitación de PREP csv', { words: 'capacitación de PREP', as: 'csv' }],
  ['2023-04 buscar voto electrónico', { month: '2023-04', words: 'voto electrónico' }],
  ['json UTSI buscar SIVEI', { unit: 'UTSI', words: 'SIVEI', as: 'json' }],
  ['2023-04 csv', { month: '2023-04', as: 'csv' }],
  ['2023-04 en formato JSON', { month: '2023-04', as: 'json' }],
  ['Excel abril 2023', { month: '2023-04', as: 'xlsx' }],
  ['todo', {}],
  ['todos los informes en csv', { as: 'csv' }],
])('«exportar %s» is what a search finds, and of that kind', (words, wanted) => {
  expect(asked(words)).toEqual({ as: 'xlsx', ...wanted });
});

test('where nothing is said of which, it is asked', () => {
  expect(read('')).toEqual({ is: 'ask', as: 'xlsx' });
  expect(read('informes')).toEqual({ is: 'ask', as: 'xlsx' });
  expect(read('csv')).toEqual({ is: 'ask', as: 'csv' });
});

test('what may be several is offered, and never picked', () => {
  expect(read('Baja California 2023-04')).toMatchObject({ is: 'export', asked: { state: '02' } });
  const found = read('Coahula');
  expect(found).toMatchObject({ is: 'one-of', options: [{ state: '05' }] });
});

test('what is nothing that reports go by is said to be so', () => {
  expect(read('2023-13')).toMatchObject({ is: 'unclear' });
  expect(read('peras y manzanas')).toEqual({ is: 'unclear', typed: 'peras y manzanas' });
});

test.each([
  ['exportar', ''],
  ['  Exportar 2023-04 ', '2023-04 '],
  ['exporta abril', 'abril'],
  ['quiero exportar UTSI', 'UTSI'],
  ['esportar UTSI', 'UTSI'],
  ['exprotar UTSI', 'UTSI'],
  ['exportar cosas raras', 'cosas raras'],
])('«%s» asks for an export', (text, words) => {
  expect(exportWords(text)).toBe(words);
  expect(readIntent(text)).toEqual({ wants: 'export', words });
});

test.each([
  'exportar los resultados del programa a la página de la junta local',
  'exportaciones de la región',
  'reportar 2023-04',
  'importar 2023-04',
  'se va a exportar UTSI',
])('«%s» is an answer like any other', (text) => {
  expect(exportWords(text)).toBeUndefined();
});

test('an order that comes back from a client is read, and anything else is none', () => {
  const whole = { as: 'csv', month: '2023-04', unit: 'UTSI', state: '05', words: 'SIVEI' } as const;
  expect(exportIn({ ...exportOrder(whole) })).toEqual(whole);
  for (const odd of [
    {},
    { kind: 'export' },
    { kind: 'otro', as: 'csv' },
    { kind: 'export', as: 'exe' },
    { kind: 'export', as: 'csv', month: '2023-13' },
    { kind: 'export', as: 'csv', unit: '../../x' },
    { kind: 'export', as: 'csv', state: 5 },
    { kind: 'export', as: 'csv', words: '' },
    { kind: 'export', as: 'csv', words: 'x'.repeat(201) },
    { kind: 'export', as: 'csv', more: 1 },
  ])
    expect(exportIn(odd)).toBeUndefined();
});
