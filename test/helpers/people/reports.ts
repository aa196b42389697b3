import { createHash } from 'node:crypto';
import { SCHEMA_VERSION } from '../../../core/report/evolve';
import type { Change } from '../../../storage/ports';
import type { Event, HistoryEntry, OutboxMessage, Report } from '../../../core/record/types';

export const ANA = { id: 'teams:29:ana', name: 'Ana Martínez Peña' };
export const BRUNO = { id: 'teams:29:bruno', name: 'Bruno Núñez' };

let made = 0;
/** Different in every call, so that tests may share a store. */
export const newId = (kind = 'r'): string => `${kind}-${process.pid}-${++made}`;

/** A draft that was just begun, version 1, with whatever the test cares about. */
export const aReport = (overrides: Partial<Report> = {}): Report => ({
  id: newId(),
  schemaVersion: SCHEMA_VERSION,
  formVersion: 1,
  version: 1,
  state: 'draft',
  author: ANA,
  address: {
    platform: 'teams',
    conversation: 'a:ana',
    server: 'http://localhost:3978',
    reference: { serviceUrl: 'http://localhost:3978' },
  },
  createdAt: '2026-03-02T15:00:00.000Z',
  updatedAt: '2026-03-02T15:00:00.000Z',
  round: 0,
  answers: {},
  skipped: [],
  changedAt: {},
  at: { at: 'field', field: 'unit' },
  rowCount: 0,
  comments: [],
  changeRequests: [],
  ...overrides,
});

/** The same report one version on. */
export const next = (report: Report, overrides: Partial<Report> = {}): Report => ({
  ...report,
  version: report.version + 1,
  ...overrides,
});

export const aMessage = (overrides: Partial<OutboxMessage> = {}): OutboxMessage => ({
  id: newId('m'),
  to: 'author',
  mode: 'post',
  about: { show: 'channel-post' },
  ...overrides,
});

export const anEntry = (seq: number, event: Partial<Event> = {}): HistoryEntry => ({
  seq,
  event: {
    type: 'ReportCancelled',
    key: `k${seq}`,
    at: '2026-03-02T15:00:00.000Z',
    by: ANA,
    ...event,
  } as Event,
  hash: createHash('sha256')
    .update(`${seq}${JSON.stringify(event)}`)
    .digest('hex'),
});

/** The change that leads to this report; what it says and records may be added. */
export const changeTo = (report: Report, more: Partial<Pick<Change, 'history' | 'outbox'>> = {}): Change => ({
  report,
  expectedVersion: report.version - 1,
  history: [anEntry(report.version)],
  outbox: [],
  ...more,
});

export const paragraph = (text: string) => ({ kind: 'prose' as const, blocks: [{ type: 'paragraph' as const, text }] });
