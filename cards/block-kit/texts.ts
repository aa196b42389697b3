import { SLACK_LIMITS } from './limits';
import { isBlank, isNode, isTrue, listOf, type Node, textOf, typeOf, webAddress, word } from './clean';
import { withDates } from './inputs/dates';
import { markdownLines } from './markdown';
import { textPart, type Fact, type Part, type TextLook } from './parts';
import { bold, lineText, linesOf, type Line, type Run } from './prose';
import { within, type Convert, type Position, type Scope } from './scope';

const LARGE = ['large', 'extralarge'];

const dated = (lines: readonly Line[], scope: Scope): readonly Line[] =>
  lines.map((line) => ({ ...line, runs: line.runs.flatMap((run) => withDates(run, scope.timeZone)) }));

/** A heading's size where it says none is large; small or subtle text stands back; attention stands out. */
function lookOf(node: Node, heading: boolean): TextLook {
  const size = word(node['size']);
  const large = LARGE.includes(size) && word(node['weight']) === 'bolder';
  if (large || (heading && (size === '' || LARGE.includes(size)))) return 'heading';
  if (word(node['color']) === 'attention') return 'alert';
  if (heading || LARGE.includes(size)) return 'body';
  return size === 'small' || isTrue(node['isSubtle']) ? 'quiet' : 'body';
}

const COLOURS = ['accent', 'good', 'warning', 'dark', 'light'];

function noteColour(node: Node, scope: Scope, at: Position): void {
  const colour = word(node['color']);
  if (COLOURS.includes(colour)) scope.simpler(at, typeOf(node), `without its colour, ${colour}`);
}

export const textBlock: Convert = (node, scope, at) => {
  const text = textOf(node['text']);
  if (isBlank(text)) return missing(node, scope, at);
  noteColour(node, scope, at);
  const lines = dated(markdownLines(text), scope);
  const heading = word(node['style']) === 'heading';
  return [textPart(lookOf(node, heading), isBold(node, heading) ? bold(lines) : lines)];
};

/** An empty text shows nothing anywhere; one of another type than text is a fault worth telling. */
function missing(node: Node, scope: Scope, at: Position): readonly Part[] {
  const { text } = node;
  if (text !== undefined && text !== null && typeof text !== 'string')
    scope.lost(at, typeOf(node), 'its text is no text');
  return [];
}

const isBold = (node: Node, heading: boolean): boolean =>
  word(node['weight']) === 'bolder' || (heading && node['weight'] === undefined);

export const richTextBlock: Convert = (node, scope, at) => {
  const inlines = listOf(node['inlines']);
  const runs = inlines.flatMap((inline, index) => textRun(inline, scope, within(at, 'inlines', index)));
  const lines = linesOf(runs);
  if (isBlank(lines.map(lineText).join(''))) return [];
  return [textPart(commonLook(inlines), lines, true)];
};

/** A paragraph looks as all of its runs do. */
function commonLook(inlines: readonly unknown[]): TextLook {
  const looks = inlines
    .filter((inline) => !isBlank(textOf(isNode(inline) ? inline['text'] : inline)))
    .map((inline): TextLook => (isNode(inline) ? lookOf(inline, false) : 'body'));
  const [first = 'body'] = looks;
  return looks.every((look) => look === first) ? first : 'body';
}

function textRun(inline: unknown, scope: Scope, at: Position): readonly Run[] {
  const node: Node | undefined =
    typeof inline === 'string' ? { type: 'TextRun', text: inline } : isNode(inline) ? inline : undefined;
  if (node === undefined || !['', 'textrun'].includes(word(node['type']))) {
    return scope.lost(at, typeOf(inline), 'no equivalent inside a text');
  }
  const text = textOf(node['text']);
  if (text === '') return missing(node, scope, at).map(() => ({ text }));
  noteColour(node, scope, at);
  if (isTrue(node['highlight'])) scope.simpler(at, 'TextRun', 'not highlighted');
  const link = linkOf(node, scope, within(at, 'selectAction'));
  return withDates({ text, ...styleOf(node), ...(link === undefined ? {} : { link }) }, scope.timeZone);
}

const styleOf = (node: Node): Omit<Run, 'text'> => ({
  ...(word(node['weight']) === 'bolder' ? { bold: true } : {}),
  ...(isTrue(node['italic']) ? { italic: true } : {}),
  ...(isTrue(node['strikethrough']) ? { strike: true } : {}),
  ...(isTrue(node['underline']) ? { underline: true } : {}),
  ...(word(node['fontType']) === 'monospace' ? { code: true } : {}),
});

/** Inside a text only an address can be pressed. */
function linkOf(node: Node, scope: Scope, at: Position): string | undefined {
  const action = node['selectAction'];
  if (action === undefined || action === null) return undefined;
  const url = isNode(action) && word(action['type']) === 'action.openurl' ? action['url'] : undefined;
  const link = webAddress(url, SLACK_LIMITS.buttonUrl);
  if (link === undefined) scope.lost(at, typeOf(action), 'a text can only lead to an address of the web');
  return link;
}

export const factSet: Convert = (node, scope, at) => {
  const facts = listOf(node['facts']).flatMap((fact, index): readonly Fact[] => {
    if (!isNode(fact)) return scope.lost(within(at, 'facts', index), typeOf(fact), 'not a fact');
    const [title, value] = [textOf(fact['title']), textOf(fact['value'])];
    if (isBlank(title) && isBlank(value)) return [];
    return [{ title: dated(markdownLines(title), scope), value: dated(markdownLines(value), scope) }];
  });
  return facts.length === 0 ? [] : [{ is: 'facts', facts }];
};

export const codeBlock: Convert = (node, scope, at) => {
  const code = textOf(node['codeSnippet']);
  if (isBlank(code)) return scope.lost(at, typeOf(node), 'without code to show');
  return [textPart('code', linesOf([{ text: code }]))];
};

export const badge: Convert = (node, scope, at) => {
  const text = textOf(node['text']);
  if (isBlank(text)) return scope.lost(at, typeOf(node), 'without text to show');
  scope.simpler(at, typeOf(node), 'shown as a text');
  return [textPart('quiet', linesOf([{ text, bold: true }]), true)];
};
