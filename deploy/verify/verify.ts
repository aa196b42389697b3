import { open } from 'node:fs/promises';
import { visitReport } from '../../core/form/visit-report';
import { verdictTold } from '../../core/paper/screens/verdict';
import { paperReading } from '../../documents/verifying/verifying';
import { examine, type Examined } from '../../storage/papers';
import { withBotStore } from '../storage/fault';
import type { ExitCode } from '../tool';
import { unreadable } from './text.es';

/** Megabytes of a file that is looked at. */
const LARGEST_MB = 100;

export interface Verifying {
  readonly files: readonly string[];
  readonly json: boolean;
  readonly url: string;
  /** Of the times that are told. */
  readonly zone: string;
  /** What the bot's Word files are written into; the one that comes with it where absent. */
  readonly template?: Buffer;
  readonly say: (line: string) => void;
}

/**
 * Tells of each file what it is: 0 where each is the approved document in force, 1 where one is not, 2 where one could
 * not be read. Rejects where the store cannot be had.
 */
export const verifyFiles = ({ files, json, url, zone, template, say }: Verifying): Promise<ExitCode> =>
  withBotStore(url, async (store) => {
    const parts = { store, form: visitReport, reading: paperReading(visitReport, template) };
    const told = json ? jsonOf : textOf;
    const outcomes: ExitCode[] = [];
    for (const file of files) {
      const bytes = await contentOf(file);
      const found = typeof bytes === 'string' ? bytes : await examine(bytes, parts);
      say(told(file, found, zone));
      outcomes.push(outcomeOf(found));
    }
    return Math.max(...outcomes) as ExitCode;
  });

/** A file's bytes, or why they cannot be had. */
async function contentOf(file: string): Promise<Buffer | string> {
  try {
    const opened = await open(file);
    try {
      const { size } = await opened.stat();
      return size > LARGEST_MB * 1024 * 1024 ? unreadable.large(LARGEST_MB) : await opened.readFile();
    } finally {
      await opened.close();
    }
  } catch {
    return unreadable.missing;
  }
}

function outcomeOf(found: Examined | string): ExitCode {
  if (typeof found === 'string') return 2;
  return found.verdict.is === 'approved' ? 0 : 1;
}

function textOf(file: string, found: Examined | string, zone: string): string {
  if (typeof found === 'string') return `${file}: ${found}`;
  const { title, lines } = verdictTold({ form: visitReport, zone }, found.verdict, '');
  return [`${file}: ${title}.`, ...lines.map((line) => `  ${line}`)].join('\n');
}

function jsonOf(file: string, found: Examined | string): string {
  if (typeof found === 'string') return JSON.stringify({ file, error: found });
  const { verdict } = found;
  return JSON.stringify({ file, approved: verdict.is === 'approved', verdict });
}
