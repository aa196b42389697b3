import type { CommandFacts } from '../../../bot/turns/handle-command';
import { entryHash } from '../../../storage/chained';
import { decide } from '../../../core/report/decide';
import { evolve } from '../../../core/report/evolve';
import { fatesIn } from '../../../core/paper/fates';
import type { Event, HistoryEntry, Person, Report } from '../../../core/record/types';
import { commandOf } from '../people/given';
import { nineFields } from '../people/nine-fields';
import { ANA } from '../people/reports';

export const CARLA: Person = { id: 'slack:UCARLA', name: 'Carla' };

/** A report that is lived through, a minute after another, with its whole history; `given` comes first, by Ana. */
export function life(given: readonly CommandFacts[]) {
  let report: Report | undefined;
  const history: HistoryEntry[] = [];
  const add = (event: Event): void => {
    const last = history.at(-1) ?? { seq: 0, hash: '' };
    history.push({ seq: last.seq + 1, event, hash: entryHash(last.hash, event) });
  };
  /** The first event that it makes; undefined where there is none. */
  function does(facts: CommandFacts, by: Person = ANA): Event['type'] | undefined {
    const at = new Date(Date.UTC(2023, 4, 3, 16, history.length)).toISOString();
    const decision = decide(nineFields, report, commandOf(facts, { by, at }));
    if (!decision.ok) throw new Error(decision.refusal.problem.code);
    const evolved = decision.events.reduce<Report | undefined>(evolve, report);
    if (evolved === undefined) throw new Error(`Nothing begins with ${facts.type}`);
    report = { ...evolved, version: (report?.version ?? 0) + 1 };
    decision.events.forEach(add);
    return decision.events[0]?.type;
  }
  for (const facts of given) does(facts);
  return {
    does,
    history: history as readonly HistoryEntry[],
    report(): Report {
      if (report === undefined) throw new Error('Nothing is begun');
      return report;
    },
    /** Of each revision, its number and what became of it. */
    fates: () => fatesIn(history).revisions.map(({ round, state }) => `${round} ${state}`),
  };
}
