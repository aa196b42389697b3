import { brief, inStates, may2023, read, said } from '../reading';

describe('states', () => {
  const states = (typed: string) => brief(read('states', typed));
  test.each([
    ['05,15', 'accepted Coahuila y México'],
    ['Yucatán y Quintana Roo, excepto Campeche', 'confirm Yucatán y Quintana Roo'],
    ['Coahuila y no Durango', 'confirm Coahuila'],
    ['las del norte menos Sonora', 'refused'],
    ['Entidades del norte, salvo Sonora', 'confirm Entidades del norte, salvo Sonora'],
    ['República Mexicana', 'confirm las 32 entidades federativas'],
    ['Edomex', 'noticed México'],
    ['DF', 'noticed Ciudad de México'],
    ['México, D.F.', 'noticed Ciudad de México'],
    ['coah.', 'noticed Coahuila'],
    ['B. C.', 'noticed Baja California'],
    ['Baja California Sur', 'accepted Baja California Sur'],
    ['NUEVO LEON', 'accepted Nuevo León'],
    ['Coahuila, México e Hidalgo', 'accepted Coahuila, México e Hidalgo'],
    ['los estados de Coahuila y México', 'accepted Coahuila y México'],
    ['Edo. Méx. y Hgo.', 'noticed México e Hidalgo'],
    ['Méx', 'noticed México'],
    ['5 y 15', 'noticed Coahuila y México'],
    ['Coahuila, coahuila', 'noticed Coahuila'],
    ['Saltillo, Coahuila', 'noticed Coahuila'],
    ['las 32 entidades federativas', 'noticed las 32 entidades federativas'],
    ['todas', 'confirm las 32 entidades federativas'],
    ['los 32 estados', 'confirm las 32 entidades federativas'],
    ['Cuidad de México', 'confirm Ciudad de México'],
    ['Coauhila y Mejico', 'confirm Coahuila y México'],
    ['Quintana', 'confirm Quintana Roo'],
    ['entidades con PEL', 'confirm entidades con PEL | Coahuila y México'],
    ['Coahuila y CDMX', 'noticed Coahuila y Ciudad de México'],
    ['Son Coahuila y México', 'accepted Coahuila y México'],
    ['estados: 05 y 15', 'accepted Coahuila y México'],
    ['25 estados', 'confirm 25 estados'],
    [
      'entidades con proceso electoral: Coahuila y México',
      'confirm Coahuila y México | entidades con proceso electoral: Coahuila y México',
    ],
    [
      'estados fronterizos como Sonora y Chihuahua',
      'confirm Sonora y Chihuahua | estados fronterizos como Sonora y Chihuahua',
    ],
    ['varias entidades, entre ellas Sonora', 'confirm Sonora | varias entidades, entre ellas Sonora'],
    ['Coahuila, México y otras entidades', 'confirm Coahuila y México | Coahuila, México y otras entidades'],
    ['Visita a las juntas de Coahuila y Sonora', 'confirm Coahuila y Sonora'],
    ['Coahuila o Sonora', 'ambiguous Coahuila | Sonora | Coahuila y Sonora'],
    ['Baja', 'ambiguous Baja California | Baja California Sur'],
    ['Monterrey', 'refused Nuevo León'],
    ['Toluca', 'refused México'],
    ['Coahuila y Guadalajara', 'refused Coahuila y Jalisco'],
    ['La Paz', 'refused Baja California Sur | México'],
    ['USA', 'refused'],
    ['Estados Unidos', 'refused'],
    ['33', 'refused'],
    ['', 'refused'],
    ['sin entidad', 'refused'],
  ])('%s', (typed, expected) => expect(states(typed)).toBe(expected));

  test.each([
    ['DF', '«DF» se leyó como Ciudad de México.'],
    ['todas menos Coahuila', '¿Fueron todas las entidades menos Coahuila?'],
    [
      'entidades con PEL (Coahuila)',
      '«entidades con PEL (Coahuila)» nombra Coahuila. ¿Se anota así, o se deja la frase?',
    ],
  ])('how %s was understood is said', (typed, expected) => expect(said(read('states', typed))).toBe(expected));

  test('«todas menos Coahuila» is the other 31, by a short name', () =>
    expect(read('states', 'todas menos Coahuila')).toMatchObject({
      readings: [
        {
          value: { keys: expect.not.arrayContaining(['05']) as unknown },
          label: { code: 'states.but', details: { keys: ['05'] } },
        },
      ],
    }));

  test('a phrase outside a local process proposes no states', () => {
    const context = { ...may2023, reportingMonth: '2026-02' };
    expect(read('states', 'entidades con proceso electoral', context)).toMatchObject({
      is: 'confirm',
      readings: [{ value: { keys: [], literal: 'entidades con proceso electoral' } }],
    });
  });
});

describe('unit', () => {
  const unit = (typed: string, month = '2023-04') => brief(read('unit', typed, { ...may2023, reportingMonth: month }));
  const UTSI = 'Unidad Técnica de Servicios de Informática';
  test.each([
    ['UTSI', `accepted ${UTSI}`],
    ['unidad tecnica de servicios de informatica', `accepted ${UTSI}`],
    [`UTSI (${UTSI})`, `accepted ${UTSI}`],
    ['la DERFE', 'accepted Dirección Ejecutiva del Registro Federal de Electores'],
    ['DEA', 'accepted Dirección Ejecutiva de Administración'],
    ['DESPE', 'accepted Dirección Ejecutiva del Servicio Profesional Electoral Nacional'],
    ['Informática', `noticed ${UTSI}`],
    ['DERF', 'confirm Dirección Ejecutiva del Registro Federal de Electores'],
    ['Unidad de Fiscalización', 'confirm Unidad Técnica de Fiscalización'],
    ['Direccion Ejecutiva de Organizacion Electorl', 'confirm Dirección Ejecutiva de Organización Electoral'],
    [
      'Coordinación',
      'ambiguous Coordinación Nacional de Comunicación Social | Coordinación de Asuntos Internacionales',
    ],
    [
      'DEPPP y DEOE',
      'ambiguous Dirección Ejecutiva de Prerrogativas y Partidos Políticos | Dirección Ejecutiva de Organización Electoral',
    ],
    ['Dirección Ejecutiva', 'refused'],
    ['xyz', 'refused'],
    ['', 'refused'],
  ])('%s', (typed, expected) => expect(unit(typed)).toBe(expected));

  test('an everyday name is said back with the unit it was read as', () => {
    expect(said(read('unit', 'Jurídico'))).toBe('«Jurídico» se leyó como Dirección Jurídica (DEAJ).');
    expect(said(read('unit', 'la Contraloría'))).toBe('«la Contraloría» se leyó como Órgano Interno de Control (OIC).');
  });

  test('a unit that changed its name prints the one of the report’s month', () => {
    expect(unit('DJ')).toBe('accepted Dirección Jurídica');
    expect(unit('Dirección Jurídica')).toBe('accepted Dirección Jurídica');
    expect(unit('DEAJ')).toBe('noticed Dirección Jurídica');
    expect(unit('DEAJ', '2026-02')).toBe('accepted Dirección Ejecutiva de Asuntos Jurídicos');
    expect(unit('Dirección Jurídica', '2026-02')).toBe('noticed Dirección Ejecutiva de Asuntos Jurídicos');
  });
});

describe('boards', () => {
  const boards = (typed: string, context = may2023) => brief(read('boards', typed, context), context);
  test.each([
    ['local,opl', 'accepted Local y OPL'],
    ['OPL y Local', 'accepted Local y OPL'],
    ['JLE', 'accepted Local'],
    ['vocalía local', 'accepted Local'],
    ['Organismo Público Local Electoral', 'accepted OPL'],
    ['IEC', 'noticed OPL'],
    ['Instituto Electoral de Coahuila', 'noticed OPL'],
    ['local, distrital y opl', 'accepted Local, Distrital y OPL'],
    ['Junta Local de Coahuila', 'accepted Local'],
    ['JDE 03 y 05', 'accepted Distrital + districts=03 y 05'],
    ['juntas distritales 1 a 3', 'accepted Distrital + districts=01 al 03'],
    ['Junta Local y JDE 01 y 02', 'accepted Local y Distrital + districts=01 y 02'],
    ['JDE todas', 'accepted Distrital + districts=01 al 07'],
    ['junta distrital de Monclova', 'noticed Distrital + districts=03'],
    ['las dos', 'confirm Local y Distrital'],
    ['todas', 'confirm Local, Distrital y OPL'],
    ['distrial', 'confirm Distrital'],
    ['IEEC', 'confirm OPL'],
    ['OPL de México', 'confirm OPL'],
    ['Consejo Local', 'confirm Local'],
    ['03', 'confirm Distrital + districts=03'],
    ['Local y 03', 'confirm Local y Distrital + districts=03'],
    ['JDE 8', 'confirm Distrital + districts=08'],
    ['JDE Torreón', 'ambiguous Distrital + districts=05 | Distrital + districts=06 | Distrital + districts=05 y 06'],
    ['JDE 9', 'refused'],
    ['municipal', 'refused'],
    ['ninguna', 'blank'],
    ['_____', 'blank'],
  ])('%s', (typed, expected) => expect(boards(typed)).toBe(expected));

  const unclear = 'refused';
  test.each([
    ['☒ Local ☐ Distrital ☒ OPL', 'accepted Local y OPL'],
    ['☐ Local ☑ Distrital ☐ OPL', 'accepted Distrital'],
    ['✓ Local ✗ Distrital ✓ OPL', 'accepted Local y OPL'],
    ['✔️ Junta Local Ejecutiva, ☐ Junta Distrital, ☐ OPL', 'accepted Local'],
    ['(X) Local ( ) Distrital (X) OPL', 'accepted Local y OPL'],
    ['Local (X) Distrital ( ) OPL (x)', 'accepted Local y OPL'],
    ['[x] Local [ ] Distrital [x] Organismo Público Local', 'accepted Local y OPL'],
    ['Junta: ( ) Local (✓) Distrital ( ) OPL', 'accepted Distrital'],
    ['X Local', 'accepted Local'],
    ['Local X', 'accepted Local'],
    ['X Local\nDistrital\nX OPL', 'accepted Local y OPL'],
    ['Local\tX\nDistrital\nOPL\tX', 'accepted Local y OPL'],
    ['■ Local □ Distrital □ OPL', 'accepted Local'],
    ['☐ Local ☐ Distrital ☐ OPL', unclear],
    ['☐ Local', unclear],
    ['Local ☒ Distrital', unclear],
    ['X Local Distrital X OPL', unclear],
    ['☑ Local ☒ Distrital ☐ OPL', unclear],
    ['( ) ( ) Local', unclear],
  ])('of boxes, %j is %s', (typed, expected) => expect(boards(typed)).toBe(expected));

  test('a ticked board keeps its districts, and a roman ten after one is a number', () => {
    const context = inStates('26');
    expect(boards('☐ Local ☒ Distrital 02, 05 ☐ OPL', context)).toBe(boards('Distrital 02, 05', context));
    expect(boards('Distrital X', inStates('15'))).toBe(boards('Distrital 10', inStates('15')));
  });

  test('an acronym that states share is asked about where no state tells', () => {
    expect(read('boards', 'IEEC', inStates())).toMatchObject({
      is: 'ambiguous',
      readings: [{ also: { states: { keys: ['04'] } } }, { also: { states: { keys: ['06'] } } }],
    });
    expect(boards('IEEC', inStates('06'))).toBe('noticed OPL');
    expect(said(read('boards', 'IEC'))).toBe('«IEC» se leyó como OPL.');
    expect(said(read('boards', 'Consejo Local'))).toMatch(/^No entendí «Consejo»\./);
  });
});

describe('trained staff', () => {
  const count = (typed: string) => brief(read('trainedStaff', typed));
  test.each([
    ['25', 'accepted 25'],
    ['0', 'accepted 0'],
    ['cero', 'accepted 0'],
    ['1,250', 'accepted 1,250'],
    ['veinticinco', 'accepted 25'],
    ['mil doscientos', 'accepted 1,200'],
    ['treinta y cinco personas', 'accepted 35'],
    ['٢٥', 'accepted 25'],
    ['25 (14 mujeres y 11 hombres)', 'accepted 25'],
    ['1 250', 'noticed 1,250'],
    ['1,250.00', 'noticed 1,250'],
    ['25 (veinticinco)', 'accepted 25'],
    ['25 (14 mujeres, 10 hombres y 1 no binaria)', 'accepted 25'],
    ['no 25', 'confirm 25'],
    ['25 no', 'confirm 25'],
    ['veinticinco (25) personas', 'accepted 25'],
    ['25 (veinte)', 'ambiguous 25 | 20'],
    ['una docena', 'noticed 12'],
    ['media docena de personas', 'noticed 6'],
    ['dos docenas y media', 'noticed 30'],
    ['unas dos docenas', 'confirm 24'],
    ['un par', 'confirm 2'],
    ['un centenar', 'confirm 100'],
    ['20 mil', 'noticed 20,000'],
    ['25mil', 'noticed 25,000'],
    ['Se capacitó a 25 personas', 'accepted 25'],
    ['¡25!', 'accepted 25'],
    ['2mil 500', 'noticed 2,500'],
    ['2 mil quinientos', 'noticed 2,500'],
    ['2 mil 500', 'noticed 2,500'],
    ['20 personas aprox.', 'confirm 20'],
    ['2: Juan Pérez, Ana López', 'noticed 2'],
    ['3: Juan, Ana y Luis', 'noticed 3'],
    ['3: Juan Pérez, Ana López', 'confirm 3 | 2'],
    ['3: juan pérez, ana lópez', 'confirm 3 | 2'],
    ['Juan Pérez y Ana López', 'confirm 2'],
    ['1. Juan Pérez 2. Ana López 3. Luis Gómez', 'confirm 3'],
    ['25 Servidores Públicos', 'accepted 25'],
    ['25: Saltillo, Torreón', 'confirm 25'],
    ['25 Vocales y Técnicos', 'confirm 25'],
    ['10 en Saltillo y 15 en Torreón', 'ambiguous 10 | 15 | 25'],
    ['12½', 'refused'],
    ['1/2', 'refused'],
    ['25²', 'refused'],
    ['2do', 'refused'],
    ['unas 30', 'confirm 30'],
    ['14 mujeres y 12 hombres', 'confirm 26'],
    ['25 personas (14 mujeres y 12 hombres)', 'confirm 25 | 26'],
    ['25 del turno', 'confirm 25'],
    ['1.250', 'ambiguous 1,250'],
    ['1,25', 'ambiguous 125 | 1,250'],
    ['20-25', 'ambiguous 20 | 25'],
    ['ninguna', 'ambiguous 0'],
    ['12.5', 'refused'],
    ['-3', 'refused'],
    ['1e3', 'refused'],
    ['muchas', 'refused'],
    ['99999999999999', 'refused'],
    ['un millón', 'refused'],
    ['n/a', 'blank'],
    ['_____', 'blank'],
  ])('%s', (typed, expected) => expect(count(typed)).toBe(expected));

  test('a refusal repeats what was typed', () => {
    expect(said(read('trainedStaff', '12.5'))).toMatch(/«12\.5»/);
  });

  test.each([
    ['una docena', '«una docena» se leyó como 12.'],
    ['3: Juan Pérez, Ana López', 'Escribió el número 3, y 2 nombres. ¿Cuál es el total?'],
    ['2: Juan Pérez, Ana López', 'Se anotó solo el número; los nombres no se guardan.'],
    ['Juan Pérez, Ana López', 'Son 2 nombres, y aquí va solo el número. ¿El total es 2?'],
    ['25 del turno Vespertino', 'Aquí va solo el número, sin «turno Vespertino». ¿El total es 25?'],
  ])('how %s was understood is said', (typed, expected) => expect(said(read('trainedStaff', typed))).toBe(expected));
});
