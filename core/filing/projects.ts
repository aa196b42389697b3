import { codedIn, projectsIn, type CodedCell, type NamedProject } from '../form/projects';
import type { Report } from '../record/types';

/** A name, and where it was used: a report's folio, '' where that was in no report that was sent. */
export interface ProjectName {
  readonly name: string;
  readonly folio: string;
}

/** The cells that got a code without a name just now. Whoever blanked the name of that very code wants none. */
export function unnamedSince(before: Report | undefined, now: Report): readonly CodedCell[] {
  if (before?.answers === now.answers) return [];
  const were = new Map(codedIn(before?.answers ?? {}).map((one) => [placeOf(one), one]));
  return codedIn(now.answers).filter((one) => {
    const was = were.get(placeOf(one));
    const isBlanked = was?.code === one.code && was.name !== undefined;
    return one.name === undefined && was?.cell !== one.cell && !isBlanked;
  });
}

const placeOf = ({ field, row, column }: CodedCell): string => JSON.stringify([field, row, column]);

/** The name that this code has elsewhere in the same report. */
export const nameWithin = ({ answers }: Report, code: string): string | undefined => nameIn(projectsIn(answers), code);

/** The name that its author used before with the code, whatever became of that report. */
export const nameBefore = ({ used }: Report, code: string): string | undefined => nameIn(used?.projects ?? [], code);

const nameIn = (projects: readonly NamedProject[], code: string): string | undefined =>
  projects.find((project) => project.code === code)?.name;
