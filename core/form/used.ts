import type { AnswerInput } from './definition';
import { answerOf, stateKeysIn, type Answers, type UnitValue } from './values';
import { projectsIn, type NamedProject } from './projects';

/** What somebody's newest reports name, the newest first: what they will likely name again. */
export interface Used {
  readonly units: readonly UnitValue[];
  /** Keys. */
  readonly states: readonly string[];
  readonly projects: readonly NamedProject[];
}

/** Reports that are looked at. */
export const LOOKED_AT = 10;

/** How many of each are kept: what is at the head of a list is to be seen at a glance. */
const MOST = { units: 3, states: 6, projects: 8 } as const;

/** From the answers of reports, the newest first. A report of very many states says nothing of which are usual. */
export function usedIn(reports: readonly Answers[]): Used {
  const units = reports.flatMap((answers) => answerOf(answers, 'unit', 'unit') ?? []);
  const states = reports.map(stateKeysIn);
  return {
    units: firstOf(units, ({ id }) => id).slice(0, MOST.units),
    states: [...new Set(states.filter((keys) => keys.length <= MOST.states).flat())].slice(0, MOST.states),
    projects: firstOf(reports.flatMap(projectsIn), ({ code }) => code).slice(0, MOST.projects),
  };
}

export const isNothing = ({ units, states, projects }: Used): boolean =>
  units.length + states.length + projects.length === 0;

function firstOf<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const found = new Map<string, T>();
  for (const item of items) if (!found.has(keyOf(item))) found.set(keyOf(item), item);
  return [...found.values()];
}

/** The input of a project's card that lists those used before, by code. */
export const USED_PROJECT = 'projectUsed';

/** The project chosen from that list as if it had been typed; what was typed beside it stays. */
export function withUsedProject(used: Used | undefined, input: AnswerInput): AnswerInput {
  const { [USED_PROJECT]: chosen = '', ...parts } = input.parts ?? {};
  if (input.parts === undefined || chosen === '') return input;
  const { projectCode = '', projectName = '' } = parts;
  if (projectCode.trim() !== '') return { ...input, parts };
  const name = used?.projects.find(({ code }) => code === chosen)?.name ?? '';
  return {
    ...input,
    parts: { ...parts, projectCode: chosen, projectName: projectName.trim() === '' ? name : projectName },
  };
}
