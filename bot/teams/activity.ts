import type { Activity } from 'botbuilder';

export type ParsedActivity =
  | { readonly is: 'activity'; readonly activity: Activity }
  /** Names the parts that are not as they must be. */
  | { readonly is: 'malformed'; readonly because: string };

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const areRecords: Check = (value) => Array.isArray(value) && value.every(isRecord);
const isFlag: Check = (value) => typeof value === 'boolean';
/** Text of so many characters. */
const text =
  (most: number, least = 0): Check =>
  (value) =>
    typeof value === 'string' && value.length >= least && value.length <= most;
const isUrl: Check = (value) =>
  typeof value === 'string' && value.length <= 2_000 && /^https?:\S+$/i.test(value) && URL.canParse(value);
/** Absent, or null, as some senders write what they have nothing to say of. */
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || value === null || check(value);

const word = maybe(text(500));

/** What the rest of the code takes for granted of an activity; anything more is looked at where it is used. */
const ACTIVITY: readonly (readonly [string, Check])[] = [
  ['type', text(80, 1)],
  ['id', word],
  ['channelId', text(80)],
  ['serviceUrl', isUrl],
  ['name', word],
  ['action', word],
  ['text', maybe(text(Infinity))],
  ['replyToId', word],
  ['timestamp', maybe(text(60))],
  ['attachments', maybe(areRecords)],
  ['entities', maybe(areRecords)],
  ['membersAdded', maybe(areRecords)],
];
const PARTY: typeof ACTIVITY = [
  ['id', text(500)],
  ['name', word],
  ['aadObjectId', word],
  ['role', word],
];
const CONVERSATION: typeof ACTIVITY = [
  ['id', text(1_000, 1)],
  ['conversationType', word],
  ['tenantId', word],
  ['name', word],
  ['isGroup', maybe(isFlag)],
];

/**
 * An activity out of a request's JSON. By hand: checking each with a schema of a library costs as much as
 * drawing the card that answers it.
 */
export function parseActivity(body: unknown): ParsedActivity {
  if (!isRecord(body)) return { is: 'malformed', because: 'not an object' };
  const { conversation, from, recipient } = body;
  const faults = [
    ...faultsOf('', body, ACTIVITY),
    ...faultsOf('conversation', conversation, CONVERSATION),
    ...faultsOf('from', from, PARTY),
    ...(recipient === undefined || recipient === null ? [] : faultsOf('recipient', recipient, PARTY)),
  ];
  if (faults.length > 0) return { is: 'malformed', because: `missing or not as expected: ${faults.join(', ')}` };
  const parts = {
    ...body,
    conversation: known(conversation, CONVERSATION),
    from: known(from, PARTY),
    recipient: known(recipient, PARTY),
  };
  return { is: 'activity', activity: withoutNulls(parts) as unknown as Activity };
}

function faultsOf(path: string, value: unknown, shape: typeof ACTIVITY): readonly string[] {
  if (!isRecord(value)) return [path];
  const faults = shape.filter(([name, check]) => !check(value[name]));
  return faults.map(([name]) => (path === '' ? name : `${path}.${name}`));
}

/** What is known of a part and nothing else: it is kept with every report. */
const known = (part: unknown, shape: typeof ACTIVITY): Fields | null =>
  isRecord(part) ? withoutNulls(Object.fromEntries(shape.map(([name]) => [name, part[name] ?? null]))) : null;

/** Absent, not null: what an optional property of an activity is where its sender has nothing to say. */
const withoutNulls = (fields: Fields): Fields =>
  Object.values(fields).includes(null)
    ? Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
    : fields;
