import type { Column } from '../form/definition';
import { keyOf } from '../form/reading/words';

/**
 * The columns that an answer names: by id (a card's choice), number, label or the start of a label's
 * word ("proyecto", "pycipef, ordinaria", "1 y 6", "todas"). Undefined where any part is no column.
 */
export function readColumns(columns: readonly Column[], text: string): readonly string[] | undefined {
  if (text.length > 500) return undefined;
  if (/^tod[ao]s( las columnas)?$/.test(keyOf(text))) return columns.map((column) => column.id);
  const parts = text
    .split(/[,;\n]|\s+y\s+|\s+e\s+/u)
    .map(keyOf)
    .filter((part) => part !== '');
  const whole = matchColumn(columns, keyOf(text));
  const found = whole === undefined ? parts.map((part) => matchColumn(columns, part)) : [whole];
  if (found.length === 0 || found.includes(undefined)) return undefined;
  return columns.filter((column) => found.includes(column.id)).map((column) => column.id);
}

function matchColumn(columns: readonly Column[], part: string): string | undefined {
  const exact = columns.find((column) => keyOf(column.id) === part || keyOf(column.label) === part);
  if (exact !== undefined) return exact.id;
  if (/^\d$/.test(part)) return columns[Number(part) - 1]?.id;
  if (part.length < 3) return undefined;
  const starting = columns.filter((column) => ` ${keyOf(column.label)}`.includes(` ${part}`));
  return starting.length === 1 ? starting[0]?.id : undefined;
}
