import { REVIEW, type Somebody, type TestBot } from '../world/bot';
import { eventually } from '../world/eventually';
import { silentLog } from '../world/logs';
import { cardIn, textOf, titles, type Json, type Posted } from '../platforms/teams';
import { labelsOf } from '../../../core/form/definition';
import { visitReport } from '../../../core/form/visit-report';
import { openStore } from '../../../storage/open';
import type { ReportLine, ReportStore, Stored } from '../../../storage/ports';
import type { HistoryEntry, ReportState } from '../../../core/record/types';

const EVERY_STATE: readonly ReportState[] = [
  'draft',
  'in-review',
  'changes-requested',
  'approved',
  'withdrawn',
  'cancelled',
];

/** The most reports a store lists at once. */
const PAGE = 50;

/** A card at the walk's first question. */
export async function begin(person: Somebody): Promise<Json> {
  await person.type('hola');
  return person.click('Nuevo informe');
}

let visits = 0;

/** A day of no other visit: reports of one visit are asked about when they are sent. */
const aDay = (): string => new Date(Date.UTC(2021, 0, (visits += 1))).toISOString().slice(0, 10);

/** The card at a field of a new report, everything before it answered by pressing. */
export async function upTo(
  person: Somebody,
  field: 'states' | 'visitDates' | 'objective' | 'matters' | 'trainedStaff' | 'summary',
): Promise<Json> {
  const steps: readonly (readonly [string, () => Promise<Json>])[] = [
    ['unit', () => person.click('Guardar y continuar', { unit: 'UTSI' })],
    ['states', () => person.click('Guardar y continuar', { states: '05' })],
    ['visitDates', () => person.click('Guardar y continuar', { visitDates: aDay() })],
    ['boards', () => person.click('Guardar y continuar', { boards: 'local' })],
    ['objective', () => person.click('Guardar y continuar', { objective: 'Revisar avances' })],
    ['matters', () => person.click('Guardar y continuar', { columns: 'ordinary' })],
    ['ordinary', () => person.click('Guardar y continuar', { ordinary: 'Se dio soporte' })],
    ['rows', () => person.click('Continuar')],
    ['trainedStaff', () => person.click('Omitir')],
  ];
  let card = await begin(person);
  for (const [at, answer] of steps) {
    if (at === field) return card;
    card = await answer();
  }
  return card;
}

/** The line of a card that opens a field, answered or not. */
export function lineOf(card: Json, field: string): string {
  const label = labelsOf(visitReport)(field);
  return titles(card).find((title) => title.startsWith(`Editar ${label}`)) ?? `Responder ${label}`;
}

/** Opens a field from the summary. */
export const openField = (person: Somebody, field: string): Promise<Json> =>
  person.click(lineOf(person.shown ?? person.card(), field));

/** A report sent: its folio, its post in the review channel. */
export async function file(
  bot: Omit<TestBot, 'stop'>,
  person: Somebody,
): Promise<{ readonly folio: string; readonly post: Posted }> {
  await upTo(person, 'summary');
  const card = await person.click('Enviar a revisión');
  const folio = folioIn(card);
  await eventually(() => postsOf(bot, folio).length > 0);
  const [post] = postsOf(bot, folio);
  if (post === undefined) throw new Error(`No post of ${folio}`);
  return { folio, post };
}

export function folioIn(card: unknown): string {
  const folio = /INF-\d{4}-\d{4,}/.exec(textOf(card))?.[0];
  if (folio === undefined) throw new Error(`No folio in ${textOf(card)}`);
  return folio;
}

/** Posts in the review channel whose card is about that report. */
export const postsOf = (bot: Pick<TestBot, 'connector'>, folio: string): readonly Posted[] =>
  bot.connector.in(REVIEW).filter((post) => textOf(cardIn(post.activity)).startsWith(folio));

export interface Kept extends Stored {
  readonly history: readonly HistoryEntry[];
}

/** What the store holds of somebody's reports, read beside the bot; last touched first. */
export async function kept(bot: Pick<TestBot, 'storageUrl'>, person: Pick<Somebody, 'name'>): Promise<readonly Kept[]> {
  const store = await openStore(bot.storageUrl, silentLog);
  try {
    return await keptIn(store, person);
  } finally {
    await store.close();
  }
}

/** The same, by a store that is open. */
export async function keptIn(store: ReportStore, person: Pick<Somebody, 'name'>): Promise<readonly Kept[]> {
  const lines: ReportLine[] = [];
  let page: readonly ReportLine[];
  do {
    page = await store.reportsOf([`teams:29:${person.name}`], EVERY_STATE, { limit: PAGE, offset: lines.length });
    lines.push(...page);
  } while (page.length === PAGE);
  return Promise.all(
    lines.map(async ({ id }) => ({ ...((await store.load(id)) as Stored), history: await store.history(id) })),
  );
}

/** The only report somebody has. */
export async function only(bot: Pick<TestBot, 'storageUrl'>, person: Pick<Somebody, 'name'>): Promise<Kept> {
  const [first, ...others] = await kept(bot, person);
  if (first === undefined || others.length > 0)
    throw new Error(`${person.name} has ${others.length + (first ? 1 : 0)}`);
  return first;
}

export const countOf = ({ history }: Kept, type: string): number =>
  history.filter(({ event }) => event.type === type).length;
