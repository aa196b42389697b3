import { hash } from 'node:crypto';
import { entryHash } from '../../../storage/chained';
import type { Change } from '../../../storage/ports';
import { states, units } from '../../../core/form/catalogues/catalogues';
import type { Answers, Value } from '../../../core/form/values';
import { SCHEMA_VERSION } from '../../../core/report/evolve';
import { visitReport } from '../../../core/form/visit-report';
import type { Event, Person, Report } from '../../../core/record/types';
import { chanceOf } from '../../helpers/world/chance';
import { aText } from './vocabulary';

/** Reports were sent in these years, as many in each. */
const FIRST_YEAR = 2014;
const YEARS = 12;
const YEAR_MS = 364 * 24 * 3_600_000;

/** Reports of one person, at any size: a store that holds more reports holds more people's. */
export const REPORTS_EACH = 40;
/** Reports that hold one rare word. */
export const RARE_IN = 5;
/** One report of so many still waits for a reviewer. */
export const ONE_WAITING_OF = 50;
/** Stands in every report. */
export const EVERYWHERE = 'visita';

/** What one of these reports is looked up by. */
export interface Keys {
  readonly folio: string;
  readonly author: Person;
  /** In `RARE_IN` reports. */
  readonly rareWord: string;
}

export function keysOf(n: number, size: number): Keys {
  const { year, number } = sendingOf(n, size);
  const person = n % Math.ceil(size / REPORTS_EACH);
  return {
    folio: `INF-${year}-${String(number).padStart(4, '0')}`,
    author: { id: `teams:29:${person}`, name: `Ana Martínez Peña ${person}` },
    rareWord: `raro${n % Math.ceil(size / RARE_IN)}x`,
  };
}

function sendingOf(n: number, size: number) {
  const year = Math.floor((n * YEARS) / size);
  const first = Math.ceil((year * size) / YEARS);
  const at = Date.UTC(FIRST_YEAR + year) + ((n - first) * YEARS * YEAR_MS) / size;
  return { year: FIRST_YEAR + year, number: n - first + 1, at: new Date(at).toISOString() };
}

/** The n-th of so many sent reports, always the same, as it is kept with its one entry of history. */
export function reportAt(n: number, size: number): Change {
  const { folio, author, rareWord } = keysOf(n, size);
  const { at } = sendingOf(n, size);
  const report: Report = {
    id: hash('md5', String(n)),
    schemaVersion: SCHEMA_VERSION,
    formVersion: visitReport.version,
    version: 1,
    state: n % ONE_WAITING_OF === 0 ? 'in-review' : 'approved',
    author,
    address: { platform: 'teams', conversation: `a:${author.id}`, server: '', reference: {} },
    createdAt: at,
    updatedAt: at,
    submittedAt: at,
    folio,
    round: 1,
    answers: answersOf(n, rareWord),
    skipped: [],
    changedAt: {},
    at: { at: 'summary' },
    rowCount: 1,
    comments: [],
    changeRequests: [],
  };
  const event: Event = { type: 'ReportSubmitted', key: `k${n}`, at, by: author, folio };
  return { report, expectedVersion: 0, history: [{ seq: 1, event, hash: entryHash('', event) }], outbox: [] };
}

function answersOf(n: number, rareWord: string): Answers {
  const chance = chanceOf(n);
  const unit = units[n % units.length];
  const state = states[chance.between(0, states.length - 1)];
  const cells = { particular: proseOf(aText(chance, 30)), project: proseOf(aText(chance, 15)) };
  return {
    ...(unit === undefined ? {} : { unit: { kind: 'unit', id: unit.id, name: unit.name } }),
    ...(state === undefined ? {} : { states: { kind: 'states', keys: [state.key] } }),
    objective: proseOf(`Informe de la ${EVERYWHERE}. ${aText(chance, 20)} ${rareWord}`),
    matters: { kind: 'rows', rows: [{ id: '1', columns: Object.keys(cells), cells }] },
  };
}

const proseOf = (text: string): Extract<Value, { kind: 'prose' }> => ({
  kind: 'prose',
  blocks: [{ type: 'paragraph', text }],
});
