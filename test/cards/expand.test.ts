import { encodePress, PRESS } from '../../core/screen/press';
import type * as AdaptiveCards from 'adaptivecards';
import type { AdaptiveCard } from '../../cards/card';
import { cardBytes } from '../helpers/platforms/card-bytes';
import { LIMITS } from '../../cards/limits';
import { expand } from '../../cards/expand';
import type { Button, OpenLine, Screen, TemplateName } from '../../core/screen/screens';
import { HOSTILE, HOSTILE_TEXT, samples } from './samples';
import { CARD_VOCABULARY } from './vocabulary';

// The package's own entry is an ES module, which Jest does not load.
const AC = jest.requireActual<typeof AdaptiveCards>('adaptivecards/dist/adaptivecards.js');

type Node = Readonly<Record<string, unknown>>;

/** Every object of a card that has a `type`, outermost first. */
function nodes(part: unknown): readonly Node[] {
  if (Array.isArray(part)) return part.flatMap(nodes);
  if (typeof part !== 'object' || part === null) return [];
  const own = 'type' in part ? [part as Node] : [];
  return [...own, ...Object.entries(part).flatMap(([name, value]) => (name === 'data' ? [] : nodes(value)))];
}

const ofType = (card: AdaptiveCard, type: string): readonly Node[] =>
  nodes(card).filter((node) => node['type'] === type);
const texts = (card: AdaptiveCard): readonly string[] => ofType(card, 'TextRun').map((node) => String(node['text']));
const inputs = (card: AdaptiveCard): readonly Node[] =>
  nodes(card).filter((node) => String(node['type']).startsWith('Input.'));

function buttonsOf({ data }: Screen): readonly Button[] {
  return [
    ...('buttons' in data ? data.buttons : []),
    ...('readings' in data ? data.readings : []),
    ...('fields' in data ? data.fields.flatMap(({ readings }) => readings) : []),
    ...('rows' in data ? data.rows.flatMap((row) => ('buttons' in row ? row.buttons : [])) : []),
    ...('lines' in data
      ? data.lines.flatMap((line) => (typeof line !== 'string' && 'button' in line ? [line.button] : []))
      : []),
    ...('rest' in data && data.rest !== undefined ? data.rest.buttons : []),
    ...('items' in data ? data.items.flatMap((item) => ('button' in item ? [item.button] : item.buttons)) : []),
    ...opened(data).map(({ open, name }) => ({ ...open, title: name })),
  ];
}

/** The lines and the sections that a press opens. */
function opened(data: Screen['data']): readonly Pick<OpenLine, 'name' | 'open'>[] {
  return [
    ...('empty' in data && 'sections' in data ? [...data.facts, ...data.empty] : []),
    ...('observations' in data ? data.observations : []),
    ...('lines' in data
      ? data.lines.flatMap((line) => (typeof line !== 'string' && 'open' in line ? [line] : []))
      : []),
    ...('sections' in data ? data.sections.flatMap(({ open }) => open ?? []) : []),
  ];
}

test('there is a sample of every template', () => {
  const names: Readonly<Record<TemplateName, true>> = {
    field: true,
    form: true,
    rows: true,
    progress: true,
    proposal: true,
    page: true,
    summary: true,
    line: true,
    notice: true,
    list: true,
    post: true,
    report: true,
    changes: true,
    observations: true,
    difference: true,
    reply: true,
  };
  expect(new Set(Object.values(samples).map(({ template }) => template))).toEqual(new Set(Object.keys(names)));
});

describe.each(Object.entries(samples))('%s', (name, screen) => {
  const card = expand(screen);

  test('stays inside the limit', () => {
    expect(cardBytes(card)).toBeLessThanOrEqual(LIMITS.cardBytes);
  });

  test("is read by Microsoft's parser without a complaint", () => {
    const context = new AC.SerializationContext(AC.Versions.v1_5);
    const parsed = new AC.AdaptiveCard();
    parsed.hostConfig = new AC.HostConfig({ actions: { maxActions: 6 } }); // as Teams has it
    parsed.parse(JSON.parse(JSON.stringify(card)), context);
    const complaints = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
    // The parser's own pattern for a language keeps its place between cards and refuses every second "es".
    expect(complaints.filter((complaint) => !complaint.includes('"es" for property "lang"'))).toEqual([]);
    expect(parsed.validateProperties().validationEvents.map(({ message }) => message)).toEqual([]);
  });

  test('says its version, its language and what it is', () => {
    expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.5', lang: 'es' });
    expect(card.fallbackText).not.toBe('');
    expect(card.fallbackText).not.toMatch(/[*_[\]]/);
    expect(card.speak).not.toMatch(/[<>&*_[\]]/);
  });

  test('holds only what Slack can express too', () => {
    const known: ReadonlySet<unknown> = new Set(CARD_VOCABULARY);
    expect(nodes(card).filter((node) => !known.has(node['type']))).toEqual([]);
  });

  test('has no name of the template left unfilled', () => {
    const typed = name.includes('hostile') || JSON.stringify(screen).includes('${');
    if (!typed) expect(JSON.stringify(card)).not.toContain('${');
    for (const node of nodes(card)) {
      if (node['type'] === 'TextRun') continue;
      for (const [key, value] of Object.entries(node)) {
        if (['value', 'title', 'data', 'fallbackText', 'speak'].includes(key)) continue;
        if (typeof value === 'string') expect(value).not.toContain('${');
        expect(value).not.toBeUndefined();
      }
    }
  });

  test('keeps every button, its title, its verb and its fallback', () => {
    const pressed = ofType(card, 'Action.Execute');
    for (const { title, press, withInputs } of buttonsOf(screen)) {
      const action = pressed.find((one) => one['title'] === title && one['verb'] === press.verb);
      const expected = {
        title,
        data: { [PRESS]: encodePress(press) },
        ...(withInputs !== true ? { associatedInputs: 'none' } : {}),
      };
      expect(action).toMatchObject({ ...expected, fallback: { type: 'Action.Submit', ...expected } });
    }
    for (const action of pressed) expect(action['fallback']).toMatchObject({ data: action['data'] });
  });

  test('shows four buttons and one in the place of «…» at most, the first of them first', () => {
    const shown = (card.actions ?? []).filter(({ mode }) => mode !== 'secondary');
    expect(shown.length).toBeLessThanOrEqual(LIMITS.buttonsShown + 1);
    expect((card.actions ?? []).length - shown.length).not.toBe(1);
    if ('buttons' in screen.data) expect(shown[0]?.title).toBe(screen.data.buttons[0]?.title);
  });

  test('colours no text so that it cannot be read on white', () => {
    const faint = nodes(card).filter(({ color }) => color === 'good' || color === 'warning');
    expect(faint.filter(({ text }) => text !== '● ')).toEqual([]);
  });

  test('labels every input, once, and none blocks a press', () => {
    const ids = inputs(card).map((input) => input['id']);
    expect(new Set(ids).size).toBe(ids.length);
    for (const input of inputs(card)) {
      expect(input['label']).toEqual(expect.stringMatching(/\S/));
      expect(input).not.toHaveProperty('isRequired');
    }
  });
});

describe('what a person typed', () => {
  const shown = HOSTILE_TEXT.replace('{{DATE(', '{\u2060{DATE(');

  test.each(['field hostile', 'summary hostile', 'line hostile', 'notice sent', 'report', 'post decided'])(
    'comes out as it went in: %s',
    (name) => {
      const screen = samples[name];
      if (screen === undefined) throw new Error(name);
      expect(texts(expand(screen))).toContain(shown);
    },
  );

  test('is never where clients read Markdown', () => {
    for (const screen of Object.values(samples)) {
      const read = ofType(expand(screen), 'TextBlock').map((node) => String(node['text']));
      for (const text of HOSTILE) expect(read.filter((one) => one.includes(text))).toEqual([]);
    }
  });

  test('stands in its input untouched', () => {
    const card = expand(samples['field hostile'] as Screen);
    expect(inputs(card)[0]).toMatchObject({ value: HOSTILE_TEXT });
  });
});

describe('inputs', () => {
  const inputOf = (name: string): Node | undefined => inputs(expand(samples[name] as Screen))[0];

  test.each([
    ['field line', { type: 'Input.Text', id: 'visitDates', label: '¿Qué días fue la visita?' }],
    ['field number', { type: 'Input.Text', value: '1,250', maxLength: 60 }],
    ['field choice', { type: 'Input.ChoiceSet', style: 'filtered', value: 'unit-1' }],
    ['field 41 districts', { type: 'Input.ChoiceSet', style: 'filtered', isMultiSelect: true, value: '01,41' }],
    ['field checks', { type: 'Input.ChoiceSet', style: 'expanded', isMultiSelect: true, value: 'local,opl' }],
    ['field 10,000 characters', { type: 'Input.Text', isMultiline: true, maxLength: 36_000 }],
  ])('%s', (name, expected) => {
    expect(inputOf(name)).toMatchObject(expected);
  });

  test('one input takes the question for its label; several keep their own under it', () => {
    const alone = expand(samples['field line'] as Screen);
    expect(JSON.stringify(alone).split('¿Qué días fue la visita?')).toHaveLength(4); // fallbackText, speak, label
    const several = expand(samples['field project with a table'] as Screen);
    expect(inputs(several).map((input) => input['label'])).toEqual([
      'Clave del proyecto',
      'Nombre del proyecto',
      'Qué se hizo',
    ]);
    expect(ofType(several, 'TextBlock').map((node) => node['text'])).toContain(
      '¿Con qué proyecto de la Cartera Institucional se relaciona y qué se hizo?',
    );
  });

  test('a text of 10,000 characters comes back whole', () => {
    expect(String(inputOf('field 10,000 characters')?.['value'])).toHaveLength(10_000);
  });
});

test('a longer list of buttons goes behind the fourth, what destroys last', () => {
  const card = expand(samples['notice sent'] as Screen);
  expect(card.actions?.map(({ title, mode }) => [title, mode])).toEqual([
    ['Ver informe', undefined],
    ['Nuevo informe', undefined],
    ['Mis informes', undefined],
    ['Historial', undefined],
    ['Ver la conversación', 'secondary'],
    ['Retirar', 'secondary'],
  ]);
});

test.each([
  ['summary hostile', 'Con observaciones', 'warning'],
  ['post decided', 'Aprobado', 'good'],
])('the tone of a state is its ground: %s', (name, state, style) => {
  const containers = ofType(expand(samples[name] as Screen), 'Container');
  const under = containers.filter(({ items }) => nodes(items).some(({ text }) => text === state));
  expect(under.map((container) => container['style'])).toEqual([style]);
});

test('in a list the tone of a state is a mark before it', () => {
  const lines = ofType(expand(samples['list'] as Screen), 'RichTextBlock').map(({ inlines }) => nodes(inlines));
  const states = lines.filter(([mark]) => mark?.['text'] === '● ');
  expect(states.map(([mark, state]) => [mark?.['color'], state?.['text']])).toEqual([
    ['accent', 'En revisión'],
    ['default', 'Borrador'],
    ['good', 'Aprobado'],
    ['default', 'Retirado'],
  ]);
});

test('red is for the press that destroys, not for the one that asks first', () => {
  const style = (name: string, title: string): unknown =>
    ofType(expand(samples[name] as Screen), 'Action.Execute').find((action) => action['title'] === title)?.['style'];
  expect(style('rows', 'Quitar')).toBeUndefined();
  expect(style('notice sent', 'Retirar')).toBe('destructive');
});

test('what is read out ends each sentence once, and between words', () => {
  const of = (title: string, ...lines: readonly string[]): string =>
    expand({ template: 'notice', data: { title, tone: 'plain', lines, facts: [], buttons: [], links: [] } }).speak;
  expect(of('Informes de visita', 'Cada respuesta se guarda al darla.', '¿Qué sigue?')).toBe(
    'Informes de visita. Cada respuesta se guarda al darla. ¿Qué sigue?',
  );
  expect(of('Aviso', 'palabra '.repeat(60))).toMatch(/^Aviso\. (palabra ){10,}palabra…$/);
});

test('a notification keeps & < >, which what is read out may not have', () => {
  const data = { title: 'R&D <PREP> > SIVEI', tone: 'plain', lines: [], facts: [], buttons: [], links: [] } as const;
  expect(expand({ template: 'notice', data })).toMatchObject({
    fallbackText: 'R&D <PREP> > SIVEI',
    speak: 'R D PREP SIVEI',
  });
});

test('a notice about the last answer stands over the question, a hint about this one under its input', () => {
  const screen = samples['field line'] as Screen & { template: 'field' };
  const card = expand({ ...screen, data: { ...screen.data, notice: 'Fecha repetida', hint: 'Busque por siglas' } });
  const places = ['Fecha repetida', screen.data.heading, 'Input.Text', 'Busque por siglas'].map((words) =>
    card.body.findIndex((element) => JSON.stringify(element).includes(words)),
  );
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('readings stand right under the problem, none of them hidden', () => {
  const { body } = expand(samples['field nine readings'] as Screen);
  expect(body.slice(-3).map(({ type }) => type)).toEqual(['RichTextBlock', 'ActionSet', 'ActionSet']);
  expect(JSON.stringify(body)).not.toContain('secondary');
});

test('an empty list says so; a full one does not', () => {
  expect(texts(expand(samples['list empty'] as Screen))).toEqual(['Nada por revisar.']);
  expect(texts(expand(samples['list'] as Screen))).not.toContain('Aún no hay informes.');
});

test('the same screen gives the same card again, and another screen in between changes nothing', () => {
  const once = JSON.stringify(expand(samples['summary'] as Screen));
  expand(samples['summary hostile'] as Screen);
  expect(JSON.stringify(expand(samples['summary'] as Screen))).toBe(once);
});
