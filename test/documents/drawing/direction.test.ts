import fc from 'fast-check';
import { visitReport } from '../../../core/form/visit-report';
import { isRightToLeft, stretchesOf } from '../../../documents/drawing/direction';
import { renderWord } from '../../../documents/word/word';
import { wildText } from '../../helpers/people/any-text';
import { p, partOf, prose, sent } from '../../helpers/documents/word-reports';

test('a paragraph is read as its first letter is', () => {
  for (const text of ['שלום a todos', '«مرحبا»', '12 ג']) expect(isRightToLeft(text)).toBe(true);
  for (const text of ['Dijo שלום', '', '1, 2', 'e\u0301ste', '日本']) expect(isRightToLeft(text)).toBe(false);
});

test('words of the other direction are stretches of their own, signs between them included', () => {
  expect(stretchesOf('Dijo שלום, עולם a todos')).toEqual([
    { text: 'Dijo ', rightToLeft: false },
    { text: 'שלום, עולם', rightToLeft: true },
    { text: ' a todos', rightToLeft: false },
  ]);
  expect(stretchesOf('cafe\u0301 שלום')).toEqual([
    { text: 'cafe\u0301 ', rightToLeft: false },
    { text: 'שלום', rightToLeft: true },
  ]);
  expect(stretchesOf('Sin más')).toEqual([{ text: 'Sin más', rightToLeft: false }]);
});

test('stretches are the text, whatever it is', () => {
  fc.assert(
    fc.property(wildText, (text) => {
      expect(
        stretchesOf(text)
          .map((one) => one.text)
          .join(''),
      ).toBe(text);
    }),
  );
});

test('Word is told, of the paragraph and of the words', () => {
  const file = renderWord(visitReport, sent({ objective: prose(p('שלום a todos'), p('Dijo مرحبا')) }));
  const xml = partOf(file, 'word/document.xml');
  expect(xml).toContain(
    '<w:pStyle w:val="Respuesta"/><w:keepLines/><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">שלום</w:t></w:r><w:r><w:t xml:space="preserve"> a todos</w:t></w:r></w:p>',
  );
  expect(xml).toContain(
    '<w:keepLines/></w:pPr><w:r><w:t xml:space="preserve">Dijo </w:t></w:r><w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">مرحبا</w:t></w:r></w:p>',
  );
});
