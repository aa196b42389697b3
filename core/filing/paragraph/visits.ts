import type { Place } from './towns';
import type { Span } from './words';

/** Of several visits, where and when each was. */
export interface Visits {
  readonly places: readonly (readonly Place[])[];
  readonly days: readonly (readonly Span[])[];
}

/** The visits that are told where they are several: places and days take turns, «Puebla el 3 y Veracruz el 5». Else undefined. */
export function severalIn(
  places: readonly Place[],
  days: readonly Span[],
  typed: (span: Span) => string,
): Visits | undefined {
  const inOrder = [...places, ...days].sort((one, other) => one.start - other.start);
  const found: Record<'places' | 'days', Map<string, Span[]>> = { places: new Map(), days: new Map() };
  let run: Span[] = [];
  inOrder.forEach((span, at) => {
    run.push(span);
    const next = inOrder[at + 1];
    if (next !== undefined && isPlace(next) === isPlace(span)) return;
    const key = run.map((one) => (isPlace(one) ? one.name : typed(one))).join();
    found[isPlace(span) ? 'places' : 'days'].set(key, run);
    run = [];
  });
  if (found.places.size < 2 || found.days.size < 2) return undefined;
  return { places: [...found.places.values()].map((some) => some.filter(isPlace)), days: [...found.days.values()] };
}

const isPlace = (span: Span): span is Place => 'named' in span;
