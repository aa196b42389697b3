import type { TemplateFault, TemplatePlace } from '../../../core/paper/screens/template.es';
import type { Scanned } from './scan';

/** A placeholder where it stands. */
export interface Placeholder {
  readonly sign: '' | '@' | '#' | '^' | '/';
  readonly name: string;
  /** As it is written, braces and all. */
  readonly written: string;
  readonly at: Scanned;
  readonly place: TemplatePlace;
}

/** Characters shown on each side of what is meant. */
const AROUND = 30;
const LONGEST = 60;

const clipped = (text: string): string => {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
};

function placeAt({ part, text, beside }: Scanned, from: number, to: number): TemplatePlace {
  const [start, end] = [Math.max(0, from - AROUND), Math.min(text.length, to + AROUND)];
  const near = `${start > 0 ? '…' : ''}${text.slice(start, end).replace(/\s+/g, ' ').trim()}${end < text.length ? '…' : ''}`;
  return { part, near, ...(beside === '' ? {} : { beside: clipped(beside) }) };
}

/** The placeholders of a paragraph, and its braces that make none. */
export function placeholdersIn(at: Scanned): {
  readonly found: readonly Placeholder[];
  readonly faults: readonly TemplateFault[];
} {
  const found: Placeholder[] = [];
  const faults: TemplateFault[] = [];
  for (const match of at.text.matchAll(/\{([^{}]*)\}|[{}][^{}]{0,20}/g)) {
    const [written, inside] = match;
    const place = placeAt(at, match.index, match.index + written.length);
    const [, sign = '', name = ''] = /^([@#^/]?)(.*)$/s.exec((inside ?? '').trim()) ?? [];
    if (inside === undefined) faults.push({ code: 'tag.torn', about: written.trim(), place });
    else found.push({ sign: sign as Placeholder['sign'], name: name.trim(), written, at, place });
  }
  return { found, faults };
}
