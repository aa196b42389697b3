import { choices, choiceSet, column, heading, image, table, text, textInput } from './elements';
import { blocksOf, buttonsOf, card, converted, elementOf, inputsOf, textOf, typesOf } from './reading';

describe.each([-1, 0, 1])('limit %+i', (by) => {
  const over = by > 0;

  test('a heading is a header, or bold text where it is longer', () => {
    const made = converted(card([heading('h'.repeat(150 + by))]));
    expect(typesOf(made)).toEqual([over ? 'rich_text' : 'header']);
    expect(textOf(made)).toBe('h'.repeat(150 + by));
  });

  test('one text is one section, or two', () => {
    const text = 'p'.repeat(3_000 - 1 + by);
    const made = converted(card([{ type: 'TextBlock', text }]));
    expect(blocksOf(made)).toHaveLength(over ? 2 : 1);
    expect(textOf(made).replaceAll('\n', '')).toBe(text);
  });

  test('an input takes its text, or shows it and says how it is changed', () => {
    const made = converted(textInput({ value: 'v'.repeat(3_000 + by), isMultiline: true, maxLength: 36_000 }));
    expect(inputsOf(made)).toHaveLength(over ? 0 : 1);
    expect(made.unsupported.map(({ path }) => path)).toEqual(over ? ['/body/0'] : []);
    if (over) expect(textOf(made)).toContain('envíelo completo como mensaje');
    else expect(elementOf(made)).toMatchObject({ max_length: 3_000, action_id: 'remarks' });
  });

  test('boxes are boxes, or a list', () => {
    const made = converted(choiceSet({ style: 'expanded', isMultiSelect: true, choices: choices(10 + by) }));
    expect(elementOf(made)?.type).toBe(over ? 'multi_static_select' : 'checkboxes');
    const radio = converted(choiceSet({ style: 'expanded', choices: choices(10 + by) }));
    expect(elementOf(radio)?.type).toBe(over ? 'static_select' : 'radio_buttons');
  });

  test('a hundred choices are a list, more are groups', () => {
    const made = converted(choiceSet({ choices: choices(100 + by, 1), value: '99' }));
    const element = elementOf(made);
    expect(element).toMatchObject(over ? { option_groups: [{}, {}] } : { options: expect.any(Array) });
    expect(made.unsupported).toEqual([]);
  });

  test('an option longer than it may be is cut, with its value; a longer value is told', () => {
    const made = converted(choiceSet({ choices: [{ title: 't'.repeat(75 + by), value: 'a' }], value: 'a' }));
    const shownAs = over ? `${'t'.repeat(75 - 1)}…` : 't'.repeat(75 + by);
    expect(elementOf(made)).toMatchObject({ initial_option: { text: { text: shownAs }, value: 'a' } });
    expect(made.simplified).toHaveLength(over ? 1 : 0);
    const valued = converted(
      choiceSet({
        choices: [
          { title: 'a', value: 'v'.repeat(150 + by) },
          { title: 'b', value: 'b' },
        ],
      }),
    );
    expect(valued.unsupported).toHaveLength(over ? 1 : 0);
  });

  test('a placeholder is cut', () => {
    const made = converted(textInput({ placeholder: 'p'.repeat(150 + by) }));
    const text = (elementOf(made) as { placeholder?: { text: string } }).placeholder?.text ?? '';
    expect(text).toHaveLength(Math.min(150, 150 + by));
    expect(text.endsWith('…')).toBe(over);
  });

  test('a row of buttons is one row, or two', () => {
    const actions = Array.from({ length: 25 + by }, (_, index) => ({
      type: 'Action.Submit',
      title: `${index}`,
      data: {},
    }));
    const made = converted(card([], { actions }));
    expect(buttonsOf(made)).toHaveLength(25 + by);
    expect(blocksOf(made)).toHaveLength(over ? 2 : 1);
  });

  test('ten facts are one section, or two', () => {
    const facts = Array.from({ length: 10 + by }, (_, index) => ({ title: `T${index}`, value: `V${index}` }));
    const made = converted(card([{ type: 'FactSet', facts }]));
    expect(typesOf(made)).toEqual(over ? ['section', 'section'] : ['section']);
  });

  test('a table of a hundred rows is one, of more is two messages with its heading on both', () => {
    const made = converted(table(100 + by, 2));
    expect(made.messages).toHaveLength(over ? 2 : 1);
    const heads = blocksOf(made).map((block) => (block.type === 'table' ? JSON.stringify(block.rows[0]) : ''));
    expect(new Set(heads).size).toBe(1);
    expect(textOf(made)).toContain(`x${100 + by - 1}.1`);
  });

  test('a table of twenty columns is a table, of more is text', () => {
    const made = converted(table(3, 20 + by));
    expect(typesOf(made)[0]).toBe(over ? 'rich_text' : 'table');
    expect(textOf(made)).toContain(`x2.${20 + by - 1}`);
  });

  test('an id is an action_id, or is told', () => {
    const made = converted(card([{ type: 'Input.Text', id: 'i'.repeat(255 + by), label: 'a' }]));
    expect(inputsOf(made)).toHaveLength(over ? 0 : 1);
    expect(made.unsupported).toHaveLength(over ? 1 : 0);
  });

  test('a label is cut', () => {
    const [made] = inputsOf(converted(textInput({ label: 'l'.repeat(2_000 + by) })));
    expect(made?.label.text).toHaveLength(Math.min(2_000, 2_000 + by));
  });

  test('what is read out instead of a title is cut', () => {
    const action = { type: 'Action.Submit', title: 'a', tooltip: 't'.repeat(75 + by), data: {} };
    const [button] = buttonsOf(converted(card([], { actions: [action] })));
    expect(button?.accessibility_label).toHaveLength(Math.min(75, 75 + by));
  });

  test('an address is one to press, or is told', () => {
    const url = 'https://example.org/'.padEnd(3_000 + by, 'a');
    const made = converted(card([image({ url })], { actions: [{ type: 'Action.OpenUrl', title: 'a', url }] }));
    expect(buttonsOf(made)).toHaveLength(over ? 0 : 1);
    expect(typesOf(made)[0]).toBe(over ? 'context' : 'image');
    expect(made.unsupported).toHaveLength(over ? 2 : 0);
  });

  test('the words of an image are cut', () => {
    const [block] = blocksOf(converted(card([image({ altText: 'a'.repeat(2_000 + by) })])));
    expect(block).toMatchObject({ alt_text: over ? `${'a'.repeat(1_999)}…` : 'a'.repeat(2_000 + by) });
  });

  test('a view of a hundred blocks is whole; what is past them is in a file, and a press there is told', () => {
    const rows = Array.from({ length: 100 + by }, (_, index) => ({
      type: 'ActionSet',
      actions: [{ type: 'Action.Submit', title: `B${index}`, data: {} }],
    }));
    const made = converted(card(rows), { surface: 'home' });
    expect(blocksOf(made)).toHaveLength(Math.min(100, 100 + by));
    expect(made.unsupported).toHaveLength(over ? 1 : 0);
  });
});

test('texts stand side by side only where each has room in its field', () => {
  const long = 'c'.repeat(2_500);
  const columns = [column(text(long)), column(text('b'))];
  expect(typesOf(converted(card([{ type: 'ColumnSet', columns }])))).toEqual(['section', 'section']);
  const facts = [{ title: 'T', value: long }];
  for (const block of blocksOf(converted(card([{ type: 'FactSet', facts }]))))
    expect(block).not.toHaveProperty('fields');
});
