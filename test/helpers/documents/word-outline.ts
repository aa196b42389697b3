import PizZip from 'pizzip';
import { allOf, childrenOf, parseXml, pathOf, textIn, type XmlElement } from './xml';

/** A Word file's pages as text: a line for each paragraph with its style, tables indented, merges and headings named. */
export function outlineOf(file: Buffer): string {
  const zip = new PizZip(file);
  const part = (name: string): XmlElement => parseXml(zip.file(name)?.asText() ?? '');
  const body = pathOf(part('word/document.xml'), 'w:body');
  return [
    '== encabezado',
    ...linesOf(part('word/header1.xml'), ''),
    '== cuerpo',
    ...(body === undefined ? [] : linesOf(body, '')),
    '== pie',
    ...linesOf(part('word/footer1.xml'), ''),
    '== propiedades',
    ...childrenOf(part('docProps/core.xml')).map((one) => `${one.name}: ${textIn(one)}`),
    ...childrenOf(part('docProps/custom.xml')).map((one) => `${one.attributes['name'] ?? ''}: ${textIn(one)}`),
    '',
  ].join('\n');
}

function linesOf(parent: XmlElement, indent: string): readonly string[] {
  return childrenOf(parent).flatMap((child) => {
    if (child.name === 'w:tbl') return tableLines(child, indent);
    return child.name === 'w:p' ? [`${indent}${paragraphLine(child)}`] : [];
  });
}

function paragraphLine(paragraph: XmlElement): string {
  const style = pathOf(paragraph, 'w:pPr', 'w:pStyle')?.attributes['w:val'] ?? '';
  const texts = allOf(paragraph, 'w:r')
    .flatMap((run) => childrenOf(run))
    .map((piece) =>
      piece.name === 'w:tab' ? '→' : piece.name === 'w:br' ? '↵' : piece.name === 'w:t' ? textIn(piece) : '',
    );
  const across = allOf(paragraph, 'v:textpath').flatMap((one) => one.attributes['string'] ?? []);
  return [`[${style}]`, ...across.map((words) => `<${words}>`), texts.join('')].filter((one) => one !== '').join(' ');
}

function tableLines(table: XmlElement, indent: string): readonly string[] {
  const style = pathOf(table, 'w:tblPr', 'w:tblStyle')?.attributes['w:val'] ?? '';
  const widths = childrenOf(pathOf(table, 'w:tblGrid') ?? table, 'w:gridCol').map((one) => one.attributes['w:w'] ?? '');
  const rows = childrenOf(table, 'w:tr').flatMap((row) => {
    const said = childrenOf(pathOf(row, 'w:trPr') ?? { children: [] }).map(({ name }) => name.slice(2));
    return [
      `${indent}  fila ${said.join(' ')}`.trimEnd(),
      ...childrenOf(row, 'w:tc').flatMap((cell) => cellLines(cell, `${indent}    `)),
    ];
  });
  return [`${indent}tabla ${style} ${widths.join(' ')}`, ...rows];
}

function cellLines(cell: XmlElement, indent: string): readonly string[] {
  const properties = pathOf(cell, 'w:tcPr');
  const span = pathOf(properties, 'w:gridSpan')?.attributes['w:val'];
  const merge = pathOf(properties, 'w:vMerge');
  const said = [
    ...(span === undefined ? [] : [`columnas ${span}`]),
    ...(merge === undefined ? [] : [merge.attributes['w:val'] === 'restart' ? 'filas: empieza' : 'filas: sigue']),
  ];
  return [`${indent}celda ${said.join(', ')}`.trimEnd(), ...linesOf(cell, `${indent}  `)];
}
