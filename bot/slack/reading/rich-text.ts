import { readPlain } from '../../pasted/plain';
import { addressOf, joined, marked, trimmed, type Marked } from '../../../core/form/marks';
import type { Block, ListItem, Paragraph, Table, TableCell } from '../../../core/form/values';
import { decodeMarkup, labelsIn, linkText, peopleIn, type NameOf } from './markup';
import { isRecord, recordAt, recordsAt, textAt, type Fields } from './fields';

/** What a message says, as it came: Slack's escaped text, and its blocks where a client sent them. */
export interface RawWriting {
  readonly text: string;
  readonly blocks: readonly Fields[];
}

export interface Writing {
  readonly text: string;
  /** Paragraphs and tables; present where there is a table, or something is in bold, in italics, a link or a list. */
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
  const text = pieces.map(textOf).join('\n');
  if (text.trim() === '') return { text: decodeMarkup(said.text, nameOf) };
  if (!pieces.some((piece) => isTable(piece) || isFormatted(piece))) return { text };
  return { text, blocks: pieces.flatMap((piece) => (isTable(piece) ? [piece] : paragraphsOf(piece))) };
}

/** Paragraphs, and items of lists, each on lines of its own. */
type Rich = readonly Paragraph[];

const isTable = (piece: Rich | Table): piece is Table => 'rows' in piece;
const textOf = (piece: Rich | Table): string => (isTable(piece) ? tableText(piece) : textOfRich(piece));
const isFormatted = (piece: Rich): boolean =>
  piece.some(({ marks, list }) => marks !== undefined || list !== undefined);
/** A table may have been typed among the lines of plain text. */
const paragraphsOf = (piece: Rich): readonly Block[] => (isFormatted(piece) ? piece : readPlain(textOfRich(piece)));

const pieceOf = (block: Fields, nameOf: NameOf): Rich | Table =>
  block['type'] === 'table' ? tableOf(block, nameOf) : richText(block, nameOf);

/** The first row is the table's heading, as Slack draws it. */
function tableOf(block: Fields, nameOf: NameOf): Table {
  const given = Array.isArray(block['rows']) ? (block['rows'] as readonly unknown[]) : [];
  const rows = given.map((row) => (Array.isArray(row) ? row.map((cell) => cellText(cell, nameOf)) : []));
  const width = Math.max(0, ...rows.map((row) => row.length));
  const cells = rows.map((row) => Array.from({ length: width }, (_, at): TableCell => row[at] ?? { text: '' }));
  return { type: 'table', headerRows: cells.length > 1 ? 1 : 0, rows: cells };
}

function cellText(cell: unknown, nameOf: NameOf): TableCell {
  if (!isRecord(cell)) return { text: '' };
  if (cell['type'] === 'rich_text') return trimmed(joinedRich(richText(cell, nameOf)));
  const { text, value } = cell;
  const said = text ?? value;
  return { text: typeof said === 'string' || typeof said === 'number' ? String(said) : '' };
}

const tableText = (table: Table): string =>
  table.rows.map((row) => row.map(({ text }) => text.replace(/\s+/g, ' ')).join('\t')).join('\n');

type Part = Marked & Pick<Paragraph, 'list'>;

/** A rich text block's words, a line each: what ends a line itself needs no other end. */
function richText(block: Fields, nameOf: NameOf): Rich {
  const parts = recordsAt(block, 'elements').flatMap((element): readonly Part[] =>
    element['type'] === 'rich_text_list' ? listItems(element, nameOf) : [inline(element, nameOf)],
  );
  return parts.map((part, at): Paragraph => {
    const before = parts[at - 1]?.text ?? '';
    const isBelow = at > 0 && !before.endsWith('\n\n') && !part.text.startsWith('\n');
    return { type: 'paragraph', ...part, ...(isBelow ? { below: true } : {}) };
  });
}

const joinedRich = (rich: Rich): Marked =>
  rich.reduce<Marked>((said, next) => joined([said, next], said.text === '' || said.text.endsWith('\n') ? '' : '\n'), {
    text: '',
  });

const textOfRich = (rich: Rich): string => joinedRich(rich).text;

function listItems(list: Fields, nameOf: NameOf): readonly Part[] {
  const { style, indent, offset } = list;
  const level = typeof indent === 'number' && indent > 0 ? Math.min(indent, 8) : 0;
  const first = typeof offset === 'number' ? offset + 1 : 1;
  const kind = style === 'ordered' ? 'numbered' : 'bulleted';
  return recordsAt(list, 'elements').map((item, at) => {
    const sign = `${INDENT.repeat(level)}${kind === 'numbered' ? `${first + at}.` : '•'} `;
    const said: ListItem = { kind, level, sign: sign.length };
    return { ...joined([{ text: sign }, inline(item, nameOf)], ''), list: said };
  });
}

const inline = (section: Fields, nameOf: NameOf): Marked =>
  joined(
    recordsAt(section, 'elements').map((element) => styled(element, wordsOf(element, nameOf))),
    '',
  );

/** As it was written; a link is its label, or the address that is shown for want of one. */
function styled(element: Fields, text: string): Marked {
  const { bold, italic } = recordAt(element, 'style');
  const href = element['type'] === 'link' ? addressOf(textAt(element, 'url')) : undefined;
  const label = textAt(element, 'text');
  const shown = label.trim() === '' ? text.length : label.length;
  return marked(text, [
    ...(bold === true ? [{ from: 0, to: text.length, is: 'bold' } as const] : []),
    ...(italic === true ? [{ from: 0, to: text.length, is: 'italic' } as const] : []),
    ...(href === undefined ? [] : [{ from: 0, to: shown, is: 'link', href } as const]),
  ]);
}

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
