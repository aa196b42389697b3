import { visitReport } from '../../../core/form/visit-report';
import { renderWord } from '../../../documents/word/word';
import type { Report } from '../../../core/record/types';
import { openStore } from '../../../storage/open';
import { entryHash } from '../../../storage/chained';
import { allSeeds, type Seed } from '../../fixtures/seeds';
import { onBoth } from '../../helpers/world/both-platforms';
import { eventually } from '../../helpers/world/eventually';
import { typeSeed } from '../../helpers/platforms/file-seed';
import { typeSlackSeed } from '../../helpers/platforms/file-slack-seed';
import { silentLog } from '../../helpers/world/logs';
import { wordsIn } from '../../helpers/platforms/slack-shown';
import { cardIn, textOf, type Json } from '../../helpers/platforms/teams';
import { readWord } from '../../helpers/documents/word-text';

// Twenty times what they take alone: the machine may have other work.
jest.setTimeout(120_000);

const platforms = ['Teams', 'Slack'] as const;
type Platform = (typeof platforms)[number];

/** The month after the one that the reference reports are about. */
const clock = { now: () => new Date('2023-05-03T16:00:00Z') };
const places = platforms.flatMap((staff) => platforms.map((review) => ({ staff, review })));
const cases = places.flatMap(({ staff, review }) => allSeeds.map((seed, at) => ({ staff, review, seed, at })));
const both = onBoth(() => ({}), {
  clock,
  people: ['rita', ...places.flatMap(({ staff, review }) => allSeeds.map((_, at) => nameOf(staff, review, at)))],
});

function nameOf(staff: Platform, review: Platform, at: number): string {
  return `ana${staff}${review}${at}`.toLowerCase();
}

/** Who presents the report, on either platform. */
interface Author {
  file(seed: Seed): Promise<void>;
  types(...words: readonly string[]): Promise<void>;
  sees(words: string): Promise<void>;
}

const ANYWAY = 'enviar de todos modos';
const isAsked = (card: string): boolean => card.toLowerCase().includes(ANYWAY);

function authorOn(platform: Platform, name: string): Author {
  if (platform === 'Teams') {
    const who = both.onTeams(name);
    return {
      file: async (seed) => {
        await typeSeed(who, seed);
        // One that is like an earlier one in unit, place and days is asked about.
        if (isAsked(textOf(await who.click('Enviar a revisión')))) await who.type(ANYWAY);
      },
      types: async (...words) => {
        for (const one of words) await who.type(one);
      },
      sees: (words) => eventually(() => textOf(who.card()).includes(words)),
    };
  }
  const who = both.onSlack(name);
  return {
    file: async (seed) => {
      await typeSlackSeed(who, seed);
      if (isAsked(wordsIn(await who.click('Enviar a revisión')))) await who.type(ANYWAY);
    },
    types: async (...words) => {
      for (const one of words) await who.type(one);
    },
    sees: (words) => eventually(() => wordsIn(who.card()).includes(words)),
  };
}

/** Who reviews it, where it was posted last. */
interface Reviewer {
  asks(reasons: Readonly<Record<string, string>>): Promise<void>;
  approves(): Promise<void>;
}

function reviewerOn(platform: Platform): Reviewer {
  if (platform === 'Teams') {
    const post = both.teamsRoots().at(-1)!;
    const rita = both.inThread('Rita', post);
    const card = (): Json => cardIn(post.activity) as Json;
    return {
      asks: async (reasons) => {
        let form = await rita.click('Pedir cambios', {}, card(), post.id);
        for (const field of Object.keys(reasons)) form = await rita.click('Agregar campo', { field }, form, post.id);
        await rita.click('Enviar observaciones', boxes(reasons), form, post.id);
      },
      approves: async () => void (await rita.click('Aprobar', {}, card(), post.id)),
    };
  }
  const post = both.slackRoots().at(-1)!;
  const rita = both.onSlack('rita');
  const opens = async (act: () => Promise<unknown>): Promise<void> => {
    const before = both.workspace.views.length;
    await act();
    await eventually(() => both.workspace.views.length > before);
  };
  return {
    asks: async (reasons) => {
      await opens(async () => rita.interaction(await rita.press(post, 'Pedir cambios')));
      for (const field of Object.keys(reasons)) await opens(() => rita.choose('field', field));
      expect((await rita.submit(boxes(reasons))).text).toBe('');
    },
    approves: async () => void (await rita.interaction(await rita.press(post, 'Aprobar'))),
  };
}

const boxes = (reasons: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(reasons).map(([field, reason]) => [`reason.${field}`, reason]));

const [postedOnTeams, postedOnSlack] = [
  () => textOf(cardIn(both.teamsRoots().at(-1)?.activity)),
  () => wordsIn(both.slackRoots().at(-1)!),
];
const shown = (words: string): Promise<void> =>
  eventually(() => postedOnTeams().includes(words) && postedOnSlack().includes(words));

test.each(cases)(
  '«$seed.name», from $staff, goes through two rounds of observations on $review and is approved; both show it',
  async ({ staff, review, seed, at }) => {
    const author = authorOn(staff, nameOf(staff, review, at));
    const before = both.teamsRoots().length;
    await author.file(seed);
    await eventually(() => both.teamsRoots().length > before && both.slackRoots().length > before);
    const reviewer = reviewerOn(review);

    await reviewer.asks({ remarks: 'Diga quién asistió', trainedStaff: '¿No hubo?' });
    await author.sees('pide: Diga quién asistió');
    await shown('Observaciones: 2 abiertas.');
    await author.types('corregir observaciones', 'Asistieron tres vocales.');
    await author.types('corregir total de personal', 'explicar: no hubo capacitación');
    await author.types('enviar');
    await shown('revisión 2');

    await reviewer.asks({ objective: 'Falta el para qué' });
    await author.sees('pide: Falta el para qué');
    await author.types('corregir objetivo', 'Preparar los sistemas informáticos.', 'enviar');
    await shown('revisión 3');
    await reviewer.approves();
    await shown('Aprobado por');
    await author.sees('aprobado');

    const report = await verified(/INF-\d{4}-\d{4}/.exec(postedOnSlack())?.[0] ?? '');
    const prose = (text: string) => ({ kind: 'prose', blocks: [{ type: 'paragraph', text }] }) as const;
    const answers = {
      ...seed.answers,
      remarks: prose('Asistieron tres vocales.'),
      objective: prose('Preparar los sistemas informáticos.'),
    };
    expect(report).toMatchObject({ state: 'approved', round: 3, answers });
    expect(report.observations?.map(({ state }) => state)).toEqual(['accepted', 'accepted', 'accepted']);
    const [made, wanted] = [report.answers, answers].map((each) =>
      readWord(renderWord(visitReport, { answers: each, state: 'approved' })),
    );
    expect(made).toEqual(wanted);
  },
);

/** The report of that folio, once its trail was found whole. */
async function verified(folio: string): Promise<Report> {
  const store = await openStore(both.bot.storageUrl, silentLog);
  try {
    const stored = await store.loadByFolio(folio);
    if (stored === undefined) throw new Error(`There is no ${folio}`);
    const history = await store.history(stored.report.id);
    expect(history.reduce((hash, { event }) => entryHash(hash, event), '')).toBe(stored.tip.hash);
    return stored.report;
  } finally {
    await store.close();
  }
}
