import { writeSync } from 'node:fs';
import fc from 'fast-check';
import { visitReport } from '../../../core/form/visit-report';
import { renderPdf } from '../../../documents/pdf/pdf';
import { printedOf, richAnswers, wildAnswers } from '../people/any-report';

/** What a child process says of each PDF that it made, a line of JSON each: a compiler that panics takes its process along. */
export interface MadePaper {
  readonly pages: number;
  readonly fault?: string;
}

export const contents = { rich: printedOf(richAnswers), wild: printedOf(wildAnswers) } as const;

/** Asked with a content, a seed and how many. */
async function main([content, seed, numRuns]: readonly string[]): Promise<void> {
  const papers = fc.sample(contents[content as keyof typeof contents], {
    numRuns: Number(numRuns),
    seed: Number(seed),
  });
  for (const paper of papers) {
    writeSync(1, `${JSON.stringify(made(() => renderPdf(visitReport, paper)))}\n`);
    // Native memory is given back between turns of the loop alone.
    await new Promise(setImmediate);
  }
}

function made(render: () => Buffer): MadePaper {
  try {
    return {
      pages:
        render()
          .toString('latin1')
          .match(/\/Type\s*\/Page\b/g)?.length ?? 0,
    };
  } catch (error) {
    return { pages: 0, fault: String(error) };
  }
}

if (require.main === module) void main(process.argv.slice(2));
