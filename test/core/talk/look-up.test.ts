import { visitReport } from '../../../core/form/visit-report';
import { readIntent } from '../../../core/talk/intent';
import { isProposal } from '../../../core/filing/propose';
import { readTalk } from '../../../core/talk/talk';
import parrafos from '../../fixtures/parrafos.json';
import { TODAY } from '../../helpers/people/given';

const talkIn = (text: string) => readTalk(visitReport, text);

test.each([
  ...[
    'visitas a Coahuila en abril',
    'quién no ha entregado',
    'resumen abril 2023',
    'reportes de abril',
    'visitas abril',
  ],
  ...['¿cuántas visitas hizo la UTSI en abril?', 'cuantas visitas hizo la utsi en abril', 'que unidades faltan'],
  ...['visitas de la UTSI en marzo 2023', 'dame los informes de abril', 'muéstrame las visitas a Coahuila'],
  ...['quiero ver las visitas de la UTSI', 'necesito el reporte de abril', '¿Quién visitó Durango el 3 de abril?'],
  ...['cuándo fue la última visita a Coahuila', '¿la DERFE ya entregó lo de abril?', 'ya entregó la UTSI?'],
  ...['cuánto personal se capacitó en abril', 'dónde estuvo la UTSI en abril', '¿a dónde fue la DEOE en marzo?'],
  ...[
    '¿hay informes de Sonora?',
    'me puedes decir cuántas visitas hubo en abril',
    'quisiera saber quién fue a Durango',
  ],
  ...['oye, ¿cuántos informes hay de abril?', 'dime cuántas visitas lleva la UTSI este mes', 'quién falta'],
  ...['¿Cuántas visitas hubo en abril? ¿y en marzo?', 'compara abril con marzo', 'qué se reportó de Coahuila'],
  ...['Hola, buenas tardes, ¿me podrían decir qué unidades no han entregado su informe de abril de 2023?'],
])('«%s» is looked up, wherever it is said', (text) => {
  expect(readIntent(text)).toBeUndefined();
  expect(talkIn(text)).toEqual({ wants: 'look-up', sure: false });
});

test.each([
  ...['Visitas a Coahuila', 'informes de Durango', 'unidades que no han entregado', 'última visita a Durango'],
  ...[
    'lista de visitas de abril',
    'estados visitados en abril',
    'hay informes de Sonora',
    'ver informes de abril',
    'visitas a Coahuila y Durango en abril',
  ],
])('«%s» is looked up where no text is asked', (text) =>
  expect(talkIn(text)).toEqual({ wants: 'look-up', sure: false, loose: true }),
);

test.each([
  ...parrafos.parrafos.flatMap(({ texto, esperado }) => (Object.keys(esperado).length === 0 ? [] : [texto])),
  ...[
    'Visitas a las juntas 03 y 07 de Coahuila el 14 de abril',
    'Visitas del 3 al 5 de abril en Coahuila, junta local',
  ],
  ...['Visita a Coahuila en abril', 'Quien suscribe visitó la Junta Local de Coahuila el 3 de abril'],
  ...['Informe de visita a Coahuila el 3 de abril', 'Cuando visitamos Coahuila el 3 de abril, se revisó el PREP'],
  ...['Como parte de las actividades se visitó Coahuila el 3 de abril', 'Reporte: fuimos a Durango el 4 de abril'],
  ...['Fui a Coahuila el 3 de abril, ¿está bien?', 'Quienes suscriben asistieron a la Junta Local'],
])('«%s» is a report', (text) => {
  expect(talkIn(text)).toBeUndefined();
  expect(isProposal(visitReport, { input: { text }, today: TODAY })).toBe(true);
});

test.each([
  ...[
    'Revisar los informes de abril',
    'Conocer los avances de la visita',
    'Consultar con la DERFE',
    'Lista de asistencia',
  ],
  ...['Quedan pendientes dos visitas', 'Que se revise el PREP', 'Donde se revisó el PREP', 'Pendientes de firma'],
  ...['El informe de Coahuila se entregó el 3 de abril', 'Total de equipos: 12', 'Hay observaciones'],
  ...['Tiene que revisarse el PREP', 'Indica que las juntas entregaron', 'Comparar los resultados con los del PREP'],
  ...['Quien escribe visitó la Junta', 'Busca que las juntas reporten'],
])('«%s» is an answer', (text) => expect(talkIn(text)).toBeUndefined());

test.each(['¿qué va en el informe?', '¿cuántas personas pongo?', '¿puedo reportar una visita de marzo?'])(
  '«%s» is about the form',
  (text) => expect(talkIn(text)).toMatchObject({ wants: 'help' }),
);
