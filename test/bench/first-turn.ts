import { gather } from './crowd';
import { ratioOf, saidOf, spreadOf, table, type Machine, type Spread } from './figures';
import { onTeams } from './on-teams';
import { start } from './process';
import type { Pace } from './rounds';

const programs = ['teams', 'product'] as const;

export interface FirstTurnSummary {
  readonly rounds: number;
  readonly rows: readonly {
    readonly server: (typeof programs)[number];
    /** From the start of the process to its first answered activity. */
    readonly ms: Spread;
    readonly cpuMs: Spread;
    /** To the stock server in the same round. */
    readonly ratio: Spread;
    readonly cpuRatio: Spread;
  }[];
}

interface Sample {
  readonly server: (typeof programs)[number];
  readonly round: number;
  readonly ms: number;
  readonly cpuMs: number;
}

const ROUNDS: Readonly<Record<Pace, number>> = { full: 15, quick: 1 };

/** How long a process takes from its start to its first answered activity; the product's on a store of its own. */
export async function benchFirstTurn(folder: string, pace: Pace): Promise<FirstTurnSummary> {
  const samples: Sample[] = [];
  const rounds = ROUNDS[pace];
  for (let round = 0; round < rounds; round += 1)
    for (const server of round % 2 === 0 ? programs : [...programs].reverse()) {
      const from = performance.now();
      const running = await start(server, [], { STORAGE_URL: `sqlite:${folder}/first-${round}.db` });
      await (await gather(onTeams([running.url], 'http://127.0.0.1:9/'), 1)).advance(1);
      const ms = performance.now() - from;
      samples.push({ server, round, ms, cpuMs: (await running.used()).cpuMs });
      await running.kill();
    }
  const of = (wanted: Sample['server']): readonly Sample[] => samples.filter(({ server }) => server === wanted);
  const rows = programs.map((server) => ({
    server,
    ms: spreadOf(of(server).map(({ ms }) => ms)),
    cpuMs: spreadOf(of(server).map(({ cpuMs }) => cpuMs)),
    ratio: ratioOf(of(server), of('teams'), ({ ms }) => ms),
    cpuRatio: ratioOf(of(server), of('teams'), ({ cpuMs }) => cpuMs),
  }));
  return { rounds, rows };
}

/** The summary as lines of text. */
export function firstTurnTable({ rounds, rows }: FirstTurnSummary, machine: Machine): string {
  const cells = rows.map(({ server, ms, cpuMs, ratio, cpuRatio }) => [
    server === 'product' ? 'the product' : 'F, its libraries as npm installs them',
    ...[ms.median.toFixed(0), ratio.median.toFixed(2)],
    ...[cpuMs.median.toFixed(0), cpuRatio.median.toFixed(2)],
  ]);
  return [
    `From the start of a process to its first answered activity; ${saidOf(machine)}`,
    `Median of ${rounds} rounds`,
    '',
    ...table(['server', 'ms', 'ratio', 'CPU ms', 'ratio'], cells, [0]),
  ].join('\n');
}
