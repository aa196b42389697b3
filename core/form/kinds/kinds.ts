import type { Value, ValueOf } from '../values';
import { boards } from './boards';
import { count } from './count/count';
import { dates } from './dates/dates';
import { districts } from './districts/districts';
import type { Kind } from './kind';
import { project } from './project';
import { prose } from './prose';
import { rows } from './rows/rows';
import { states } from './states';
import { text } from './text';
import { unit } from './unit';

const kinds: { readonly [K in Value['kind']]: Kind<ValueOf<K>> } = {
  unit,
  states,
  dates,
  boards,
  districts,
  count,
  text,
  prose,
  project,
  rows,
};

/** The kind of a field by its `input`, or of a value by its `kind`. */
export const kindOf = (name: Value['kind']): Kind => kinds[name];
