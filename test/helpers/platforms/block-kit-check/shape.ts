/** Anything with names: a block, an element, a text object. */
export type Node = Readonly<Record<string, unknown>>;

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Something Slack would refuse, or show otherwise than written. */
export interface BlockProblem {
  /** A JSON pointer into what was checked. */
  readonly path: string;
  readonly message: string;
}

/** What is wrong with a value. */
export type Check = (value: unknown, path: string) => readonly BlockProblem[];

const fault = (path: string, message: string): readonly BlockProblem[] => [{ path, message }];

export const text =
  (max: number, min = 1): Check =>
  (value, path) => {
    if (typeof value !== 'string') return fault(path, 'is no text');
    if (value.length > max) return fault(path, `has ${value.length} characters of at most ${max}`);
    if (value.length < min) return fault(path, `has ${value.length} characters of at least ${min}`);
    return value.isWellFormed() ? [] : fault(path, 'has half a character');
  };

export const matching =
  (pattern: RegExp, what: string, max = 3_000): Check =>
  (value, path) => {
    const found = text(max)(value, path);
    return found.length > 0 || pattern.test(value as string) ? found : fault(path, `is no ${what}`);
  };

export const flag: Check = (value, path) =>
  typeof value === 'boolean' ? [] : fault(path, 'is neither true nor false');

export const whole =
  (min: number, max: number): Check =>
  (value, path) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max
      ? []
      : fault(path, `is no whole number from ${min} to ${max}`);

export const oneOf =
  (...values: readonly unknown[]): Check =>
  (value, path) =>
    values.includes(value) ? [] : fault(path, `is none of ${values.join(', ')}`);

export const list =
  (item: Check, max: number, min = 1): Check =>
  (value, path) => {
    if (!Array.isArray(value)) return fault(path, 'is no list');
    const counted =
      value.length > max || value.length < min ? fault(path, `has ${value.length} items, not ${min} to ${max}`) : [];
    return [...counted, ...value.flatMap((one, index) => item(one, `${path}/${index}`))];
  };

export interface Fields {
  readonly required?: Readonly<Record<string, Check>>;
  readonly optional?: Readonly<Record<string, Check>>;
  /** Rules about more fields than one. */
  readonly also?: (node: Node, path: string) => readonly BlockProblem[];
}

/** An object with these fields and no others, as Slack wants it. */
export const object =
  ({ required = {}, optional = {}, also = () => [] }: Fields): Check =>
  (value, path) => {
    if (!isNode(value)) return fault(path, 'is no object');
    const known: Readonly<Record<string, Check>> = { ...required, ...optional };
    const missing = Object.keys(required).filter((name) => value[name] === undefined);
    const present = Object.entries(value).filter(([, field]) => field !== undefined);
    return [
      ...missing.map((name) => ({ path, message: `lacks ${name}` })),
      ...present.flatMap(
        ([name, field]) => known[name]?.(field, `${path}/${name}`) ?? fault(`${path}/${name}`, 'is no field of this'),
      ),
      ...also(value, path),
    ];
  };

/** An object whose `type` says which check is its own. */
export const typed =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value, path) => {
    if (!isNode(value)) return fault(path, 'is no object');
    const { type } = value;
    const check = typeof type === 'string' && Object.hasOwn(checks, type) ? checks[type] : undefined;
    return check === undefined ? fault(path, `has no place here: ${String(type)}`) : check(value, path);
  };

/** Texts that are there more than once. */
export function repeated(values: readonly unknown[], path: string, what: string): readonly BlockProblem[] {
  const texts = values.filter((value) => typeof value === 'string');
  return [...new Set(texts.filter((value, index) => texts.indexOf(value) !== index))].map((value) => ({
    path,
    message: `has the ${what} ${value} more than once`,
  }));
}
