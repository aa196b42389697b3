import type { InputBlock } from '@slack/types';
import { changesView, FIELD_INPUT, readContext, refusal } from '../../../bot/slack/modal';
import { encodePress, PRESS } from '../../../core/screens/press';
import type { Screen } from '../../../core/screens/screens';
import { samples } from '../../cards/samples';
import { checkBlocks } from '../../helpers/block-kit-check/check';

const { data } = samples['changes'] as Extract<Screen, { template: 'changes' }>;
const context = { channel: 'C012AB3CD', thread: '1.1', messageId: '2.2' };
const view = changesView(data, context);

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
  for (const id of Object.keys(refusal('No').errors)) expect(ids).toContain(id);
  expect(refusal('a'.repeat(200)).errors.reason).toHaveLength(150);
});

test.each(['', '{}', '[]', '{"data":{}}', '{"channel":"C1"}'])('%j is no context of ours', (metadata) => {
  expect(readContext(metadata)).toBeUndefined();
});
