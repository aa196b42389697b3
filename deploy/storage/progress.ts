import { SingleBar } from 'cli-progress';
import type { Run } from '../../storage/whole/run';

export interface Progress {
  /** A piece of work under that name, in Spanish; it takes the place of the one before. */
  stage(name: string): Run;
  /** Leaves the line free. */
  stop(): void;
}

/** Where the bar goes; only a terminal gets one. */
export type Terminal = NodeJS.WritableStream & { readonly isTTY?: boolean };

/** Milliseconds. */
const REDRAW = 200;

export function createProgress(terminal: Terminal, signal: AbortSignal, now: () => number = Date.now): Progress {
  if (terminal.isTTY !== true) return { stage: () => ({ signal, onStep: () => {} }), stop: () => {} };
  let bar: SingleBar | undefined;
  const stop = (): void => {
    bar?.stop();
    bar = undefined;
  };
  return {
    stop,
    stage(name) {
      stop();
      const started = now();
      let drawn: number | undefined;
      return {
        signal,
        onStep(done, of) {
          const time = now();
          if (drawn !== undefined && time - drawn < REDRAW && done < of) return;
          drawn = time;
          const shown = { name, rate: rateOf(done, time - started) };
          bar ??= begun(terminal, of, shown);
          bar.setTotal(Math.max(of, done));
          bar.update(done, shown);
        },
      };
    },
  };
}

function begun(stream: NodeJS.WritableStream, total: number, shown: object): SingleBar {
  const bar = new SingleBar({
    stream,
    format: '{name} {bar} {percentage} % | {value} de {total} | {rate} por segundo | faltan {eta_formatted}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    clearOnComplete: true,
    hideCursor: true,
    // The command itself hears signals, and stops the bar.
    gracefulExit: false,
    etaBuffer: 50,
    formatValue: (value, _options, type) => (type === 'value' || type === 'total' ? figure(value) : String(value)),
  });
  bar.start(total, 0, shown);
  return bar;
}

const rateOf = (done: number, ms: number): string => figure(Math.round(ms <= 0 ? 0 : (done * 1_000) / ms));
const figure = (value: number): string => value.toLocaleString('es-MX');
