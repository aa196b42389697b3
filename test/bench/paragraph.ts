import type { AnswerContext } from '../../core/form/definition';
import { visitReport } from '../../core/form/visit-report';
import { readParagraph } from '../../core/filing/paragraph/paragraph';
import { allSeeds } from '../fixtures/seeds';
import { saidOf, spreadOf, table, type Machine, type Spread } from './figures';
import type { Pace } from './rounds';

/** Characters of the paragraph that is read. */
const LENGTH = 2_000;
/** Readings in one measurement, so that it is long enough to be one. */
const READINGS = 50;

interface Paragraph {
  readonly name: string;
  readonly text: string;
}

const cut = (text: string): string => text.repeat(Math.ceil(LENGTH / text.length)).slice(0, LENGTH);

/** The prose of the reference reports; and a note in which every sentence tells several fields. */
const paragraphs: readonly Paragraph[] = [
  {
    name: 'prose of the reports',
    text: cut(
      allSeeds
        .flatMap(({ typedMatters }) => typedMatters.flatMap(({ cells }) => Object.values(cells)))
        .map(({ text }) => text)
        .join(' '),
    ),
  },
  {
    name: 'a note full of answers',
    text: cut(
      'Fui a Coahuila el 11 y 12 de abril con la Junta Local y el OPL para revisar los sistemas del PREP. Se capacitó a 25 personas en las distritales 03 y 07. ',
    ),
  },
];

const CONTEXT: AnswerContext = { today: '2023-05-03', reportingMonth: '2023-04', answers: {} };

export interface ParagraphSummary {
  readonly rounds: number;
  readonly characters: number;
  readonly rows: readonly {
    readonly paragraph: string;
    /** Of one reading. */
    readonly cpuMs: Spread;
  }[];
}

const ROUNDS: Readonly<Record<Pace, number>> = { full: 20, quick: 2 };

/** What it costs to find what a paragraph tells, in a process that has read some before. */
export function benchParagraph(pace: Pace): ParagraphSummary {
  const rounds = ROUNDS[pace];
  const rows = paragraphs.map(({ name, text }) => {
    measure(text);
    return { paragraph: name, cpuMs: spreadOf(Array.from({ length: rounds }, () => measure(text))) };
  });
  return { rounds, characters: LENGTH, rows };
}

/** CPU of one reading, in milliseconds. */
function measure(text: string): number {
  const before = process.cpuUsage();
  for (let reading = 0; reading < READINGS; reading += 1) readParagraph(visitReport, text, CONTEXT);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / READINGS;
}

/** The summary as lines of text. */
export function paragraphTable({ rounds, characters, rows }: ParagraphSummary, machine: Machine): string {
  const cells = rows.map(({ paragraph, cpuMs }) => [
    paragraph,
    cpuMs.median.toFixed(2),
    `${cpuMs.low.toFixed(2)} to ${cpuMs.high.toFixed(2)}`,
  ]);
  return [
    `Reading a paragraph of ${characters} characters: CPU ms a reading, medians of ${rounds}, and the middle half`,
    ...table(['paragraph', 'CPU ms', 'middle half'], cells, [0]),
    saidOf(machine),
  ].join('\n');
}
