import { readPlain } from '../pasted/plain';
import type { Block, Table, TableCell } from '../../core/form/values';
import { decodeMarkup, labelsIn, linkText, peopleIn, type NameOf } from './markup';
import { isRecord, recordsAt, textAt, type Fields } from './fields';

/** What a message says, as it came: Slack's escaped text, and its blocks where a client sent them. */
export interface RawWriting {
  readonly text: string;
  readonly blocks: readonly Fields[];
}

export interface Writing {
  readonly text: string;
  /** Paragraphs and tables; present where there is a table. */
  readonly blocks?: readonly Block[];
}

/** Indents of a list inside a list. */
const INDENT = '    ';

/** The blocks of a message event. A table stands beside the text, or in an attachment of it. */
export const blocksOf = (message: Fields): readonly Fields[] => [
  ...recordsAt(message, 'blocks'),
  ...recordsAt(message, 'attachments').flatMap((attachment) =>
    recordsAt(attachment, 'blocks').filter((block) => block['type'] === 'table'),
  ),
];

/** People named in a message, whose names its reading asks for. */
export const peopleNamed = ({ text, blocks }: RawWriting): readonly string[] => [
  ...new Set([...peopleIn(text), ...blocks.flatMap(peopleInside)]),
];

const peopleInside = (node: unknown): readonly string[] => {
  if (Array.isArray(node)) return node.flatMap(peopleInside);
  if (!isRecord(node)) return [];
  const own = node['type'] === 'user' ? [textAt(node, 'user_id')] : [];
  return [...own, ...Object.values(node).flatMap(peopleInside)];
};

/**
 * What a person wrote. People's own messages come as rich text, where emphasis is not marked with
 * asterisks, and their tables as table blocks; where any other block is among them, the text is read.
 */
export function readWriting(said: RawWriting, personOf: NameOf): Writing {
  const labels = labelsIn(said.text);
  const nameOf: NameOf = (id) => personOf(id) ?? labels.get(id);
  const known = said.blocks.every(({ type }) => type === 'rich_text' || type === 'table');
  const pieces = known ? said.blocks.map((block) => pieceOf(block, nameOf)) : [];
  const text = pieces.map((piece) => (typeof piece === 'string' ? piece : tableText(piece))).join('\n');
  if (text.trim() === '') return { text: decodeMarkup(said.text, nameOf) };
  if (pieces.every((piece) => typeof piece === 'string')) return { text };
  return { text, blocks: pieces.flatMap((piece) => (typeof piece === 'string' ? readPlain(piece) : [piece])) };
}

const pieceOf = (block: Fields, nameOf: NameOf): string | Table =>
  block['type'] === 'table' ? tableOf(block, nameOf) : richText(block, nameOf);

/** The first row is the table's heading, as Slack draws it. */
function tableOf(block: Fields, nameOf: NameOf): Table {
  const given = Array.isArray(block['rows']) ? (block['rows'] as readonly unknown[]) : [];
  const rows = given.map((row) => (Array.isArray(row) ? row.map((cell) => cellText(cell, nameOf)) : []));
  const width = Math.max(0, ...rows.map((row) => row.length));
  const cells = rows.map((row) => Array.from({ length: width }, (_, at): TableCell => ({ text: row[at] ?? '' })));
  return { type: 'table', headerRows: cells.length > 1 ? 1 : 0, rows: cells };
}

function cellText(cell: unknown, nameOf: NameOf): string {
  if (!isRecord(cell)) return '';
  if (cell['type'] === 'rich_text') return richText(cell, nameOf).trim();
  const { text, value } = cell;
  const said = text ?? value;
  return typeof said === 'string' || typeof said === 'number' ? String(said) : '';
}

const tableText = (table: Table): string =>
  table.rows.map((row) => row.map(({ text }) => text.replace(/\s+/g, ' ')).join('\t')).join('\n');

/** A rich text block's words, a line each. */
function richText(block: Fields, nameOf: NameOf): string {
  return recordsAt(block, 'elements')
    .map((element) => (element['type'] === 'rich_text_list' ? listText(element, nameOf) : inline(element, nameOf)))
    .reduce((said, next) => (said === '' || said.endsWith('\n') ? said + next : `${said}\n${next}`), '');
}

function listText(list: Fields, nameOf: NameOf): string {
  const { style, indent, offset } = list;
  const margin = INDENT.repeat(typeof indent === 'number' && indent > 0 ? Math.min(indent, 8) : 0);
  const first = typeof offset === 'number' ? offset + 1 : 1;
  return recordsAt(list, 'elements')
    .map((item, at) => `${margin}${style === 'ordered' ? `${first + at}.` : '•'} ${inline(item, nameOf)}`)
    .join('\n');
}

const inline = (section: Fields, nameOf: NameOf): string =>
  recordsAt(section, 'elements')
    .map((element) => wordsOf(element, nameOf))
    .join('');

function wordsOf(element: Fields, nameOf: NameOf): string {
  switch (element['type']) {
    case 'link':
      return linkText(textAt(element, 'url'), textAt(element, 'text'));
    case 'user':
      return `@${nameOf(textAt(element, 'user_id')) ?? textAt(element, 'user_id')}`;
    case 'usergroup':
      return `@${nameOf(textAt(element, 'usergroup_id')) ?? textAt(element, 'usergroup_id')}`;
    case 'channel':
      return `#${nameOf(textAt(element, 'channel_id')) ?? textAt(element, 'channel_id')}`;
    case 'broadcast':
      return `@${textAt(element, 'range')}`;
    case 'emoji':
      return emoji(element);
    case 'date':
      return textAt(element, 'fallback');
    case 'color':
      return textAt(element, 'value');
    default:
      return textAt(element, 'text');
  }
}

/** The character itself, whose code points Slack gives in hexadecimal; a workspace's own by its name. */
function emoji(element: Fields): string {
  const points = textAt(element, 'unicode')
    .split('-')
    .map((point) => Number.parseInt(point, 16));
  const known = points.every((point) => Number.isInteger(point) && point > 0 && point <= 0x10ffff);
  return known ? String.fromCodePoint(...points) : `:${textAt(element, 'name')}:`;
}
