import { toBlockKit } from '../../../cards/block-kit';
import { marked } from '../../../cards/parts/marked';
import type { Marked } from '../../../core/screen/elements';

const paragraph: Marked = [
  { is: 'same', text: 'Hubo ' },
  { is: 'said', text: '[se quitó: ' },
  { is: 'removed', text: '*tres* <!channel>' },
  { is: 'said', text: '; se agregó: ' },
  { is: 'added', text: '~cuatro~' },
  { is: 'said', text: ']' },
  { is: 'same', text: ' juntas' },
];

test('on a card what was removed is struck and what was added is bold; runs of text, never Markdown', () => {
  expect(marked(paragraph)).toMatchObject({
    type: 'RichTextBlock',
    inlines: [
      { type: 'TextRun', text: 'Hubo ' },
      { type: 'TextRun', text: '[se quitó: ', isSubtle: true },
      { type: 'TextRun', text: '*tres* <!channel>', strikethrough: true },
      { type: 'TextRun', text: '; se agregó: ', isSubtle: true },
      { type: 'TextRun', text: '~cuatro~', weight: 'bolder' },
      { type: 'TextRun', text: ']', isSubtle: true },
      { type: 'TextRun', text: ' juntas' },
    ],
  });
});

test('in Slack the same as rich text, struck and bold, whatever a person wrote in it', () => {
  const { messages } = toBlockKit({ type: 'AdaptiveCard', version: '1.5', body: [marked(paragraph)] });
  expect(messages.flatMap(({ blocks }) => blocks)).toMatchObject([
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'Hubo [se quitó: ' },
            { type: 'text', text: '*tres* <!channel>', style: { strike: true } },
            { type: 'text', text: '; se agregó: ' },
            { type: 'text', text: '~cuatro~', style: { bold: true } },
            { type: 'text', text: '] juntas' },
          ],
        },
      ],
    },
  ]);
});
