import type { Asked, Form } from '../../../core/form/definition';
import type { TemplateFault } from '../../../core/paper/screens/template.es';
import type { Within } from './loops';

/** What the paper must not lack, and does: the folio, the mark of one that does not count, every field and column in whole. */
export function missingFaults(within: readonly Within[], form: Form): readonly TemplateFault[] {
  const mark = has(within, TEXT, 'mark.upper') ? [] : textMissing(within, 'mark');
  const fields = form.fields.flatMap((field): readonly TemplateFault[] => {
    if (field.input !== 'rows') return fieldMissing(within, field);
    const table: readonly TemplateFault[] = has(within, ['#'], field.id)
      ? []
      : [{ code: 'tag.missing', about: `{#${field.id}}` }];
    const inside = within.filter(({ around }) => around.includes(field.id));
    // Without the table, its columns are missing with it.
    return table.length > 0 ? table : field.columns.flatMap((column) => fieldMissing(inside, column));
  });
  return [...textMissing(within, 'folio'), ...mark, ...fields];
}

const TEXT: readonly string[] = ['', '@'];

const has = (within: readonly Within[], signs: readonly string[], id: string): boolean =>
  within.some(({ placeholder: { name, sign } }) => name === id && signs.includes(sign));

function fieldMissing(within: readonly Within[], { id, input }: Asked): readonly TemplateFault[] {
  const inWhole = input === 'prose' || input === 'project';
  if (!inWhole) return textMissing(within, id);
  if (has(within, ['@'], id)) return [];
  const plain = within.find(({ placeholder: { name, sign } }) => name === id && sign === '')?.placeholder;
  if (plain === undefined) return [{ code: 'tag.missing', about: `{@${id}}` }];
  return [{ code: 'tag.plain', about: plain.written, place: plain.place }];
}

const textMissing = (within: readonly Within[], id: string): readonly TemplateFault[] =>
  has(within, TEXT, id) ? [] : [{ code: 'tag.missing', about: `{${id}}` }];
