import { readCip } from './kinds/project';
import type { Answers, CellValue, ProjectValue } from './values';

/** A project of the CIP with the name that was used with its code. */
export interface NamedProject {
  readonly code: string;
  readonly name: string;
}

/** Where a project stands in a table. */
interface ProjectCell {
  readonly field: string;
  readonly row: string;
  readonly column: string;
}

/** The name that a project's cell is given. */
export interface NamedCell extends ProjectCell {
  readonly name: string;
}

/** A cell that holds a project's code. */
export interface CodedCell extends ProjectCell {
  readonly cell: ProjectValue;
  readonly code: string;
  readonly name: string | undefined;
}

/** A code as codes are compared: as its kind of answer writes it. */
export const cipKey = (code: string): string => readCip(code).code;

const isCoded = (cell: CellValue): cell is ProjectValue & { readonly code: string } =>
  cell.kind === 'project' && cell.code !== undefined && cell.code !== '';

export const codedIn = (answers: Answers): readonly CodedCell[] =>
  Object.entries(answers).flatMap(([field, value]) =>
    (value.kind === 'rows' ? value.rows : []).flatMap(({ id: row, cells }) =>
      Object.entries(cells).flatMap(([column, cell]): readonly CodedCell[] => {
        if (!isCoded(cell)) return [];
        const name = cell.name === '' ? undefined : cell.name;
        return [{ field, row, column, cell, code: cipKey(cell.code), name }];
      }),
    ),
  );

/** The projects that have a code and a name; of one code, the name that stands last. */
export function projectsIn(answers: Answers): readonly NamedProject[] {
  const names = new Map<string, string>();
  for (const { code, name } of codedIn(answers)) if (name !== undefined) names.set(code, name);
  return [...names].map(([code, name]) => ({ code, name }));
}
