import { Somebody } from '../helpers/world/bot';
import { eventually } from '../helpers/world/eventually';
import { begin, countOf, only, upTo } from '../helpers/people/filing';
import { aBot } from '../helpers/people/standing';
import { cardIn, textOf, titles, type Json } from '../helpers/platforms/teams';

// Twenty times what they take alone: the machine may have other work.
jest.setTimeout(60_000);

const bot = aBot();

/** Somebody's phone and desk: the same person, the same chat, two cards to press on. */
function devices(name: string): readonly [Somebody, Somebody] {
  return [new Somebody(bot, name), new Somebody(bot, name)];
}

const answer = (device: Somebody, inputs: Json, card: Json): Promise<Json> =>
  device.click('Guardar y continuar', inputs, card);

const readingOf = (card: Json, start: string): string => {
  const found = titles(card).find((title) => title.startsWith(start));
  if (found === undefined) throw new Error(`No reading «${start}» among ${titles(card).join(', ')}`);
  return found;
};

describe('the same field answered differently from the same card', () => {
  test.each([
    ['Dejar: ', 'Coahuila'],
    ['Usar: ', 'Sonora'],
  ])('the second is asked which stays: «%s»', async (choice, stays) => {
    const [phone, desk] = devices(`Dos de ${stays}`);
    const card = await upTo(phone, 'states');
    await answer(phone, { states: '05' }, card);
    const asked = await answer(desk, { states: '26' }, card);
    expect(textOf(asked)).toContain('se respondió desde otra tarjeta');
    expect(textOf(asked)).toContain('Coahuila');
    expect(textOf(asked)).toContain('Sonora');
    await desk.click(readingOf(asked, choice), {}, asked);
    const { answers, at } = (await only(bot, phone)).report;
    expect(answers['states']).toMatchObject({ keys: [stays === 'Sonora' ? '26' : '05'] });
    expect(at).toEqual({ at: 'field', field: 'visitDates' });
  });

  test('at the same moment: one is saved, the other is asked, neither is lost', async () => {
    const [phone, desk] = devices('A la vez');
    const card = await upTo(phone, 'states');
    const shown = await Promise.all([answer(phone, { states: '05' }, card), answer(desk, { states: '26' }, card)]);
    expect(shown.filter((each) => textOf(each).includes('desde otra tarjeta'))).toHaveLength(1);
    const { answers, pending } = (await only(bot, phone)).report;
    const held = pending?.readings.map(({ value }) => (value.kind === 'states' ? value.keys[0] : ''));
    expect(held?.sort()).toEqual(['05', '26']);
    expect(['05', '26']).toContain(answers['states']?.kind === 'states' ? answers['states'].keys[0] : '');
  });

  test('the same answer is no conflict', async () => {
    const [phone, desk] = devices('De acuerdo');
    const card = await upTo(phone, 'visitDates');
    await answer(phone, { visitDates: '3 de abril de 2023' }, card);
    const shown = await answer(desk, { visitDates: '03/04/2023' }, card);
    expect(textOf(shown)).not.toContain('desde otra tarjeta');
    expect((await only(bot, phone)).report.pending).toBeUndefined();
  });

  test('a blank from the older card does not take an answer away', async () => {
    const [phone, desk] = devices('Con prisa');
    const card = await upTo(phone, 'visitDates');
    await answer(phone, { visitDates: '3 de abril de 2023' }, card);
    await desk.click('Omitir', {}, card);
    await desk.click('Guardar y continuar', { visitDates: '' }, card);
    expect((await only(bot, phone)).report.answers['visitDates']).toMatchObject({ days: ['2023-04-03'] });
  });

  test('a long text of each device: the one that does not stay stands in the history', async () => {
    const [phone, desk] = devices('Prolija');
    const card = await upTo(phone, 'objective');
    const [one, other] = ['Uno. '.repeat(1_500).trim(), 'Otro. '.repeat(1_500).trim()];
    await answer(phone, { objective: one }, card);
    const asked = await answer(desk, { objective: other }, card);
    await desk.click(readingOf(asked, 'Usar: '), {}, asked);
    const report = await only(bot, phone);
    expect(report.report.answers['objective']).toMatchObject({ blocks: [{ text: other }] });
    expect(JSON.stringify(report.history)).toContain(one);
  });
});

test('different fields from different cards are both kept, and the walk goes on where it was', async () => {
  const [phone, desk] = devices('Por partes');
  const states = await upTo(phone, 'states');
  await answer(phone, { states: '05' }, states);
  const dates = phone.shown as Json;
  const back = await desk.click('Atrás', {}, dates);
  await Promise.all([answer(phone, { visitDates: '3 de abril de 2023' }, dates), answer(desk, { states: '26' }, back)]);
  const { answers, at } = (await only(bot, phone)).report;
  expect(answers['visitDates']).toMatchObject({ days: ['2023-04-03'] });
  expect(answers['states']).toMatchObject({ keys: ['26'] });
  expect(at).toEqual({ at: 'field', field: 'boards' });
});

test('typed on one device and pressed on the other at once: both answers are there or still asked about', async () => {
  const [phone, desk] = devices('Escribe y pulsa');
  const card = await upTo(phone, 'objective');
  const typed = phone.message('Reunión con la Vocalía');
  const press = desk.press('Guardar y continuar', { objective: 'Taller de capacitación' }, card);
  const answers = await Promise.all([phone.send(typed), desk.send(press)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const { report } = await only(bot, phone);
  const held = JSON.stringify([report.answers, report.pending]);
  expect(held).toContain('Reunión con la Vocalía');
  expect(held).toContain('Taller de capacitación');
});

test('many presses and messages at once, on many fields: each answer once', async () => {
  const [phone, desk] = devices('Torbellino');
  const card = await upTo(phone, 'matters');
  await answer(phone, { columns: 'agreements,particular,improvement' }, card);
  const first = phone.shown as Json;
  await answer(phone, { agreements: 'A' }, first);
  const second = phone.shown as Json;
  await Promise.all([
    answer(phone, { particular: 'B' }, second),
    answer(desk, { agreements: 'A, corregido' }, first),
    answer(desk, { particular: 'B, corregido' }, second),
  ]);
  const { report } = await only(bot, phone);
  const held = JSON.stringify([report.answers, report.pending]);
  for (const text of ['"A"', 'B"', 'B, corregido']) expect(held).toContain(text);
});

test('columns chosen again from the older card take no written cell along', async () => {
  const [phone, desk] = devices('Columnas');
  const card = await upTo(phone, 'matters');
  await answer(phone, { columns: 'ordinary' }, card);
  await phone.click('Guardar y continuar', { ordinary: 'Lo que ya escribí' });
  await answer(desk, { columns: 'pycipef' }, card);
  const { answers } = (await only(bot, phone)).report;
  expect(answers['matters']).toMatchObject({
    rows: [{ columns: ['ordinary', 'pycipef'], cells: { ordinary: { blocks: [{ text: 'Lo que ya escribí' }] } } }],
  });
});

test('columns chosen on two devices at once are both to be filled', async () => {
  const [phone, desk] = devices('Columnas a la vez');
  const card = await upTo(phone, 'matters');
  await Promise.all([answer(phone, { columns: 'ordinary' }, card), answer(desk, { columns: 'pycipef' }, card)]);
  const { answers } = (await only(bot, phone)).report;
  expect(answers['matters']).toMatchObject({ rows: [{ columns: ['ordinary', 'pycipef'] }] });
});

test('an edit made from an older summary is saved, and the other edit stays', async () => {
  const [phone, desk] = devices('Resumen viejo');
  const summary = await upTo(phone, 'summary');
  await phone.click('Editar Fecha de visita', {}, summary);
  await phone.click('Guardar y continuar', { visitDates: '4 de abril de 2023' });
  await desk.click('Editar Objetivo de la visita', {}, summary);
  const after = await desk.click('Guardar y continuar', { objective: 'Otro objetivo' });
  expect(titles(after)).toContain('Enviar a revisión');
  const { answers } = (await only(bot, phone)).report;
  expect(answers['visitDates']).toMatchObject({ days: ['2023-04-04'] });
  expect(answers['objective']).toMatchObject({ blocks: [{ text: 'Otro objetivo' }] });
});

test('sent from one device while the other still edits: the late answer is told why, and what it said', async () => {
  const [phone, desk] = devices('Ya enviado');
  const summary = await upTo(phone, 'summary');
  const editing = await phone.click('Editar Objetivo de la visita', {}, summary);
  await desk.click('Enviar a revisión', {}, summary);
  await phone.click('Guardar y continuar', { objective: 'Tarde' }, editing);
  const report = await only(bot, phone);
  expect(report.report.state).toBe('in-review');
  expect(report.report.answers['objective']).toMatchObject({ blocks: [{ text: 'Revisar avances' }] });
});

test('a row removed on one device: the other’s card for it goes on from where the report is', async () => {
  const [phone, desk] = devices('Renglón');
  const card = await upTo(phone, 'matters');
  const cell = await answer(phone, { columns: 'ordinary,pycipef' }, card);
  await phone.click('Guardar y continuar', { ordinary: 'Uno' }, cell);
  await phone.click('Guardar y continuar', { pycipef: 'Dos' });
  await phone.click('Quitar');
  await phone.click('Sí, quitar');
  for (const title of ['Atrás', 'Omitir', 'Guardar y continuar']) {
    await desk.click(title, title === 'Guardar y continuar' ? { ordinary: 'Tres' } : {}, cell);
    const { at, rowCount } = (await only(bot, phone)).report;
    expect(at).toEqual({ at: 'columns', field: 'matters', row: String(rowCount + 1) });
  }
});

test('a press below closes the card above: an old card is not left open', async () => {
  const [phone] = devices('Dos tarjetas');
  await begin(phone);
  const first = phone.posts().at(-1);
  await phone.type('continuar');
  await phone.type('continuar');
  await eventually(() => textOf(cardIn(first?.activity)).includes('Continúa abajo'));
  const open = phone.posts().filter((post) => titles(cardIn(post.activity)).includes('Guardar y continuar'));
  expect(open).toHaveLength(1);
  expect(countOf(await only(bot, phone), 'ReportStarted')).toBe(1);
});
