import { dataOf } from '../helpers/people/presses';
import { Somebody, REVIEW } from '../helpers/world/bot';
import { eventually } from '../helpers/world/eventually';
import { begin, countOf, file, folioIn, kept, only, postsOf, upTo } from '../helpers/people/filing';
import { aBot } from '../helpers/people/standing';
import { cardIn, inputOf, textOf, titles, type Json } from '../helpers/platforms/teams';

const HUNDRED = 100;

// Twenty times what they take alone: the machine may have other work.
jest.setTimeout(60_000);

const bot = aBot();

/** The same button a hundred times at once, as a hundred activities; gives the cards that came back. */
async function hammer(person: Somebody, title: string, inputs: Json = {}, card?: Json): Promise<readonly Json[]> {
  const answers = await Promise.all(
    Array.from({ length: HUNDRED }, () => person.send(person.press(title, inputs, card))),
  );
  return answers.map(({ status, body }) => {
    expect([status, body?.['type']]).toEqual([200, 'application/vnd.microsoft.card.adaptive']);
    return body?.['value'] as Json;
  });
}

test('Nuevo informe: one report', async () => {
  const ana = new Somebody(bot, 'Ana');
  await ana.type('hola');
  for (const card of await hammer(ana, 'Nuevo informe')) expect(textOf(card)).toContain('Campo 1 de 9');
  const report = await only(bot, ana);
  expect(countOf(report, 'ReportStarted')).toBe(1);
  expect(report.history).toHaveLength(2);
});

test('Continuar, on a greeting: the draft, unchanged', async () => {
  const ana = new Somebody(bot, 'Ana que vuelve');
  await upTo(ana, 'states');
  const before = (await only(bot, ana)).history.length;
  const resume = {
    type: 'AdaptiveCard',
    actions: [
      { type: 'Action.Execute', title: 'Continuar', verb: 'resume', data: dataOf({ verb: 'resume', report: null }) },
    ],
  };
  for (const card of await hammer(ana, 'Continuar', {}, resume)) expect(textOf(card)).toContain('Campo 2 de 9');
  expect((await only(bot, ana)).history.length - before).toBeLessThanOrEqual(1);
});

test('Guardar y continuar: one answer', async () => {
  const ana = new Somebody(bot, 'Ana que guarda');
  await begin(ana);
  for (const card of await hammer(ana, 'Guardar y continuar', { unit: 'UTSI' }))
    expect(textOf(card)).toContain('Campo 2 de 9');
  expect(countOf(await only(bot, ana), 'StepAnswered')).toBe(1);
});

test('Agregar otro asunto: one row, once its columns are chosen', async () => {
  const ana = new Somebody(bot, 'Ana que agrega');
  await upTo(ana, 'matters');
  await ana.click('Guardar y continuar', { columns: 'ordinary' });
  await ana.click('Guardar y continuar', { ordinary: 'Uno' });
  const [card] = await hammer(ana, 'Agregar otro asunto');
  expect(inputOf(card, 'columns')).toBeDefined();
  await hammer(ana, 'Guardar y continuar', { columns: 'pycipef' }, card);
  const { answers, rowCount } = (await only(bot, ana)).report;
  expect(answers['matters']).toMatchObject({ rows: [{ columns: ['ordinary'] }, { columns: ['pycipef'] }] });
  expect(rowCount).toBe(2);
});

test('Enviar a revisión: one folio, one post; then Aprobar: one approval', async () => {
  const ana = new Somebody(bot, 'Ana que envía');
  await upTo(ana, 'summary');
  const folios = new Set((await hammer(ana, 'Enviar a revisión')).map(folioIn));
  expect(folios.size).toBe(1);
  const [folio = ''] = folios;
  await eventually(() => postsOf(bot, folio).length > 0);
  const [post] = postsOf(bot, folio);
  const reviewer = new Somebody(bot, 'Rita', { thread: post?.id ?? '' });
  for (const card of await hammer(reviewer, 'Aprobar', {}, cardIn(post?.activity))) {
    expect(textOf(card)).toContain('Aprobado por Rita');
    expect(titles(card)).not.toContain('Aprobar');
  }
  await eventually(() => textOf(cardIn(ana.posts().at(-1)?.activity)).includes('aprobado'));
  const report = await only(bot, ana);
  expect([countOf(report, 'ReportSubmitted'), countOf(report, 'ReportApproved')]).toEqual([1, 1]);
  expect(postsOf(bot, folio)).toHaveLength(1);
  expect(ana.posts().filter((each) => textOf(cardIn(each.activity)).includes('aprobado'))).toHaveLength(1);
});

test('a hundred people at once send a hundred reports with a hundred folios and no gap', async () => {
  const people = Array.from({ length: HUNDRED }, (_, at) => new Somebody(bot, `Colega ${at}`));
  await Promise.all(people.map((person) => upTo(person, 'summary')));
  const before = bot.connector.in(REVIEW).length;
  const sent = (await file(bot, new Somebody(bot, 'La de antes'))).folio;
  const folios = await Promise.all(people.map(async (person) => folioIn(await person.click('Enviar a revisión'))));
  const first = Number(sent.slice(-4)) + 1;
  expect(folios.map((folio) => Number(folio.slice(-4))).sort((a, b) => a - b)).toEqual(
    Array.from({ length: HUNDRED }, (_, at) => first + at),
  );
  await eventually(() => bot.connector.in(REVIEW).length === before + HUNDRED + 1);
  for (const person of people.slice(0, 3)) expect(await kept(bot, person)).toHaveLength(1);
}, 60_000);
