import { monthAsked } from '../../../core/talk/asked-month';
import { readIntent } from '../../../core/talk/intent';

const TODAY = '2023-05-03';
const askedFor = (text: string): string | undefined => {
  const intent = readIntent(text);
  return intent?.wants === 'month' ? monthAsked(intent.asked, TODAY) : undefined;
};

test.each([
  ['informe mensual', '2023-04'],
  ['Informe mensual de abril', '2023-04'],
  ['informe mensual abril 2023', '2023-04'],
  ['INFORME MENSUAL DE ABRIL DE 2023', '2023-04'],
  ['informe mensual 04/2023', '2023-04'],
  ['informe mensual 2023-04', '2023-04'],
  ['informe mensual 4 2023', '2023-04'],
  ['informe mensual del mes pasado', '2023-04'],
  ['el informe mensual de este mes', '2023-05'],
  ['ver informe mensual de mayo', '2023-05'],
  ['informe mensual de junio', '2022-06'],
  ['informe mensual de junio de 2023', '2023-06'],
  ['informe mensual abr 23', '2023-04'],
  ['informe del mes de marzo', '2023-03'],
  ['reporte mensual, septiembre de 2022', '2022-09'],
  ['informe mensual del mes de diciembre', '2022-12'],
  ['informe mensual antepasado', '2023-03'],
  ['informe mensual del mes', '2023-04'],
  ['informe mensual de abirl', '2023-04'],
  ['informe mensual 202304', '2023-04'],
])('«%s» asks for %s', (text, month) => {
  expect(askedFor(text)).toBe(month);
});

test.each([
  'informe mensual de actividades del área',
  'informe mensual 13/2023',
  'informe mensual de marte',
  'informe de abril con el OPL',
  'abril de 2023',
  'informe',
])('«%s» asks for no month', (text) => {
  expect(askedFor(text)).toBeUndefined();
});
