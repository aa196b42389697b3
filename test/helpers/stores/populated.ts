import type { ReportStore } from '../../../storage/ports';
import type { CommandFacts } from '../../../bot/turns/handle-command';
import { visitReport } from '../../../core/form/visit-report';
import type { Person, ReportState } from '../../../core/record/types';
import { allSeeds, type Seed } from '../../fixtures/seeds';
import { someServices, Chatter, textOf, type TestServices } from '../world/chatter';
import { ANA, BRUNO } from '../people/reports';

export const EVERY_STATE: readonly ReportState[] = [
  ...(['draft', 'in-review', 'changes-requested', 'approved', 'withdrawn', 'cancelled'] as const),
];
/** Half a surrogate pair, a NUL, ends of lines that are none, and names that databases dislike. */
export const ODD = 'mitad \ud83d, nulo \u0000, línea\u2028otra, «$set» y a.b {"__proto__":1}';

/** Reviews, and files nothing herself. */
const CARLA: Person = { id: 'teams:29:carla', name: 'Carla Ríos' };

let keys = 0;

/**
 * Fills a store the way a bot would: the three reference reports and more, in every state, with
 * comments, posts, and messages that wait, are under lease, were retried and were given up.
 */
export async function populate(store: ReportStore): Promise<void> {
  const bot = someServices({ store });
  for (const [at, seed] of allSeeds.entries()) await file(bot, at === 1 ? BRUNO : ANA, seed);
  const [first = '', second = '', third = ''] = await sent(store);
  await act(bot, first, CARLA, { type: 'Approve' });
  await act(bot, second, CARLA, { type: 'AddComment', id: 'c1', text: ODD });
  await act(bot, second, CARLA, { type: 'RequestChanges', reason: ODD, fields: { unit: 'No es esa' } });
  await act(bot, third, CARLA, { type: 'AddComment', id: 'c2', text: 'Revisado' });
  const [seed] = allSeeds;
  if (seed === undefined) throw new Error('There are seeds');
  await file(bot, BRUNO, seed);
  await act(bot, await newestOf(store, BRUNO, 'in-review'), BRUNO, { type: 'Withdraw' });
  await file(bot, ANA, seed);
  const bruno = new Chatter(bot, BRUNO);
  for (const text of ['nuevo', 'UTSI', 'Coahuila', '31 de junio', 'omitir', ODD]) await bruno.types(text);
  const ana = new Chatter(bot, { ...ANA, name: `Ana ${ODD}` });
  for (const unit of ['DEOE', 'UTSI']) {
    await ana.begins();
    await ana.types(unit);
  }
  await ana.types('cancelar');
  await act(bot, await newestOf(store, ANA, 'draft'), ANA, { type: 'Cancel' });
  await leaveUndelivered(store);
}

async function leaveUndelivered(store: ReportStore): Promise<void> {
  const ids = await sent(store);
  const now = new Date('2026-03-02T12:00:00.000Z');
  for (const [at, id] of ids.entries()) {
    const messages = [1, 2, 3].map((nth) => ({
      id: `${id}.extra.${nth}`,
      ...({ to: 'author', mode: 'post', about: { show: 'status' } } as const),
    }));
    await store.enqueue(id, messages);
    await store.setPost(id, 'card', `odd ${at} «.$»`);
  }
  const claims = await store.claim(now, 60_000, 100);
  for (const [at, claimed] of claims.entries()) {
    if (at % 3 === 0) await store.bury(claimed, `canal cerrado: ${ODD.replace('\ud83d', '')}`);
    if (at % 3 === 1) await store.retryAt(claimed, new Date('2026-03-02T12:05:00.000Z'), '502');
  }
}

/** Types a seed from `nuevo` until it is sent, and gives its id. */
async function file(bot: TestServices, person: Person, seed: Seed): Promise<void> {
  const chat = new Chatter(bot, person);
  await chat.types('nuevo');
  for (const field of visitReport.fields) {
    if (!textOf(chat.shown).includes(field.label)) continue;
    if (field.input === 'rows') await typeRows(chat, seed);
    else await answer(chat, seed.typed[field.id] ?? 'omitir', field.label);
  }
  await chat.types('enviar');
}

async function answer(chat: Chatter, text: string, label: string): Promise<void> {
  const shown = textOf(await chat.types(text));
  if (shown.split('\n').includes(label)) await chat.types('sí');
}

async function typeRows(chat: Chatter, seed: Seed): Promise<void> {
  for (const [at, matter] of seed.typedMatters.entries()) {
    if (at > 0) await chat.types('otro');
    await chat.types(matter.columns.join(', '));
    for (const column of matter.columns) {
      const cell = matter.cells[column];
      const html = cell?.html;
      await chat.types(cell?.text ?? 'omitir', html === undefined ? {} : { html });
    }
  }
  await chat.types('listo');
}

async function act(bot: TestServices, reportId: string, by: Person, facts: CommandFacts): Promise<void> {
  const command = { key: `p${(keys += 1)}`, at: '2023-06-01T12:00:00.000Z', by, ...facts };
  const { refusal } = await bot.give(reportId, command);
  if (refusal !== undefined) throw new Error(`${facts.type}: ${refusal.problem.code}`);
}

const ALL = { limit: 50, offset: 0 };

const sent = async (store: ReportStore): Promise<readonly string[]> =>
  (await store.reportsIn(['in-review', 'approved', 'changes-requested'], ALL)).map(({ id }) => id);

async function newestOf(store: ReportStore, person: Person, state: ReportState): Promise<string> {
  const [newest] = await store.reportsOf([person.id], [state], { limit: 1, offset: 0 });
  if (newest === undefined) throw new Error(`${person.name} has no report`);
  return newest.id;
}

/** What every query of the port answers about a store that `populate` filled. */
export async function answersOf(store: ReportStore): Promise<unknown> {
  const lines = await store.reportsIn(EVERY_STATE, ALL);
  const stored = await Promise.all(lines.map(({ id }) => store.load(id)));
  // Where a post stands is no message, and many reports' posts stand in the same channel.
  const isMessage = ([slot]: readonly [string, string]): boolean => slot !== 'channel.in';
  const posts = stored.flatMap((one) => Object.entries(one?.posts ?? {})).filter(isMessage);
  const folios = lines.flatMap(({ folio }) => folio ?? []);
  const words = ['prep', 'coahuila', 'ana', 'inf 2023', 'simulacro', 'piedras', 'utsi', 'mitad'];
  return {
    lines,
    stored,
    histories: await Promise.all(lines.map(({ id }) => store.history(id))),
    byPost: await Promise.all(posts.map(([slot, id]) => store.loadByPost(slot, id))),
    byFolio: await Promise.all(folios.map((folio) => store.loadByFolio(folio))),
    last: await Promise.all([2022, 2023, 2024].map((year) => store.lastFolioNumber(year))),
    used: await Promise.all([ANA, BRUNO].map(({ id }) => store.usedBy([id]))),
    mine: await Promise.all(
      [ANA, BRUNO].flatMap(({ id }) => EVERY_STATE.map((state) => store.reportsOf([id], [state], ALL))),
    ),
    found: await Promise.all(words.map((word) => store.search(word, ALL))),
    dead: await store.deadLetters(ALL),
    nextDue: await store.nextDue(),
  };
}

/** Every message in the order of delivery; nothing is left afterwards. */
export async function deliveriesOf(store: ReportStore): Promise<readonly unknown[]> {
  const told: [reportId: string, ...unknown[]][] = [];
  for (;;) {
    const claims = await store.claim(new Date('2030-01-01T00:00:00.000Z'), 60_000, 100);
    // Reports among one another by id: one that is under lease is due at once where it comes to.
    if (claims.length === 0) return told.sort(([one], [other]) => one.localeCompare(other));
    for (const claimed of claims) {
      told.push([claimed.reportId, claimed.message, claimed.attempts]);
      await store.delivered(claimed);
    }
  }
}
