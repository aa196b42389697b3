import { same, searchedIn } from '../form/answers';
import type { Doubt, Field, Form } from '../form/definition';
import { lengthOf, textsOf } from '../form/kinds/prose';
import { blocksTogether, plainBlocks } from '../form/plain';
import { keyOf } from '../form/reading/words';
import type { Answers, Block, CellValue, Row, Value } from '../form/values';
import { isAsked, rowsField, rowsOf, sameStep } from '../record/queries/steps';
import type { Proposal, Report } from '../record/types';

/** The proposal that stands in the place of what is asked; one that was left for another step waits until the walk is back. */
export const standingIn = ({ proposal, at }: Pick<Report, 'proposal' | 'at'>): Proposal | undefined =>
  proposal !== undefined && sameStep(proposal.step, at) ? proposal : undefined;

/** What a proposal offers, in the form's order, the rest included where it was placed. */
export function offeredIn(form: Form, proposal: Proposal): readonly (readonly [field: Field, value: Value])[] {
  const placed = placedRest(form, proposal);
  return form.fields.flatMap((field) => {
    const value = (placed?.field === field.id ? placed.value : undefined) ?? proposal.found[field.id];
    return value === undefined ? [] : [[field, value] as const];
  });
}

/** The rest as an answer of the field it was placed in; a matter's is a row of its own, or the work of the project that was named. */
function placedRest(form: Form, { found, rest, restIn }: Proposal): { field: string; value: Value } | undefined {
  if (restIn === undefined || rest.length === 0) return undefined;
  const table = rowsField(form, restIn);
  if (table === undefined) return { field: restIn, value: { kind: 'prose', blocks: rest } };
  const [row] = rowsOf(found, restIn);
  const column = row?.columns.find((id) => row.cells[id]?.kind === 'project');
  const cell = column === undefined ? undefined : row?.cells[column];
  if (row === undefined || column === undefined || cell === undefined) return undefined;
  const written: CellValue = { ...cell, blocks: withBlocks(cell.blocks, rest) };
  const rows: readonly Row[] = [{ ...row, cells: { ...row.cells, [column]: written } }];
  return { field: restIn, value: { kind: 'rows', rows } };
}

/** Whether the rest was placed where a column is still to be chosen for it. */
export const isRowWithoutColumn = (form: Form, proposal: Proposal): boolean =>
  proposal.restIn !== undefined &&
  proposal.rest.length > 0 &&
  rowsField(form, proposal.restIn) !== undefined &&
  placedRest(form, proposal) === undefined;

/** The fields that the rest can become an answer of: the first prose that has none, and the table. */
export function placesFor(
  form: Form,
  { answers }: Pick<Report, 'answers'>,
  { found, rest }: Proposal,
): readonly Field[] {
  const length = lengthOf(rest);
  const isFree = ({ id }: Field): boolean => answers[id] === undefined && found[id] === undefined;
  const prose = form.fields.find((field) => field.input === 'prose' && isFree(field) && isAsked(field, answers));
  const table = form.fields.find((field) => field.input === 'rows');
  return [prose, table].filter((field) => field !== undefined).filter((field) => length <= roomOf(field));
}

const roomOf = (field: Field): number =>
  field.input === 'rows' ? Math.min(...field.columns.map(({ maxLength }) => maxLength)) : (field.maxLength ?? 0);

type Told = Pick<Proposal, 'found' | 'doubts'>;

/** What was said first and what was said next: what is said anew without a doubt holds; what is doubted stands beside what was said before. */
export function together(first: Told, next: Told): Told {
  const doubts: Record<string, Doubt> = {};
  for (const [field, { said, readings }] of Object.entries({ ...first.doubts, ...next.doubts })) {
    const before = first.found[field];
    if (next.found[field] !== undefined) continue;
    const isSaid = before === undefined || readings.some(({ value }) => same(value, before));
    doubts[field] = { said, readings: isSaid ? readings : [...readings, { value: before }] };
  }
  const all = Object.entries({ ...first.found, ...next.found });
  const found = Object.fromEntries(all.filter(([field]) => doubts[field] === undefined));
  return { found, ...withSome(doubts) };
}

const withSome = (doubts: NonNullable<Told['doubts']>): Pick<Told, 'doubts'> =>
  Object.keys(doubts).length === 0 ? {} : { doubts };

/** Without these fields. */
export function without({ found, doubts = {} }: Told, fields: readonly string[]): Told {
  const left = <T>(all: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.fromEntries(Object.entries(all).filter(([field]) => !fields.includes(field)));
  return { found: left(found), ...withSome(left(doubts)) };
}

/** Of what is asked, by field id, what comes first. */
export const likeliestOf = ({ doubts = {} }: Proposal): Answers =>
  Object.fromEntries(
    Object.entries(doubts).flatMap(([id, { readings }]) => readings.slice(0, 1).map(({ value }) => [id, value])),
  );

/** Whether a proposal offers or asks anything. */
export const offersAny = (form: Form, proposal: Proposal): boolean =>
  offeredIn(form, proposal).length > 0 || proposal.doubts !== undefined;

/**
 * A proposal without a field, or without the text that was not used (`null`). Words of its author's own that
 * were an answer are text again.
 */
export function trimmed(whole: Proposal, field: string | null): Proposal {
  const { restIn, ...proposal } = whole;
  if (field === null) return proposal.asked === undefined ? { ...proposal, rest: [] } : settled(whole, false);
  const { doubts: _, ...left } = proposal;
  const value = proposal.found[field];
  const words = value?.kind === 'prose' ? value.blocks : [];
  const rest = withBlocks(words, proposal.rest);
  return {
    ...left,
    ...without(proposal, [field]),
    rest,
    ...(restIn === undefined || restIn === field ? {} : { restIn }),
  };
}

/** A proposal after its author was asked about a text: with it, or without. */
export function settled({ asked = [], ...proposal }: Proposal, belongs: boolean): Proposal {
  if (!belongs) return proposal;
  return { ...proposal, said: withBlocks(proposal.said, asked), rest: withBlocks(proposal.rest, asked) };
}

/** Said twice, it stands once: a table, a paragraph, a whole list. */
export function withBlocks(before: readonly Block[], more: readonly Block[]): readonly Block[] {
  const said = new Set(partsOf(before).map(wordsOf));
  return [...before, ...partsOf(more).flatMap((part) => (said.has(wordsOf(part)) ? [] : part))];
}

/** What is in no answer of these yet, of what was said and not used. */
export const unusedOf = (blocks: readonly Block[], answers: Answers): readonly Block[] => {
  const kept = Object.values(answers).flatMap(searchedIn).map(keyOf);
  const isKept = (text: string): boolean => kept.some((one) => one.includes(keyOf(text)));
  return partsOf(blocks).flatMap((part) => (textsOf(part).every(isKept) ? [] : part));
};

const partsOf = (blocks: readonly Block[]): readonly (readonly Block[])[] =>
  blocksTogether(blocks).map((one) => ('rows' in one ? [one] : one));

const wordsOf = (part: readonly Block[]): string => JSON.stringify(plainBlocks(part));
