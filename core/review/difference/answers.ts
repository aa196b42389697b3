import { sameWords, showValue } from '../../form/answers';
import type { Column, Form } from '../../form/definition';
import { spansOf } from '../../form/kinds/dates/span';
import { showBoards, showDates, showDistricts, showStates } from '../../form/show';
import { answerOf, stateKeysIn, type Answers, type CellValue, type Row, type Value } from '../../form/values';
import { blocksBetween, type Passage } from './blocks';
import { wordsBetween } from './words';

/** What became of one answer. */
export type Change =
  | { readonly is: 'words'; readonly passages: readonly Passage[] }
  /** What a list got and what it lost, as the form prints it; '' where nothing. */
  | { readonly is: 'list'; readonly added: string; readonly removed: string; readonly now: string }
  /** A short answer in the place of another; '' where it is blank. */
  | { readonly is: 'replaced'; readonly before: string; readonly after: string };

/** An answer that changed: a field's, or a row's in that column. */
export interface Changed {
  readonly field: string;
  readonly row?: {
    readonly id: string;
    /** As it stands after; of one that was removed, as it stood. From 1. */
    readonly number: number;
    readonly is: 'kept' | 'added' | 'removed';
  };
  readonly column?: string;
  /** Worked out when it is asked for: a reader may be shown only the first of many. */
  readonly change: () => Change;
}

/** What changed from some answers to others, in the form's order: fields, and of tables the cells. */
export function answersBetween(form: Form, before: Answers, after: Answers): readonly Changed[] {
  return form.fields.flatMap((field): readonly Changed[] => {
    const [was, is] = [before[field.id], after[field.id]];
    if (field.input === 'rows')
      return rowsBetween(field.id, field.columns, rowsIn(before, field.id), rowsIn(after, field.id));
    if (isSame(was, is, before, after)) return [];
    return [{ field: field.id, change: () => valuesBetween(was, is, before, after) }];
  });
}

/** A row with its number, from 1. */
interface Numbered {
  readonly number: number;
  readonly row: Row;
}

/** A row without text is none: no reader is shown it. */
const rowsIn = (answers: Answers, field: string): readonly Numbered[] =>
  (answerOf(answers, field, 'rows')?.rows ?? [])
    .map((row, at) => ({ number: at + 1, row }))
    .filter(({ row }) => !Object.values(row.cells).every(isToCome));

/** A project that came with another report, and nothing of what was done. */
const isToCome = (cell: CellValue): boolean => cell.kind === 'project' && cell.carried === true;

/** Rows are the same by their ids. Those that were removed come last, in the order in which they stood. */
function rowsBetween(
  field: string,
  columns: readonly Column[],
  before: readonly Numbered[],
  after: readonly Numbered[],
): readonly Changed[] {
  const was = new Map(before.map(({ row }) => [row.id, row]));
  const is = new Set(after.map(({ row }) => row.id));
  const cells = (row: Required<Changed>['row'], one: Row | undefined, other: Row | undefined): readonly Changed[] =>
    columns.flatMap(({ id }): readonly Changed[] => {
      const [left, right] = [cellOf(one, id), cellOf(other, id)];
      return isSame(left, right) ? [] : [{ field, row, column: id, change: () => valuesBetween(left, right) }];
    });
  return [
    ...after.flatMap(({ number, row }) => {
      const earlier = was.get(row.id);
      return cells({ id: row.id, number, is: earlier === undefined ? 'added' : 'kept' }, earlier, row);
    }),
    ...before.flatMap(({ number, row }) =>
      is.has(row.id) ? [] : cells({ id: row.id, number, is: 'removed' }, row, undefined),
    ),
  ];
}

const cellOf = (row: Row | undefined, column: string): CellValue | undefined =>
  row?.columns.includes(column) === true ? row.cells[column] : undefined;

/** Whether the form prints them alike: the map of some districts, or that a project came along, is not printed. */
function isSame(was: Value | undefined, is: Value | undefined, before: Answers = {}, after: Answers = {}): boolean {
  if (was === undefined || is === undefined) return was === is;
  if (sameWords(was, is)) return true;
  return isWritten(was) || isWritten(is) ? false : shown(was, before) === shown(is, after);
}

const isWritten = ({ kind }: Value): boolean => kind === 'prose' || kind === 'project' || kind === 'text';
const shown = (value: Value | undefined, answers: Answers): string =>
  value === undefined ? '' : showValue(value, answers);

/** What became of one value. Either may be blank; `before` and `after` are the answers they stand among. */
export function valuesBetween(
  was: Value | undefined,
  is: Value | undefined,
  before: Answers = {},
  after: Answers = {},
): Change {
  const kind = (is ?? was)?.kind;
  if (kind === 'prose' || kind === 'project') return { is: 'words', passages: writtenBetween(was, is) };
  if (kind === 'text' || (isLiteral(was) && isLiteral(is)))
    return { is: 'words', passages: textsBetween(shown(was, before), shown(is, after)) };
  const list = was === undefined || is === undefined ? undefined : listsBetween(was, is, before, after);
  return list ?? { is: 'replaced', before: shown(was, before), after: shown(is, after) };
}

const isLiteral = (value: Value | undefined): boolean => value?.kind === 'states' && value.literal !== undefined;

function writtenBetween(was: Value | undefined, is: Value | undefined): readonly Passage[] {
  const partsOf = (value: Value | undefined) => ({
    code: (value?.kind === 'project' ? value.code : undefined) ?? '',
    name: (value?.kind === 'project' ? value.name : undefined) ?? '',
    blocks: value?.kind === 'project' || value?.kind === 'prose' ? value.blocks : [],
  });
  const [before, after] = [partsOf(was), partsOf(is)];
  return [
    ...textsBetween(before.code, after.code, 'code'),
    ...textsBetween(before.name, after.name, 'name'),
    ...blocksBetween(before.blocks, after.blocks),
  ];
}

const textsBetween = (before: string, after: string, part: 'text' | 'code' | 'name' = 'text'): readonly Passage[] =>
  before === after ? [] : [{ part: { in: part }, pieces: wordsBetween(before, after) }];

/** What a list got and what it lost; undefined where neither is a list, or its order alone changed. */
function listsBetween(was: Value, is: Value, before: Answers, after: Answers): Change | undefined {
  const found = onlyIn(was, is, before, after);
  return found === undefined || (found.added === '' && found.removed === '')
    ? undefined
    : { is: 'list', ...found, now: shown(is, after) };
}

type Only = { readonly added: string; readonly removed: string };

function onlyIn(was: Value, is: Value, before: Answers, after: Answers): Only | undefined {
  if (was.kind === 'states' && is.kind === 'states')
    return isLiteral(was) || isLiteral(is) ? undefined : told(was.keys, is.keys, showStates);
  if (was.kind === 'boards' && is.kind === 'boards') return told(was.boards, is.boards, showBoards);
  if (was.kind === 'districts' && is.kind === 'districts') {
    const both = [...new Set([...stateKeysIn(before), ...stateKeysIn(after)])];
    return told(was.districts, is.districts, (some) => showDistricts(some, both));
  }
  if (was.kind !== 'dates' || is.kind !== 'dates') return undefined;
  return told(spansOf(was), spansOf(is), (some) =>
    showDates(
      some.filter(({ from, to }) => from === to).map(({ from }) => from),
      some.filter(({ from, to }) => from !== to),
    ),
  );
}

function told<T>(before: readonly T[], after: readonly T[], show: (some: readonly T[]) => string): Only {
  const [was, is] = [before, after].map((some) => new Set(some.map((one) => JSON.stringify(one))));
  const [added, removed] = [
    after.filter((one) => was?.has(JSON.stringify(one)) === false),
    before.filter((one) => is?.has(JSON.stringify(one)) === false),
  ];
  return { added: added.length === 0 ? '' : show(added), removed: removed.length === 0 ? '' : show(removed) };
}
