import { suggested, toView, type Converted } from '../../../../cards/block-kit';
import { choices, choiceSet } from '../elements';
import { buttonsOf, card, converted, elementOf, inputsOf } from '../reading';

test('every input', () => {
  const options = [
    { title: 'Rojo', value: '1' },
    { title: 'Verde', value: '2' },
  ];
  const made = converted(
    card(
      [
        {
          type: 'Input.Text',
          id: 'a',
          label: 'Nombre',
          maxLength: 50,
          regex: '^[A-Z]',
          isRequired: true,
          errorMessage: 'No',
        },
        { type: 'Input.Text', id: 'b', label: 'Correo', style: 'email', value: 'ana@example.org' },
        { type: 'Input.Text', id: 'c', label: 'Sitio', style: 'url', value: 'no es un sitio' },
        { type: 'Input.Number', id: 'd', label: 'Cuántas', min: -5, max: 5, value: 3 },
        { type: 'Input.Date', id: 'e', label: 'Día', value: '2023-04-31', min: '2023-01-01' },
        { type: 'Input.Time', id: 'f', label: 'Hora', value: '16:59' },
        { type: 'Input.Toggle', id: 'g', title: 'Acepto', valueOn: 'sí', valueOff: 'no', value: 'sí' },
        { type: 'Input.ChoiceSet', id: 'h', label: 'Uno', choices: options, value: '2' },
        { type: 'Input.ChoiceSet', id: 'i', label: 'Uno', style: 'expanded', choices: options, value: '1' },
        {
          type: 'Input.ChoiceSet',
          id: 'j',
          label: 'Varios',
          style: 'expanded',
          isMultiSelect: true,
          choices: options,
          value: '1,2',
        },
        { type: 'Input.ChoiceSet', id: 'k', label: 'Varios', isMultiSelect: true, choices: options, value: '2' },
      ],
      { actions: [{ type: 'Action.Submit', title: 'Enviar', data: { id: 7 }, style: 'positive' }] },
    ),
  );
  expect(inputsOf(made).map(({ element }) => element.type)).toEqual([
    'plain_text_input',
    'email_text_input',
    'plain_text_input',
    'number_input',
    'datepicker',
    'timepicker',
    'checkboxes',
    'static_select',
    'radio_buttons',
    'checkboxes',
    'multi_static_select',
  ]);
  expect(inputsOf(made).map(({ element }) => element)).toMatchObject([
    { max_length: 50 },
    { initial_value: 'ana@example.org' },
    { initial_value: 'no es un sitio' },
    { is_decimal_allowed: true, initial_value: '3', min_value: '-5', max_value: '5' },
    expect.not.objectContaining({ initial_date: expect.anything() }),
    { initial_time: '16:59' },
    { initial_options: [{ value: 'sí' }] },
    { initial_option: { value: '2' } },
    { initial_option: { value: '1' } },
    { initial_options: [{ value: '1' }, { value: '2' }] },
    { initial_options: [{ value: '2' }] },
  ]);
  expect(buttonsOf(made)).toMatchObject([{ style: 'primary', value: '{"id":7}' }]);
  expect(made.unsupported).toEqual([]);
  // The pattern, the bounds and the value of a date, and what an unticked box says: for the server to check.
  expect(made.simplified.map(({ path }) => path)).toEqual(['/body/0', '/body/4', '/body/4', '/body/6']);
});

test('an input in a modal may be left blank unless the card says otherwise', () => {
  const made = converted(
    card([
      { type: 'Input.Text', id: 'a', label: 'a' },
      { type: 'Input.Text', id: 'b', label: 'b', isRequired: true },
    ]),
    { surface: 'modal' },
  );
  expect(inputsOf(made).map(({ optional }) => optional)).toEqual([true, undefined]);
});

test('two inputs of one id: the first is shown, the second told', () => {
  const made = converted(
    card([
      { type: 'Input.Text', id: 'a', label: 'a' },
      { type: 'Input.Number', id: 'a', label: 'b' },
      { type: 'Input.Text', label: 'c' },
    ]),
  );
  expect(elementOf(made)?.type).toBe('plain_text_input');
  expect(made.unsupported.map(({ path }) => path)).toEqual(['/body/1', '/body/2']);
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
    const options = made.externalOptions['unit'] ?? [];
    expect(options).toHaveLength(2_500);
    expect(suggested(options, '').options).toHaveLength(100);
    expect(suggested(options, 'xxxx 2400').options.map(({ value }) => value)).toEqual(['2400']);
    expect(suggested(options, 'nada').options).toEqual([]);
  });

  describe('one in groups', () => {
    const grouped = (groups: readonly number[], length = 40): { title: string; value: string; group?: string }[] =>
      groups.flatMap((count, group) =>
        Array.from({ length: count }, (_, index) => ({
          title: `Entidad larga ${group} ${String(index).padStart(2, '0')} · ${'x'.repeat(length)}`,
          value: `${group}/${index}`,
          ...(index === 0 ? { group: `Entidad larga ${group}` } : {}),
        })),
      );
    const drawn = (all: readonly { value: string }[], more: object = {}) =>
      converted(choiceSet({ isMultiSelect: true, choices: all, ...more }));
    const valuesOf = (made: Converted): readonly (string | undefined)[] =>
      inputsOf(made).flatMap(({ element }) =>
        element.type === 'multi_static_select'
          ? [...(element.options ?? []), ...(element.option_groups ?? []).flatMap(({ options }) => options)].map(
              ({ value }) => value,
            )
          : [],
      );

    test('is one list with its headings while it fits', () => {
      const made = drawn(grouped([60, 45], 4));
      expect(elementOf(made)).toMatchObject({
        option_groups: [{ label: { text: 'Entidad larga 0' } }, { label: { text: 'Entidad larga 1' } }],
      });
    });

    test('is a picker for each group where it does not, all of one id, in one message', () => {
      const all = grouped([40, 32, 28], 25);
      const made = drawn(all, { value: '0/3,2/1', placeholder: 'Busque' });
      expect(inputsOf(made).map(({ label }) => label.text)).toEqual([
        'Entidad larga 0',
        'Entidad larga 1',
        'Entidad larga 2',
      ]);
      expect(new Set(inputsOf(made).map(({ element }) => element.action_id))).toEqual(new Set(['unit']));
      expect(valuesOf(made)).toEqual(all.map(({ value }) => value));
      expect(inputsOf(made).map(({ element }) => element)).toMatchObject([
        { initial_options: [{ value: '0/3', text: { text: expect.stringMatching(/^03 · x/) as unknown } }] },
        expect.not.objectContaining({ initial_options: expect.anything() as unknown }),
        { initial_options: [{ value: '2/1' }] },
      ]);
      expect(made.messages).toHaveLength(1);
      expect([made.unsupported, made.externalOptions]).toEqual([[], {}]);
    });

    test('is cut before it is asked for, where its titles can still be told apart', () => {
      const all = grouped([40, 24, 20, 20, 15], 40);
      expect(valuesOf(drawn(all))).toEqual(all.map(({ value }) => value));
      const alike = all.map((one, index) => ({ ...one, title: `${'x'.repeat(60)} ${index}` }));
      expect(elementOf(drawn(alike))?.type).toBe('multi_external_select');
    });

    test('has ids of its own in a window', () => {
      const all = grouped([100, 100, 100, 100], 60).map((one, index) => ({ ...one, group: `G${index >> 4}` }));
      const { view } = toView(choiceSet({ isMultiSelect: true, choices: all }), { title: 'Ventana' });
      const ids = view.blocks.map(({ block_id: id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toContain('unit');
    });
  });

  test('what is typed finds options without accents, in any order, the ones that begin with it first', () => {
    const options = ['México 07 · Cuautitlán Izcalli', 'Cuautla', 'Jalisco 03 · A &amp; B'].map((text) => ({
      text: { type: 'plain_text' as const, text },
      value: text,
    }));
    const found = (typed: string) => suggested(options, typed).options.map(({ value }) => value?.slice(0, 7));
    expect(found('cuaut')).toEqual(['Cuautla', 'México ']);
    expect(found('IZCALLI mexico 07')).toEqual(['México ']);
    expect(found('a & b')).toEqual(['Jalisco']);
    expect(found('  ')).toHaveLength(3);
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
