import { Chatter, channel, someServices, textOf, type Posted, type TestServices } from '../../../helpers/world/chatter';
import { ANA, BRUNO } from '../../../helpers/people/reports';
import { sentBy } from '../../../helpers/people/sent';

let bot: TestServices;
let ana: Chatter;
let bruno: Chatter;
let folio: string;
beforeEach(async () => {
  bot = someServices();
  [ana, bruno] = [new Chatter(bot, ANA), new Chatter(bot, BRUNO)];
  folio = await sentBy(ana);
});
afterEach(() => bot.store.close());

const report = async () => {
  const found = (await bot.store.loadByFolio(folio))?.report;
  if (found === undefined) throw new Error('No such report');
  return found;
};
let keys = 0;
const give = async (facts: object, by = ANA): Promise<void> => {
  const { id } = await report();
  const command = { key: `g${(keys += 1)}`, at: '2023-05-04T16:00:00.000Z', by, ...facts };
  const handled = await bot.give(id, command as never);
  if (handled.refusal !== undefined) throw new Error(handled.refusal.problem.code);
  await bot.deliver();
};
const writes = (field: string, text: string) =>
  give({ type: 'AnswerStep', input: { text }, today: '2023-05-04', step: { at: 'field', field } });

/** Asked for changes, mended and sent again. */
async function sendsAgain(...answers: readonly (readonly [string, string])[]): Promise<void> {
  await give({ type: 'RequestChanges', reason: 'Precise', fields: {} }, BRUNO);
  for (const { id, state } of (await report()).observations ?? [])
    if (state === 'open') await give({ type: 'ExplainObservation', id, text: 'Así fue' });
  for (const [field, text] of answers) await writes(field, text);
  await give({ type: 'Submit', folio: '' });
}

const inReview = (): readonly Posted[] => bot.said.filter(({ to }) => to === channel.conversation);

describe('a revision that is sent', () => {
  test('tells in the thread what changed, and edits its post', async () => {
    await sendsAgain(['boards', 'OPL']);
    const [post, told, ...more] = inReview();
    expect(more).toEqual([]);
    expect(textOf(post?.screen)).toContain('revisión 2');
    expect(told).toMatchObject({ thread: post?.id, screen: { template: 'difference' } });
    expect(textOf(told?.screen)).toContain(`${ANA.name} envió la revisión 2 de ${folio}`);
    expect(textOf(told?.screen)).toContain('Cambió «Junta».');
    expect(textOf(told?.screen)).toContain('OPL');
  });

  test('that changed nothing says so', async () => {
    await sendsAgain();
    expect(textOf(inReview().at(-1)?.screen)).toContain('No cambió nada: la revisión 2 dice lo mismo que la 1.');
  });

  test('each tells its own change, however late it is delivered', async () => {
    await sendsAgain(['boards', 'OPL']);
    await sendsAgain(['trainedStaff', '25']);
    const told = inReview().map(({ screen }) => textOf(screen));
    expect(told[1]).toContain('Cambió «Junta».');
    expect(told[2]).toContain('Cambió «Total de personal capacitado».');
  });
});

describe('what is looked up', () => {
  beforeEach(async () => {
    await sendsAgain(['boards', 'OPL']);
    await sendsAgain(['trainedStaff', '25']);
  });

  test('the newest changes, and those between any two', async () => {
    const newest = await bruno.types(`ver ${folio} cambios`);
    expect(newest).toMatchObject({
      template: 'difference',
      data: { title: `${folio} · Cambios de la revisión 2 a la 3` },
    });
    expect(textOf(newest)).not.toContain('Junta');
    const all = textOf(await bruno.types(`ver ${folio} cambios 1 3`));
    expect(all).toContain('Cambiaron 2 respuestas: Junta; Total de personal capacitado.');
    expect(textOf(await bruno.types(`ver ${folio} rev 1 y rev 2`))).toContain('Cambió «Junta».');
  });

  test('an earlier revision, whole and marked as such', async () => {
    const first = await bruno.types(`ver ${folio} rev 1`);
    expect(first).toMatchObject({ template: 'report', data: { status: { text: 'Revisión 1 de 3' } } });
    expect(textOf(first)).not.toContain('OPL');
    expect(await bruno.presses('Ver informe')).toMatchObject({
      template: 'report',
      data: { status: { text: 'En revisión' } },
    });
  });

  test('by a button on the report, and on its author’s card', async () => {
    await bruno.types(`ver ${folio}`);
    expect(await bruno.presses('Ver cambios')).toMatchObject({ template: 'difference' });
    await give({ type: 'Approve' }, BRUNO);
    ana.shown = ana.posts().at(-1)?.screen;
    expect(await ana.presses('Ver cambios')).toMatchObject({ template: 'difference' });
    expect(textOf(await ana.presses('Cerrar'))).toContain('Informe');
  });

  test('a revision that is not there: how many there are', async () => {
    const said = textOf(await bruno.types(`ver ${folio} rev 9`));
    expect(said).toContain(`El informe ${folio} tiene 3 revisiones: no hay revisión 9.`);
    expect(textOf(await bruno.types(`ver ${folio} cambios 1 9`))).toContain('no hay revisión 9');
    expect(textOf(await bruno.types(`ver ${folio} cambios 2 2`))).toContain('dos revisiones distintas');
    expect(textOf(await bruno.types(`cambios de la revisión 1 de ${folio}`))).toContain('es la primera');
    expect(textOf(await bruno.types('ver INF-1999-0001 cambios'))).toContain('No encontré el informe INF-1999-0001');
  });

  test('by a mention in a thread', async () => {
    const [reply] = await bruno.sends({
      ...{ is: 'mention', key: 'm1', at: '2023-05-05T16:00:00.000Z', person: BRUNO, aliases: [] },
      ...{ address: channel, root: inReview()[0]?.id ?? '', text: `ver ${folio} cambios`, place: 'review-channel' },
    } as never);
    expect(reply).toMatchObject({ screen: { template: 'difference' }, where: 'below' });
  });
});

test('of a report that was sent once there is nothing to compare', async () =>
  expect(textOf(await bruno.types(`ver ${folio} cambios`))).toContain('tiene una sola revisión'));

test('while its author writes, nobody else reads what is not sent', async () => {
  await give({ type: 'RequestChanges', reason: 'Precise', fields: {} }, BRUNO);
  await writes('boards', 'OPL');
  expect(textOf(await bruno.types(`ver ${folio}`))).not.toContain('OPL');
  expect(textOf(inReview()[0]?.screen)).not.toContain('OPL');
  expect(textOf(await ana.types(`ver ${folio}`))).toContain('OPL');
});

test('who may not read the report reads none of its revisions', async () => {
  const closed = someServices({ roles: { reviewers: ['teams:29:rev'], admins: [] } });
  const hers = await sentBy(new Chatter(closed, ANA));
  const other = new Chatter(closed, BRUNO);
  for (const words of ['cambios', 'rev 1'])
    expect(textOf(await other.types(`ver ${hers} ${words}`))).toContain('No encontré');
  await closed.store.close();
});
