import type { TemplateFault } from '../../../core/paper/screens/template.es';
import type { Placeholder } from './placeholders';

/** A placeholder with the names of what is repeated around it. */
export interface Within {
  readonly placeholder: Placeholder;
  readonly around: readonly string[];
}

/** What opens and closes within one part: each placeholder with what is around it, and what does not fit. */
export function readLoops(
  placeholders: readonly Placeholder[],
  isRows: (name: string) => boolean,
): { readonly within: readonly Within[]; readonly faults: readonly TemplateFault[] } {
  const within: Within[] = [];
  const faults: TemplateFault[] = [];
  const open: Placeholder[] = [];
  for (const placeholder of placeholders) {
    const { sign, name, written, place } = placeholder;
    if (sign !== '/') within.push({ placeholder, around: open.map((one) => one.name) });
    if (sign === '#' || sign === '^') open.push(placeholder);
    if (sign !== '/') continue;
    const last = open.at(-1);
    if (last === undefined || (name !== '' && name !== last.name)) {
      faults.push({ code: 'loop.unopened', about: written, place });
      continue;
    }
    open.pop();
    faults.push(...fitsOf(last, placeholder, isRows(last.name)));
  }
  return {
    within,
    faults: [
      ...faults,
      ...open.map(({ written, place }) => ({ code: 'loop.unclosed' as const, about: written, place })),
    ],
  };
}

function fitsOf(first: Placeholder, last: Placeholder, rows: boolean): readonly TemplateFault[] {
  const { written, place, at } = first;
  if (at.table !== last.at.table) return [{ code: 'loop.apart', about: written, place }];
  return at.cell === last.at.cell || rows ? [] : [{ code: 'loop.no-table', about: written, place }];
}
