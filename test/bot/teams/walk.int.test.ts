import { Somebody, REVIEW } from '../../helpers/world/bot';
import { eventually } from '../../helpers/world/eventually';
import { aBot } from '../../helpers/people/standing';
import { cardIn, inputOf, textOf, titles, type Json } from '../../helpers/platforms/teams';

const bot = aBot();

test('a stranger is greeted and files a first report by pressing', async () => {
  const ana = new Somebody(bot, 'Ana');
  const hello = await ana.type('hola');
  expect(titles(hello)).toContain('Nuevo informe');
  let card = await ana.click('Nuevo informe');
  expect(textOf(card)).toContain('Campo 1 de 9');
  card = await ana.click('Guardar y continuar', { unit: 'UTSI' });
  expect(textOf(card)).toContain('✓ Dirección Ejecutiva o Unidad Técnica: Unidad Técnica de Servicios de Informática');
  await ana.click('Guardar y continuar', { states: '05' });
  await ana.click('Omitir');
  card = await ana.click('Guardar y continuar', { boards: 'local,opl' });
  expect(textOf(card)).toContain('Objetivo de la visita');
  card = await ana.click('Guardar y continuar', { objective: 'Revisar **asuntos** del PEL' });
  expect(inputOf(card, 'columns')['label']).toBe('¿Qué tipo de asunto fue?');
  expect(textOf(card)).toContain('PyCIPEF: Plan y Calendario Integral del Proceso Electoral Federal.');
  expect(textOf(card)).toContain('Campo 6 de 8 · Asunto 1');
  await ana.click('Guardar y continuar', { columns: 'project' });
  card = await ana.click('Guardar y continuar', {
    projectCode: 'l091910',
    projectName: 'Soporte técnico',
    project: 'Se asistió.\n\nSe apoyó.',
  });
  expect(titles(card)).toEqual(expect.arrayContaining(['Continuar', 'Agregar otro asunto']));
  expect(textOf(card)).toMatch(/L091910\nSoporte técnico\nSe asistió/);
  await ana.click('Continuar');
  card = await ana.click('Guardar y continuar', { trainedStaff: '1,250' });
  expect(textOf(card)).toContain('En blanco: Fecha de visita');
  expect(titles(card)).toEqual(expect.arrayContaining(['Enviar a revisión', 'Atrás']));
  card = await ana.click('Enviar a revisión');
  expect(textOf(card)).toMatch(/Informe INF-\d{4}-0001 enviado/);
  await eventually(() => bot.connector.in(REVIEW).length === 1);
  const post = cardIn(bot.connector.in(REVIEW)[0]?.activity);
  expect(textOf(post)).toContain('INF-');
  expect(titles(post)).toEqual(
    expect.arrayContaining(['Aprobar', 'Pedir cambios', 'Ver informe', 'Descargar PDF', 'Descargar Word']),
  );
});

test('the form is one card, saved at once; what was refused comes back in its place', async () => {
  const irene = new Somebody(bot, 'Irene');
  await irene.type('formulario');
  const given = {
    unit: 'UTSI',
    states: '05',
    visitDates: '31 de abril de 2023',
    boards: 'local',
    trainedStaff: 'muchas',
  };
  let card = await irene.click('Guardar', given);
  expect(textOf(card)).toContain('Abril tiene 30 días');
  expect(textOf(card)).toContain('No entendí cuántas personas');
  expect(inputOf(card, 'trainedStaff')['value']).toBe('muchas');
  // A client sends every input of the card with the reading that is pressed.
  card = await irene.click('30 de abril de 2023', { visitDates: '31 de abril de 2023', trainedStaff: '25' });
  expect(textOf(card)).toContain('✓ Fecha de visita: 30 de abril de 2023');
  expect(textOf(card)).toContain('✓ Total de personal capacitado: 25');
  expect(textOf(card)).toContain('Objetivo de la visita');
});

test('a refused answer says why and keeps what was typed', async () => {
  const luis = new Somebody(bot, 'Luis');
  await luis.type('nuevo');
  await luis.type('UTSI');
  await luis.type('Coahuila');
  const card = await luis.type('31 de abril de 2023');
  expect(textOf(card)).toContain('30 de abril');
  expect(inputOf(card, 'visitDates')['value']).toBe('31 de abril de 2023');
});

test('the line that closes a card says what the message below leaves open, and no more', async () => {
  const eva = new Somebody(bot, 'Eva');
  await eva.type('nuevo');
  await eva.type('UTSI');
  await eva.type('Coahuila');
  await eva.type('omitir');
  await eva.type('Local y OPL');
  await eva.type('Revisar los avances del PREP');
  const closed = eva.posts().map(({ activity }) => textOf(cardIn(activity)));
  expect(closed.slice(0, -1)).toEqual([
    '✓ Dirección Ejecutiva o Unidad Técnica: Unidad Técnica de Servicios de Informática',
    '✓ Entidad Federativa',
    '✓ Fecha de visita: en blanco',
    '✓ Junta',
    '✓ Objetivo de la visita',
  ]);
});

test('the districts of the whole country stand on one card that Teams takes, and are chosen from it', async () => {
  const rosa = new Somebody(bot, 'Rosa');
  const states = Array.from({ length: 32 }, (_, index) => String(index + 1).padStart(2, '0'));
  await rosa.type('nuevo');
  await rosa.click('Guardar y continuar', { unit: 'UTSI' });
  await rosa.click('Guardar y continuar', { states: states.join(',') });
  await rosa.click('Guardar y continuar', { visitDates: '3 de abril de 2024' });
  const card = await rosa.click('Guardar y continuar', { boards: 'distrital' });
  const { choices, style } = inputOf(card, 'districts') as { choices: readonly Json[]; style: string };
  expect([choices.length, style]).toEqual([300, 'filtered']);
  expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(20 * 1024);
  const next = await rosa.click('Guardar y continuar', { districts: choices.map(({ value }) => value).join(',') });
  expect(textOf(next)).toContain('Objetivo de la visita');
});
