import { posix } from 'node:path';
import PizZip from 'pizzip';
import { allOf, childrenOf, parseXml, type XmlElement } from './xml';

/** The order that the schema of WordprocessingML wants (ECMA-376 part 1, 17.3 and 17.4), of what is written here. */
const ORDERS: Readonly<Record<string, readonly string[]>> = {
  'w:pPr': ['w:pStyle', 'w:keepNext', 'w:keepLines', 'w:numPr', 'w:bidi', 'w:spacing', 'w:ind', 'w:jc', 'w:rPr'],
  'w:rPr': [
    'w:rStyle',
    'w:rFonts',
    'w:b',
    'w:bCs',
    'w:i',
    'w:iCs',
    'w:noProof',
    'w:color',
    'w:sz',
    'w:szCs',
    'w:u',
    'w:rtl',
  ],
  'w:tcPr': ['w:tcW', 'w:gridSpan', 'w:vMerge', 'w:shd', 'w:vAlign'],
  'w:tblPr': ['w:tblStyle', 'w:tblW', 'w:tblLayout', 'w:tblLook', 'w:tblCaption', 'w:tblDescription'],
  'w:tbl': ['w:tblPr', 'w:tblGrid', 'w:tr'],
  'w:tr': ['w:trPr', 'w:tc'],
  'w:numbering': ['w:abstractNum', 'w:num'],
};

/** What would make Word call a file damaged, in words; none where it is whole. */
export function faultsOf(file: Buffer): readonly string[] {
  const zip = new PizZip(file);
  const names = Object.keys(zip.files);
  const parts = new Map<string, XmlElement>();
  const faults: string[] = [];
  for (const name of names.filter((one) => /\.(xml|rels)$/.test(one))) {
    try {
      parts.set(name, parseXml(zip.file(name)?.asText() ?? ''));
    } catch (error) {
      faults.push(`${name}: ${(error as Error).message}`);
    }
  }
  if (faults.length > 0) return faults;
  const styles = new Set(idsOf(parts.get('word/styles.xml'), 'w:style', 'w:styleId'));
  const lists = new Set(idsOf(parts.get('word/numbering.xml'), 'w:num', 'w:numId'));
  for (const [name, part] of parts) {
    if (name.endsWith('.rels')) faults.push(...relationFaults(name, part, names));
    else faults.push(...structureFaults(part, styles, lists).map((fault) => `${name}: ${fault}`));
    const relations = parts.get(name.replace(/([^/]+)$/, '_rels/$1.rels'));
    const known = new Set(idsOf(relations, 'Relationship', 'Id'));
    const used = [...(name.startsWith('word/') ? attributesOf(part, /^r:(id|embed)$/) : [])];
    faults.push(...used.filter((id) => !known.has(id)).map((id) => `${name}: no relationship ${id}`));
  }
  return [...faults, ...typeFaults(parts.get('[Content_Types].xml'), names)];
}

const idsOf = (part: XmlElement | undefined, element: string, attribute: string): readonly string[] =>
  part === undefined ? [] : [part, ...allOf(part, element)].flatMap((one) => one.attributes[attribute] ?? []);

function* elementsOf(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of childrenOf(element)) yield* elementsOf(child);
}

function* attributesOf(element: XmlElement, wanted: RegExp): Generator<string> {
  for (const { attributes } of elementsOf(element))
    for (const [name, value] of Object.entries(attributes)) if (wanted.test(name)) yield value;
}

function structureFaults(part: XmlElement, styles: ReadonlySet<string>, lists: ReadonlySet<string>): readonly string[] {
  const faults: string[] = [];
  const drawn = idsOf(part, 'wp:docPr', 'id');
  if (new Set(drawn).size < drawn.length) faults.push('a drawing’s id twice');
  for (const element of elementsOf(part)) {
    const { name } = element;
    const children = childrenOf(element).map((one) => one.name);
    const value = element.attributes['w:val'] ?? '';
    if (['w:pStyle', 'w:rStyle', 'w:tblStyle'].includes(name) && !styles.has(value)) faults.push(`no style ${value}`);
    if (name === 'w:numId' && !lists.has(value)) faults.push(`no list ${value}`);
    if (name === 'w:tc' && children.at(-1) !== 'w:p') faults.push(`a cell ends in ${children.at(-1) ?? 'nothing'}`);
    if (name === 'w:tbl' && !children.includes('w:tr')) faults.push('a table without rows');
    if (name === 'w:tr' && !children.includes('w:tc')) faults.push('a row without cells');
    if (name === 'w:tbl') faults.push(...gridFaults(element));
    const tables = children.findIndex((one, i) => one === 'w:tbl' && children[i + 1] === 'w:tbl');
    if (tables >= 0) faults.push('two tables with nothing between them');
    faults.push(...orderFaults(name, children));
  }
  return faults;
}

function orderFaults(parent: string, children: readonly string[]): readonly string[] {
  const order = ORDERS[parent];
  if (order === undefined) return [];
  return children.flatMap((child, i) => {
    const [at, before] = [order.indexOf(child), order.indexOf(children[i - 1] ?? '')];
    return at >= 0 && before > at ? [`${child} after ${children[i - 1] ?? ''} in ${parent}`] : [];
  });
}

/** Each row covers the whole grid, and what goes on from above is as wide as there. */
function gridFaults(table: XmlElement): readonly string[] {
  const columns = childrenOf(table, 'w:tblGrid').flatMap((grid) => childrenOf(grid, 'w:gridCol')).length;
  let above = new Map<number, number>();
  return childrenOf(table, 'w:tr').flatMap((row) => {
    const merged = new Map<number, number>();
    const faults: string[] = [];
    let at = 0;
    for (const cell of childrenOf(row, 'w:tc')) {
      const properties = childrenOf(cell, 'w:tcPr').flatMap((one) => childrenOf(one));
      const span = Number(properties.find(({ name }) => name === 'w:gridSpan')?.attributes['w:val'] ?? 1);
      const merge = properties.find(({ name }) => name === 'w:vMerge');
      if (merge !== undefined && merge.attributes['w:val'] !== 'restart' && above.get(at) !== span)
        faults.push('a cell goes on from none');
      if (merge !== undefined) merged.set(at, span);
      at += span;
    }
    above = merged;
    return at === columns ? faults : [...faults, `a row of ${at} columns in a table of ${columns}`];
  });
}

function relationFaults(name: string, part: XmlElement, names: readonly string[]): readonly string[] {
  const folder = posix.dirname(posix.dirname(name));
  const ids = idsOf(part, 'Relationship', 'Id');
  const missing = childrenOf(part, 'Relationship').flatMap(({ attributes }) => {
    const target = posix.join(folder, attributes['Target'] ?? '');
    return attributes['TargetMode'] === 'External' || names.includes(target) ? [] : [`${name}: no ${target}`];
  });
  return new Set(ids).size === ids.length ? missing : [...missing, `${name}: an id twice`];
}

function typeFaults(types: XmlElement | undefined, names: readonly string[]): readonly string[] {
  if (types === undefined) return ['no types'];
  const overrides = idsOf(types, 'Override', 'PartName').map((one) => one.slice(1));
  const endings = new Set(idsOf(types, 'Default', 'Extension'));
  return [
    ...overrides.filter((one) => !names.includes(one)).map((one) => `types: no ${one}`),
    ...names
      .filter(
        (one) => one !== '[Content_Types].xml' && !overrides.includes(one) && !endings.has(one.split('.').at(-1) ?? ''),
      )
      .map((one) => `no type of ${one}`),
  ];
}
