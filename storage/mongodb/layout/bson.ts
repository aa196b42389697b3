import type { Event, OutboxMessage } from '../../../core/record/types';

/**
 * Plain JSON as MongoDB's tools are best served with it, and back to exactly the JSON it was:
 *
 * - an instant, under a name that means one, is a date; so is a day of a dates answer, at midnight UTC;
 * - text is well-formed, since BSON has no lone surrogates: U+FFFD stands for each;
 * - keys that mean something else to the server or its driver are written with `%` and two digits.
 */
export function toBson(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return INSTANTS.has(name) ? instantOf(value) : value.toWellFormed();
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((one) => toBson(one ?? null));
  const made: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(withDays(value, dateOfDay))) {
    if (inner !== undefined) made[AWKWARD.test(key) ? escaped(key) : key.toWellFormed()] = toBson(inner, key);
  }
  return made;
}

export function fromBson(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(fromBson);
  const made: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(withDays(value, dayOfDate))) {
    if (!key.includes('%')) made[key] = fromBson(inner);
    // Not assigned: `__proto__` would be no key of its own.
    else Object.defineProperty(made, unescaped(key), { ...OWN, value: fromBson(inner) });
  }
  return made;
}

const INSTANTS: ReadonlySet<string> = new Set([
  ...['at', 'createdAt', 'updatedAt', 'submittedAt', 'editedAt', 'removedAt'],
]);

/** A date only where it comes back as it went. */
function instantOf(text: string): Date | string {
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString() === text ? date : text.toWellFormed();
}

/** Of a dates answer (`kind: 'dates'`) the same with each of its days changed; anything else as it is. */
function withDays(value: object, change: (day: unknown) => unknown): object {
  if (!('kind' in value) || value.kind !== 'dates') return value;
  const ends = new Map([
    ['from', change],
    ['to', change],
  ]);
  const inRange = (range: unknown): unknown => (isObject(range) ? changed(range, ends) : range);
  return changed(
    value,
    new Map([
      ['days', eachOf(change)],
      ['ranges', eachOf(inRange)],
    ]),
  );
}

type Changes = ReadonlyMap<string, (inner: unknown) => unknown>;
const changed = (value: object, changes: Changes): object =>
  Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, changes.get(key)?.(inner) ?? inner] as const));

const eachOf =
  (change: (one: unknown) => unknown) =>
  (list: unknown): unknown =>
    Array.isArray(list) ? list.map(change) : list;

const dayOfDate = (date: unknown): unknown => (date instanceof Date ? date.toISOString().slice(0, DAY_LENGTH) : date);

/** Midnight UTC of a plain date; a date only where it comes back as it went. */
export function dateOfDay(day: unknown): unknown {
  if (typeof day !== 'string' || day.length !== DAY_LENGTH) return day;
  const date = new Date(`${day}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && dayOfDate(date) === day ? date : day;
}

/** Of `YYYY-MM-DD`. */
const DAY_LENGTH = 10;

/** Dots and dollars mean paths and operators, and a null ends a key. */
const AWKWARD = /[%.\u0000]|^\$|^_bsontype$|^__proto__$/;
const OWN = { enumerable: true, configurable: true, writable: true } as const;

const escaped = (key: string): string =>
  key.toWellFormed().replace(/[%.\u0000]|^[$_]/g, (one) => `%${one.charCodeAt(0).toString(16).padStart(2, '0')}`);

const unescaped = (key: string): string =>
  key.replace(/%([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

/** An object as it is stored, before it is known to be what it should. */
export type BsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is BsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Undefined where it is no event. */
export function readEvent(stored: unknown): Event | undefined {
  return isObject(stored) && typeof stored['type'] === 'string' ? (fromBson(stored) as Event) : undefined;
}

/** Undefined where it is no message of that id. */
export function readMessage(id: string, stored: unknown): OutboxMessage | undefined {
  return isObject(stored) && stored['id'] === id && isObject(stored['about'])
    ? (fromBson(stored) as OutboxMessage)
    : undefined;
}
