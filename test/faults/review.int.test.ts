import { carried, dataOf } from '../helpers/people/presses';
import { Somebody, REVIEW, startTestBot, type TestBot } from '../helpers/world/bot';
import { pause } from '../helpers/world/herd';
import { eventually } from '../helpers/world/eventually';
import { countOf, file, only, postsOf, upTo } from '../helpers/people/filing';
import { aBot } from '../helpers/people/standing';
import { cardIn, inputOf, textOf, titles, type Json, type Posted } from '../helpers/platforms/teams';

// Twenty times what they take alone: the machine may have other work.
jest.setTimeout(60_000);

const bot = aBot();

const inThread = (name: string, post: Posted, own: Pick<TestBot, 'url' | 'connector'> = bot): Somebody =>
  new Somebody(own, name, { thread: post.id });
const cardOf = (post: Posted): Json => cardIn(post.activity) as Json;
const said = (person: Somebody, words: string) =>
  person.posts().filter((post) => textOf(cardIn(post.activity)).includes(words));

test('comments of a thread are kept, edited and removed, and reach the author', async () => {
  const ana = new Somebody(bot, 'Ana');
  const { post } = await file(bot, ana);
  const rita = inThread('Rita', post);
  const comment = rita.message('Falta el <b>acuerdo</b> con el OPL');
  for (let copy = 0; copy < 3; copy += 1) expect((await rita.send(comment)).status).toBe(200);
  await eventually(() => said(ana, 'Falta el <b>acuerdo</b> con el OPL').length > 0);
  await rita.send({
    ...comment,
    type: 'messageUpdate',
    text: 'Falta el acuerdo',
    channelData: { eventType: 'editMessage' },
  });
  await eventually(() => said(ana, 'Falta el acuerdo').length > 0);
  await rita.send(rita.message('Y la fecha'));
  await eventually(() => said(ana, 'Y la fecha').length > 0);
  await rita.send({
    ...comment,
    type: 'messageDelete',
    text: undefined,
    channelData: { eventType: 'softDeleteMessage' },
  });
  await eventually(() => said(ana, 'Falta el acuerdo').length === 0);
  const { report } = await only(bot, ana);
  expect(report.comments).toMatchObject([
    { text: 'Falta el acuerdo', by: { name: 'Rita' }, removedAt: expect.any(String) },
    { text: 'Y la fecha' },
  ]);
  // What comes close together is one message.
  expect(said(ana, 'Rita')).toHaveLength(1);
  const whole = await ana.click('Ver informe', {}, cardIn(said(ana, 'Y la fecha')[0]?.activity));
  expect(textOf(whole)).toContain('Y la fecha');
  expect(textOf(whole)).not.toContain('Falta el acuerdo');
});

test('a reply that comes before the bot knows its post’s id is kept', async () => {
  const ana = new Somebody(bot, 'Ana comentada al instante');
  await upTo(ana, 'summary');
  const before = bot.connector.in(REVIEW).length;
  let reply: Promise<unknown> = Promise.resolve();
  bot.connector.beforeAnswering = async () => {
    const post = bot.connector.in(REVIEW)[before];
    if (post === undefined) return;
    bot.connector.beforeAnswering = async () => {};
    const rita = inThread('Rita', post);
    reply = rita.send(rita.message('Qué rápido'));
    await new Promise((resolve) => setTimeout(resolve, 100));
  };
  await ana.click('Enviar a revisión');
  await eventually(() => said(ana, 'Qué rápido').length === 1);
  await reply;
});

test('nobody edits or removes another’s comment', async () => {
  const ana = new Somebody(bot, 'Ana comentada');
  const { post } = await file(bot, ana);
  const [rita, raul] = [inThread('Rita', post), inThread('Raúl', post)];
  const comment = rita.message('De Rita');
  await rita.send(comment);
  await eventually(() => said(ana, 'De Rita').length > 0);
  for (const type of ['messageUpdate', 'messageDelete'])
    await raul.send({ ...comment, type, from: raul.activity({})['from'], text: 'De Raúl' });
  expect((await only(bot, ana)).report.comments).toEqual([expect.objectContaining({ text: 'De Rita' })]);
});

test('what the author writes in the thread is kept and not told to the author', async () => {
  const ana = new Somebody(bot, 'Ana responde');
  const { post } = await file(bot, ana);
  const before = ana.posts().length;
  const there = inThread('Ana responde', post);
  await there.send(there.message('Lo agrego'));
  // A reply may come before the bot knows its post's id: nobody waits for it to be kept.
  const comments = async () => (await only(bot, ana)).report.comments;
  for (let tries = 0; tries < 100 && (await comments()).length === 0; tries += 1) await pause(50);
  expect(await comments()).toMatchObject([{ text: 'Lo agrego' }]);
  expect(ana.posts()).toHaveLength(before);
});

test('Pedir cambios reaches the author, who edits, sends again under the same folio, and it is approved', async () => {
  const ana = new Somebody(bot, 'Ana corrige');
  const { folio, post } = await file(bot, ana);
  const rita = inThread('Rita', post);
  const form = await rita.click('Pedir cambios', {}, cardOf(post));
  const empty = await rita.click('Enviar observaciones', {}, form);
  expect(textOf(empty)).toContain('Escriba qué debe cambiar');
  const longer = await rita.click('Agregar campo', { reason: 'Precise', field: 'visitDates' }, empty);
  expect(inputOf(longer, 'reason')['value']).toBe('Precise');
  expect(inputOf(longer, 'reason.visitDates')['label']).toBe('Sobre «Fecha de visita»');
  await rita.click('Enviar observaciones', { reason: 'Precise', 'reason.visitDates': 'Falta el 5' }, longer);
  await eventually(() => said(ana, 'Falta el 5').length > 0);
  await ana.click('Editar', {}, ana.card());
  await ana.click('Editar Fecha de visita');
  await ana.click('Guardar y continuar', { visitDates: '3 y 5 de abril de 2023' });
  await ana.click('Ya lo atendí');
  expect(textOf(await ana.click('Enviar a revisión'))).toContain(folio);
  await eventually(() => textOf(cardIn(post.activity)).includes('revisión 2'));
  const thread = `${REVIEW};messageid=${post.id}`;
  await eventually(() => bot.connector.in(thread).length === 1);
  expect(textOf(await rita.click('Aprobar', {}, cardOf(post)))).toContain('Aprobado por Rita');
  await eventually(() => said(ana, 'aprobado').length > 0);
  expect((await only(bot, ana)).report).toMatchObject({ state: 'approved', folio, round: 2 });
});

describe('deciding', () => {
  test('two reviewers at once: one decision, the other is told it was made', async () => {
    for (let round = 0; round < 10; round += 1) {
      const ana = new Somebody(bot, `Ana ${round}`);
      const { post } = await file(bot, ana);
      const [rita, raul] = [inThread('Rita', post), inThread('Raúl', post)];
      const form = await raul.click('Pedir cambios', {}, cardOf(post));
      const cards = await Promise.all([
        rita.click('Aprobar', {}, cardOf(post)),
        raul.click('Enviar observaciones', { reason: 'Precise' }, form),
      ]);
      const report = await only(bot, ana);
      expect(countOf(report, 'ReportApproved') + countOf(report, 'ChangesRequested')).toBe(1);
      expect(cards.filter((card) => /(Rita|Raúl) ya (aprobó|pidió)/.test(textOf(card)))).toHaveLength(1);
    }
  });

  test('what was approved or withdrawn is not decided again, nor withdrawn', async () => {
    const ana = new Somebody(bot, 'Ana aprobada');
    const { folio, post } = await file(bot, ana);
    const [rita, raul] = [inThread('Rita', post), inThread('Raúl', post)];
    const before = cardOf(post);
    await rita.click('Aprobar', {}, before);
    expect(textOf(await raul.click('Aprobar', {}, before))).toContain(`Rita ya aprobó ${folio}`);
    const form = await raul.click('Pedir cambios', {}, before);
    expect(titles(form)).not.toContain('Enviar observaciones');
    expect(textOf(form)).toContain(`Rita ya aprobó ${folio}`);
    expect(countOf(await only(bot, ana), 'ReportApproved')).toBe(1);
  });

  test('a withdrawn report is not approved', async () => {
    const ana = new Somebody(bot, 'Ana retira');
    const { folio, post } = await file(bot, ana);
    const before = cardOf(post);
    const { report } = await only(bot, ana);
    const data = dataOf({ verb: 'withdraw', report: report.id, seen: report.version, form: report.formVersion });
    await ana.send(
      ana.activity({ type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb: 'withdraw', data } } }),
    );
    const card = await inThread('Rita', post).click('Aprobar', {}, before);
    expect(textOf(card)).toContain(`${folio} está retirado`);
    await eventually(() => textOf(cardIn(post.activity)).includes('Retirado'));
    expect((await only(bot, ana)).report.state).toBe('withdrawn');
  });

  test('from outside the review channel nobody decides', async () => {
    const ana = new Somebody(bot, 'Ana se aprueba');
    const { post } = await file(bot, ana);
    const card = await ana.click('Aprobar', {}, cardOf(post));
    expect(textOf(card)).toContain('Solo quienes revisan');
    expect((await only(bot, ana)).report.state).toBe('in-review');
  });

  test('where reviewers are named, only they decide, from anywhere and by either of their ids', async () => {
    const own = await startTestBot({ env: { REVIEWERS: 'teams:29:Rita,teams:aad-Raúl' } });
    const ana = new Somebody(own, 'Ana nombrada');
    const { post } = await file(own, ana);
    const before = cardOf(post);
    for (const title of ['Aprobar', 'Pedir cambios']) {
      const card = await inThread('Intrusa', post, own).click(title, {}, before);
      expect(textOf(card)).toContain('Solo quienes revisan');
    }
    expect((await only(own, ana)).report.state).toBe('in-review');
    await inThread('Raúl', post, own).click('Aprobar', {}, before);
    expect((await only(own, ana)).report.approvals?.at(-1)?.by.name).toBe('Raúl');
    const { post: second } = await file(own, new Somebody(own, 'Ana segunda'));
    const card = await new Somebody(own, 'Rita').click('Aprobar', {}, cardOf(second));
    expect(textOf(card)).toContain('Aprobado por Rita');
    await own.stop();
    await own.connector.stop();
  });
});

test('a draft is shown to nobody but its author, whichever button is forged', async () => {
  const ana = new Somebody(bot, 'Ana en borrador');
  await upTo(ana, 'matters');
  const { report } = await only(bot, ana);
  const intruder = new Somebody(bot, 'Intrusa', { thread: '1700000000001' });
  for (const verb of [
    'see',
    'show',
    'approve',
    'askChanges',
    'requestChanges',
    'answer',
    'resume',
    'edit',
    'open',
    'submit',
    'askWithdraw',
    'cancel',
    'askRemoveRow',
    'withdraw',
    'review',
    'back',
  ]) {
    const data = {
      ...dataOf({ ...carried, verb, report: report.id, seen: report.version, form: report.formVersion }),
      reason: 'x',
      field: 'unit',
    };
    const { status, body } = await intruder.send(
      intruder.activity({ type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb, data } } }),
    );
    expect(status).toBe(200);
    expect([verb, textOf(body?.['value'])]).toEqual([
      verb,
      expect.not.stringMatching(/Revisar avances|Coahuila|Servicios de Informática/),
    ]);
  }
  expect((await only(bot, ana)).report).toEqual(report);
  expect(postsOf(bot, 'INF')).toEqual(
    expect.not.arrayContaining([expect.objectContaining({ conversation: ana.conversation })]),
  );
});
