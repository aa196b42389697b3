import type { InputBlock } from '@slack/types';
import { FIELD_INPUT, firstOf, problemsOf, readContext, refusal, titleOf, windowOf } from '../../../bot/slack/modal';
import { encodePress, PRESS, type Press } from '../../../core/screen/press';
import type { Screen } from '../../../core/screen/screens';
import { samples } from '../../cards/samples';
import { checkBlocks } from '../../helpers/platforms/block-kit-check/check';
import type { Json } from '../../helpers/platforms/teams';

const changes = samples['changes'] as Extract<Screen, { template: 'changes' }>;
const { data } = changes;
const context = { channel: 'C012AB3CD', thread: '1.1', messageId: '2.2' };
const view = windowOf(changes, context);

test('the window is one that Slack takes, and asks for all that the screen asks for', () => {
  expect(checkBlocks(view)).toEqual([]);
  const inputs = view.blocks.filter((block): block is InputBlock => block.type === 'input');
  expect(inputs.map(({ element }) => element.action_id)).toEqual([...data.inputs.map(({ id }) => id), FIELD_INPUT]);
  expect(inputs.every(({ optional }) => optional)).toBe(true);
});

test('its own buttons are the screen’s, and it has no others', () => {
  expect(view).toMatchObject({ submit: { text: 'Enviar observaciones' }, close: { text: 'Cerrar' } });
  expect(view.blocks.map(({ type }) => type)).not.toContain('actions');
});

test('it keeps what the press was about, and where it was opened', () => {
  const [send] = data.buttons;
  const kept = readContext(view.private_metadata ?? '');
  expect(kept).toMatchObject(context);
  expect(kept?.data[PRESS]).toBe(encodePress(send!.press));
  expect(kept?.more?.[PRESS]).toBe(encodePress(data.more!.button.press));
  expect(view.private_metadata?.length).toBeLessThan(3_000);
});

test('a refusal stands under an input that the window has', () => {
  const ids = view.blocks.map(({ block_id: id }) => id);
  for (const id of Object.keys(problemsOf({ ...changes, data: { ...data, problem: 'No' } }, { reason: '' }) ?? {}))
    expect(ids).toContain(id);
  expect(ids).toContain(firstOf({ field: '', reason: '' }));
  expect(refusal({ reason: 'a'.repeat(200) }).errors['reason']).toHaveLength(150);
});

const [send] = data.buttons;
const carriedBy = (press: Press): Json => ({ [PRESS]: encodePress(press) });
const own: Json = { ...context, data: carriedBy(send!.press) };

test('what a window of ours keeps is read', () => {
  expect(readContext(JSON.stringify({ ...own, messageId: '2.2 3.3' }))).toEqual({ ...own, messageId: '2.2 3.3' });
});

test.each<[string, unknown]>([
  ['nothing', ''],
  ['an empty object', {}],
  ['a list', []],
  ['no press', { ...own, data: {} }],
  ['a press that is none', { ...own, data: { [PRESS]: 'approve' } }],
  ['no channel', { data: own['data'] }],
  ['a channel that is none', { ...own, channel: '../C1' }],
  ['a thread that is none', { ...own, thread: 'ayer' }],
  ['a message that is none', { ...own, messageId: 7 }],
  ['an approval', { ...own, data: carriedBy({ verb: 'approve', report: 'x', seen: 1, form: 1 }) }],
  ['a draft to cancel', { ...own, data: carriedBy({ verb: 'cancel', report: 'x', seen: 1, form: 1 }) }],
  ['an approval by a choice', { ...own, more: carriedBy({ verb: 'approve', report: 'x', seen: 1, form: 1 }) }],
  ['a choice that is none', { ...own, more: 'addField' }],
  ['an answer', { ...own, data: carriedBy({ verb: 'review', report: 'x', seen: 1, form: 1 }) }],
])('no window of ours keeps %s', (_, metadata) => {
  expect(readContext(typeof metadata === 'string' ? metadata : JSON.stringify(metadata))).toBeUndefined();
});

describe('the form', () => {
  const names = Object.keys(samples).filter((name) => name.startsWith('form '));

  test.each(names)('«%s» is a window that Slack takes', (name) => {
    const form = samples[name] as Extract<Screen, { template: 'form' }>;
    const made = windowOf(form, context);
    expect(checkBlocks(made)).toEqual([]);
    expect(made.blocks.length).toBeLessThanOrEqual(100);
    expect(made.private_metadata?.length).toBeLessThanOrEqual(3_000);
    expect(readContext(made.private_metadata ?? '')).toMatchObject(context);
    const ids = made.blocks.map(({ block_id: id }) => id);
    for (const { inputs } of form.data.fields) expect(ids).toContain(inputs[0]?.id);
    expect(made.submit?.text).toMatch(/^Guardar/);
  });

  test('what was refused stands under its own input, and nothing of what the window does not ask for', () => {
    const form = samples['form refused'] as Screen;
    const inputs = { unit: '', states: '', visitDates: '', trainedStaff: '' };
    expect(Object.keys(problemsOf(form, inputs) ?? {})).toEqual(['unit', 'visitDates', 'trainedStaff']);
    expect(problemsOf(form, { boards: '' })).toBeUndefined();
    expect(titleOf(form)).toBe('Formulario');
  });
});
