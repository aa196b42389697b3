import { eventually } from '../../helpers/world/eventually';
import { checkBlocks } from '../../helpers/platforms/block-kit-check/check';
import type { SlackMessage } from '../../helpers/platforms/slack';
import { aCrowd, folioIn } from '../../helpers/platforms/slack-crowd';
import { titlesIn, wordsIn } from '../../helpers/platforms/slack-shown';
import { reportOf } from '../../helpers/stores/stored';

const crowd = aCrowd();

test('two observations: one corrected, one explained, sent again, one accepted, one opened again and answered', async () => {
  const [ana, rev] = [crowd.somebody(), crowd.somebody()];
  const post = await crowd.inReview(ana);
  const report = () => reportOf(crowd.bot.storageUrl, folioIn(post));
  const states = async () => (await report())?.observations?.map(({ state }) => state);
  const windows = () => crowd.workspace.views.length;
  const opens = async (act: () => Promise<unknown>) => {
    const before = windows();
    await act();
    await eventually(() => windows() > before);
  };
  await opens(async () => rev.interaction(await rev.press(post, 'Pedir cambios')));
  await opens(() => rev.choose('field', 'visitDates'));
  await opens(() => rev.choose('field', 'matters'));
  const given = { 'reason.visitDates': 'Falta el 5', 'reason.matters': '*¿Con quién?* <!channel>' };
  expect((await rev.submit(given)).text).toBe('');
  await eventually(() => ana.posts().some((each) => wordsIn(each).includes('pide: Falta el 5')));
  expect(JSON.stringify(ana.card().blocks)).not.toContain('<!channel>');
  await eventually(() => wordsIn(post).includes('Observaciones: 2 abiertas.'));

  await ana.click('Corregir Fecha de visita');
  expect(wordsIn(ana.card())).toContain('pide: Falta el 5');
  await ana.type('3 y 5 de abril de 2023');
  expect(await states()).toEqual(['answered', 'open']);
  await ana.type('explicar');
  await eventually(() => wordsIn(ana.card()).includes('Explicar por qué no'));
  await ana.type('explicar: fue con la Vocalía');
  expect(await states()).toEqual(['answered', 'answered']);
  await ana.type('enviar');
  await eventually(() => titlesIn(post).includes('Observaciones (2)'));

  const whispers = () => crowd.workspace.in(crowd.workspace.review, rev.id);
  const before = whispers().length;
  await rev.interaction(await rev.press(post, 'Observaciones (2)'));
  await eventually(() => whispers().length > before);
  const list = whispers().at(-1)!;
  expect(wordsIn(list)).toContain('explica: fue con la Vocalía');
  await rev.interaction(await rev.press(list, 'Aceptar'));
  await eventually(() => crowd.workspace.responses.some(({ id }) => id === list.ts));
  expect(await states()).toEqual(['accepted', 'answered']);
  const answered = crowd.workspace.responses.filter(({ id }) => id === list.ts).at(-1)?.message as {
    blocks: typeof list.blocks;
  };
  await opens(async () => rev.interaction(await rev.press({ ...list, blocks: answered.blocks }, 'Reabrir')));
  expect(JSON.parse((await rev.submit({ why: ' ' })).text)).toMatchObject({
    response_action: 'errors',
    errors: { why: 'Escriba por qué la reabre: lo leerá quien presenta el informe.' },
  });
  expect((await rev.submit({ why: 'Diga qué vocal' })).text).toBe('');
  expect(await states()).toEqual(['accepted', 'open']);

  await eventually(() => wordsIn(ana.card()).includes('pide: Diga qué vocal'));
  const rows = await ana.click('Corregir Asuntos relevantes');
  expect(wordsIn(rows)).toContain('pide: Diga qué vocal');
  await opens(async () => ana.interaction(await ana.press(rows, 'Explicar por qué no')));
  expect((await ana.submit({ answer: 'El vocal ejecutivo' })).text).toBe('');
  expect(await states()).toEqual(['accepted', 'answered']);
  await ana.type('enviar');
  await eventually(() => !wordsIn(post).includes('Con observaciones'));
  expect(await report()).toMatchObject({ state: 'in-review', round: 3 });
});

test('a choice that stands when the window is sent counts, whether its box is there or not', async () => {
  const [ana, rev] = [crowd.somebody(), crowd.somebody()];
  const post = await crowd.inReview(ana);
  const kept = async () =>
    (await reportOf(crowd.bot.storageUrl, folioIn(post)))?.observations?.map(({ on, text }) => [on, text]);
  const windows = () => crowd.workspace.views.length;
  const opens = async (act: () => Promise<unknown>) => {
    const before = windows();
    await act();
    await eventually(() => windows() > before);
  };
  const opensForm = () => opens(async () => rev.interaction(await rev.press(post, 'Pedir cambios')));
  await opensForm();
  const silent = JSON.parse((await rev.submit({ field: 'objective' })).text) as unknown;
  expect(silent).toEqual({
    response_action: 'errors',
    errors: { reason: 'Escriba en «Qué debe cambiar» lo que pide sobre «Objetivo de la visita».' },
  });
  expect((await rev.submit({ field: 'objective', reason: 'Diga para qué' })).text).toBe('');
  await eventually(() => wordsIn(post).includes('Objetivo de la visita'));

  await opensForm();
  await opens(() => rev.choose('field', 'visitDates', { reason: 'Falta el 5' }));
  expect((await rev.submit({ reason: 'Falta el 5' })).text).toBe('');
  expect(await kept()).toEqual([
    [{ at: 'field', field: 'objective' }, 'Diga para qué'],
    [{ at: 'field', field: 'visitDates' }, 'Falta el 5'],
  ]);

  await opensForm();
  const opened = JSON.parse((await rev.submit({ field: 'text.objective', reason: 'Y esto' })).text) as {
    response_action: string;
    view: { blocks: SlackMessage['blocks'] };
  };
  expect(opened.response_action).toBe('update');
  expect(checkBlocks(opened.view)).toEqual([]);
  expect(opened.view.blocks.map((block) => block['block_id'])).toEqual(
    expect.arrayContaining(['reason', 'text.objective']),
  );
  expect(JSON.stringify(opened.view)).toContain('abrí el texto de «Objetivo de la visita»');
  expect(JSON.stringify(opened.view)).toContain('Y esto');
});
