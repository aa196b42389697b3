import type { OpenLine, Section } from '../../core/screen/screens';
import type { CardElement, Column, ColumnSet } from '../card';
import { pressOf } from './actions';
import { run, runs, subheading } from './text';

/** A line that a press anywhere on it opens; at its end stands, in a word, what that does. */
export function openLine({ mark, label, value, note, below, ...opened }: OpenLine): ColumnSet {
  const said = [value, note].filter((part) => part !== undefined && part !== '');
  const paragraph = runs([
    ...(mark === undefined ? [] : [run(`${mark} `)]),
    run(said.length === 0 ? label : `${label}: `, { weight: 'bolder' }),
    ...(value === '' ? [] : [run(value)]),
    ...(note === undefined ? [] : [run(value === '' ? note : ` · ${note}`, { isSubtle: true })]),
  ]);
  const further = below === undefined ? [] : [runs([run(below)], 'none')];
  return opening(opened, [paragraph, ...further]);
}

/** A section's label; where it can be edited, with the press that opens it. */
export const sectionHeading = ({ label, open }: Pick<Section, 'label' | 'open'>): CardElement =>
  open === undefined ? subheading(label) : { ...opening(open, [subheading(label)]), spacing: 'medium' };

const opening = ({ name, open }: Pick<OpenLine, 'name' | 'open'>, items: Column['items']): ColumnSet => ({
  type: 'ColumnSet',
  selectAction: pressOf({ ...open, title: name }),
  columns: [
    { type: 'Column', width: 'stretch', items },
    {
      type: 'Column',
      width: 'auto',
      verticalContentAlignment: 'center',
      items: [runs([run(open.title, { color: 'accent', weight: 'bolder' })])],
    },
  ],
});
