import { Somebody } from '../../helpers/world/bot';
import { eventually } from '../../helpers/world/eventually';
import { file, only } from '../../helpers/people/filing';
import { aBot } from '../../helpers/people/standing';
import { cardIn, textOf, titles, type Json, type Posted } from '../../helpers/platforms/teams';

const bot = aBot();

const cardOf = (post: Posted): Json => cardIn(post.activity) as Json;
const inThread = (name: string, post: Posted): Somebody => new Somebody(bot, name, { thread: post.id });

test('two observations: one corrected, one explained, sent again, one accepted, one opened again and answered', async () => {
  const ana = new Somebody(bot, 'Ana observada');
  const { folio, post } = await file(bot, ana);
  const rita = inThread('Rita', post);
  const states = async () => (await only(bot, ana)).report.observations?.map(({ state }) => state);
  const says = (words: string) => eventually(() => textOf(ana.card()).includes(words));

  let form = await rita.click('Pedir cambios', {}, cardOf(post), post.id);
  form = await rita.click('Agregar campo', { field: 'visitDates' }, form, post.id);
  form = await rita.click('Agregar campo', { field: 'objective' }, form, post.id);
  const given = { 'reason.visitDates': 'Falta el 5', 'reason.objective': '<b>¿Para qué?</b> <!channel>' };
  await rita.click('Enviar observaciones', given, form, post.id);
  await says('Rita pide: Falta el 5');
  expect(textOf(ana.card())).toContain('<b>¿Para qué?</b> <!channel>');
  await eventually(() => textOf(cardOf(post)).includes('Observaciones: 2 abiertas.'));

  const field = await ana.click('Corregir Fecha de visita');
  expect(textOf(field)).toContain('Rita pide: Falta el 5');
  await ana.click('Guardar y continuar', { visitDates: '3 y 5 de abril de 2023' });
  expect(textOf(await ana.click('Enviar a revisión'))).toContain(
    'responda la observación sobre «Objetivo de la visita»',
  );
  await ana.click('Corregir Objetivo de la visita');
  await ana.click('Explicar por qué no');
  await ana.click('Guardar respuesta', { answer: 'Lo dice el oficio' });
  expect(textOf(await ana.click('Enviar a revisión'))).toContain(`${folio} enviado`);
  await eventually(() => titles(cardOf(post)).includes('Observaciones (2)'));

  const list = await rita.click('Observaciones (2)', {}, cardOf(post), post.id);
  expect(textOf(list)).toContain('explica: Lo dice el oficio');
  const one = await rita.click('Aceptar', {}, list, post.id);
  expect(await states()).toEqual(['accepted', 'answered']);
  const why = await rita.click('Reabrir', {}, one, post.id);
  const after = await rita.click('Reabrir', { why: 'Cite el oficio' }, why, post.id);
  expect(textOf(after)).toContain('Rita la reabrió: Cite el oficio');
  expect(await states()).toEqual(['accepted', 'open']);

  await says('Rita pide: Cite el oficio');
  await ana.click('Corregir Objetivo de la visita');
  await ana.type('Revisar el PREP, según el oficio 12.');
  expect(await states()).toEqual(['accepted', 'answered']);
  await ana.type('enviar');
  await eventually(() => textOf(cardOf(post)).includes('En revisión'));
  expect((await only(bot, ana)).report).toMatchObject({ state: 'in-review', round: 3 });
});

test('a text that is proposed is shown word by word, and taken with one press', async () => {
  const ana = new Somebody(bot, 'Ana con propuesta');
  const { post } = await file(bot, ana);
  const rita = inThread('Rita', post);
  let form = await rita.click('Pedir cambios', {}, cardOf(post), post.id);
  form = await rita.click('Agregar campo', { field: 'text.objective' }, form, post.id);
  await rita.click('Enviar observaciones', { 'text.objective': 'Revisar el PREP con la Junta Local' }, form, post.id);
  await eventually(() => textOf(ana.card()).includes('propone otro texto'));
  const card = await ana.click('Ver texto propuesto para Objetivo de la visita');
  expect(textOf(card)).toContain('con la Junta Local');
  expect(titles(card)).toEqual(expect.arrayContaining(['Aceptar texto', 'Cambiarlo antes', 'No aceptarlo']));
  await ana.click('Aceptar texto', {}, card);
  const { report } = await only(bot, ana);
  expect(report.answers['objective']).toMatchObject({ blocks: [{ text: 'Revisar el PREP con la Junta Local' }] });
  expect(report.observations).toMatchObject([{ state: 'answered', answer: { how: 'taken' } }]);
});

test('a field that is chosen when the form is sent counts, without its button', async () => {
  const ana = new Somebody(bot, 'Ana con un campo');
  const { post } = await file(bot, ana);
  const rita = inThread('Rita', post);
  const form = await rita.click('Pedir cambios', {}, cardOf(post), post.id);
  const blank = await rita.click('Enviar observaciones', { field: 'objective' }, form, post.id);
  expect(textOf(blank)).toContain('Escriba en «Qué debe cambiar» lo que pide sobre «Objetivo de la visita».');
  expect(JSON.stringify(blank)).toContain('"value":"objective"');
  await rita.click('Enviar observaciones', { reason: 'Diga para qué', field: 'objective' }, blank, post.id);
  await eventually(() => textOf(ana.card()).includes('Rita pide: Diga para qué'));
  expect((await only(bot, ana)).report.observations).toMatchObject([{ on: { at: 'field', field: 'objective' } }]);

  const again = await rita.click('Pedir cambios', {}, cardOf(post), post.id);
  const typed = { reason: 'Como sigue', field: 'text.objective' };
  const opened = await rita.click('Enviar observaciones', typed, again, post.id);
  expect(textOf(opened)).toContain('Aún no se envía: abrí el texto de «Objetivo de la visita».');
  expect(JSON.stringify(opened)).toContain('Como sigue');
  expect(JSON.stringify(opened)).toContain('"text.objective"');
});
