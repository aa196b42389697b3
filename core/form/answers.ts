import type { AnswerContext, AnswerInput, Column, Field, Outcome } from './definition';
import { readBoards } from './kinds/boards';
import { readCount } from './kinds/count';
import { readDates } from './kinds/dates/dates';
import { readDistricts } from './kinds/districts/districts';
import { cleanText, readProse, tooLong } from './kinds/prose';
import { readProject } from './kinds/project';
import { readStates } from './kinds/states';
import { readUnit } from './kinds/unit';
import { isBlankWord } from './reading/words';
import type { Value } from './values';
import { problem } from '../words/problems';

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
    return { is: 'refused', problem: problem('answer.required', { label: field.label }) };
  }
  return outcome;
}

function read(field: Field | Column, input: AnswerInput, context: AnswerContext, previous?: Value): Outcome {
  if (field.input === 'prose') return readProse(field, input, previous);
  if (field.input === 'project') return readProject(field, input, previous);
  if (field.input === 'text') return readText(field.maxLength, input.text);
  if (field.input === 'rows') return { is: 'refused', problem: problem('answer.by-parts', { label: field.label }) };
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
