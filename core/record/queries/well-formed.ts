/**
 * The same with U+FFFD for each lone surrogate in its texts; keys are left alone. Half a character comes in from a
 * platform, or where a text was cut, and not every store could give it back as it was hashed.
 */
export function wellFormed<T>(value: T): T {
  if (typeof value === 'string') return value.toWellFormed() as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(wellFormed) as T;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, wellFormed(inner)])) as T;
}
