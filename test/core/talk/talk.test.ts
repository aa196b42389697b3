import { visitReport } from '../../../core/form/visit-report';
import { readTalk, type Talk } from '../../../core/talk/talk';
import { said } from './said';

const wantsOf = (text: string): Talk['wants'] | undefined => readTalk(visitReport, text)?.wants;

describe.each(Object.entries(said))('what wants «%s»', (wants, texts) => {
  test.each(texts)('%s', (text) => expect(wantsOf(text)).toBe(wants));
});

test.each([
  ...[
    'Ninguno',
    'Ninguna',
    'Ninguna.',
    'Nada',
    'N/A',
    'Sin acuerdos',
    'Sin observaciones',
    'No hubo',
    'No aplica',
    'Capacitación',
  ],
  ...[
    'Revisión del PREP',
    'Ayuda humanitaria',
    'Ayuda a la Junta',
    'Cambiar el equipo de cómputo de la Junta',
    'Corregir el padrón',
  ],
  ...[
    'Corregir la fecha del simulacro',
    'Cambiar la entidad del padrón',
    'Cambio de sede',
    'Cambio de fecha',
    'No hay observaciones',
    'Cambiar personal operativo',
    'Corregir errores en el SIVEI',
    'Ya se firmó el convenio',
    'Espera de los resultados',
    'Gracias a la Junta, se firmó',
    'Inicio',
    'Firma, revisión y cierre',
    'Avance del 50%',
    'Cambiar la junta a otro edificio',
    'Cambiar unidad de medida',
    'Corregir la fecha de la sesión del Consejo Local',
    'Cambiar personal de la junta local',
    'Corregir observaciones de la DERFE',
    'Corrección de actas',
    'Regreso a clases',
  ],
  ...[
    'Gracias al apoyo de la Junta Local se concluyó',
    'Se agradece el apoyo',
    'Saludo a las vocalías',
    'Buenas prácticas',
    'Hola Soporte',
  ],
  ...[
    'Salida a campo',
    'Salir a campo',
    'Regresar el equipo',
    'Enviar oficio',
    'Enviar paquetes electorales',
    'Continuar con la capacitación',
  ],
  ...[
    'Cancelar el convenio',
    'Cancelación',
    'Terminar la instalación',
    'Listo el equipo',
    'Lista nominal',
    'Listado nominal',
    'Borrar datos de prueba',
  ],
  ...[
    'Editar manuales',
    'Nuevo convenio',
    'Nuevo SIVEI',
    'Siguiente reunión el 5 de mayo',
    'Ver anexo',
    'Pendiente',
    'Pendiente de firma',
  ],
  ...[
    'Avances',
    'Sin novedad',
    'Todo en orden',
    'Revisar el informe',
    'Elaborar informe',
    'Reunión',
    'Simulacro',
    'Seguimiento',
    'Apoyo',
    'Junta',
  ],
  ...[
    'Objetivo',
    'Fecha',
    'PREP',
    'SIVEI',
    'Convenio',
    'Firma',
    'Pruebas',
    'Prueba',
    'Concluido',
    'En proceso',
    'Terminado',
    'Sí se cumplió',
    'No se trataron asuntos',
  ],
  ...[
    'Espera de resultados',
    'Error en la captura del acta',
    'Dudas de las vocalías',
    'Guardar los paquetes',
    'Cambiar vocal',
    'Modificar la ruta',
  ],
  ...[
    'Presentar los avances',
    'Paso de información',
    'Paso 1',
    'Fin del proceso',
    'Help desk',
    'Start-up',
    'Back office',
    'Stop'.concat(' loss'),
  ],
  ...[
    'Actualizar el directorio',
    'Corregir acuerdos',
    'La fecha está por definirse',
    'La junta está en remodelación',
    'Volver a la sede',
    'Ir a la Junta Local',
  ],
  ...[
    'Hola a las vocalías y gracias por su apoyo en la jornada',
    '25',
    'L091910',
    'Coahuila',
    'UTSI',
    '???',
    '👍',
    '...',
    '',
    '   ',
  ],
  ...[
    'Se revisó el PREP.\n\ngracias',
    `ayuda ${'x'.repeat(100)}`,
    'Ok de la Junta Local',
    'Si bien se avanzó',
    'Nos vemos en la necesidad de posponer',
  ],
])('«%s» is an answer', (text) => expect(readTalk(visitReport, text)).toBeUndefined());

test.each([
  ['hola', true],
  ['muchas gracias', true],
  ['¿cómo va mi informe?', true],
  ['corregir fecha', true],
  ['cambiar entidad', true],
  ['me equivoqué en la fecha', true],
  ['editar observaciones', false],
  ['cambiar entidad a Jalisco', false],
  ['la fecha está mal', false],
  ['ayúdame', false],
  ['me equivoqué', false],
  ['listo', false],
  ['estatus', false],
])('«%s»: sure, %s', (text, sure) => expect(readTalk(visitReport, text)).toMatchObject({ sure }));

test('what is to be mended is named by its label, its number, its row or what people call it', () => {
  expect(readTalk(visitReport, 'corregir fecha')).toMatchObject({ field: 'visitDates' });
  expect(readTalk(visitReport, 'corregir campo 3')).toMatchObject({ field: 'visitDates' });
  expect(readTalk(visitReport, 'corregir el área')).toMatchObject({ field: 'unit' });
  expect(readTalk(visitReport, 'corregir áreas de oportunidad')).toMatchObject({
    field: 'matters',
    column: 'improvement',
  });
  expect(readTalk(visitReport, 'corregir asunto 2')).toMatchObject({ field: 'matters', row: 2 });
  expect(readTalk(visitReport, 'corregir asuntos')).toMatchObject({ field: 'matters' });
  expect(readTalk(visitReport, 'cambiar estado')).toMatchObject({ field: 'states' });
});
