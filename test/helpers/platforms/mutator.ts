import type { Chance } from '../world/chance';

/** Values that no property of ours has. */
export const STRANGE: readonly unknown[] = [
  null,
  { length: { toString: 1 } },
  7,
  true,
  '',
  'x',
  [],
  ['x'],
  {},
  { id: {} },
  { toString: 1 },
  'x'.repeat(20_000),
  '\u0000',
  '\ud800',
];

/** Objects in one another, as JSON. */
export const deep = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

/** Stranger still, and too costly to try at every place. */
const STRANGER: readonly unknown[] = [
  ...[
    0,
    -1,
    1e308,
    2 ** 53,
    0.1,
    'null',
    '__proto__',
    '../../etc/passwd',
    "' OR 1=1 --",
    '${x}',
    '{{x}}',
    '<at>x</at>',
  ],
  ...['2023-04-31', 'INF-2023-0001', '👩🏽‍💻', '\u202e', '<!channel>', '\r\n', '%00', 'https://'],
  ...['1'.repeat(400), '[['.repeat(50), Array.from({ length: 300 }, () => 0), Array.from({ length: 40 }, () => ({}))],
];

/** Names that mean something to the language or to us. */
const NAMES = ['__proto__', 'constructor', 'toString', 'length', 'then', '_press', 'verb', 'id', 'type', 'text', ''];

interface Place {
  readonly holder: Record<string, unknown> | unknown[];
  readonly key: string | number;
}

/** Every place in a value where something is held. */
function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown> | unknown[];
  return Object.keys(holder).flatMap((name): Place[] => {
    const key = Array.isArray(holder) ? Number(name) : name;
    return [{ holder, key }, ...placesIn((holder as Record<string, unknown>)[name])];
  });
}

const pick = <T>(chance: Chance, from: readonly T[]): T => from[chance.between(0, from.length - 1)] as T;

/** One of many samples, changed in one to four places; of a seed, always the same. */
export function mutated(chance: Chance, samples: readonly unknown[]): unknown {
  const value = { held: structuredClone(pick(chance, samples)) };
  for (let times = chance.between(1, chance.between(1, 4)); times > 0; times -= 1) {
    const places = placesIn(value);
    if (places.length > 0) mutate(chance, pick(chance, places), () => pick(chance, samples));
  }
  return value.held;
}

function mutate(chance: Chance, { holder, key }: Place, another: () => unknown): void {
  const at = holder as Record<string | number, unknown>;
  const held = at[key];
  const changes: readonly (() => unknown)[] = [
    () => pick(chance, STRANGE),
    () => pick(chance, STRANGER),
    () => (typeof held === 'string' ? otherWords(chance, held) : typeof held === 'number' ? held * -1e9 : [held]),
    () => ({ [pick(chance, NAMES)]: held }),
    () => Array.from({ length: chance.between(2, 20) }, () => held),
    () => partOf(chance, another()),
    () => JSON.parse(deep(chance.between(2, 90))) as unknown,
  ];
  if (chance.oneIn(6)) return void (Array.isArray(holder) ? holder.splice(Number(key), 1) : delete at[key]);
  // Not by assignment, which would change what the object is made from.
  const name = !Array.isArray(holder) && chance.oneIn(8) ? pick(chance, NAMES) : key;
  const value = structuredClone(pick(chance, changes)());
  Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });
}

const partOf = (chance: Chance, sample: unknown): unknown => {
  const places = placesIn(sample);
  if (places.length === 0) return sample;
  const { holder, key } = pick(chance, places);
  return (holder as Record<string | number, unknown>)[key];
};

function otherWords(chance: Chance, text: string): string {
  const at = chance.between(0, text.length);
  const noise = pick(chance, ['\u0000', '\ud83d', '�', '"', '\\', '<', '&amp;', ' ', '', 'ñ', ';', ',', '-', '9']);
  const changes = [text.slice(0, at), text.slice(at), text.slice(0, at) + noise + text.slice(at), text.repeat(3)];
  return pick(chance, [...changes, text.toUpperCase(), text.split('').reverse().join('')]).slice(0, 20_000);
}

/** Bytes that were JSON until a few of them changed. */
export function garbled(chance: Chance, json: string): Buffer {
  const bytes = Buffer.from(json);
  const at = chance.between(0, Math.max(0, bytes.length - 1));
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  if (chance.oneIn(3)) return Buffer.from(before);
  if (chance.oneIn(2)) return Buffer.concat([before, Buffer.from([chance.between(0, 255)]), after]);
  if (bytes.length > 0) bytes[at] = chance.between(0, 255);
  return bytes;
}
