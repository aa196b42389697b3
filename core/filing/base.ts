import { contextAt, readAnswer } from '../form/answers';
import { findField, type AnswerContext, type Column, type Field, type Form, type Outcome } from '../form/definition';
import { kindOf } from '../form/kinds/kinds';
import { answerOf, type Answers, type PlainDate, type Row, type Value } from '../form/values';
import { notice, type Notice } from '../words/notices';
import { opened } from '../record/decision';
import { type FilingFact } from './evolve';
import { isAsked, nextField, stepKey, wantsAnswer, type RowsField } from '../record/queries/steps';
import type { Base } from '../record/made-from';
import type { Report } from '../record/types';

/** What a report takes over from the one it is made from, and where it begins. */
export function takeBase(form: Form, report: Report, base: Base, today: PlainDate): readonly FilingFact[] {
  const { report: id, folio, answers: before } = base;
  let answers: Answers = {};
  const kept: Record<string, Value> = {};
  const gone: string[] = [];
  for (const field of form.fields) {
    const value = before[field.id];
    if (field.takenOver !== true || value === undefined || !isAsked(field, answers)) continue;
    const held = heldBy(field, value, contextAt(today, answers));
    if (held !== undefined) answers = { ...answers, [field.id]: held };
    if (dependsOnDates(field)) kept[field.id] = value;
    else if (held === undefined && field.input !== 'rows') gone.push(field.id);
  }
  const skipped = form.fields
    .filter((field) => before[field.id] === undefined && isAsked(field, before))
    .filter(({ required, missedWhenBlank }) => required !== true && missedWhenBlank !== true)
    .map((field) => stepKey({ at: 'field', field: field.id }));
  const said = saidOf(form, folio, answers, gone);
  const taken: FilingFact = { type: 'BaseTaken', report: id, folio, answers, skipped, said, kept };
  return [taken, opened(nextField(form, { ...report, answers, skipped }, undefined), undefined)];
}

/**
 * The answers that were taken over and hold or not by what else is answered, read again. One that does not
 * hold once the dates are known is dropped and asked instead.
 */
export function rereadTaken(form: Form, now: Report, today: PlainDate): readonly FilingFact[] {
  const { madeFrom } = now;
  if (madeFrom === undefined) return [];
  // Whoever goes back to the summary is asked for no dates.
  const areDatesDue = form.fields.some((field) => field.input === 'dates' && wantsAnswer(field, now));
  const isDecided = !areDatesDue || now.returnTo?.at === 'summary';
  return Object.entries(madeFrom.kept).flatMap(([id, before]): readonly FilingFact[] => {
    const field = findField(form, id);
    if (field === undefined) return [];
    const isPart = isAsked(field, now.answers);
    const value = isPart ? heldBy(field, before, contextAt(today, now.answers)) : undefined;
    const fact: FilingFact = { type: 'TakenReread', field: id, ...(value === undefined ? {} : { value }) };
    if (value === undefined && isPart && isDecided)
      return [{ ...fact, dropped: true, notice: [notice('base.dropped', { field: id, folio: madeFrom.folio })] }];
    return JSON.stringify(value) === JSON.stringify(now.answers[id]) ? [] : [fact];
  });
}

/** What holds of a unit that is proposed: undefined where the catalogue no longer has it. */
export function knownUnit(form: Form, value: Value, today: PlainDate): Value | undefined {
  const field = form.fields.find(({ input }) => input === 'unit');
  return field === undefined ? undefined : heldBy(field, value, contextAt(today, {}));
}

/** Districts are numbered on a map, which follows from the dates. */
const dependsOnDates = ({ input }: Field): boolean => input === 'districts';

/** An answer of another report as this one would have it; undefined where it cannot be taken as it is. */
function heldBy(field: Field, value: Value, context: AnswerContext): Value | undefined {
  if (value.kind !== field.input) return undefined;
  if (field.input === 'rows') return value.kind === 'rows' ? projectsOf(field, value) : undefined;
  const [input] = kindOf(field.input).inputs(field, context.answers, value);
  const found = foundIn(readAnswer(field, { text: input?.value ?? '' }, context));
  return found !== undefined && saysTheSame(value, found) ? found : undefined;
}

/** The reading that needs no question; a phrase that stands as written was confirmed in the other report. */
function foundIn(outcome: Outcome): Value | undefined {
  if (outcome.is === 'accepted') return outcome.value;
  const first = outcome.is === 'confirm' ? outcome.readings[0]?.value : undefined;
  return first?.kind === 'states' && first.literal !== undefined ? first : undefined;
}

/** A unit may have another name by now, a phrase stand for other states, and the same districts be on another map. */
function saysTheSame(before: Value, now: Value): boolean {
  switch (now.kind) {
    case 'unit':
      return before.kind === 'unit';
    case 'states':
      return before.kind === 'states' && (now.literal ?? String(now.keys)) === (before.literal ?? String(before.keys));
    case 'districts':
      return before.kind === 'districts' && String(codesOf(now)) === String(codesOf(before));
    default:
      return kindOf(now.kind).show(now, {}) === kindOf(before.kind).show(before, {});
  }
}

const codesOf = ({ districts }: Extract<Value, { kind: 'districts' }>): readonly string[] =>
  districts.map(({ state, number }) => `${state}/${number}`);

/** Each row's project by its code and name; what was done in it is the other report's. */
function projectsOf(field: RowsField, { rows }: Extract<Value, { kind: 'rows' }>): Value | undefined {
  const carried = rows
    .map((row) => field.columns.flatMap((column) => carriedCell(column, row)))
    .filter((cells) => cells.length > 0)
    .map((cells, at): Row => ({
      id: String(at + 1),
      columns: cells.map(([column]) => column),
      cells: Object.fromEntries(cells),
    }));
  return carried.length === 0 ? undefined : { kind: 'rows', rows: carried };
}

function carriedCell({ id, input }: Column, { cells }: Row): readonly (readonly [string, Row['cells'][string]])[] {
  const cell = cells[id];
  if (input !== 'project' || cell?.kind !== 'project') return [];
  const { code = '', name = '' } = cell;
  if (code === '' && name === '') return [];
  const heading = { ...(code === '' ? {} : { code }), ...(name === '' ? {} : { name }) };
  return [[id, { kind: 'project', ...heading, blocks: [], carried: true }]];
}

function saidOf(form: Form, folio: string, answers: Answers, gone: readonly string[]): readonly Notice[] {
  const unit = valueIn(form, answers, 'unit');
  const states = valueIn(form, answers, 'states');
  const boards = valueIn(form, answers, 'boards');
  const districts = valueIn(form, answers, 'districts');
  const projects = (valueIn(form, answers, 'rows')?.rows ?? [])
    .flatMap(({ cells }) => Object.values(cells))
    .flatMap((cell) => (cell.kind === 'project' ? [cell.code ?? cell.name ?? ''] : []));
  const taken = notice('base.taken', {
    folio,
    ...(unit === undefined ? {} : { unit: unit.id }),
    ...(states === undefined ? {} : { states: states.literal ?? states.keys }),
    ...(boards === undefined ? {} : { boards: boards.boards }),
    ...(districts === undefined ? {} : { districts: districts.districts, of: states?.keys ?? [] }),
    projects,
  });
  return gone.length === 0 ? [taken] : [taken, notice('base.gone', { fields: gone })];
}

function valueIn<K extends Value['kind']>(form: Form, answers: Answers, kind: K) {
  const field = form.fields.find(({ input }) => input === kind);
  return field === undefined ? undefined : answerOf(answers, field.id, kind);
}
