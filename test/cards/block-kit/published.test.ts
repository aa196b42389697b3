import { column, image, text } from './elements';
import { blocksOf, buttonsOf, card, converted, inputsOf, textOf, typesOf } from './reading';

describe('cards of the kinds others publish', () => {
  test('an update of an activity: a person beside a text, facts, a form that opens, an address', () => {
    const made = converted(
      card(
        [
          text('Publicación del esquema', { size: 'medium', weight: 'bolder', style: 'heading' }),
          {
            type: 'ColumnSet',
            columns: [
              column(image({ size: 'small', style: 'person' })),
              column(
                text('Ana Pérez', { weight: 'bolder' }),
                text('Creado el {{DATE(2023-04-14T06:08:39Z, SHORT)}}', { isSubtle: true }),
              ),
            ],
          },
          text('Ya **se definió** el esquema; falta [la guía](https://example.org/guia).'),
          {
            type: 'FactSet',
            facts: [
              { title: 'Tablero:', value: 'Tarjetas' },
              { title: 'Plazo:', value: 'Sin plazo' },
            ],
          },
        ],
        {
          actions: [
            {
              type: 'Action.ShowCard',
              title: 'Fijar plazo',
              card: {
                type: 'AdaptiveCard',
                body: [
                  { type: 'Input.Date', id: 'dueDate', value: '2023-05-01' },
                  { type: 'Input.Text', id: 'comment', placeholder: 'Comentario', isMultiline: true },
                ],
                actions: [{ type: 'Action.Submit', title: 'Aceptar' }],
              },
            },
            { type: 'Action.OpenUrl', title: 'Ver', url: 'https://example.org' },
          ],
        },
      ),
    );
    expect(typesOf(made)).toEqual([
      'section',
      'section',
      'section',
      'section',
      'actions',
      'header',
      'input',
      'input',
      'actions',
    ]);
    expect(blocksOf(made)[1]).toMatchObject({
      accessory: { type: 'image', alt_text: 'Foto' },
      text: {
        text: expect.stringMatching(/^\*Ana Pérez\*\nCreado el <!date\^1681452519\^\{date_short\}\|1[34] abr 2023>$/),
      },
    });
    expect(blocksOf(made)[2]).toMatchObject({
      text: { type: 'mrkdwn', text: 'Ya *se definió* el esquema; falta <https://example.org/guia|la guía>.' },
    });
    expect(blocksOf(made)[3]).toMatchObject({
      fields: [{ text: '*Tablero:*\nTarjetas' }, { text: '*Plazo:*\nSin plazo' }],
    });
    expect(inputsOf(made).map(({ element }) => element)).toMatchObject([
      { type: 'datepicker', action_id: 'dueDate', initial_date: '2023-05-01' },
      { type: 'plain_text_input', action_id: 'comment', multiline: true },
    ]);
    expect(buttonsOf(made).map(({ text: title }) => title.text)).toEqual(['Ver', 'Aceptar']);
    expect(made.unsupported).toEqual([]);
    expect(made.simplified).toMatchObject([{ path: '/actions/0', reason: 'shown open' }]);
  });

  test('an itinerary: two places side by side, an icon between them', () => {
    const made = converted(
      card([
        text('Vuelo', { isSubtle: true }),
        {
          type: 'ColumnSet',
          separator: true,
          columns: [
            column(text('Saltillo'), text('SLW', { size: 'extraLarge' })),
            column(image({ size: 'small' })),
            column(text('México'), text('MEX', { size: 'extraLarge' })),
          ],
        },
      ]),
    );
    expect(typesOf(made)).toEqual(['context', 'divider', 'section']);
    expect(blocksOf(made)[2]).toMatchObject({
      fields: [{ text: 'Saltillo\nSLW' }, { text: 'México\nMEX' }],
      accessory: { type: 'image' },
    });
  });

  test('a reminder: choices and buttons in a container that leads somewhere when pressed', () => {
    const made = converted(
      card([
        {
          type: 'Container',
          style: 'emphasis',
          selectAction: { type: 'Action.OpenUrl', url: 'https://example.org/agenda' },
          items: [text('Reunión', { size: 'large', weight: 'bolder' }), text('Sala 4', { isSubtle: true })],
        },
        { type: 'Input.ChoiceSet', id: 'snooze', choices: [{ title: '5 minutos', value: '5' }], value: '5' },
      ]),
    );
    expect(typesOf(made)).toEqual(['header', 'context', 'actions', 'input']);
    expect(buttonsOf(made)).toMatchObject([{ url: 'https://example.org/agenda', text: { text: 'Abrir' } }]);
    expect(made.simplified).toMatchObject([{ path: '/body/0', reason: 'without its style' }]);
  });

  test('the weather: a picture beside a text, five days in columns', () => {
    const day = (name: string): object => column(text(name), image({ size: 'auto' }), text('12°'));
    const made = converted(
      card([
        { type: 'ColumnSet', columns: [column(image()), column(text('**28** °C'))] },
        { type: 'ColumnSet', columns: ['L', 'M', 'X', 'J', 'V'].map(day) },
      ]),
    );
    expect(typesOf(made)).toEqual(['section', ...Array<string[]>(5).fill(['section', 'image', 'section']).flat()]);
  });

  test('a quote of the market: its colours are told, its words are there', () => {
    const made = converted(
      card([
        text('INE', { size: 'medium' }),
        {
          type: 'ColumnSet',
          columns: [column(text('▲ 2.31', { color: 'good' })), column(text('75.30', { size: 'extraLarge' }))],
        },
      ]),
    );
    expect(textOf(made)).toBe('INE\n▲ 2.31\n75.30');
    expect(made.simplified).toMatchObject([{ path: '/body/1/columns/0/items/0', reason: 'without its colour, good' }]);
  });

  test('an expense report: what a press would show is shown, and the press is told', () => {
    const made = converted(
      card([
        { type: 'Container', id: 'history', isVisible: false, items: [text('Enviado el 14 de abril')] },
        { type: 'Container', id: 'never', isVisible: false, items: [text('Oculto')] },
        { type: 'Container', isVisible: false, items: [{ type: 'Input.Text', id: 'hidden', value: '7' }] },
        {
          type: 'ActionSet',
          actions: [
            {
              type: 'Action.ToggleVisibility',
              title: 'Historial',
              targetElements: ['history', { elementId: 'other' }],
            },
          ],
        },
      ]),
    );
    expect(textOf(made)).toBe('Enviado el 14 de abril');
    expect(made.unsupported.map(({ path, type }) => [path, type])).toEqual([
      ['/body/2', 'Container'],
      ['/body/3/actions/0', 'Action.ToggleVisibility'],
    ]);
  });

  test('a table with a picture and a button in its cells', () => {
    const cell = (...items: object[]): object => ({ type: 'TableCell', items });
    const made = converted(
      card([
        {
          type: 'Table',
          columns: [{ width: 1 }, { width: 2, horizontalCellContentAlignment: 'right' }],
          rows: [
            { type: 'TableRow', cells: [cell(text('Tipo')), cell(text('Monto'))] },
            { type: 'TableRow', cells: [cell(text('_Viáticos_'), image({ size: 'small' })), cell(text('1,250'))] },
            {
              type: 'TableRow',
              cells: [cell({ type: 'ActionSet', actions: [{ type: 'Action.Submit', title: 'Ver', data: {} }] })],
            },
          ],
        },
      ]),
    );
    expect(typesOf(made)).toEqual(['table', 'context', 'actions']);
    expect(blocksOf(made)[0]).toMatchObject({
      column_settings: [{ is_wrapped: true }, { is_wrapped: true, align: 'right' }],
      rows: [
        [{}, {}],
        [{ type: 'rich_text' }, { type: 'raw_text', text: '1,250' }],
        [{ text: ' ' }, { text: ' ' }],
      ],
    });
    expect(made.unsupported).toEqual([]);
  });

  test('pictures: small ones in rows, large ones alone, those of no address by their words', () => {
    const made = converted(
      card([
        { type: 'ImageSet', imageSize: 'medium', images: Array.from({ length: 12 }, () => image()) },
        image({ size: 'large' }),
        image({ url: 'data:image/png;base64,AAAA', altText: 'Croquis' }),
      ]),
    );
    expect(typesOf(made)).toEqual(['context', 'context', 'image', 'context']);
    expect(textOf(made)).toContain('Croquis');
    expect(made.unsupported).toMatchObject([{ path: '/body/2', type: 'Image' }]);
  });

  test('a picture, a cell and a page lead where they say', () => {
    const selectAction = { type: 'Action.OpenUrl', url: 'https://example.org/a' };
    const made = converted(
      card([
        text('&nbsp;'),
        { type: 'ImageSet', images: [image({ selectAction }), image({ isVisible: false })] },
        { type: 'Table', rows: [{ cells: [{ items: [text('a')], selectAction }] }] },
        { type: 'Carousel', pages: [{ items: [text('b')], selectAction }] },
      ]),
    );
    expect(typesOf(made)).toEqual(['context', 'actions', 'table', 'actions', 'section', 'actions']);
    expect(buttonsOf(made).map(({ url }) => url)).toEqual(Array(3).fill('https://example.org/a'));
  });

  test('a column of what no host has is its fallback', () => {
    const made = converted(
      card([
        {
          type: 'ColumnSet',
          columns: [{ requires: { x: '1' }, items: [text('a')], fallback: { type: 'Column', items: [text('b')] } }],
        },
      ]),
    );
    expect(textOf(made)).toBe('b');
  });

  test('a video is its poster and a way to it', () => {
    const made = converted(
      card([
        {
          type: 'Media',
          poster: 'https://example.org/p.png',
          sources: [{ mimeType: 'video/mp4', url: 'https://example.org/v.mp4' }],
        },
      ]),
    );
    expect(typesOf(made)).toEqual(['image', 'section']);
    expect(textOf(made)).toContain('<https://example.org/v.mp4|Ver video (video/mp4)>');
  });

  test('what a newer host would show has its fallback, or is told', () => {
    const fallback = text('En palabras');
    const made = converted(
      card(
        [
          { type: 'Chart.Pie', fallback },
          { type: 'Chart.Pie', fallback: 'drop' },
          { type: 'TextBlock', text: 'a', requires: { hologram: '1.0' }, fallback },
          { type: 'TextBlock', text: 'b', requires: { adaptiveCards: '1.2' } },
          { type: 'TextBlock', text: 'c', $when: false },
          { type: 'TextBlock', text: 'd', $when: '${x > 1}' },
          { type: 'Carousel', pages: [{ type: 'CarouselPage', items: [text('página')] }] },
          { type: 'CodeBlock', codeSnippet: 'SELECT *\n  FROM a' },
        ],
        {
          actions: [
            { type: 'Action.Hologram', title: 'x', fallback: { type: 'Action.Submit', title: 'y' } },
            { type: 'Action.Hologram' },
            { type: 'Action.OpenUrl', title: 'z', url: 'javascript:alert(1)' },
            { type: 'Action.Submit', title: 'w', isEnabled: false },
          ],
        },
      ),
    );
    expect(textOf(made).split('\n')).toEqual([
      'En palabras',
      'En palabras',
      'b',
      'd',
      'página',
      'SELECT *',
      '  FROM a',
      'y',
    ]);
    expect(made.unsupported.map(({ path }) => path)).toEqual(['/body/1', '/actions/1', '/actions/2', '/actions/3']);
  });

  test('a card that shows nothing says what it says of itself', () => {
    expect(textOf(converted(card([], { fallbackText: 'Actualice su cliente.' })))).toBe('Actualice su cliente.');
    expect(textOf(converted(card([])))).toBe('Esta tarjeta no se puede mostrar en Slack.');
  });
});
