/** Looking into what came from outside, a step at a time. */
export type Fields = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object, empty where there is none. */
export const recordAt = (from: Fields, name: string): Fields => {
  const value = from[name];
  return isRecord(value) ? value : {};
};

/** The objects of a list; none where it is no list. */
export const recordsAt = (from: Fields, name: string): readonly Fields[] => {
  const value = from[name];
  return Array.isArray(value) ? value.filter(isRecord) : [];
};

/** A text, '' where there is none. */
export const textAt = (from: Fields, name: string): string => {
  const value = from[name];
  return typeof value === 'string' ? value : '';
};

/** An object written as JSON, or undefined for anything else. */
export function parsedRecord(json: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
