import { observationsOf } from '../../../../core/record/queries/observations';
import { Chatter, textOf } from '../../../helpers/world/chatter';
import {
  CARLA,
  CHANNEL,
  ana,
  aReportInReview,
  ask,
  bot,
  bruno,
  folio,
  listed,
  press,
  report,
  states,
  titles,
  told,
} from '../../../helpers/people/reviewing';

aReportInReview();

test('goes two rounds: ask for two, correct one, explain the other, accept one, reopen one, correct it', async () => {
  const post = await ask(
    bruno,
    { 'reason.states': '¿Solo Coahuila?', 'reason.matters.1.particular': 'Diga con quién' },
    ['states', 'matters.1.particular'],
  );
  expect(textOf(post)).toContain('Observaciones: 2 abiertas.');
  expect(textOf(post)).toContain('• Entidad Federativa: Bruno Núñez pide: ¿Solo Coahuila?');
  expect(titles(post)).toEqual(['Observaciones (2)', 'Ver informe', 'Pedir cambios', 'Deshacer']);
  ana.shown = told();
  expect(textOf(ana.shown)).toContain('Bruno Núñez pide: Diga con quién');

  const field = await ana.presses('Corregir Entidad Federativa');
  expect(field).toMatchObject({ template: 'field', data: { observed: 'Bruno Núñez pide: ¿Solo Coahuila?' } });
  const summary = await ana.types('Coahuila y Jalisco');
  expect(summary.template).toBe('summary');
  expect(await states()).toEqual(['answered', 'open']);

  const held = await ana.presses('Enviar a revisión');
  expect(textOf(held)).toContain(
    'Antes de enviar de nuevo, responda la observación sobre «Asuntos en particular» (asunto 1)',
  );
  await ana.presses('Corregir Asunto 1 · Asuntos en particular');
  const form = await ana.presses('Explicar por qué no');
  expect(form).toMatchObject({ template: 'observations', data: { inputs: [{ id: 'answer' }] } });
  expect(textOf(await ana.presses('Guardar respuesta', { answer: ' ' }))).toContain('Escriba por qué no se corrige');
  await ana.presses('Guardar respuesta', { answer: 'No hubo con quién' });
  expect(await states()).toEqual(['answered', 'answered']);
  expect(textOf(await ana.presses('Enviar a revisión'))).toContain(`${folio} enviado`);

  expect(textOf(await press(bruno, 'show', { back: 'post' }))).toContain(
    '• Entidad Federativa: Ana Martínez Peña lo corrigió.',
  );
  const list = await listed(bruno);
  expect(textOf(list)).toContain('Ana Martínez Peña explica: No hubo con quién');
  expect(textOf(list)).toContain('Qué cambió:');
  expect(textOf(list)).toContain('Jalisco');
  await bruno.presses('Aceptar', {}, CHANNEL);
  expect(await states()).toEqual(['accepted', 'answered']);
  await bruno.presses('Reabrir', {}, CHANNEL);
  const after = await bruno.presses('Reabrir', { why: 'Diga al menos el área' }, CHANNEL);
  expect(textOf(after)).toContain('Bruno Núñez la reabrió: Diga al menos el área');
  expect(await states()).toEqual(['accepted', 'open']);
  expect((await report()).state).toBe('changes-requested');

  ana.shown = told();
  expect(textOf(ana.shown)).toContain('Bruno Núñez pide: Diga al menos el área');
  await ana.presses('Corregir Asunto 1 · Asuntos en particular');
  await ana.types('Se revisó el PREP con la UTSI.');
  expect(await states()).toEqual(['accepted', 'answered']);
  await ana.types('enviar');
  expect(await report()).toMatchObject({ state: 'in-review', round: 3 });
  await press(bruno, 'approve');
  expect(await states()).toEqual(['accepted', 'accepted']);
});

test('what a second reviewer adds stands beside the first’s, with a name each', async () => {
  await ask(bruno, { reason: 'Precise' });
  const carla = new Chatter(bot, CARLA);
  const post = await ask(carla, { reason: 'Y los acuerdos' });
  expect(textOf(post)).toContain('Bruno Núñez pide: Precise');
  expect(textOf(post)).toContain('Carla Ríos pide: Y los acuerdos');
  expect(textOf(told())).toContain('2 abiertas');
});

test('several answers are accepted by one press', async () => {
  await ask(bruno, { 'reason.objective': 'Precise', 'reason.states': '¿Solo Coahuila?' }, ['objective', 'states']);
  await ana.types('corregir objetivo');
  await ana.types('Revisar el PREP con el OPL.');
  await ana.types('explicar: así fue');
  expect(await states()).toEqual(['answered', 'answered']);
  expect(titles(await listed(bruno))).not.toContain('Aceptar todas');
  await ana.types('enviar');
  await listed(bruno);
  const edits = () => bot.said.find(({ to, thread }) => to === 'review' && thread === undefined)?.edits ?? 0;
  const before = edits();
  const after = await bruno.presses('Aceptar todas', {}, CHANNEL);
  expect(edits()).toBe(before + 1);
  expect(await states()).toEqual(['accepted', 'accepted']);
  expect(titles(after)).not.toContain('Aceptar todas');
});

test('an answer that is not sent yet is nobody’s but the author’s', async () => {
  await ask(bruno, { 'reason.states': '¿Solo Coahuila?' }, ['states']);
  await ana.types('explicar: así fue');
  expect(await states()).toEqual(['answered']);
  const list = await listed(bruno);
  expect(textOf(list)).not.toContain('así fue');
  expect(textOf(list)).toContain('1 abierta');
  expect(titles(list)).not.toContain('Aceptar');
  expect(textOf(await ana.types('enviar'))).toContain('enviado');
  expect(textOf(await listed(bruno))).toContain('así fue');
});

describe('who may', () => {
  beforeEach(() => ask(bruno, { 'reason.states': '¿Solo Coahuila?' }, ['states']));

  test.each(['acceptAnswer', 'askReopen', 'reopen', 'retract'])('«%s» is for reviewers', async (verb) => {
    const screen = await press(
      bruno,
      verb,
      { observation: '1', page: 1, back: 'post' },
      { why: 'x' },
      { place: 'elsewhere' },
    );
    expect(textOf(screen)).toContain('Solo quienes revisan');
    expect(await states()).toEqual(['open']);
  });

  test.each(['mend', 'askExplain', 'explain', 'takeText', 'observation'])('«%s» is for the author', async (verb) => {
    const screen = await press(bruno, verb, { observation: '1' }, { answer: 'x' });
    expect(textOf(screen)).toContain('Solo quien elaboró el informe');
    expect(await states()).toEqual(['open']);
  });

  test('observes no report of their own', async () => {
    const own = 'Nadie hace observaciones a su propio informe';
    expect(textOf(await press(ana, 'askChanges'))).toContain(own);
    expect(textOf(await ask(ana, { reason: 'x' }))).toContain(own);
  });

  test('takes back only what they said', async () => {
    const carla = new Chatter(bot, CARLA);
    const more = { observation: '1', page: 1, back: 'post' };
    expect(textOf(await press(carla, 'retract', more))).toContain('Solo Bruno Núñez puede retirar');
    expect(titles(await listed(carla))).not.toContain('Retirar');
    expect(titles(await listed(bruno))).toContain('Retirar');
    await bruno.presses('Retirar', {}, CHANNEL);
    expect(await states()).toEqual(['retracted']);
    expect(textOf(told())).toContain('Ya no queda ninguna abierta');
  });
});

test('a button of what was settled meanwhile says so, and changes nothing', async () => {
  await ask(bruno, { 'reason.states': '¿Solo Coahuila?' }, ['states']);
  ana.shown = told();
  const card = ana.shown;
  await press(bruno, 'retract', { observation: '1', page: 1, back: 'post' });
  ana.shown = card;
  expect(await ana.presses('Corregir Entidad Federativa')).toMatchObject({ template: 'field' });
  const late = await press(ana, 'explain', { observation: '1' }, { answer: 'Así fue' }, { place: 'personal' });
  expect(textOf(late)).toContain('Quien la hizo retiró esa observación.');
  expect(
    textOf(await press(ana, 'explain', { observation: '99' }, { answer: 'x' }, { place: 'personal' })),
  ).toBeTruthy();
});

describe('«explicar»', () => {
  test('alone asks for the words; with them it answers', async () => {
    await ask(bruno, { 'reason.states': '¿Solo Coahuila?' }, ['states']);
    expect(await ana.types('explicar')).toMatchObject({
      template: 'observations',
      data: { inputs: [{ id: 'answer' }] },
    });
    await ana.types('Explicar por qué no: así se pidió');
    expect(observationsOf(await report())).toMatchObject([{ answer: { how: 'explained', text: 'así se pidió' } }]);
  });

  test('with several that wait shows them all', async () => {
    await ask(bruno, { reason: 'Uno', 'reason.states': 'Dos' }, ['states']);
    expect(textOf(await ana.types('explicar'))).toContain('2 abiertas');
  });

  test('is an answer like any other where nothing is observed, or with more words', async () => {
    await ana.types('nuevo');
    await ana.types('explicar');
    expect(await states()).toEqual([]);
  });
});

test('fifty are paged for both, and the post counts those it does not name', async () => {
  for (let made = 0; made < 50; made += 1) {
    const { id } = await report();
    await bot.give(id, {
      ...{
        type: 'RequestChanges',
        reason: `Observación ${made + 1} ${'<!channel> *x* <b>y</b> '.repeat(100)}`,
        fields: {},
      },
      ...{ key: `r${made}`, at: '2023-05-03T17:00:00.000Z', by: bruno.person },
    });
  }
  await bot.deliver();
  const post = await press(bruno, 'show', { back: 'post' });
  expect(textOf(post)).toContain('y 44 más');
  const list = await listed(bruno);
  expect(textOf(list)).toContain('50 abiertas · Página 1 de 13');
  expect(textOf(await bruno.presses('Página siguiente', {}, CHANNEL))).toContain('Página 2 de 13');
  ana.shown = told();
  expect(textOf(ana.shown)).toContain('Página 1 de 7');
  expect(textOf(await ana.presses('Página siguiente'))).toContain('Página 2 de 7');
  const summary = await ana.types('revisar');
  expect(textOf(summary)).toContain('y 45 más');
  expect(textOf(await ana.presses('Ver las demás'))).toContain('Página 1 de 7');
});

test.each([
  ['a press', () => ana.presses('Ya lo atendí')],
  ['«ya lo atendí»', () => ana.types('Ya lo atendí')],
  ['«explicar»', () => ana.types('explicar: los acuerdos son del mes pasado')],
])('what is asked of the whole report waits through edits for its author’s word: %s', async (_, answers) => {
  await ask(bruno, { reason: 'Precise los acuerdos' });
  ana.shown = told();
  expect(textOf(ana.shown)).toContain('Ya lo atendí');
  await ana.types('entidad: Jalisco');
  await ana.types('sí');
  expect(await states()).toEqual(['open']);
  expect(textOf(await ana.types('enviar'))).toContain('pulse «Ya lo atendí»');
  await answers();
  expect(await states()).toEqual(['answered']);
  await ana.types('enviar');
  expect(await report()).toMatchObject({ state: 'in-review', round: 2 });
});
