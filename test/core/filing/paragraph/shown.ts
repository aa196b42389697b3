import { showValue } from '../../../../core/form/answers';
import type { Answers, Value } from '../../../../core/form/values';

/** What was found as the form prints it; of a matter's project its code. */
export function shownOf(found: Answers): Record<string, string> {
  return Object.fromEntries(
    Object.entries(found).map(([id, value]) =>
      value.kind === 'rows' ? ['projectCode', codeOf(value)] : [id, showValue(value, found)],
    ),
  );
}

function codeOf({ rows }: Extract<Value, { kind: 'rows' }>): string {
  const [cell] = rows.flatMap((row) => Object.values(row.cells));
  return cell?.kind === 'project' ? (cell.code ?? '') : '';
}
