import { SENTENCE, heading, run, table } from './elements';
import { blocksOf, buttonsOf, card, converted, inputsOf, textOf, typesOf } from './reading';

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
