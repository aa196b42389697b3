import type { Log } from '../../../core/record/runtime';

export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export interface Line {
  readonly level: keyof Log;
  readonly message: string;
  readonly facts: Record<string, unknown>;
}

/** A log that keeps its lines for the test to read. */
export function aLog(): Log & { readonly lines: Line[] } {
  const lines: Line[] = [];
  const at =
    (level: keyof Log) =>
    (message: string, facts: Record<string, unknown> = {}) =>
      void lines.push({ level, message, facts });
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
