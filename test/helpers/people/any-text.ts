import fc from 'fast-check';
import { isBlankProse, isOnlySigns } from '../../../core/form/reading/words';
import { cleanText } from '../../../core/form/kinds/prose';

const WORDS = [
  'reunión',
  'vocalía',
  'Año',
  'pingüino',
  'ÁÉÍÓÚÑÜ',
  'Junta',
  'Ejecutiva',
  'PREP',
  '«citas»',
  '“comillas”',
  "d'Or",
  '—guion—',
  '1,250',
  '10:30',
  '¿cómo?',
  '¡sí!',
  'acta/minuta',
  'n.º',
  'm²',
  '½',
  'e\u0301',
  'ﬁn',
  '…',
  '🗳️',
  '👩🏽‍💻',
  '🇲🇽',
  '北京',
  '日本語',
  'שלום',
  'مرحبا',
  'العربية',
  'correo@ine.mx',
  'https://www.ine.mx/visitas?a=1&b=2#c',
  'a\u00a0b',
] as const;

/** What some program might take for more than text: a template's tags, markup, formulas, entities. */
const LURES = [
  '{unit}',
  '{#matters}',
  '{/matters}',
  '{@objective}',
  '{{title}}',
  '</w:t></w:r></w:p><w:p/>',
  '<script>alert(1)</script>',
  '&amp; &#0; &lt;',
  '<![CDATA[x]]>',
  '${x} %MACRO% [[x]] $1 $&',
  '=HYPERLINK("http://x")',
  '+1',
  '@SUM(A1)',
  '**no es negrita** _ni esto_ `ni esto`',
  '# no es título',
  '[texto](http://x)',
  '#let x = 1; $ x $ \\ @label <label>',
  '\\u0041 \\n',
  '<!channel> <@U123>',
] as const;

const word = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 2, arbitrary: fc.constantFrom(...LURES) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }) },
  { weight: 1, arbitrary: fc.integer({ min: 30, max: 300 }).map((length) => 'x'.repeat(length)) },
);

const kept = (text: string): string =>
  cleanText(text)
    .replace(/\s*\n\s*/g, '\n')
    .trim();
const isKept = (text: string): boolean => !isBlankProse(text) && !isOnlySigns(text) && /^\p{L}/u.test(text);

/** A line of words, as the chat would keep it: clean, trimmed, more than a blank or a sign; never like a list's item. */
export const keptLine = (words: number): fc.Arbitrary<string> =>
  fc
    .array(word, { minLength: 1, maxLength: words })
    .map((parts) => kept(`Se ${parts.join(' ')}`.replaceAll('\n', ' ')))
    .filter(isKept);

/** A paragraph, which may have line breaks and tabs in it. */
export const keptParagraph: fc.Arbitrary<string> = fc
  .array(word, { minLength: 1, maxLength: 40 })
  .chain((parts) =>
    fc
      .array(fc.constantFrom(' ', ' ', ' ', ' ', ' ', ' ', ' ', '\n', '\t'), {
        minLength: parts.length,
        maxLength: parts.length,
      })
      .map((gaps) => kept(`Se ${parts.map((part, i) => `${part}${gaps[i] ?? ''}`).join('')}`)),
  )
  .filter(isKept);

/** Anything that a string of JavaScript can hold: control characters and lone halves of characters too. */
export const wildText: fc.Arbitrary<string> = fc.oneof(
  keptParagraph,
  fc.constantFrom(...LURES),
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc
    .array(
      fc.constantFrom(
        '\ud800',
        '\udfff',
        '\u0000',
        '\u000b',
        '\ufffe',
        '\uffff',
        '\r\n',
        '\u2028',
        '\u202e',
        '\u200f',
        ' ',
        'ñ',
        '\u0085',
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join('')),
  fc.constantFrom('', ' ', '\n', '\t\t', 'W'.repeat(3_000), 'ا'.repeat(500), '👩🏽‍💻'.repeat(200), 'línea\n'.repeat(120)),
);
