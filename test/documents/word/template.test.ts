import PizZip from 'pizzip';
import type { Form } from '../../../core/form/definition';
import type { Answers } from '../../../core/form/values';
import { visitReport } from '../../../core/form/visit-report';
import { templateFaultText } from '../../../core/paper/screens/template.es';
import { checkTemplate } from '../../../documents/word/check/check';
import { renderWord } from '../../../documents/word/word';
import { styles } from '../../../documents/word/text';
import { seeds, simulations } from '../../fixtures/seeds';
import { p, partOf, prose, sent } from '../../helpers/documents/word-reports';
import { officeTemplate } from '../../helpers/documents/office-template';
import { official, withBody } from '../../helpers/documents/word-templates';
import { readWord } from '../../helpers/documents/word-text';
import { allOf, parseXml, pathOf } from '../../helpers/documents/xml';

describe('the form', () => {
  const file = renderWord(visitReport, sent({ ...seeds.mexico.answers, remarks: prose(p('a'), simulations) }));
  const document = parseXml(partOf(file, 'word/document.xml'));

  test('is landscape Letter with its title in the page header', () => {
    const [section] = allOf(document, 'w:sectPr');
    expect(pathOf(section, 'w:pgSz')?.attributes).toEqual({ 'w:w': '15840', 'w:h': '12240', 'w:orient': 'landscape' });
    expect(pathOf(section, 'w:headerReference')?.attributes['w:type']).toBe('default');
    expect(partOf(file, 'word/header1.xml')).toContain('w:val="TituloInforme"');
  });

  test('has six columns of their own widths, the project widest, under a heading that repeats', () => {
    const table = allOf(document, 'w:tbl').find((one) => allOf(one, 'w:tblHeader').length > 0);
    const widths = allOf(pathOf(table, 'w:tblGrid') ?? document, 'w:gridCol').map((one) =>
      Number(one.attributes['w:w']),
    );
    expect(widths).toHaveLength(6);
    expect(Math.max(...widths)).toBe(widths[5]);
    expect(pathOf(table, 'w:tblPr', 'w:tblLayout')?.attributes['w:type']).toBe('fixed');
    expect(pathOf(table, 'w:tr', 'w:trPr', 'w:tblHeader')).toBeDefined();
  });

  test('keeps its headings with what they head, and lets its rows break but the short ones', () => {
    const table = allOf(document, 'w:tbl').find((one) => allOf(one, 'w:tblHeader').length > 0);
    const [heading, ...rows] = (table?.children ?? []).filter((one) => typeof one !== 'string' && one.name === 'w:tr');
    expect(typeof heading === 'string' || heading === undefined ? 0 : allOf(heading, 'w:keepNext').length).toBe(6);
    expect(rows).toHaveLength(2);
    const whole = rows.map((row) => typeof row !== 'string' && pathOf(row, 'w:trPr', 'w:cantSplit') !== undefined);
    expect(whole).toEqual([false, true]);
    expect(partOf(file, 'word/styles.xml')).toMatch(/w:styleId="Heading1".*?<w:keepNext\/>/);
  });

  test('prints nothing under 8 points, in Mexican Spanish', () => {
    const sizes = allOf(parseXml(partOf(file, 'word/styles.xml')), 'w:sz').map((one) =>
      Number(one.attributes['w:val']),
    );
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
    expect(partOf(file, 'word/styles.xml')).toContain('<w:lang w:val="es-MX"');
  });

  test('has a paragraph at the end of every cell and between tables, as Word demands', () => {
    for (const cell of allOf(document, 'w:tc')) {
      const last = cell.children.at(-1);
      expect(typeof last === 'string' ? last : last?.name).toBe('w:p');
    }
    for (const parent of [...allOf(document, 'w:tc'), ...allOf(document, 'w:body')]) {
      const names = parent.children.map((child) => (typeof child === 'string' ? child : child.name));
      expect(names.some((name, i) => name === 'w:tbl' && names[i + 1] === 'w:tbl')).toBe(false);
    }
  });

  test('is whole: every part is XML, every style exists, the type comes first', () => {
    const zip = new PizZip(file);
    const known = new Set(
      allOf(parseXml(partOf(file, 'word/styles.xml')), 'w:style').map((one) => one.attributes['w:styleId']),
    );
    for (const name of Object.keys(zip.files)) expect(() => parseXml(partOf(file, name))).not.toThrow();
    for (const kind of ['w:pStyle', 'w:tblStyle']) {
      for (const used of allOf(document, kind)) expect(known).toContain(used.attributes['w:val']);
    }
    for (const style of Object.values(styles)) expect(known).toContain(style);
    expect(Object.keys(zip.files)[0]).toBe('[Content_Types].xml');
  });
});

describe('the template and the form agree', () => {
  const withField: Form = {
    ...visitReport,
    fields: [
      ...visitReport.fields,
      { id: 'newField', label: 'Lugar', question: '¿Dónde?', input: 'text', maxLength: 100 },
    ],
  };
  const withTag = withBody((xml) => xml.replace('{trainedStaff}', '{newField}</w:t></w:r><w:r><w:t>{trainedStaff}'));
  const faults = (form: Form, source: Buffer) => checkTemplate(source, form).faults.map(templateFaultText);

  test('as they are', () => expect(faults(visitReport, official)).toEqual([]));

  test('a field without its tag, and a tag without its field, are found', () => {
    expect(faults(withField, official)).toEqual([expect.stringMatching(/^Falta \{newField\}: .* \[tag\.missing\]$/)]);
    expect(faults(visitReport, withTag)).toEqual([expect.stringMatching(/^\{newField\} no es un marcador/)]);
    expect(() => renderWord(visitReport, sent({}), withTag)).toThrow('{newField}');
  });

  test('a plain field is an entry in the form and a tag in the template', () => {
    const answers: Answers = { ...seeds.coahuila.answers, newField: { kind: 'text', text: 'Saltillo & Torreón' } };
    const file = renderWord(withField, sent(answers), withTag);
    expect(readWord(file).fields['trainedStaff']).toBe('Saltillo & Torreón');
    expect(faults(withField, withTag)).toEqual([]);
  });

  test('a tag that Word tore into several runs still works', () => {
    const torn = withBody((xml) =>
      xml.replace('{visitDates}', '{visit</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>Dates}'),
    );
    expect(faults(visitReport, torn)).toEqual([]);
    expect(readWord(renderWord(visitReport, sent(seeds.mexico.answers), torn)).fields['visitDates']).toBe(
      '3, 10, 24 y 28 de abril de 2023',
    );
  });
});

describe('a template that the office made its own', () => {
  const own = officeTemplate();
  const file = renderWord(visitReport, sent(seeds.mexico.answers), own);

  test('is good, and is filled in as it stands', () => {
    expect(checkTemplate(own).faults).toEqual([]);
    const read = readWord(file);
    const shipped = readWord(renderWord(visitReport, sent(seeds.mexico.answers)));
    expect(read.matters).toEqual(shipped.matters);
    const { visitDates: _, ...fields } = shipped.fields;
    expect(read.fields).toEqual(fields);
    expect(read.header).toBe(` Junta General Ejecutiva\n${visitReport.title}`);
  });

  test('keeps its logo, its font and its order', () => {
    const [order, styleSheet] = [partOf(file, 'word/document.xml'), partOf(file, 'word/styles.xml')];
    expect(order.indexOf('Total de personal')).toBeLessThan(order.indexOf('Entidad Federativa'));
    expect(order).toContain('Días de la visita:');
    expect(styleSheet).toContain('w:ascii="Carlito"');
    expect(new PizZip(file).file('word/media/logo.png')?.asNodeBuffer().subarray(1, 4).toString()).toBe('PNG');
    expect(partOf(file, 'word/_rels/header1.xml.rels')).toContain('media/logo.png');
  });

  test('has answers in its own styles, whatever ids Word gave them', () => {
    const ids = new Set(
      allOf(parseXml(partOf(file, 'word/styles.xml')), 'w:style').map((one) => one.attributes['w:styleId']),
    );
    const document = parseXml(partOf(file, 'word/document.xml'));
    for (const kind of ['w:pStyle', 'w:tblStyle'])
      for (const used of allOf(document, kind)) expect(ids).toContain(used.attributes['w:val']);
    expect(allOf(document, 'w:tblStyle').map((one) => one.attributes['w:val'])).toContain('TablaAnidada');
  });
});
