import type { AdaptiveCard, Colour } from './card';
import { compact } from './compact';
import { LIMITS } from './limits';
import { each, mapped, type Node } from './nodes';
import { run, runs } from './parts/text';
import { cardTexts } from './text.es';

/** Bytes of a card's JSON as UTF-8. Teams counts UTF-16, which is at most twice this: see `LIMITS.cardBytes`. */
export const cardBytes = (card: AdaptiveCard): number => Buffer.byteLength(JSON.stringify(card), 'utf8');

type Fits = (card: AdaptiveCard) => boolean;

/**
 * The card itself where it fits into `limit` bytes, else one brought down to fit. Joining paragraphs
 * loses nothing and often is enough. If not, the longest texts shown are cut, then a table's last
 * rows, then what stands in inputs (and the card says so, for saving it would save the cut), and at
 * the very last the body's end. Every cut shows as "…"; buttons and inputs stay.
 */
export function trimToFit(card: AdaptiveCard, limit: number = LIMITS.cardBytes): AdaptiveCard {
  const fits: Fits = (candidate) => cardBytes(candidate) <= limit;
  if (fits(card)) return card;
  const joined = compact(card);
  if (fits(joined)) return joined;
  // Texts are cut one by one, so that a short one is not cut with the long one it was joined to.
  const shorter = largest(cutRuns, card, fits);
  if (fits(shorter)) return shorter;
  return [cutTables, cutValues, cutBody].reduce(
    (trimmed, cut) => (fits(trimmed) ? trimmed : largest(cut, trimmed, fits)),
    compact(shorter),
  );
}

interface Cut {
  /** The least it leaves. */
  readonly floor: number;
  /** The card with at most `cap` of what this cuts. */
  readonly to: (card: AdaptiveCard, cap: number) => AdaptiveCard;
}

const cutRuns: Cut = {
  floor: LIMITS.trimmedTextFloor,
  to: (card, cap) =>
    mapped(
      card,
      each((node) => [node['type'] === 'TextRun' ? { ...node, text: shortened(node['text'], cap) } : node]),
    ),
};

const cutValues: Cut = {
  floor: LIMITS.trimmedTextFloor,
  to: (card, cap) =>
    mapped(
      card,
      each((node) => {
        const value = node['value'];
        if (node['type'] !== 'Input.Text' || typeof value !== 'string' || value.length <= cap) return [node];
        return [{ ...node, value: shortened(value, cap) }, said(cardTexts.valueCut, 'attention')];
      }),
    ),
};

const cutTables: Cut = {
  floor: 2,
  to: (card, cap) =>
    mapped(
      card,
      each((node) => {
        const rows = node['rows'];
        if (node['type'] !== 'Table' || !Array.isArray(rows) || rows.length <= cap) return [node];
        return [{ ...node, rows: rows.slice(0, cap) as unknown[] }, said('…', 'default')];
      }),
    ),
};

const cutBody: Cut = {
  floor: 1,
  to: (card, cap) => {
    if (card.body.length <= cap) return card;
    const asking = card.body.slice(cap).filter((element) => JSON.stringify(element).includes('"type":"Input.'));
    return { ...card, body: [...card.body.slice(0, cap), runs([run('…')]), ...asking] };
  },
};

/**
 * The card cut as little as makes it fit; cut to its floor where even that does not. Looked for from
 * the small side: what is written out to be measured is then never much larger than the limit.
 */
function largest(cut: Cut, card: AdaptiveCard, fits: Fits): AdaptiveCard {
  const fitsAt = (cap: number): boolean => fits(cut.to(card, cap));
  let low = cut.floor;
  if (!fitsAt(low)) return cut.to(card, low);
  let high = low * 2;
  while (fitsAt(high)) [low, high] = [high, high * 2];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fitsAt(middle)) low = middle;
    else high = middle;
  }
  return cut.to(card, low);
}

/** At most `length` characters, "…" included, and never half a surrogate pair. */
function shortened(text: unknown, length: number): unknown {
  if (typeof text !== 'string' || text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

const said = (text: string, color: Colour): Node => ({ ...runs([run(text, { size: 'small', color })], 'small') });
