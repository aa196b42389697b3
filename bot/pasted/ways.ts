import { addressOf } from '../../core/form/marks';
import { attribute, type Element } from './elements';
import type { Way, Ways } from './flow';

const BOLD = new Set(['b', 'strong', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const ITALIC = new Set(['i', 'em']);
const WEIGHT = /(?:^|;)\s*font-weight\s*:\s*([^;]+)/i;
const SLANT = /(?:^|;)\s*font-style\s*:\s*([^;]+)/i;

/** The ways in which an element's text is written, inside text that is written in those: as browsers show it. */
export function waysIn(element: Element, around: Ways): Ways {
  const { tagName, attrs } = element;
  const styled = attrs.length > 0 || BOLD.has(tagName) || ITALIC.has(tagName);
  if (!styled) return around;
  const style = attribute(element, 'style') ?? '';
  const bold = isBold(WEIGHT.exec(style)?.[1]) ?? (BOLD.has(tagName) ? true : undefined);
  const italic = isItalic(SLANT.exec(style)?.[1]) ?? (ITALIC.has(tagName) ? true : undefined);
  const href = tagName === 'a' ? addressOf(attribute(element, 'href') ?? '') : undefined;
  const inside = switched(switched(around, 'bold', bold), 'italic', italic);
  return href === undefined ? inside : [...inside.filter(({ is }) => is !== 'link'), { is: 'link', href }];
}

/** Undefined where it is what it is around. Google's clipboard wraps a whole page in a `b` that is not bold. */
function isBold(weight: string | undefined): boolean | undefined {
  const value = weight?.trim().toLowerCase() ?? '';
  if (/^(?:bold|bolder)\b/.test(value)) return true;
  if (/^(?:normal|lighter)\b/.test(value)) return false;
  return /^\d{1,4}\b/.test(value) ? Number.parseInt(value, 10) >= 600 : undefined;
}

function isItalic(slant: string | undefined): boolean | undefined {
  const value = slant?.trim().toLowerCase() ?? '';
  if (/^(?:italic|oblique)\b/.test(value)) return true;
  return /^normal\b/.test(value) ? false : undefined;
}

function switched(ways: Ways, is: 'bold' | 'italic', on: boolean | undefined): Ways {
  const has = ways.some((way: Way) => way.is === is);
  if (on === undefined || on === has) return ways;
  return on ? [...ways, { is }] : ways.filter((way: Way) => way.is !== is);
}
