import { cpus } from 'node:os';

/** What figures hold for. */
export interface Machine {
  readonly node: string;
  readonly processor: string;
}

export function thisMachine(): Machine {
  const [processor] = cpus();
  return { node: process.version, processor: `${cpus().length} × ${processor?.model ?? 'unknown'}` };
}

export const saidOf = ({ node, processor }: Machine): string => `Node ${node}, ${processor}`;
