import type { AnswerContext, AnswerInput, Column, Field, Outcome, Reading } from './definition';
import { readBoards } from './kinds/boards';
import { readCount } from './kinds/count';
import { readDates } from './kinds/dates/dates';
import { readDistricts } from './kinds/districts/districts';
import { cleanText, readProse, tooLong } from './kinds/prose';
import { projectHeading, readProject } from './kinds/project';
import { readStates } from './kinds/states';
import { readUnit } from './kinds/unit';
import { isBlankWord } from './reading/words';
import { showBoards, showCount, showDates, showDistricts, showStates } from './show';
import { answerOf, type Answers, type Block, type Row, type Value } from './values';
import type { Around } from '../words/coded';
import { problem, toldText } from '../words/problems';

/** Characters an answer to a field that is not prose may have. */
const SHORT_LIMIT = 500;

/**
 * Reads an answer, typed or from a card. Never throws, never picks between two readings on its own.
 * `previous` is the answer it replaces: what was confirmed before is not asked about again, and a
 * text's `[Tabla N]` lines stand for its tables.
 */
export function readAnswer(
  field: Field | Column,
  input: AnswerInput,
  context: AnswerContext,
  previous?: Value,
): Outcome {
  const outcome = settled(read(field, input, context, previous), previous);
  const required = 'required' in field && field.required === true;
  if (outcome.is === 'blank' && required) {
    return { is: 'refused', problem: problem('answer.required', { field: field.id }) };
  }
  return outcome;
}

function read(field: Field | Column, input: AnswerInput, context: AnswerContext, previous?: Value): Outcome {
  if (field.input === 'prose') return readProse(field, input, previous);
  if (field.input === 'project') return readProject(field, input, previous);
  if (field.input === 'text') return readText(field.maxLength, input.text);
  if (field.input === 'rows') return { is: 'refused', problem: problem('answer.by-parts', { field: field.id }) };
  if (input.text.length > SHORT_LIMIT) return tooLong(input.text.length, SHORT_LIMIT);
  return readShort(field.input, input.text, context);
}

type ShortKind = 'unit' | 'states' | 'dates' | 'boards' | 'districts' | 'count';

function readShort(kind: ShortKind, text: string, context: AnswerContext): Outcome {
  switch (kind) {
    case 'unit':
      return readUnit(text, context);
    case 'states':
      return readStates(text, context);
    case 'dates':
      return readDates(text, context);
    case 'boards':
      return readBoards(text, context);
    case 'districts':
      return readDistricts(text, context);
    case 'count':
      return readCount(text);
    default:
      return kind satisfies never;
  }
}

function readText(limit: number, typed: string): Outcome {
  if (typed.length > limit * 4) return tooLong(typed.length, limit);
  const text = cleanText(typed).replace(/\s+/g, ' ').trim();
  if (isBlankWord(text)) return { is: 'blank' };
  return text.length > limit ? tooLong(text.length, limit) : { is: 'accepted', value: { kind: 'text', text } };
}

/** A question whose first reading is the answer already there was answered before. */
function settled(outcome: Outcome, previous: Value | undefined): Outcome {
  if (previous === undefined) return outcome;
  if (outcome.is === 'accepted')
    return sameDistricts(outcome.value, previous) ? { is: 'accepted', value: previous } : outcome;
  if (outcome.is !== 'confirm') return outcome;
  const [first] = outcome.readings;
  if (first === undefined || first.also !== undefined) return outcome;
  return same(first.value, previous) ? { is: 'accepted', value: previous } : outcome;
}

/** Numbers that stand on either map were answered for one of them before. */
function sameDistricts(value: Value, previous: Value): boolean {
  if (value.kind !== 'districts' || previous.kind !== 'districts') return false;
  return value.map === undefined && same(value.districts, previous.districts);
}

/** Values are plain JSON; keys may come in another order after a stay in a store. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return left.length === right.size && left.every(([name, value]) => right.has(name) && same(value, right.get(name)));
}

/**
 * A value as the official form prints it, in es-MX. The shown value of a short field reads back as
 * the same value. `answers` tell the states, without which districts of several states name theirs.
 */
export function showValue(value: Value, answers: Answers = {}): string {
  switch (value.kind) {
    case 'unit':
      return value.name;
    case 'states':
      return value.literal ?? showStates(value.keys);
    case 'dates':
      return showDates(value.days, value.ranges);
    case 'boards':
      return showBoards(value.boards);
    case 'districts':
      return showDistricts(value.districts, answerOf(answers, 'states', 'states')?.keys);
    case 'count':
      return showCount(value.count);
    case 'text':
      return value.text;
    case 'prose':
      return showBlocks(value.blocks);
    case 'project':
      return [projectHeading(value), showBlocks(value.blocks)].filter((part) => part !== '').join('\n\n');
    case 'rows':
      return value.rows.map(showRow).join('\n\n');
    default:
      return value satisfies never;
  }
}

/** What the button of a reading says. */
export function readingText({ value, label, also }: Reading, answers: Answers, labels: Around['label']): string {
  const shown = showValue(value, { ...answers, ...also });
  if (label === undefined) return shown;
  return toldText(typeof label === 'string' ? label : [label], { value: shown, label: labels });
}

function showBlocks(blocks: readonly Block[]): string {
  return blocks.map(showBlock).join('\n\n');
}

function showBlock(block: Block): string {
  if (block.type === 'paragraph') return block.text;
  return block.rows.map((row) => row.map((cell) => cell.text.replace(/\s*\n\s*/g, ' ')).join(' | ')).join('\n');
}

function showRow(row: Row): string {
  return row.columns
    .map((column) => row.cells[column])
    .filter((cell) => cell !== undefined)
    .map((cell) => showValue(cell))
    .join('\n\n');
}
