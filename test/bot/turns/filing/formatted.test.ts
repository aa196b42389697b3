import { readWriting } from '../../../../bot/slack/reading/rich-text';
import type { ProseValue } from '../../../../core/form/values';
import { visitReport } from '../../../../core/form/visit-report';
import { renderWord } from '../../../../documents/word/word';
import { chatters, textOf, type Chatter } from '../../../helpers/world/chatter';
import { partOf } from '../../../helpers/documents/word-reports';

async function atObjective(): Promise<Chatter> {
  const { ana } = chatters();
  for (const words of ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'Local']) await ana.types(words);
  return ana;
}

const reportOf = async (ana: Chatter) => {
  const stored = await ana.bot.store.loadOpen([ana.person.id]);
  if (stored === undefined) throw new Error('No report');
  return stored.report;
};
const objectiveOf = async (ana: Chatter) => (await reportOf(ana)).answers['objective'] as ProseValue;

const html =
  '<p>Se <b>firmó</b> el <a href="https://ine.mx/a">convenio</a>.</p><ul><li>uno</li><li><i>dos</i></li></ul>';
const text = 'Se firmó el convenio.\n\nuno\ndos';
const kept = [
  {
    type: 'paragraph',
    text: 'Se firmó el convenio.',
    marks: [
      { from: 3, to: 8, is: 'bold' },
      { from: 12, to: 20, is: 'link', href: 'https://ine.mx/a' },
    ],
  },
  { type: 'paragraph', text: '• uno', list: { kind: 'bulleted', level: 0, sign: 2 } },
  {
    type: 'paragraph',
    text: '• dos',
    marks: [{ from: 2, to: 5, is: 'italic' }],
    list: { kind: 'bulleted', level: 0, sign: 2 },
    below: true,
  },
];

test('What is typed in Teams in bold, with a link and a list, is kept, shown plain, and printed so', async () => {
  const ana = await atObjective();
  await ana.types(text, { html });
  expect((await objectiveOf(ana)).blocks).toEqual(kept);
  const card = await ana.types('editar objetivo');
  expect(textOf(card)).toContain('Se firmó el convenio.\n\n• uno\n• dos');
  const report = await reportOf(ana);
  const document = partOf(renderWord(visitReport, report), 'word/document.xml');
  expect(document).toContain('<w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">firmó</w:t>');
  expect(document).toContain('<w:t xml:space="preserve">uno</w:t>');
  expect(document).not.toContain('•');
});

test('Saved again from its card, what was left alone stays as it was written', async () => {
  const ana = await atObjective();
  await ana.types(text, { html });
  const card = await ana.types('editar objetivo');
  await ana.press(ana.button('Guardar y continuar', card), { objective: 'Se revisó.\n\n• uno\n• dos\n• tres' });
  expect((await objectiveOf(ana)).blocks).toEqual([
    { type: 'paragraph', text: 'Se revisó.' },
    ...kept.slice(1),
    { type: 'paragraph', text: '• tres', list: { kind: 'bulleted', level: 0, sign: 2 }, below: true },
  ]);
});

test('What Slack sends as rich text is kept alike', async () => {
  const ana = await atObjective();
  const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });
  const said = readWriting(
    {
      text: '',
      blocks: [
        {
          type: 'rich_text',
          elements: [
            section(
              { type: 'text', text: 'Se ' },
              { type: 'text', text: 'firmó', style: { bold: true } },
              { type: 'text', text: '.\n' },
            ),
            { type: 'rich_text_list', style: 'ordered', indent: 0, elements: [section({ type: 'text', text: 'uno' })] },
          ],
        },
      ],
    },
    () => undefined,
  );
  await ana.types(said.text, said.blocks === undefined ? {} : { blocks: said.blocks });
  expect((await objectiveOf(ana)).blocks).toEqual([
    { type: 'paragraph', text: 'Se firmó.', marks: [{ from: 3, to: 8, is: 'bold' }] },
    { type: 'paragraph', text: '1. uno', list: { kind: 'numbered', level: 0, sign: 3 }, below: true },
  ]);
});

test('Words in bold answer a short question as plain ones do', async () => {
  const { ana } = chatters();
  await ana.types('nuevo');
  await ana.types('UTSI', { html: '<p><b>UTSI</b></p>' });
  expect((await reportOf(ana)).answers['unit']).toMatchObject({ kind: 'unit' });
  expect(textOf(await ana.types('ayuda', { html: '<p><b>ayuda</b></p>' }))).not.toContain('¿Es su respuesta?');
});
