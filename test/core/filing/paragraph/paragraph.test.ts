import { all, blank, found, rest } from './found';

describe('states', () => {
  all([
    ['Fui a N.L., a B.C. y al Edo. de Méx.', { states: 'Nuevo León, Baja California y México' }],
    ['Visita a Baja California Sur y a Baja California', { states: 'Baja California Sur y Baja California' }],
    ['fuimos a tlaxcala y a hidalgo', { states: 'Tlaxcala e Hidalgo' }],
    ['Visita a Xalapa, Ver., en la JLE', { states: 'Veracruz', boards: 'Local' }],
    ['Visita a Saltillo, Coahuila', { states: 'Coahuila' }],
    ['Viajamos de la Ciudad de México a Durango', { states: 'Durango' }],
    [
      'Fui a Durango para revisar los sistemas de Coahuila',
      { states: 'Durango', objective: 'Revisar los sistemas de Coahuila' },
    ],
  ]);

  test.each([
    ['of a street', 'Fuimos a la calle Durango 145, colonia Roma'],
    ['of a school', 'Acudimos a la Universidad Autónoma de Nuevo León'],
    ['of a body', 'Fui a ver al Instituto Electoral de Coahuila'],
    ['of a town', 'Visita a Ecatepec de Morelos'],
    ['of a person', 'Me recibió el Lic. Vicente Guerrero en la junta local'],
    ['of the country', 'Fuimos por todo México'],
    ['that was not visited', 'No fui a Coahuila'],
    ['taken back', 'Fui a Puebla, no, a Tlaxcala'],
    ['or another', 'Visité Coahuila o Durango'],
    ['begun from', 'Regresamos a Puebla'],
  ])('a name %s is none', (_, text) => {
    expect(found(text)).not.toHaveProperty('states');
  });
});

describe('boards and districts', () => {
  all([
    ['Reunión con las juntas Local y Distritales de Sonora', { states: 'Sonora', boards: 'Local y Distrital' }],
    ['Junta Local y OPL, el 11 y 12 de abril', { boards: 'Local y OPL', visitDates: '11 y 12 de abril de 2023' }],
    ['Fui a la 03 Junta Distrital Ejecutiva en Coahuila', { states: 'Coahuila', boards: 'Distrital', districts: '03' }],
    [
      'Fui a las JDE 1, 2 y 3 de Hidalgo y 5 de Puebla',
      { states: 'Hidalgo y Puebla', boards: 'Distrital', districts: 'Hidalgo: 01 al 03; Puebla: 05' },
    ],
    [
      'Fui a las distritales 3 y 7, 14 de abril, Coahuila',
      { states: 'Coahuila', boards: 'Distrital', districts: '03 y 07', visitDates: '14 de abril de 2023' },
    ],
    [
      'Fui a las distritales 1-8 de Baja California del 10 al 14 de abril',
      {
        states: 'Baja California',
        boards: 'Distrital',
        districts: '01 al 08',
        visitDates: 'del 10 al 14 de abril de 2023',
      },
    ],
    ['Visita a la Junta Distrital III de Hidalgo', { states: 'Hidalgo', boards: 'Distrital', districts: '03' }],
    ['Recorrí las 7 juntas distritales de Coahuila', { states: 'Coahuila', boards: 'Distrital' }],
    ['Visité la JDE de Monclova, Coahuila', { states: 'Coahuila', boards: 'Distrital', districts: '03' }],
    ['Visitamos el distrito local 16 de Jalisco', { states: 'Jalisco' }],
    ['Reunión con el IEEC de Colima', { states: 'Colima', boards: 'OPL' }],
    ['Acudí al Proceso Electoral Local de Colima', { states: 'Colima' }],
    ['Reunión con el IEEC', {}],
    ['A solicitud del OPL fui a Tlaxcala', { states: 'Tlaxcala' }],
    ['Reunión de la Junta General Ejecutiva', {}],
  ]);
});

describe('staff trained', () => {
  all([
    ['Capacité a 30 vocales', { trainedStaff: '30' }],
    [
      'El 22 de abril se capacitó en Tlaxcala a 60 personas',
      { states: 'Tlaxcala', visitDates: '22 de abril de 2023', trainedStaff: '60' },
    ],
    ['Se capacitaron 1,250 personas', { trainedStaff: '1,250' }],
    ['Se impartió capacitación a veinticinco funcionarios', { trainedStaff: '25' }],
    ['Un total de 48 funcionarios fueron capacitados', { trainedStaff: '48' }],
    ['30 compañeros recibieron la capacitación', { trainedStaff: '30' }],
    ['Impartí un taller del SIVEI a doce vocales', { trainedStaff: '12' }],
    ['Se capacitó a 25 personas (14 mujeres y 11 hombres)', { trainedStaff: '25' }],
    ['Se capacitó a 25 personas y 3 distritos', { trainedStaff: '25' }],
    ['Capacitamos a 25 personas. Fueron 25 personas capacitadas.', { trainedStaff: '25' }],
    ['Asistieron 30 personas y se capacitó a 25', { trainedStaff: '25' }],
  ]);

  test.each([
    'Asistieron 12',
    'Participaron 25 personas en la reunión',
    'Capacitaremos a 25 personas',
    'Vamos a capacitar a 25 personas',
    'No se capacitó a 25 personas',
    'Capacitamos a unas 25 personas',
    'Capacitamos a 25 personas aproximadamente',
    'Capacitamos a 20 el lunes y a 30 el martes',
    'Capacitamos a 14 mujeres y 12 hombres',
    'Capacitamos a 25, perdón, 30 personas',
    'Capacitamos a 25 personas (bueno, 30)',
    'Capacitamos 3 días en 2 juntas',
    'Capacitamos a 25. En total se capacitó a 30.',
    'Se capacitó a 30 enlaces y 12 auditores',
    'Capacitamos a 14 mujeres y 11 hombres',
  ])('%s', (text) => {
    expect(found(text)).not.toHaveProperty('trainedStaff');
  });
});

describe('who reports', () => {
  all([
    ['Personal de la UTSI acudió a Colima', { unit: 'Unidad Técnica de Servicios de Informática', states: 'Colima' }],
    ['La Unidad Técnica de Fiscalización visitó Colima', { unit: 'Unidad Técnica de Fiscalización', states: 'Colima' }],
    ['Con la DERFE visitamos Colima', { states: 'Colima' }],
    ['UTSI y DERFE fueron a Colima', { states: 'Colima' }],
    ['Somos de Fiscalización, fuimos a Colima', { unit: 'Unidad Técnica de Fiscalización', states: 'Colima' }],
    ['Fuimos a Colima a ver lo de Fiscalización', { states: 'Colima', objective: 'Ver lo de Fiscalización' }],
    ['SE VISITÓ COLIMA', { states: 'Colima' }],
  ]);
});

describe('projects', () => {
  all([
    ['Fui a Colima, proyecto l 091910', { states: 'Colima', projectCode: 'L091910' }],
    ['Fui a Colima por L091910 y L097610', { states: 'Colima' }],
    ['Fui a Colima a 250000 personas', { states: 'Colima' }],
  ]);
});

describe('the purpose', () => {
  all([
    [
      'Con el fin de revisar los enlaces de red, acudimos a Colima',
      { states: 'Colima', objective: 'Revisar los enlaces de red' },
    ],
    [
      'Fuimos a Colima a instalar equipos el 6 y 7 de abril',
      { states: 'Colima', visitDates: '6 y 7 de abril de 2023', objective: 'Instalar equipos' },
    ],
    [
      'Fui a Colima para revisar los sistemas y capacitamos a 12',
      { states: 'Colima', trainedStaff: '12', objective: 'Revisar los sistemas' },
    ],
    [
      'Fui a Colima para dar seguimiento al proyecto L091910',
      { states: 'Colima', projectCode: 'L091910', objective: 'Dar seguimiento al proyecto L091910' },
    ],
    [
      'Fui a Colima para revisar el PREP, proyecto L091910',
      { states: 'Colima', projectCode: 'L091910', objective: 'Revisar el PREP' },
    ],
    ['Colima. Objetivo: instalación de equipos.', { states: 'Colima', objective: 'Instalación de equipos.' }],
    ['Corregir la fecha de visita', {}],
    ['Hacer un nuevo informe', {}],
    ['Fui a Colima para el lugar de siempre', { states: 'Colima' }],
    [
      'Fui a Colima para revisar el PREP el 19 de abril con el OPL',
      { states: 'Colima', visitDates: '19 de abril de 2023', boards: 'OPL', objective: 'Revisar el PREP' },
    ],
    ['Vamos a revisar el informe', {}],
  ]);
});

describe('a letter', () => {
  const visit = 'Fuimos a Tlaxcala el 18 y 19 de abril, con la Junta Local y el OPL.';
  const told = { states: 'Tlaxcala', visitDates: '18 y 19 de abril de 2023', boards: 'Local y OPL' };
  const header = ['De: Juan', 'Enviado: miércoles, 3 de mayo de 2023 10:15', 'Para: Ana', 'Asunto: Visita a Durango'];

  test.each([
    ['with its head', [...header, '', visit]],
    [
      'with a signature',
      [visit, '', 'Saludos,', 'Ing. Juan Hidalgo', 'UTSI', 'Viaducto Tlalpan 100, Ciudad de México'],
    ],
    ['signed in the same line', [`${visit} Saludos. Ing. Juan Hidalgo, UTSI, CDMX`]],
    [
      'signed with a telephone alone',
      ['Hola, Ana, va lo de la visita:', visit, '', 'Juan Hidalgo', 'UTSI, CDMX', 'Tel. 55 5628 4200'],
    ],
    ['that quotes another', [visit, '', '> Fuimos a Sonora el 10 de abril', '> con la junta distrital 03']],
    ['with what it answers to', [visit, '', ...header, '', 'Hay que ir a Sonora el 4 de abril a la JDE 03']],
    [
      'with what it answers to, quoted with a name',
      [visit, '', 'El lun, 1 may 2023 a las 9:00, Ana (<ana@ine.mx>)', 'escribió:', '', 'Fui a Sonora'],
    ],
    ['that is passed on', ['---------- Forwarded message ---------', ...header, '', visit]],
    ['after a rule', [visit, '-- ', 'Juan Hidalgo, Ciudad de México']],
    ['with lines that are broken', ['Fuimos a', 'Tlaxcala el 18 y', '19 de abril, con la Junta', 'Local y el OPL.']],
    ['as a list', ['- Tlaxcala', '- 18 y 19 de abril', '- Junta Local y OPL']],
    ['by labels', ['Entidad: Tlaxcala', 'Fecha: 18 y 19 de abril', 'Junta: Local y OPL']],
    ['with a greeting that sends regards', [`Saludos a todos. ${visit}`]],
  ])('%s', (_, lines) => {
    expect(found(lines.join('\n'))).toEqual(told);
    expect(found(lines.join('\r\n'))).toEqual(told);
  });
});

describe('what is left over', () => {
  test.each([
    [
      'nothing',
      'Fui a Coahuila el 11 y 12 de abril con la Junta Local y el OPL para revisar los sistemas del PREP.',
      '',
    ],
    ['a sentence', 'Fui a Colima. Se revisaron los enlaces.', 'Se revisaron los enlaces.'],
    ['a part', 'El convenio se firmó en 2022; fui a Colima', 'El convenio se firmó en 2022;'],
    ['lines', 'Se vio el PREP.\nFui a Colima.\nSe vio el SIVEI.', 'Se vio el PREP.\nSe vio el SIVEI.'],
    ['all of it', 'Hola, ¿me ayudas?', 'Hola, ¿me ayudas?'],
    ['what was not taken', 'Fui a Colima el 31 de abril', 'Fui a Colima el 31 de abril'],
  ])('%s', (_, text, left) => {
    expect(rest(text)).toBe(left);
  });
});

test('the districts of an answer given before are those of its states', () => {
  const context = { ...blank, answers: { states: { kind: 'states', keys: ['10'] } as const } };
  expect(found('Fui a la JDE 03 y al IEPC', context)).toEqual({ boards: 'Distrital y OPL', districts: '03' });
  expect(found('Fui a la JDE 05', context)).toEqual({ boards: 'Distrital' });
});
