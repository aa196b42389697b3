import type { Screen } from '../../../../core/screen/screens';
import { PRESS } from '../../../../core/screen/press';
import type { ReportState } from '../../../../core/record/types';
import { type Chatter, chatters, type TestServices, textOf } from '../../../helpers/world/chatter';
import { ANA, BRUNO } from '../../../helpers/people/reports';
import { sentBy } from '../../../helpers/people/sent';

const CHANNEL = { place: 'review-channel' } as const;
const OWN = 'Nadie aprueba su propio informe: le toca a otra persona que revise.';
const REFUSED = 'Solo quienes revisan pueden decidir sobre un informe.';

let bot: TestServices;
let ana: Chatter;
let bruno: Chatter;
let folio: string;
beforeEach(async () => {
  ({ bot, ana, bruno } = chatters());
  folio = await sentBy(ana);
});
afterEach(() => bot.store.close());

const report = async () => (await bot.store.loadByFolio(folio))?.report;
const press = async (who: Chatter, verb: string, more: object = {}, inputs = {}, where: object = CHANNEL) => {
  const { id, version } = (await report()) ?? {};
  const data = { [PRESS]: JSON.stringify({ verb, report: id, seen: version, form: 1, fields: [], ...more }) };
  return who.pressData(data, inputs, where);
};

describe.each(['approve', 'askChanges', 'addField', 'requestChanges'])('«%s»', (verb) => {
  test('is refused to who does not review, the post as it was', async () => {
    const screen = await press(bruno, verb, {}, { reason: 'Falta la firma' }, { place: 'elsewhere' });
    expect(screen).toMatchObject({ template: 'post', data: { problem: REFUSED, status: { text: 'En revisión' } } });
    expect(await report()).toMatchObject({ state: 'in-review', changeRequests: [] });
  });

  test('is refused once it is decided, the post saying why', async () => {
    await press(bruno, 'approve');
    const screen = await press(ana, verb, {}, { reason: 'Falta la firma' });
    expect(screen).toMatchObject({ template: 'post', data: { problem: expect.stringContaining(folio) as unknown } });
    expect(await report()).toMatchObject({ state: 'approved', approvals: [{ by: BRUNO }] });
  });
});

test.each([{ reviewers: [] }, { reviewers: [ANA.id, BRUNO.id] }, { reviewers: ['teams:aad-ana'] }])(
  'nobody approves a report of their own, though they may review: %j',
  async ({ reviewers }) => {
    Object.assign(bot.roles, { reviewers });
    const screen = await press(ana, 'approve', {}, {}, { ...CHANNEL, aliases: ['teams:aad-ana'] });
    expect(screen).toMatchObject({ template: 'post', data: { problem: OWN, status: { text: 'En revisión' } } });
    expect((await report())?.state).toBe('in-review');
  },
);

test('whoever is listed decides from anywhere, under any id they go by', async () => {
  Object.assign(bot.roles, { reviewers: ['teams:aad-bruno'] });
  expect(await press(bruno, 'approve')).toMatchObject({ data: { title: REFUSED } });
  const screen = await press(bruno, 'approve', {}, {}, { place: 'personal', aliases: ['teams:aad-bruno'] });
  expect(screen).toMatchObject({ template: 'post', data: { status: { text: 'Aprobado' } } });
});

test('a decision that is taken stands on the post without a problem', async () => {
  const screen = await press(bruno, 'approve');
  expect(screen).toMatchObject({ template: 'post', data: { status: { text: 'Aprobado' } } });
  expect(screen.data).not.toHaveProperty('problem');
});

describe('a request for changes', () => {
  const idsOf = (screen: Screen) => (screen.template === 'changes' ? screen.data.inputs.map(({ id }) => id) : []);
  const valuesOf = (screen: Screen) =>
    screen.template === 'changes' ? screen.data.inputs.map(({ value }) => value) : [];

  test('opens with one box and a choice of fields, and gets a box for each that is chosen', async () => {
    const opened = await press(bruno, 'askChanges');
    expect(idsOf(opened)).toEqual(['reason']);
    expect(opened).toMatchObject({ data: { more: { choices: { length: 13 } } } });
    bruno.shown = opened;
    const one = await bruno.presses('Agregar campo', { reason: 'A medio escri', field: 'objective' }, CHANNEL);
    expect([idsOf(one), valuesOf(one)]).toEqual([
      ['reason', 'reason.objective'],
      ['A medio escri', ''],
    ]);
    const typed = { reason: 'A medio escrito', 'reason.objective': 'Más corto', field: 'visitDates' };
    const two = await bruno.presses('Agregar campo', typed, CHANNEL);
    expect(idsOf(two)).toEqual(['reason', 'reason.objective', 'reason.visitDates']);
    expect(valuesOf(two)).toEqual(['A medio escrito', 'Más corto', '']);
    expect(two).toMatchObject({ data: { more: { choices: { length: 11 } } } });
    await bruno.presses('Enviar observaciones', { reason: '', 'reason.objective': 'Más corto' }, CHANNEL);
    expect((await report())?.changeRequests).toMatchObject([{ reason: '', fields: { objective: 'Más corto' } }]);
  });

  test('says where no field was chosen, and keeps what is written', async () => {
    const screen = await press(bruno, 'addField', { fields: ['unit'] }, { reason: 'Falta', field: '' });
    expect(screen).toMatchObject({
      data: { more: { problem: 'Elija un campo de la lista y pulse «Agregar campo».' } },
    });
    expect([idsOf(screen), valuesOf(screen)]).toEqual([
      ['reason', 'reason.unit'],
      ['Falta', ''],
    ]);
  });

  test('has no choice left once every field has its box', async () => {
    const texts = ['matters.1.particular', 'text.objective', 'text.matters.1.particular', 'text.remarks'];
    const fields = [...bot.form.fields.map(({ id }) => id), ...texts];
    const screen = await press(bruno, 'addField', { fields: fields.slice(1) }, { field: fields[0] });
    expect(screen.data).not.toHaveProperty('more');
    expect(idsOf(screen)).toHaveLength(14);
  });

  test('keeps its boxes where nothing is written in any', async () => {
    const screen = await press(bruno, 'requestChanges', { fields: ['states'] }, { reason: ' ', 'reason.states': '' });
    expect(screen).toMatchObject({ data: { problem: 'Escriba qué debe cambiar, en general o en algún campo.' } });
    expect(idsOf(screen)).toEqual(['reason', 'reason.states']);
  });
});

test('a request keeps its reasons, trimmed and no longer than a request needs', async () => {
  const long = 'x'.repeat(5_000);
  await press(
    bruno,
    'requestChanges',
    { fields: ['states', 'unit'] },
    { reason: '  Falta la firma\n', 'reason.states': ` ${long}`, 'reason.unit': ' ' },
  );
  expect((await report())?.changeRequests).toMatchObject([
    { reason: 'Falta la firma', fields: { states: 'x'.repeat(3_999) } },
  ]);
  expect(Object.keys((await report())?.changeRequests[0]?.fields ?? {})).toEqual(['states']);
});

test('whoever asks reads a report that was sent, page by page, and the log says who', async () => {
  const info = jest.spyOn(bot.log, 'info');
  const screen = await press(bruno, 'see', { page: 1, back: 'post' });
  expect(screen).toMatchObject({ template: 'report', data: { title: `${folio} · Coahuila` } });
  expect(info.mock.calls).toEqual([['report read', { report: (await report())?.id, folio, by: BRUNO.id }]]);
  info.mockRestore();
});

describe('closing what was opened leads back', () => {
  test('to the post, where it was opened there', async () => {
    expect(await press(ana, 'show', { back: 'post' })).toMatchObject({ template: 'post' });
    expect(await press(bruno, 'show', { back: 'card' })).toMatchObject({ template: 'post' });
  });

  test('to the report as its author sees it', async () => {
    expect(await press(ana, 'show', { back: 'card' }, {}, {})).toMatchObject({
      template: 'notice',
      data: { title: `Informe ${folio} enviado` },
    });
    await press(bruno, 'requestChanges', {}, { reason: 'Falta la firma' });
    expect(await press(ana, 'show', { back: 'card' }, {}, {})).toMatchObject({ template: 'summary' });
  });

  test('to the comment it was opened from', async () => {
    const root = bot.said.find(({ to }) => to === 'review')?.id ?? '';
    const came = { person: BRUNO, address: bruno.address, at: '2023-05-04T16:00:00.000Z' };
    const said = {
      text: 'Falta el sello',
      messageId: 'm1',
      root,
      change: 'added',
      mention: 'none',
      ...CHANNEL,
    } as const;
    await bruno.sends({ is: 'thread', ...came, ...said });
    const screen = await press(ana, 'show', { back: { comment: 'm1' } }, {}, {});
    expect(screen.template).toBe('notice');
    expect(textOf(screen)).toContain('Falta el sello');
  });
});

test('the states in which a report is decided on are one', async () => {
  const states: ReportState[] = [];
  for (const verb of ['requestChanges', 'approve']) {
    await press(bruno, verb, {}, { reason: 'Falta la firma' });
    states.push((await report())?.state ?? 'draft');
  }
  expect(states).toEqual(['changes-requested', 'changes-requested']);
});
