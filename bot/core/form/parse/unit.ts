import { problem } from '../../problems';
import { unitNameAt, units } from '../catalogues/catalogues';
import type { AnswerContext, Outcome } from '../definition';
import type { UnitValue } from '../values';
import { clip, isBlankWord, keyOf } from './words';

export function readUnit(text: string, context: AnswerContext): Outcome<UnitValue> {
  if (isBlankWord(text)) return { is: 'blank' };
  const key = keyOf(text);
  const unit = units.find((one) =>
    [one.id, one.name, ...one.acronyms, ...one.aliases].some((name) => keyOf(name) === key),
  );
  if (unit === undefined) return { is: 'refused', problem: problem('unit.unknown', { typed: clip(text) }) };
  return { is: 'accepted', value: { kind: 'unit', id: unit.id, name: unitNameAt(unit, context.reportingMonth) } };
}
