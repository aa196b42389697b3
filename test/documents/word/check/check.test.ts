import { deflateRawSync } from 'node:zlib';
import { templateFaultText } from '../../../../core/paper/screens/template.es';
import { checkTemplate, checkTemplateFile } from '../../../../documents/word/check/check';
import { pack, zipOf } from '../../../../documents/zip/write';
import { edited, official, withBody } from '../../../helpers/documents/word-templates';

const BODY = 'word/document.xml';
const codes = (source: Buffer) => checkTemplate(source).faults.map(({ code, about }) => `${code} ${about}`.trim());
const swapped = (from: string, to: string) => withBody((xml) => xml.replace(from, to));
const run = (text: string) => `</w:t></w:r><w:r><w:t>${text}`;

test('the template that is shipped is good, and its placeholders are counted', () => {
  expect(checkTemplate(official)).toEqual({ faults: [], placeholders: 48 });
});

describe('what is no Word document', () => {
  const compound = (text: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(text, 'utf16le')]);
  const withTypes = (from: string, to: string) => edited({ '[Content_Types].xml': (xml) => xml.replace(from, to) });
  const MAIN = 'wordprocessingml.document.main+xml';

  test.each<[string, string, Buffer]>([
    ['a text', 'no-word', Buffer.from('Hola')],
    ['nothing', 'no-word', Buffer.alloc(0)],
    ['some other archive', 'no-word', zipOf([pack('a.txt', 'a')])],
    ['a .doc', 'old-word', compound('WordDocument')],
    ['one that asks for a password', 'protected', compound('EncryptedPackage')],
    ['one cut short', 'damaged', official.subarray(0, official.length - 300)],
    [
      'one with a byte changed',
      'damaged',
      Buffer.concat([official.subarray(0, 900), Buffer.from('xxxx'), official.subarray(904)]),
    ],
    ['a workbook', 'other-office', withTypes(MAIN, 'spreadsheetml.sheet.main+xml')],
    ['a .dotx', 'word-template', withTypes(MAIN, 'wordprocessingml.template.main+xml')],
    [
      'a .docm',
      'macros',
      withTypes('openxmlformats-officedocument.wordprocessingml.document.main', 'ms-word.document.macroEnabled.main'),
    ],
    ['one without its document', 'no-document', withTypes('/word/document.xml', '/word/other.xml')],
  ])('%s', (_, code, file) => {
    expect(checkTemplate(file)).toEqual({ faults: [{ code: `file.${code}`, about: '' }], placeholders: 0 });
  });

  test('one that would fill the memory, whatever it says of its size', () => {
    const zeros = Buffer.alloc(70_000_000);
    const bomb = zipOf([pack('[Content_Types].xml', zeros)]);
    expect(codes(bomb)).toEqual(['file.too-large']);
    const lying = Buffer.from(bomb);
    const directory = lying.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
    lying.writeUInt32LE(10, directory + 24);
    expect(codes(lying)).toEqual(['file.too-large']);
    expect(deflateRawSync(zeros).length).toBeLessThan(100_000);
  });

  test('one that is not there, by its name', () => {
    expect(checkTemplateFile('/no/such.docx').faults).toEqual([{ code: 'file.missing', about: '/no/such.docx' }]);
  });

  test('one whose XML is broken, by its part', () => {
    expect(codes(swapped('</w:body>', ''))).toEqual([`file.damaged ${BODY}`]);
    expect(codes(withBody((xml) => xml.replace('<w:document', '<!DOCTYPE x [<!ENTITY a "b">]><w:document')))).toEqual([
      `file.damaged ${BODY}`,
    ]);
  });
});

describe('a placeholder', () => {
  test('that the form lacks is named with its place', () => {
    expect(checkTemplate(swapped('{visitDates}', `{visitDates}${run('{fecha}')}`)).faults).toEqual([
      {
        code: 'tag.unknown',
        about: '{fecha}',
        place: { part: 'body', near: '{visitDates}{fecha}', beside: '{visitDates.label}:' },
      },
    ]);
    const inFooter = edited({ 'word/footer1.xml': (xml) => xml.replace('Página ', 'Hoja {hoja} ') });
    expect(checkTemplate(inFooter).faults).toMatchObject([
      {
        code: 'tag.unknown',
        about: '{hoja}',
        place: { part: 'footer', near: expect.stringMatching(/Hoja \{hoja\} 1/) },
      },
    ]);
  });

  test.each(['unit', 'states', 'visitDates', 'boards', 'districts', 'trainedStaff'])('that is missing: {%s}', (id) => {
    expect(codes(swapped(`{${id}}`, ''))).toEqual([`tag.missing {${id}}`]);
  });

  test.each(['agreements', 'particular', 'improvement', 'ordinary', 'pycipef', 'objective', 'remarks'])(
    'that is missing: {@%s}',
    (id) => {
      expect(codes(swapped(`{@${id}}`, ''))).toEqual([`tag.missing {@${id}}`]);
    },
  );

  test('that tells a paper that counts from one that does not', () => {
    const without = edited({
      'word/header1.xml': (xml) => xml.replace(/\{[#/]?mark\}/g, '').replace('string="{mark.upper}"', 'string="Copia"'),
      'word/footer1.xml': (xml) => xml.replace('Folio {folio}', ''),
    });
    expect(codes(without)).toEqual(['tag.missing {folio}', 'tag.missing {mark}']);
    const across = edited({ 'word/header1.xml': (xml) => xml.replace(/\{[#/]?mark\}/g, '') });
    expect(codes(across)).toEqual([]);
  });

  test('in the words of a watermark', () => {
    const wrong = edited({ 'word/header1.xml': (xml) => xml.replace('{mark.upper}', '{marca}') });
    expect(codes(wrong)).toEqual(['tag.unknown {marca}']);
  });

  test.each([
    ['{visitDates}', '{visitDates', '{visitDates'],
    ['{visitDates}', 'visitDates}', '}'],
    ['{visitDates}', '{visit{Dates}', '{visit'],
  ])('that is torn: %s as %s', (from, to, about) => {
    expect(codes(swapped(from, to))).toContain(`tag.torn ${about}`);
  });

  test('that would lose paragraphs and tables, or is not alone in its paragraph', () => {
    expect(codes(swapped('{@objective}', '{objective}'))).toEqual(['tag.plain {objective}']);
    expect(codes(swapped('{@objective}', 'Objetivo: {@objective}'))).toEqual(['tag.not-alone {@objective}']);
    expect(codes(swapped('{@objective}', '{objective}</w:t></w:r></w:p><w:p><w:r><w:t>{@objective}'))).toEqual([]);
  });

  test('of a row, outside of the rows', () => {
    expect(codes(swapped('{unit}', '{project}{unit}'))).toEqual(['tag.outside-rows {project}']);
    expect(codes(swapped('{unit}', '{matters}{unit}'))).toEqual(['tag.rows {matters}']);
  });
});

describe('what opens and closes', () => {
  test('and is not closed, or was not opened', () => {
    expect(codes(swapped('{/matters}', ''))).toEqual(['loop.unclosed {#matters}']);
    expect(codes(swapped('{#matters}', ''))).toContain('loop.unopened {/matters}');
    expect(codes(swapped('{unit}', '{#unit}{unit}{/states}{/unit}'))).toEqual(['loop.unopened {/states}']);
  });

  test('over what is no table of the form, from cell to cell', () => {
    const over = withBody((xml) =>
      xml.replace('{visitDates}', '{#unit}{visitDates}').replace('{boards}', '{boards}{/unit}'),
    );
    expect(codes(over)).toEqual(['loop.no-table {#unit}']);
    const apart = withBody((xml) =>
      xml.replace('{unit}', '{#remarks}{unit}').replace('{trainedStaff}', '{trainedStaff}{/remarks}'),
    );
    expect(codes(apart)).toEqual(['loop.apart {#remarks}']);
  });

  test('around what is shown only where there is something', () => {
    expect(codes(swapped('{unit}', '{#unit}{unit}{/unit}{^unit}Sin área{/unit}'))).toEqual([]);
  });
});

test('styles that answers are written in are needed, by the names that Word shows', () => {
  const renamed = (from: string, to: string) => edited({ 'word/styles.xml': (xml) => xml.replaceAll(from, to) });
  expect(codes(renamed('TablaAnidada', 'Tablaenunarespuesta'))).toEqual([]);
  const without = renamed(
    'w:styleId="Proyecto" w:customStyle="1"><w:name w:val="Proyecto"',
    'w:styleId="X1"><w:name w:val="Otro"',
  );
  expect(codes(without)).toEqual(['style.missing Proyecto']);
});

test('changes that were not accepted and comments would be in every report', () => {
  const changed = swapped(
    '<w:r><w:t xml:space="preserve">{unit}',
    '<w:ins w:id="1" w:author="A"><w:r><w:t>x</w:t></w:r></w:ins><w:r><w:t xml:space="preserve">{unit}',
  );
  expect(codes(changed)).toEqual(['review.changes']);
  expect(codes(swapped('{unit}</w:t></w:r>', '{unit}</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r>'))).toEqual([
    'review.comments',
  ]);
});

test('all faults are told at once, each in a line, with its place and its code', () => {
  const bad = withBody((xml) =>
    xml
      .replace('{unit}', '{unidad}')
      .replace('{/matters}', '')
      .replace('{@remarks}', 'Nota: {@remarks}')
      .replace('{boards}', '{boards'),
  );
  expect(checkTemplate(bad).faults.map(templateFaultText)).toEqual([
    expect.stringMatching(
      /^La llave de «\{boards» no hace pareja.* En cuerpo, «\{boards», junto a «\{boards\.label\}:»\. \[tag\.torn\]$/,
    ),
    expect.stringMatching(/^\{#matters\} no se cierra; falta \{\/matters\}\. En cuerpo, .* \[loop\.unclosed\]$/),
    expect.stringMatching(/^\{unidad\} no es un marcador que el informe conozca\. En cuerpo, .* \[tag\.unknown\]$/),
    expect.stringMatching(/^\{@remarks\} debe estar solo en su párrafo.* \[tag\.not-alone\]$/),
    expect.stringMatching(/^Falta \{unit\}: .* \[tag\.missing\]$/),
    expect.stringMatching(/^Falta \{boards\}: .* \[tag\.missing\]$/),
  ]);
});

test('what docxtemplater alone finds is told as well, where it stands', () => {
  const apart = swapped('{@objective}', '{#remarks}{@objective}</w:t></w:r></w:p><w:p><w:r><w:t>{/remarks}');
  expect(checkTemplate(apart).faults).toEqual([
    {
      code: 'tag.broken',
      about: '{@objective}',
      place: { part: 'body', near: '{#remarks}{@objective}', beside: '{objective.label}:' },
    },
  ]);
});
