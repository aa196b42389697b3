import { parseArgs } from 'node:util';
import { storageProblem } from '../../bot/config/config';
import { usage } from './text.es';

export interface Asked {
  readonly files: readonly string[];
  readonly json: boolean;
  /** Where absent, the store is the bot's own. */
  readonly storage: string | undefined;
}

/** Not a command as the help describes it; says in Spanish what is wrong. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  storage: { type: 'string' },
} as const;

/** @throws {UsageError} */
export function readAsked(args: readonly string[]): Asked | 'help' {
  const { values, positionals: files } = parsed(args);
  if (values.help === true) return 'help';
  if (files.length === 0) throw new UsageError(usage.noFile);
  const { storage, json = false } = values;
  const problem = storage === undefined ? undefined : storageProblem(storage);
  if (problem !== undefined) throw new UsageError(usage.storage(problem));
  return { files, json, storage };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const [, option = ''] = /'(-[^ ']*)/.exec(String(error)) ?? [];
    const isUnknown = String(error).includes('Unknown option');
    throw new UsageError(isUnknown ? usage.noOption(option) : usage.badOption(option));
  }
}
