import type { Quiet } from '../../../core/record/queries/quiet';
import type { Instant } from '../../../core/record/types';
import type { Waiting } from '../../../core/record/queries/waiting';
import { changeNote } from '../../../storage/notes';
import type { Notes } from '../../../storage/ports';

/** Whose reminders of a report: its author's, or those in its thread of the review channel. */
export type Side = Waiting['on'];
export const sideOf = ({ on }: Waiting): Side => on;

/** What people asked for of reminders, the same for every process on a store. */
export interface Quiets {
  /** What was asked for last of a report's reminders; undefined: nothing, or to be reminded again. */
  of(report: string, side: Side): Promise<Quiet | undefined>;
  /** Without a quiet: as if nothing had been asked. */
  keep(report: string, side: Side, quiet: Quiet | undefined): Promise<void>;
  /** Whether a person wants no reminder of any report. */
  isOff(person: string): Promise<boolean>;
  /** Under every id that they go by. */
  turn(people: readonly string[], to: 'on' | 'off', at: Instant): Promise<void>;
}

/** Kept under that name; the newest of several wishes counts. */
const reportNote = (report: string, side: Side): string => `reminders.${side}.${report}`;
const personNote = (person: string): string => `reminders.${person}`;

export function createQuiets(notes: Notes): Quiets {
  const put = (name: string, value: object) => changeNote<object>(notes, name, () => value);

  return {
    of: async (report, side) =>
      ((await notes.note(reportNote(report, side)))?.value as { readonly quiet: Quiet | null } | undefined)?.quiet ??
      undefined,
    keep: async (report, side, quiet) => {
      if (quiet === undefined && (await notes.note(reportNote(report, side))) === undefined) return;
      await put(reportNote(report, side), { quiet: quiet ?? null });
    },
    isOff: async (person) =>
      ((await notes.note(personNote(person)))?.value as { readonly off: boolean } | undefined)?.off ?? false,
    turn: async (people, to, at) => {
      for (const person of people) await put(personNote(person), { off: to === 'off', at });
    },
  };
}
