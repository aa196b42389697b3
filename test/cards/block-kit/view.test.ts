import { toView, type ConvertedView } from '../../../cards/block-kit';
import { checkBlocks } from '../../helpers/platforms/block-kit-check/check';
import { card, shown } from './reading';

const input = (id: string): object => ({ type: 'Input.Text', id, label: id });
const button = (title: string, verb: string, more: object = {}): object => ({
  type: 'Action.Execute',
  title,
  verb,
  data: { verb, of: 7 },
  ...more,
});
const form = (actions: readonly object[], body: readonly object[] = [input('reason')]): object =>
  card(body, { actions });

function viewed(...[of, options]: Parameters<typeof toView>): ConvertedView {
  const made = toView(of, options);
  expect(checkBlocks(made.view)).toEqual([]);
  return made;
}

test('a choice presses its button at once, and can be made again in each drawing', () => {
  const choice = { type: 'Input.ChoiceSet', id: 'field', label: 'Campo', choices: [{ title: 'Área', value: 'unit' }] };
  const add = { type: 'Action.Submit', title: 'Agregar', data: { verb: 'add' } };
  const drawn = (label: string) =>
    viewed(form([add], [{ ...input('reason'), label }, choice]), {
      title: 'a',
      choice: { input: 'field', verb: 'add' },
    });
  const [first, second] = [drawn('Uno'), drawn('Otro')];
  expect(first.choiceValue).toBe('{"verb":"add"}');
  expect(first.view.blocks).toMatchObject([{ block_id: 'reason' }, { type: 'input', dispatch_action: true }]);
  expect(first.view.blocks[1]?.block_id).not.toBe(second.view.blocks[1]?.block_id);
});

test('two buttons of a card become the submit and the close of its window, the others stay', () => {
  const actions = [
    button('Enviar', 'send'),
    button('Ver', 'see'),
    button('Cerrar', 'shut', { associatedInputs: 'none' }),
  ];
  const { view, submitValue } = viewed(form(actions), { title: 'Pedir', submit: 'send', close: 'shut' });
  expect(view).toMatchObject({ title: { text: 'Pedir' }, submit: { text: 'Enviar' }, close: { text: 'Cerrar' } });
  expect(view.blocks.map(({ type }) => type)).toEqual(['input', 'actions']);
  expect(shown(view.blocks[1])).toBe('Ver');
  expect(JSON.parse(submitValue)).toEqual({ verb: 'send', of: 7 });
});

test('a row without a button left is gone', () => {
  const { view } = viewed(form([button('Enviar', 'send')]), { title: 'Pedir', submit: 'send' });
  expect(view.blocks.map(({ type }) => type)).toEqual(['input']);
  expect(view).not.toHaveProperty('close');
});

test('an input is under a block of its own id, so that an error finds it', () => {
  const { view } = viewed(form([], [input('reason'), input('reason.unit')]), { title: 'a' });
  expect(view.blocks.map(({ block_id: id }) => id)).toEqual(['reason', 'reason.unit']);
});

test('inputs that no button of the card sends are sent all the same; words alone are not', () => {
  const asked = viewed(form([button('Ver', 'see')]), { title: 'a', submit: 'send' });
  expect(asked).toMatchObject({ view: { submit: { text: 'Enviar' } }, submitValue: '' });
  expect(viewed(card([{ type: 'TextBlock', text: 'a' }]), { title: 'a' }).view).not.toHaveProperty('submit');
});

test('what Slack has no room for is cut: a title, a label', () => {
  const long = 'Enviar las observaciones & pedir cambios';
  const { view } = viewed(form([button(long, 'send')]), { title: long, submit: 'send' });
  expect(shown(view.submit)).toBe('Enviar las observacione…');
  expect(shown(view.title)).toBe(shown(view.submit));
});

test('a window tells no one to send a message instead', () => {
  const long = { type: 'Input.Text', id: 'a', label: 'a', isMultiline: true, maxLength: 6_000 };
  expect(viewed(card([long]), { title: 'a' }).view.blocks[0]).not.toHaveProperty('hint');
});

test('what is lost of a card is told of its window, too', () => {
  expect(viewed(card([{ type: 'Hologram' }]), { title: 'a' }).unsupported).toMatchObject([{ path: '/body/0' }]);
  for (const none of [null, 7, [], {}]) expect(viewed(none, { title: 'a' }).view.blocks).toHaveLength(1);
});
