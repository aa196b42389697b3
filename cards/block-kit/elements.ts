import { actionParts, selectParts } from './inputs/actions';
import { isFalse, isNode, isTrue, type Node, textOf, typeOf, word } from './clean';
import { inputs } from './inputs/inputs';
import { carousel, columnSet, container } from './layout';
import { image, imageSet, media } from './media';
import type { Part } from './parts';
import { within, type Convert, type Position, type Scope } from './scope';
import { tableParts } from './table';
import { badge, codeBlock, factSet, richTextBlock, textBlock } from './texts';

/** Every element that has an equivalent, by its type in lower case. */
const elements: ReadonlyMap<string, Convert> = new Map<string, Convert>([
  ['textblock', textBlock],
  ['richtextblock', richTextBlock],
  ['factset', factSet],
  ['codeblock', codeBlock],
  ['badge', badge],
  ['container', container],
  ['columnset', columnSet],
  ['column', container],
  ['carousel', carousel],
  ['carouselpage', container],
  ['tablecell', container],
  ['image', image],
  ['imageset', imageSet],
  ['media', media],
  ['table', tableParts],
  ['actionset', (node, scope, at) => actionParts(node['actions'], scope, within(at, 'actions'))],
  ...inputs,
]);

/** An element as parts; what is none, or has no equivalent, is told. */
export function element(item: unknown, scope: Scope, at: Position): readonly Part[] {
  if (!isNode(item)) return scope.lost(at, typeOf(item), 'not an element');
  if (!scope.hasRoom(at)) return scope.lost(at, typeOf(item), 'deeper, or more, than a card for people can be');
  if (isHidden(item, scope)) return hidden(item, scope, at);
  noteLeftovers(item, scope, at);
  const convert = elements.get(word(item['type']));
  if (convert === undefined) return instead(item, scope, at, 'no equivalent');
  const missing = unmet(item);
  if (missing !== '') return instead(item, scope, at, `requires ${missing}`);
  // A ColumnSet places its own press.
  const parts =
    convert === columnSet ? convert(item, scope, at) : [...convert(item, scope, at), ...selectParts(item, scope, at)];
  return isTrue(item['separator']) && parts.length > 0 ? [{ is: 'divider' }, ...parts] : parts;
}

/** What a press would show cannot be shown later, and so is shown at once. */
function isHidden(item: Node, scope: Scope): boolean {
  if (isFalse(item['$when'])) return true;
  return isFalse(item['isVisible']) && !scope.isToggled(textOf(item['id']));
}

/** Hidden on every client, and so no loss; but a hidden input would have come along with a press. */
function hidden(item: Node, scope: Scope, at: Position): readonly Part[] {
  if (!isFalse(item['$when']) && holdsInput(item, 0)) return scope.lost(at, typeOf(item), 'a hidden input');
  scope.simpler(at, typeOf(item), 'hidden');
  return [];
}

const SEARCH_DEPTH = 100;

const holdsInput = (part: unknown, depth: number): boolean => {
  if (depth > SEARCH_DEPTH) return false;
  if (Array.isArray(part)) return part.some((item) => holdsInput(item, depth + 1));
  if (!isNode(part)) return false;
  return word(part['type']).startsWith('input.') || Object.values(part).some((value) => holdsInput(value, depth + 1));
};

const LEFTOVERS = ['$when', '$data'];
/** Colours of a container; other elements have words for other things in their `style`. */
const SHADES = ['emphasis', 'accent', 'good', 'warning', 'attention'];

function noteLeftovers(item: Node, scope: Scope, at: Position): void {
  for (const name of LEFTOVERS.filter((one) => item[one] !== undefined && item[one] !== true)) {
    scope.simpler(at, typeOf(item), `${name} of a template that was not expanded`);
  }
  if (SHADES.includes(word(item['style']))) scope.simpler(at, typeOf(item), 'without its style');
  if (item['backgroundImage'] !== undefined) scope.simpler(at, typeOf(item), 'without its backgroundImage');
}

/** A host capability that is asked for and is none of Slack's; '' where there is none. */
function unmet(item: Node): string {
  const { requires } = item;
  if (!isNode(requires)) return '';
  return Object.keys(requires)
    .filter((name) => word(name) !== 'adaptivecards')
    .join(', ');
}

function instead(item: Node, scope: Scope, at: Position, reason: string): readonly Part[] {
  const { fallback } = item;
  if (isNode(fallback)) {
    scope.simpler(at, typeOf(item), `${reason}; its fallback is shown`);
    return element(fallback, scope, within(at, 'fallback'));
  }
  return scope.lost(at, typeOf(item), word(fallback) === 'drop' ? `${reason}; dropped, as its fallback says` : reason);
}
