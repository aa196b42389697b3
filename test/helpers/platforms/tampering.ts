import fc from 'fast-check';
import type { CommandFacts } from '../../../bot/turns/handle-command';
import { openArchive } from '../../../storage/open';
import type { ReportStore } from '../../../storage/ports';
import { verify } from '../../../storage/transfer/verify';
import { someServices } from '../world/chatter';
import { address, at, TODAY } from '../people/given';
import { ANA, BRUNO, newId } from '../people/reports';

/** Texts as people send them, and as they are stored in more than one way: escapes, spaces, half characters. */
const text = fc.oneof(
  fc.constantFrom('UTSI', 'Coahuila', '3 de abril', '1.250', 'ñ \u0041 "\\u0041" \u0000 \ufffd', '{"a": 1e0}', ' '),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
const step = fc.constantFrom('field/unit', 'field/objective', 'cell/matters/1/particular', 'summary');

const facts: fc.Arbitrary<CommandFacts> = fc.oneof(
  fc.record({ step, text }).map((a) => ({
    ...({ type: 'AnswerStep', today: TODAY } as const),
    ...{ input: { text: a.text }, step: at(a.step) },
  })),
  step.map((one) => ({ type: 'OpenStep', step: at(one) }) as const),
  text.map((said) => ({ type: 'AddComment', id: said, text: said, files: [{ name: said }] }) as const),
  text.map((reason) => ({ type: 'RequestChanges', reason, fields: { unit: reason } }) as const),
  fc.constantFrom<CommandFacts>(
    { type: 'Submit', folio: '' },
    { type: 'Approve' },
    { type: 'TakeBack' },
    { type: 'Correct' },
    { type: 'ExplainObservation', id: '1', text: 'Ya lo dice' },
    { type: 'AcceptObservation', id: '1' },
    { type: 'Agree', comment: null, sign: 'like' },
    { type: 'NoteRead', round: 1 },
    { type: 'NoteDownload', round: 1, madeFor: ['teams:29:x', 'review-channel'] },
    {
      ...({ type: 'NoteDocument', kind: 'pdf', revision: 1 } as const),
      ...{ seal: { seq: 1, hash: 'ab' }, sha256: 'cd' },
    },
  ),
);

/** What is done to one report, one after another. */
export const lives = fc.array(fc.array(fc.record({ facts, isAuthor: fc.boolean() }), { maxLength: 12 }), {
  minLength: 1,
  maxLength: 2,
});
type Lives = typeof lives extends fc.Arbitrary<infer T> ? T : never;

/** A byte to change: of which report, entry and byte, each as a share of those there are, and to what. */
export const flips = fc.array(
  fc.record({
    report: fc.nat(),
    entry: fc.nat(),
    byte: fc.nat(),
    mask: fc.integer({ min: 1, max: 255 }),
    where: fc.nat(),
  }),
  { minLength: 25, maxLength: 25 },
);
export type Flip = typeof flips extends fc.Arbitrary<readonly (infer T)[]> ? T : never;

/** Answers with which a report can be sent. */
const ENOUGH = [
  ['field/unit', 'UTSI'],
  ['field/states', 'Coahuila'],
  ['columns/matters/1', 'particular'],
  ['cell/matters/1/particular', 'Se revisó el avance.'],
] as const;

/** Lives through these as turns do; gives the reports' ids. */
export async function live(store: ReportStore, all: Lives): Promise<readonly string[]> {
  const bot = someServices({ store });
  const ids: string[] = [];
  for (const life of all) {
    const id = newId();
    ids.push(id);
    const given: readonly (CommandFacts & { readonly by?: typeof ANA })[] = [
      { type: 'StartReport', id, address },
      ...ENOUGH.map(([where, said]) => ({
        ...({ type: 'AnswerStep', today: TODAY } as const),
        ...{ input: { text: said }, step: at(where) },
      })),
      { type: 'Submit', folio: '' },
      ...life.map((one) => ({ ...one.facts, by: one.isAuthor ? ANA : BRUNO })),
      { type: 'NoteRead', round: 1, by: BRUNO },
    ];
    for (const [nth, { by = ANA, ...command }] of given.entries())
      await bot.give(id, { key: `${nth}`, at: '2023-05-03T16:00:00.000Z', by, ...command });
  }
  return ids;
}

export interface Told {
  readonly id: string;
  /** Codes and numbers. */
  readonly faults: readonly string[];
}

/** What `verify` tells of the store at that address. */
export async function toldOf(url: string): Promise<readonly Told[]> {
  const archive = await openArchive(url, 'must-exist');
  const told: Told[] = [];
  try {
    await verify(archive.reports(), ({ id }, faults) =>
      told.push({ id, faults: faults.map(({ code, detail }) => `${code} ${detail}`) }),
    );
    return told;
  } finally {
    await archive.close();
  }
}

/** Whether that report, and nobody else's, was told, with the entry of that number or the one after it. */
export function isNamed(told: readonly Told[], id: string, seq: number): boolean {
  const ours = told.find((one) => one.id === id)?.faults ?? [];
  const others = told.filter((one) => one.id !== id && !one.faults.every((fault) => fault.startsWith('orphan')));
  return others.length === 0 && ours.some((fault) => [seq, seq + 1].includes(Number(/\d+$/.exec(fault)?.[0])));
}
