import { Somebody } from '../helpers/world/bot';
import { eventually } from '../helpers/world/eventually';
import { openField, postsOf, folioIn, upTo } from '../helpers/people/filing';
import { cardIn, FakeConnector, textOf, type Json, type Posted } from '../helpers/platforms/teams';
import { ratioOf, saidOf, spreadOf, table, type Machine, type Spread } from './figures';
import { postingTo } from './on-teams';
import { start } from './process';
import type { Pace } from './rounds';

export interface ReviewSummary {
  readonly rounds: number;
  readonly reports: number;
  readonly rows: readonly {
    readonly step: StepName;
    /** CPU of the step for one report, with all that is posted of it, in ms. */
    readonly cpuMs: Spread;
    /** To a plain press in the same round. */
    readonly ratio: Spread;
  }[];
}

/** A report under review: its author, and whoever reviews it in its thread. */
interface Reviewed {
  readonly author: Somebody;
  post?: Posted;
  reviewer?: Somebody;
}

type Door = { readonly url: string; readonly connector: FakeConnector };

const cardOf = (post: Posted | undefined): Json => cardIn(post?.activity) as Json;

/** What a review is made of, in its order. The first is what the others are measured by. */
const steps = {
  press: {
    said: 'a plain press: an answer is saved',
    take: async ({ author }) => {
      await author.click('Guardar y continuar', { trainedStaff: '40' });
    },
  },
  send: {
    said: 'sent: posted in the channel',
    take: async (one, door) => {
      const folio = folioIn(await one.author.click('Enviar a revisión'));
      await eventually(() => postsOf(door, folio).length > 0);
      one.post = postsOf(door, folio)[0] as Posted;
      one.reviewer = new Somebody(door, `Rita de ${one.author.name}`, { thread: one.post.id });
    },
  },
  comments: {
    said: 'two comments in its thread, told to its author',
    take: async ({ author, reviewer }) => {
      for (const words of ['Falta el acuerdo', 'Y la fecha del siguiente']) {
        await reviewer?.send(reviewer.message(words));
        await eventually(() => author.posts().some((post) => textOf(cardIn(post.activity)).includes(words)));
      }
    },
  },
  request: {
    said: 'changes asked for: two presses',
    take: async ({ author, reviewer, post }) => {
      const form = await reviewer?.click('Pedir cambios', {}, cardOf(post));
      await reviewer?.click('Enviar observaciones', { reason: 'Precise el total' }, form);
      await eventually(() => textOf(author.card()).includes('Precise el total'));
    },
  },
  correct: {
    said: 'corrected and sent again: five presses',
    take: async ({ author, post }) => {
      await author.click('Editar', {}, author.card());
      await openField(author, 'trainedStaff');
      await author.click('Guardar y continuar', { trainedStaff: '45' });
      await author.click('Ya lo atendí');
      await author.click('Enviar a revisión');
      await eventually(() => textOf(cardOf(post)).includes('revisión 2'));
    },
  },
  approve: {
    said: 'approved, and its author told',
    take: async ({ author, reviewer, post }) => {
      await reviewer?.click('Aprobar', {}, cardOf(post));
      await eventually(() => textOf(author.card()).includes('aprobado'));
    },
  },
} satisfies Readonly<
  Record<string, { readonly said: string; readonly take: (one: Reviewed, door: Door) => Promise<void> }>
>;
type StepName = keyof typeof steps;
const names = Object.keys(steps) as readonly StepName[];

export const saidOfStep = (name: StepName): string => steps[name].said;

interface Sample {
  readonly step: StepName;
  readonly round: number;
  readonly cpuMs: number;
}

const PLAN: Readonly<Record<Pace, { readonly rounds: number; readonly warmUps: number; readonly reports: number }>> = {
  full: { rounds: 10, warmUps: 3, reports: 24 },
  quick: { rounds: 1, warmUps: 0, reports: 2 },
};

/** What a review costs the product, step by step, beside a plain press. */
export async function benchReview(folder: string, pace: Pace): Promise<ReviewSummary> {
  const connector = await FakeConnector.start();
  const storageUrl = `sqlite:${folder}/review.db`;
  const product = await start('product', [], { STORAGE_URL: storageUrl, ...postingTo(connector.serviceUrl) });
  const door: Door = { url: product.url, connector };
  const { rounds, warmUps, reports } = PLAN[pace];
  const samples: Sample[] = [];
  for (let round = -warmUps; round < rounds; round += 1) {
    const all = Array.from({ length: reports }, (_, at): Reviewed => ({
      author: new Somebody(door, `Ana ${round}.${at}`),
    }));
    for (const { author } of all) await upTo(author, 'trainedStaff');
    for (const step of names) {
      await quiet(connector);
      const before = await product.used();
      for (const one of all) await steps[step].take(one, door);
      await quiet(connector);
      const { cpuMs } = await product.used();
      if (round >= 0) samples.push({ step, round, cpuMs: (cpuMs - before.cpuMs) / reports });
    }
  }
  await product.kill();
  await connector.stop();
  const of = (wanted: StepName): readonly Sample[] => samples.filter(({ step }) => step === wanted);
  const cpuOf = ({ cpuMs }: Sample): number => cpuMs;
  return {
    rounds,
    reports,
    rows: names.map((step) => ({
      step,
      cpuMs: spreadOf(of(step).map(cpuOf)),
      ratio: ratioOf(of(step), of('press'), cpuOf),
    })),
  };
}

/** How long nothing may be posted before a step counts as over, in ms. */
const QUIET_MS = 200;

/** What is posted after a step belongs to it. */
async function quiet({ requests }: FakeConnector): Promise<void> {
  for (let before = -1; before !== requests.length;) {
    before = requests.length;
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  }
}

/** The summary as lines of text. */
export function reviewTable({ rounds, reports, rows }: ReviewSummary, machine: Machine): string {
  const cells = rows.map(({ step, cpuMs, ratio }) => [
    steps[step].said,
    cpuMs.median.toFixed(2),
    ratio.median.toFixed(1),
  ]);
  return [
    `CPU of a report's review, user and system, as a ratio to a plain press; ${saidOf(machine)}`,
    `Median of ${rounds} rounds of ${reports} reports, one after another, with all that is posted`,
    '',
    ...table(['step', 'CPU ms', 'ratio'], cells, [0]),
  ].join('\n');
}
