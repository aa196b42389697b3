import type { Column } from '../../definition';
import { keyOf } from '../../reading/words';
import { headsProject } from '../project';

/** A line that says which column what follows is for. */
export interface Labelled {
  readonly column: string;
  /** What stands on that line after the label. */
  readonly rest: string;
  /** `weak`: of a name that begins other lines as well, and counts only beside a `label`. */
  readonly by: 'label' | 'weak' | 'code';
}

/** How a table's columns are named on a page. */
export interface Labels {
  /** The column that a line names, alone or before a colon: «Actividad ordinaria: se revisó…», «Proyecto L091910 …». */
  readonly of: (line: string) => Labelled | undefined;
  /** The column that has this name. */
  readonly called: (name: string) => string | undefined;
}

/** Characters of a label, and what may stand around it. */
const LABEL = 120;
/** Words of a part of a label that are enough: «firma de Convenios». */
const WORDS = 3;
const LINKS = new Set(['de', 'del', 'la', 'el', 'los', 'las', 'con', 'que', 'en', 'y', 'se', 'a', 'o']);
const AROUND_CODE = /^(?:con qu[eé] )?proyectos?(?: de la CIP)?(?: n[uú]m(?:ero)?\.?| con clave)?\s*:?\s*/iu;

interface Named {
  readonly id: string;
  readonly label: string;
  readonly also: readonly string[];
  readonly weak: readonly string[];
}

/** «Clave del proyecto» is one line of several about a project: what else it is called does not head one. */
const namedOf = ({ id, label, input, alsoCalled = [] }: Column): Named => {
  const also = alsoCalled.map(keyOf);
  return {
    id,
    label: keyOf(label),
    also: input === 'project' ? [] : also.filter((name) => name.includes(' ')),
    weak: also.filter((name) => !name.includes(' ')),
  };
};

export function labelsIn(columns: readonly Column[]): Labels {
  const named = columns.map(namedOf);
  const project = columns.find(({ input }) => input === 'project')?.id;
  const of = (line: string): Labelled | undefined => {
    const text = line.trim();
    const code = text.replace(AROUND_CODE, '');
    if (project !== undefined && headsProject(code)) return { column: project, rest: code, by: 'code' };
    return byName(named, text);
  };
  return { of, called: (name) => (name.length > LABEL ? undefined : calledBy(named, keyOf(name))) };
}

/** A name is the whole line, or what stands before a colon, a dash or a point. */
const ENDS = [/:/u, /\s[-–—]\s|\.-|[–—]\s/u, /\.(?:\s|$)/u, /$/u];

function byName(named: readonly Named[], text: string): Labelled | undefined {
  const head = text.slice(0, LABEL);
  for (const end of ENDS) {
    const match = end.exec(head);
    if (match === null || (match[0] === '' && text.length > LABEL)) continue;
    const key = keyOf(head.slice(0, match.index));
    const rest = text.slice(match.index + match[0].length).trim();
    const column = calledBy(named, key);
    if (column !== undefined) return { column, rest, by: 'label' };
    const weak = match[0] === ':' ? named.find((one) => one.weak.includes(key)) : undefined;
    if (weak !== undefined) return { column: weak.id, rest, by: 'weak' };
  }
  return undefined;
}

/** By its label, another name of two words or more, or three words or more of its label that are in no other's. */
function calledBy(named: readonly Named[], key: string): string | undefined {
  if (key === '') return undefined;
  const exact = named.find(({ label, also }) => label === key || also.includes(key));
  if (exact !== undefined) return exact.id;
  const words = key.split(' ');
  if (words.length < WORDS || LINKS.has(words[0] ?? '') || LINKS.has(words.at(-1) ?? '')) return undefined;
  const [only, ...others] = named.filter(({ label }) => ` ${label} `.includes(` ${key} `));
  return others.length === 0 ? only?.id : undefined;
}

/** Whether a line is the table's own name, «Asuntos tratados», which heads rows and is none. */
export function isTableName(label: string, line: string): boolean {
  if (line.length > LABEL) return false;
  const [first, ...others] = keyOf(label).split(' ');
  const words = keyOf(line).split(' ');
  return words[0] === first && words.every((word) => word === first || others.includes(word));
}
