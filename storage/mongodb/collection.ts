import { setTimeout } from 'node:timers/promises';
import { MongoServerError } from 'mongodb';
import type { Db, IndexDescription } from 'mongodb';
import type { Log } from '../../core/record/runtime';
import { REPORTS, reportsOf } from './layout/documents';
import { RULE, VALIDATOR, versionOf } from './layout/validator';

const BY_SENDING = { 'report.submittedAt': -1, made: -1 } as const;

/**
 * A search may go by `words` and sort, or by `submittedAt` and stop at the end of the page. The server
 * tries both and goes on with whichever is done first: the first for a word of few reports, the
 * second for a word of many, so that neither reads in proportion to what is stored.
 */
const indexes: readonly IndexDescription[] = [
  { key: { 'report.folio': 1 }, name: 'by_folio', unique: true, ...where('report.folio') },
  { key: { 'folio.year': 1, 'folio.number': -1 }, name: 'by_folio_number', ...where('folio.year') },
  { key: { 'report.author.id': 1, 'report.state': 1, 'report.updatedAt': -1, made: -1 }, name: 'by_author' },
  {
    key: { 'report.author.id': 1, 'report.createdAt': -1, made: -1 },
    name: 'by_author_with_unit',
    ...where('report.answers.unit.id'),
  },
  { key: { 'report.state': 1, waitingSince: 1, made: 1 }, name: 'by_state' },
  { key: { words: 1 }, name: 'by_word', ...where('words') },
  { key: { 'report.submittedAt': -1, made: -1 }, name: 'by_sending', ...where('words') },
  {
    key: { 'report.answers.matters.rows.cells.project.code': 1, 'report.answers.unit.id': 1, ...BY_SENDING },
    name: 'by_project_of_unit',
    ...where('folio.year'),
  },
  {
    key: { 'report.answers.matters.rows.cells.project.code': 1, ...BY_SENDING },
    name: 'by_project',
    ...where('folio.year'),
  },
  {
    key: { 'report.answers.unit.id': 1, 'report.answers.visitDates.days': 1 },
    name: 'by_day_of_unit',
    ...where('folio.year'),
  },
  {
    key: { 'report.answers.unit.id': 1, 'report.answers.visitDates.ranges.from': 1 },
    name: 'by_first_day_of_unit',
    ...where('folio.year'),
  },
  { key: { 'reportedOn.date': 1, _id: 1 }, name: 'by_month', ...where('reportedOn.date') },
  ...['inForce', 'previous'].map((kept): IndexDescription => {
    const unit = `report.${kept}.answers.unit.id`;
    return { key: { [unit]: 1 }, name: `by_unit_${kept === 'inForce' ? 'in_force' : 'before'}`, ...where(unit) };
  }),
  { key: { 'history.event.key': 1 }, name: 'by_key' },
  { key: { 'posts.slot': 1, 'posts.messageId': 1 }, name: 'by_post' },
  { key: { 'head.due': 1, 'head.at': 1 }, name: 'by_due', ...where('head.due') },
  { key: { 'aside.due': 1 }, name: 'by_due_aside', ...where('aside.due') },
  { key: { 'dead.at': 1 }, name: 'by_death', ...where('dead.at') },
  { key: { 'dead.id': 1 }, name: 'by_dead_message', ...where('dead.id') },
];

function where(field: string): Pick<IndexDescription, 'partialFilterExpression'> {
  return { partialFilterExpression: { [field]: { $exists: true } } };
}

/** Made at every start, with its validator and indexes; what is there already is left alone. */
export async function prepareReports(db: Db, log: Pick<Log, 'warn'>, name = REPORTS): Promise<void> {
  const found = await versionOfValidator(db, name);
  if (found === undefined) await make(db, name);
  else if (found < VALIDATOR) await raise(db, name, log);
  await reportsOf(db, name).createIndexes([...indexes]);
}

/** Undefined where there is no such collection; 0 where it has no validator of ours. */
async function versionOfValidator(db: Db, name: string): Promise<number | undefined> {
  const [found] = await db.listCollections({ name }, { nameOnly: false }).toArray();
  if (found === undefined) return undefined;
  return versionOf('options' in found ? (found.options?.['validator'] ?? {}) : {});
}

async function make(db: Db, name: string): Promise<void> {
  try {
    await db.createCollection(name, RULE);
  } catch (error) {
    // Another process that starts at the same time may make it first.
    if (!isCode(error, NAMESPACE_EXISTS)) throw error;
  }
}

/** Where the user may not: the store keeps its promises all the same, and others may break its documents. */
async function raise(db: Db, name: string, log: Pick<Log, 'warn'>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await db.command({ collMod: name, ...RULE });
      return;
    } catch (error) {
      if (isCode(error, UNAUTHORIZED))
        return log.warn('documents are not validated', { collection: name, needs: 'collMod' });
      if (!isCode(error, INDEX_BUILD_RUNS) || tries === MOST_TRIES) throw error;
      await setTimeout(BETWEEN_TRIES_MS);
    }
  }
}

const [NAMESPACE_EXISTS, UNAUTHORIZED] = [48, 13];
/** Another process that starts at the same time makes indexes: over many reports, for minutes. */
const INDEX_BUILD_RUNS = 12_587;
const [BETWEEN_TRIES_MS, MOST_TRIES] = [250, 2_400];
const isCode = (error: unknown, code: number): boolean => error instanceof MongoServerError && error.code === code;
