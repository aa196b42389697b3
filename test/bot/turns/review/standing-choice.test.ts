import { observationsOf } from '../../../../core/record/queries/observations';
import type { ObservedOn } from '../../../../core/record/types';
import { proseAsText, blocksIn } from '../../../../core/form/kinds/prose';
import { aReportInReview, ana, ask, bruno, CHANNEL, press, report, states } from '../../../helpers/people/reviewing';

aReportInReview();

const keyOf = (on: ObservedOn): string =>
  on.at === 'report' ? 'whole' : on.at === 'field' ? on.field : [on.field, on.row, on.column].join('.');
const kept = async () =>
  observationsOf(await report()).map(({ on, text, proposed }) => [
    keyOf(on),
    text,
    ...(proposed === undefined ? [] : [proseAsText(blocksIn(proposed))]),
  ]);

type Case = readonly [string, readonly string[], Record<string, string>, readonly (readonly string[])[]];

const CELL = 'matters.1.particular';
const [R, TEXT] = ['Precise los acuerdos', 'Revisar el PREP con el OPL'];

test.each<Case>([
  ['words and a field', [], { reason: R, field: 'objective' }, [['objective', R]]],
  ['words and a cell', [], { reason: R, field: CELL }, [[CELL, R]]],
  ['words and no field', [], { reason: R, field: '' }, [['whole', R]]],
  ['words alone', [], { reason: R }, [['whole', R]]],
  [
    'words and a field beside a box with its own words',
    ['states'],
    { reason: R, field: 'objective', 'reason.states': '¿Solo Coahuila?' },
    [
      ['objective', R],
      ['states', '¿Solo Coahuila?'],
    ],
  ],
  ['words, and a box that was left empty', ['objective'], { reason: R, 'reason.objective': ' ' }, [['objective', R]]],
  [
    'words, and two boxes that were left empty',
    ['objective', 'states'],
    { reason: R },
    [
      ['objective', R],
      ['states', R],
    ],
  ],
  [
    'words, a field, and a box that was left empty',
    ['states'],
    { reason: R, field: 'objective' },
    [
      ['objective', R],
      ['states', R],
    ],
  ],
  [
    'words for the whole beside a box with its own',
    ['states'],
    { reason: R, 'reason.states': '¿Solo Coahuila?' },
    [
      ['whole', R],
      ['states', '¿Solo Coahuila?'],
    ],
  ],
  [
    'words for the whole beside a box with its own and one left empty',
    ['states', 'objective'],
    { reason: R, 'reason.states': '¿Solo Coahuila?' },
    [
      ['whole', R],
      ['states', '¿Solo Coahuila?'],
    ],
  ],
  [
    'a field that has its box already',
    ['objective'],
    { reason: R, field: 'objective', 'reason.objective': 'Diga para qué' },
    [
      ['whole', R],
      ['objective', 'Diga para qué'],
    ],
  ],
  [
    'words for the whole beside a proposed text',
    ['text.objective'],
    { reason: R, 'text.objective': TEXT },
    [
      ['whole', R],
      ['objective', '', TEXT],
    ],
  ],
  ['words, and a text left as it was', ['text.objective'], { reason: R }, [['objective', R]]],
  [
    'words and a field whose text is proposed',
    ['text.objective'],
    { reason: R, field: 'objective', 'text.objective': TEXT },
    [['objective', R, TEXT]],
  ],
])('%s', async (_, fields, inputs, expected) => {
  await ask(bruno, inputs, fields);
  expect((await kept()).sort()).toEqual([...expected].sort());
});

test.each([
  ['objective', 'Objetivo de la visita', {}],
  [CELL, 'Asunto 1 · Asuntos en particular', {}],
  ['objective', 'Objetivo de la visita', { 'reason.states': '¿Solo Coahuila?' }],
])('a field (%s) without a word for it is asked about, and stays chosen', async (field, place, more) => {
  const fields = Object.keys(more).map((id) => id.replace('reason.', ''));
  const screen = await ask(bruno, { reason: ' ', field, ...more }, fields);
  expect(screen).toMatchObject({
    template: 'changes',
    data: { more: { value: field, problem: `Escriba en «Qué debe cambiar» lo que pide sobre «${place}».` } },
  });
  const values = screen.template === 'changes' ? screen.data.inputs.map(({ id, value }) => [id, value]) : [];
  expect(Object.fromEntries(values)).toMatchObject(more);
  expect(await states()).toEqual([]);
  bruno.shown = screen;
  await bruno.presses('Enviar observaciones', { reason: R, field, ...more }, CHANNEL);
  expect(await kept()).toContainEqual([field, R]);
});

test.each([{ reason: '' }, { reason: R }, { reason: R, 'reason.states': '¿Solo Coahuila?' }])(
  'a text to be proposed opens to be edited, and nothing is lost: %j',
  async (typed) => {
    const fields = Object.keys(typed)
      .filter((id) => id !== 'reason')
      .map((id) => id.replace('reason.', ''));
    const screen = await ask(bruno, { ...typed, field: 'text.objective' }, fields);
    expect(await states()).toEqual([]);
    expect(screen).toMatchObject({
      template: 'changes',
      data: {
        more: {
          value: '',
          problem: 'Aún no se envía: abrí el texto de «Objetivo de la visita». Cámbielo en su recuadro y envíe.',
        },
      },
    });
    const inputs = screen.template === 'changes' ? screen.data.inputs : [];
    expect(Object.fromEntries(inputs.map(({ id, value }) => [id, value]))).toMatchObject(typed);
    expect(inputs.at(-1)).toMatchObject({
      id: 'text.objective',
      label: 'Texto propuesto para «Objetivo de la visita»',
    });
    bruno.shown = screen;
    await bruno.presses('Enviar observaciones', { ...typed, 'text.objective': TEXT }, CHANNEL);
    expect(await kept()).toContainEqual(['objective', '', TEXT]);
  },
);

test('a third text has no room, and says so instead of being sent', async () => {
  const fields = ['text.objective', `text.${CELL}`];
  const screen = await ask(bruno, { reason: R, field: 'text.remarks' }, fields);
  expect(screen).toMatchObject({
    template: 'changes',
    data: { more: { problem: expect.stringContaining('Caben 2 textos') as unknown } },
  });
  expect(await states()).toEqual([]);
});

test('what is no choice of the list is not sent, nor lost', async () => {
  const screen = await ask(bruno, { reason: R, field: 'no-such-field' });
  expect(screen).toMatchObject({ template: 'changes', data: { inputs: [{ value: R }] } });
  expect(await states()).toEqual([]);
});

test('a choice that stands does not let its author, nor a reader, ask', async () => {
  const asked = { field: 'text.objective', reason: R };
  expect(await ask(ana, asked)).toMatchObject({ template: 'post' });
  expect(await press(bruno, 'requestChanges', { fields: [] }, asked, { place: 'elsewhere' })).toMatchObject({
    template: 'post',
  });
  expect(await states()).toEqual([]);
});
