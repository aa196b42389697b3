import { blocksOf, buttonsOf, card, converted, elementOf, inputsOf, textOf, typesOf } from './reading';

const run = (text: string): unknown => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] });
const heading = (text: string): unknown => ({ type: 'TextBlock', text, style: 'heading' });
const textInput = (more: object): unknown =>
  card([{ type: 'Input.Text', id: 'remarks', label: 'Observaciones', ...more }]);
const choices = (count: number, length = 10, prefix = ''): unknown =>
  Array.from({ length: count }, (_, index) => ({
    title: `${index} ${'x'.repeat(length)}`,
    value: `${prefix}${index}`,
  }));
const choiceSet = (more: object): unknown => card([{ type: 'Input.ChoiceSet', id: 'unit', label: 'Área', ...more }]);
const table = (rows: number, columns: number, text = 'x'): unknown =>
  card([
    {
      type: 'Table',
      firstRowAsHeader: true,
      rows: Array.from({ length: rows }, (_, row) => ({
        cells: Array.from({ length: columns }, (_, column) => ({ items: [run(`${text}${row}.${column}`)] })),
      })),
    },
  ]);

const SENTENCE = 'Se revisó la operación del PREP con la Vocalía Ejecutiva de la junta local. ';

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
});

describe('what is long', () => {
  test('a table of long cells goes over messages, none of them past the limits', () => {
    const made = converted(table(60, 4, SENTENCE));
    expect(made.messages.length).toBeGreaterThan(1);
    for (const row of [1, 30, 59]) expect(textOf(made)).toContain(`${SENTENCE}${row}.3`);
  });

  test('a cell too long for any table is read below its heading', () => {
    const made = converted(
      card([
        {
          type: 'Table',
          rows: [{ cells: [{ items: [run('Proyecto')] }] }, { cells: [{ items: [run(SENTENCE.repeat(200))] }] }],
        },
      ]),
    );
    expect(typesOf(made)).not.toContain('table');
    expect(textOf(made).split('operación del PREP').length - 1).toBe(200);
    expect(textOf(made)).toContain('Proyecto: ');
  });

  test('a second table is text where it is small, and a message of its own where it is not', () => {
    const small = { type: 'Table', rows: [{ cells: [{ items: [run('a')] }, { items: [run('b')] }] }] };
    expect(typesOf(converted(card([small, small])))).toEqual(['table', 'rich_text']);
    const large = {
      type: 'Table',
      rows: Array.from({ length: 40 }, () => ({ cells: [{ items: [run(SENTENCE)] }, { items: [run(SENTENCE)] }] })),
    };
    const made = converted(card([small, large]));
    expect(made.messages).toHaveLength(2);
    expect(typesOf(made)).toEqual(['table', 'table']);
  });

  test('12,000 characters of prose are broken between paragraphs', () => {
    const paragraphs = Array.from({ length: 20 }, (_, index) => `${index}. ${SENTENCE.repeat(8).trim()}`);
    const made = converted(card([run(paragraphs.join('\n\n'))]));
    const all = textOf(made);
    for (const paragraph of paragraphs) expect(all).toContain(paragraph);
    for (const block of blocksOf(made)) expect(JSON.stringify(block)).toMatch(/"text":"\d+\. [^]*local\.(\\n)?"/);
  });

  test('prose without a paragraph is broken between sentences, without a sentence between words', () => {
    const sentences = blocksOf(converted(card([run(SENTENCE.repeat(160))])));
    expect(sentences.length).toBeGreaterThan(3);
    for (const block of sentences) expect(JSON.stringify(block)).toMatch(/"text":"Se revisó[^]*local\.? ?"/);
    const words = blocksOf(converted(card([run('palabra '.repeat(1_500))])));
    for (const block of words) expect(JSON.stringify(block)).toMatch(/"text":"palabra [^]*palabra ?"/);
  });

  test('emoji are never cut in half', () => {
    const made = converted(card([run('👩🏽‍💻'.repeat(2_000))]));
    expect(JSON.stringify(made.messages).isWellFormed()).toBe(true);
    expect(textOf(made).replaceAll('\n', '')).toBe('👩🏽‍💻'.repeat(2_000));
  });

  test('inputs and buttons stand together in the last message, what only is read before them', () => {
    const made = converted(
      card(
        [
          heading('Observaciones'),
          { type: 'Input.Text', id: 'remarks', label: '¿Algo más?', isMultiline: true, value: 'v'.repeat(3_000) },
          run('Falta la fecha.'),
          ...Array.from({ length: 6 }, () => run(SENTENCE.repeat(38))),
        ],
        { actions: [{ type: 'Action.Execute', verb: 'answer', title: 'Guardar y continuar' }] },
      ),
    );
    expect(made.messages.length).toBeGreaterThan(1);
    const last = made.messages.at(-1);
    expect(last?.blocks.map(({ type }) => type)).toEqual(['header', 'input', 'rich_text', 'actions']);
    expect(made.unsupported).toEqual([]);
    expect(made.simplified).toMatchObject([{ path: '', reason: expect.stringContaining('above the inputs') }]);
  });

  test('more inputs than a message holds are told', () => {
    const inputs = Array.from({ length: 60 }, (_, index) => ({ type: 'Input.Text', id: `i${index}`, label: 'a' }));
    const made = converted(card(inputs, { actions: [{ type: 'Action.Submit', title: 'Enviar', data: {} }] }));
    expect(inputsOf(made)).toHaveLength(60);
    expect(made.unsupported).toMatchObject([{ path: '', reason: expect.stringContaining('a press reads') }]);
  });

  test('a card of more messages than are wanted is a file, and its last message says so', () => {
    const body = Array.from({ length: 40 }, (_, index) => run(`${index}. ${SENTENCE.repeat(30)}`));
    const made = converted(card(body, { actions: [{ type: 'Action.Submit', title: 'Cerrar', data: {} }] }), {
      maxMessages: 2,
    });
    expect(made.messages).toHaveLength(2);
    expect(textOf(made)).toContain('archivo adjunto');
    expect(buttonsOf(made)).toHaveLength(1);
    expect(made.overflow?.filename).toBe('informe.txt');
    for (let index = 0; index < 40; index += 1) expect(made.overflow?.text).toContain(`${index}. Se revisó`);
  });

  test('a button that the cut leaves out is told', () => {
    const body = Array.from({ length: 120 }, (_, index) => ({
      type: 'ActionSet',
      actions: [{ type: 'Action.Submit', title: `B${index}`, data: {} }],
    }));
    const made = converted(card(body), { maxMessages: 1 });
    expect(buttonsOf(made).length + made.unsupported.length).toBe(120);
  });
});

describe('lists of the form', () => {
  test.each([
    ['19 units', 19, 60],
    ['32 states', 32, 20],
    ['41 districts', 41, 40],
  ])('%s are one searchable list, chosen or not', (_name, count, length) => {
    const all = choices(count, length) as { value: string }[];
    const one = converted(choiceSet({ style: 'filtered', choices: all, value: `${count - 1}` }));
    expect(elementOf(one)).toMatchObject({ type: 'static_select', initial_option: { value: `${count - 1}` } });
    const several = converted(
      choiceSet({
        style: 'filtered',
        isMultiSelect: true,
        choices: all,
        value: all.map(({ value }) => value).join(','),
      }),
    );
    expect(elementOf(several)).toMatchObject({ type: 'multi_static_select' });
    expect((elementOf(several) as { initial_options: unknown[] }).initial_options).toHaveLength(count);
    expect(several.unsupported).toEqual([]);
  });

  test('a list too long for a message is asked for as one types, and its options come along', () => {
    const made = converted(choiceSet({ choices: choices(2_500, 40), value: '2400' }));
    expect(elementOf(made)).toMatchObject({ type: 'external_select', initial_option: { value: '2400' } });
    expect(made.externalOptions['unit']).toHaveLength(2_500);
  });

  test('a choice that an option could not bring back is told, the others stay', () => {
    const made = converted(
      choiceSet({
        choices: [
          { title: 'a', value: '1' },
          { title: 'b', value: '1' },
          { title: 'c' },
          { value: '4' },
          'e',
          { title: ' ', value: '6' },
        ],
      }),
    );
    expect(made.unsupported.map(({ path }) => path)).toEqual([1, 2, 4].map((index) => `/body/0/choices/${index}`));
    const { options } = elementOf(made) as { options: { text: { text: string }; value: string }[] };
    expect(options.map(({ text, value }) => [text.text, value])).toEqual([
      ['a', '1'],
      ['4', '4'],
      ['6', '6'],
    ]);
  });

  test('a list without a choice is told', () => {
    expect(converted(choiceSet({ choices: [] })).unsupported).toMatchObject([{ path: '/body/0' }]);
  });

  test('a chosen value that is no choice is left out, and told', () => {
    const made = converted(choiceSet({ choices: choices(3), value: '7' }));
    expect(elementOf(made)).not.toHaveProperty('initial_option');
    expect(made.simplified).toHaveLength(1);
  });
});
