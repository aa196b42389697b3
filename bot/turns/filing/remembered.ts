import type { Form } from '../../../core/form/definition';
import { mayRead, sightOf, type Roles } from '../../../core/record/queries/access';
import { nameBefore, nameWithin, unnamedSince, type ProjectName } from '../../../core/filing/projects';
import { visitToLookFor } from '../../../core/filing/same-visit';
import type { TellsOf } from '../../../core/record/told-visit';
import type { Command, Event, Report } from '../../../core/record/types';
import { answerOf } from '../../../core/form/values';
import { notice } from '../../../core/words/notices';
import { unlessUnreadable } from '../faults';
import type { ReportLine, ReportStore } from '../../../storage/ports';
import type { KnownPeople } from '../people/known';

interface Remembering {
  readonly store: ReportStore;
  readonly roles: Roles;
  readonly people: Pick<KnownPeople, 'idsOf'>;
}

/** Projects that one command names at most: a page that was pasted holds so many matters. */
const NAMED = 20;

/** What names each code that these events gave without one, where one was used before. `now`: the report after them. */
export async function projectsNamed(
  remembering: Remembering,
  before: Report | undefined,
  now: Report,
  { key, at, by }: Command,
): Promise<readonly Event[]> {
  const cells = unnamedSince(before, now).slice(0, NAMED);
  const names = new Map<string, ProjectName | undefined>();
  for (const { code } of cells) if (!names.has(code)) names.set(code, await nameOf(remembering, now, code));
  return cells.flatMap(({ field, row, column, code }): readonly Event[] => {
    const known = names.get(code);
    if (known === undefined) return [];
    const told = [notice('cip.named', { code, ...known })];
    return [{ type: 'ProjectNamed', field, row, column, name: known.name, notice: told, key, at, by }];
  });
}

/** From this report; else, of what its author may read, from the unit's last, or anybody's; else from what they did not send. */
async function nameOf(
  { store, roles, people }: Remembering,
  report: Report,
  code: string,
): Promise<ProjectName | undefined> {
  const here = nameWithin(report, code);
  if (here !== undefined) return { name: here, folio: '' };
  const unit = answerOf(report.answers, 'unit', 'unit')?.id;
  const used = await store.projectName(code, unit, sightOf(roles, await people.idsOf({ person: report.author })));
  const name = nameBefore(report, code);
  return used ?? (name === undefined ? undefined : { name, folio: '' });
}

/**
 * That a report of the same visit was sent, where this one is about to be for the first time; undefined where none was.
 * `ids`: every one that whoever sends goes by.
 */
export async function sameVisitAs(
  { store, form, roles }: Omit<Remembering, 'people'> & { readonly form: Form },
  { by }: Command,
  report: Report | undefined,
  ids: readonly string[],
): Promise<TellsOf | undefined> {
  const visit = report === undefined || report.author.id !== by.id ? undefined : visitToLookFor(form, report);
  if (visit === undefined || report === undefined) return undefined;
  const lines = await store.sentOf(visit, report.id);
  const known = await firstSeen({ store, roles }, lines, ids);
  if (known === undefined) return lines.length === 0 ? undefined : {};
  const { id, folio = '', author } = known;
  return {
    found: { id, folio, author: { id: ids.includes(author.id) ? report.author.id : author.id, name: author.name } },
  };
}

/** The first that whoever goes by these ids may read: what a line does not tell of a report, the report does. */
async function firstSeen(
  { store, roles }: Omit<Remembering, 'people'>,
  lines: readonly ReportLine[],
  ids: readonly string[],
): Promise<ReportLine | undefined> {
  for (const line of lines) {
    const report = (await unlessUnreadable(store.load(line.id)))?.report;
    if (report !== undefined && mayRead(roles, report, ids)) return line;
  }
  return undefined;
}
