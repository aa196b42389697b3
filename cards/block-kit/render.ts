import type { Button, ImageElement, KnownBlock, RichTextBlockElement } from '@slack/types';
import { SLACK_LIMITS } from './limits';
import { escaped, isBlank, onOneLine, plainText, unescaped } from './clean';
import { tableBlocks, tableText } from './grid';
import type { Fact, ImagePart, Part, TextPart, Unit } from './parts';
import { bold, isStyled, richBlock, textObject, toMrkdwn, toPlain, toRich, type Line } from './prose';
import { sizeOf, split } from './split';
import type { Surface } from './types';

/** The blocks of a card's parts, each inside its own limits. */
export function render(parts: readonly Part[], surface: Surface): readonly Unit[] {
  const tables = surface === 'message' ? { first: true } : { first: false };
  return neighbours(parts).flatMap((group) => groupUnits(group, tables));
}

/**
 * What is drawn in one block: paragraphs of typed text, small images. Anything else stands alone, and
 * so does what is said right under an input, to stay there.
 */
function neighbours(parts: readonly Part[]): readonly (readonly Part[])[] {
  const groups: Part[][] = [];
  for (const part of parts) {
    const last = groups.at(-1)?.[0];
    const under = groups.at(-2)?.[0]?.is === 'input';
    const alike = last !== undefined && ((isProse(last) && isProse(part)) || (isSmall(last) && isSmall(part)));
    if (alike && !under) groups.at(-1)?.push(part);
    else groups.push([part]);
  }
  return groups;
}

const isProse = (part: Part): part is TextPart => part.is === 'text' && part.look === 'body' && part.typed;
const isSmall = (part: Part): part is ImagePart => part.is === 'image' && part.small;

function groupUnits(group: readonly Part[], tables: { first: boolean }): readonly Unit[] {
  const [part] = group;
  if (part === undefined) return [];
  if (isProse(part)) return proseUnits(group.filter(isProse));
  if (isSmall(part)) return imageRows(group.filter(isSmall));
  return partUnits(part, tables);
}

function partUnits(part: Part, tables: { first: boolean }): readonly Unit[] {
  switch (part.is) {
    case 'text':
      return textUnits(part);
    case 'facts':
      return factUnits(part.facts);
    case 'table':
      return tableUnits(part, tables);
    case 'image':
      return [{ block: { type: 'image', image_url: part.url, alt_text: part.alt }, plain: part.alt }];
    case 'buttons':
      return buttonRows(part.buttons);
    case 'input':
      return [{ block: part.block, plain: wordsOf(part.block) }];
    case 'section':
      return [{ block: part.block, plain: wordsOf(part.block), ...(part.leads === true ? { leads: true } : {}) }];
    case 'divider':
      return [{ block: { type: 'divider' }, plain: '', leads: true }];
    default:
      return part satisfies never;
  }
}

/** Texts of a block that was made whole; escaped as they are there. */
function wordsOf(block: KnownBlock): string {
  if (block.type === 'input') return unescaped(block.label.text);
  if (block.type !== 'section') return '';
  return [block.text, ...(block.fields ?? [])]
    .map((text) => unescaped(text?.text ?? ''))
    .filter(Boolean)
    .join('\n');
}

const rich = (elements: RichTextBlockElement[], plain: string): readonly Unit[] =>
  elements.length === 0 ? [] : [{ block: richBlock(elements), plain }];

function textUnits({ look, lines, typed }: TextPart): readonly Unit[] {
  switch (look) {
    case 'heading':
      return headingUnits(lines);
    case 'quiet':
      return split(lines, SLACK_LIMITS.text).flatMap((part) => quietUnit(part, typed));
    case 'alert':
      return split(lines, SLACK_LIMITS.richText).flatMap((part) => rich(toRich(part, 'quote'), toPlain(part)));
    case 'code':
      return split(lines, SLACK_LIMITS.richText).flatMap((part) => rich(toRich(part, 'code'), toPlain(part)));
    case 'body':
      return split(lines, SLACK_LIMITS.text).flatMap(bodyUnit);
    default:
      return look satisfies never;
  }
}

function headingUnits(lines: readonly Line[]): readonly Unit[] {
  const text = onOneLine(toPlain(lines));
  if (isBlank(text)) return [];
  const linked = lines.some(({ runs }) => runs.some(({ link, date }) => link !== undefined || date !== undefined));
  if (!linked && escaped(text).length <= SLACK_LIMITS.headerText) {
    return [{ block: { type: 'header', text: plainText(text, SLACK_LIMITS.headerText) }, plain: text, leads: true }];
  }
  return split(bold(lines), SLACK_LIMITS.richText).flatMap((part) => rich(toRich(part, 'body'), toPlain(part)));
}

const isFormatted = (lines: readonly Line[]): boolean =>
  lines.some(({ runs }) => runs.some((run) => isStyled(run) || run.link !== undefined || run.date !== undefined));

function quietUnit(lines: readonly Line[], typed: boolean): readonly Unit[] {
  const plain = toPlain(lines);
  if (isBlank(plain)) return [];
  const formatted = isFormatted(lines);
  if (formatted && toMrkdwn(lines) === undefined) return rich(toRich(lines, 'body'), plain);
  const text = textObject(lines, SLACK_LIMITS.text, !typed || formatted);
  return [{ block: { type: 'context', elements: [text] }, plain }];
}

/** The product's own words as a section, which Slack folds where it is long; what mrkdwn would misread as rich text. */
function bodyUnit(lines: readonly Line[]): readonly Unit[] {
  const plain = toPlain(lines);
  const mrkdwn = toMrkdwn(lines);
  const isList = lines.some(({ mark }) => mark !== undefined);
  if (isBlank(plain)) return [];
  if (isList || mrkdwn === undefined || mrkdwn.length > SLACK_LIMITS.text) return rich(toRich(lines, 'body'), plain);
  const leads = lines.every(({ runs }) => runs.every(({ bold }) => bold === true));
  const unit: Unit = { block: { type: 'section', text: textObject(lines, SLACK_LIMITS.text) }, plain };
  return [leads ? { ...unit, leads } : unit];
}

/** Paragraphs in as few blocks as hold them. */
function proseUnits(parts: readonly TextPart[]): readonly Unit[] {
  const units: { elements: RichTextBlockElement[]; plain: string; size: number }[] = [];
  for (const lines of parts.flatMap((part) => split(part.lines, SLACK_LIMITS.richText))) {
    const [elements, plain, size] = [toRich(lines, 'body'), toPlain(lines), sizeOf(lines)];
    const last = units.at(-1);
    if (last !== undefined && last.size + size <= SLACK_LIMITS.richText) {
      last.elements.push(...elements);
      last.plain += `\n${plain}`;
      last.size += size;
    } else units.push({ elements, plain, size });
  }
  return units.flatMap(({ elements, plain }) => rich(elements, plain));
}

/** Short facts side by side, as many as a section has fields; a long one by itself. */
function factUnits(facts: readonly Fact[]): readonly Unit[] {
  const groups: (readonly Line[])[][] = [];
  for (const lines of facts.map(factLines)) {
    const last = groups.at(-1);
    const room =
      last !== undefined &&
      last.length < SLACK_LIMITS.fields &&
      sizeOf(last.flat()) + sizeOf(lines) <= SLACK_LIMITS.text;
    if (room && sizeOf(lines) <= SLACK_LIMITS.fieldText) last.push(lines);
    else groups.push([lines]);
  }
  return groups.flatMap((group) => {
    const plain = group.map((lines) => toPlain(lines).replace('\n', ': ')).join('\n');
    if (sizeOf(group.flat()) > SLACK_LIMITS.fieldText && group.length === 1)
      return group.flatMap((lines) => textUnits({ is: 'text', look: 'body', lines, typed: false }));
    const fields = group.map((lines) => textObject(lines, SLACK_LIMITS.fieldText));
    return [{ block: { type: 'section' as const, fields }, plain }];
  });
}

const factLines = ({ title, value }: Fact): readonly Line[] =>
  [...bold(title), ...value].filter(({ runs }) => runs.length > 0);

/** A message takes one table block: the first; what is small after it is text, what is large a message of its own. */
const SMALL_TABLE = 3_000;

function tableUnits(table: Part & { is: 'table' }, tables: { first: boolean }): readonly Unit[] {
  const text = tableText(table);
  const blocks = tableBlocks(table);
  const small = JSON.stringify(text).length <= SMALL_TABLE;
  if (blocks.length === 0 || (!tables.first && small)) return text;
  tables.first = false;
  return blocks;
}

function imageRows(images: readonly ImagePart[]): readonly Unit[] {
  const size = SLACK_LIMITS.contextElements;
  return Array.from({ length: Math.ceil(images.length / size) }, (_, row) => {
    const shown = images.slice(row * size, (row + 1) * size);
    const elements = shown.map(({ url, alt }): ImageElement => ({ type: 'image', image_url: url, alt_text: alt }));
    return { block: { type: 'context' as const, elements }, plain: shown.map(({ alt }) => alt).join(', ') };
  });
}

/** JSON of one row of buttons: with much data in each, 25 of them would not fit a message. */
const ROW_CHARS = 6_000;

function buttonRows(buttons: readonly Button[]): readonly Unit[] {
  const rows: { elements: Button[]; size: number }[] = [];
  for (const button of buttons) {
    const size = JSON.stringify(button).length + 1;
    const last = rows.at(-1);
    const room =
      last !== undefined && last.elements.length < SLACK_LIMITS.actionElements && last.size + size <= ROW_CHARS;
    if (room) {
      last.elements.push(button);
      last.size += size;
    } else rows.push({ elements: [button], size });
  }
  return rows.map(({ elements }) => ({ block: { type: 'actions', elements }, plain: '' }));
}
