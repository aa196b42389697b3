import type { Button, ImageElement, SectionBlock } from '@slack/types';
import { selectParts } from './inputs/actions';
import { SLACK_LIMITS } from './limits';
import { isNode, listOf, type Node, typeOf } from './clean';
import type { Part, TextPart } from './parts';
import { bold, textObject, toPlain, type Line } from './prose';
import { within, type Convert, type Position, type Scope } from './scope';
import { sizeOf } from './split';

export const container: Convert = (node, scope, at) => scope.elements(node['items'], within(at, 'items'));

/** Its pages one after the other. */
export const carousel: Convert = (node, scope, at) => {
  scope.simpler(at, typeOf(node), 'its pages one below the other');
  return listOf(node['pages']).flatMap((page, index) =>
    scope.element('CarouselPage', page, within(at, 'pages', index)),
  );
};

export const columnSet: Convert = (node, scope, at) => {
  const columns = listOf(node['columns']).map((item, index) =>
    scope.element('Column', item, within(at, 'columns', index)),
  );
  // A line between columns is none between what stands below each other.
  const shown = columns.map((parts) => (parts[0]?.is === 'divider' ? parts.slice(1) : parts));
  return withPress(
    shown.filter((parts) => parts.length > 0),
    node,
    scope,
    at,
  );
};

/** Characters of a last column that is what a press on the whole is called. */
const CALLED = 24;

/**
 * A press on the whole of it is a button beside its texts. Where the last column is a few words alone, they are
 * what the button says, and the action's own title is what a screen reader says of it.
 */
function withPress(columns: readonly (readonly Part[])[], node: Node, scope: Scope, at: Position): readonly Part[] {
  const { selectAction } = node;
  const called = columns.length > 1 && isNode(selectAction) ? calledIn(columns.at(-1) ?? []) : undefined;
  if (called === undefined) return [...sideBySide(columns), ...selectParts(node, scope, at)];
  const action = { ...(selectAction as Node), title: called, tooltip: (selectAction as Node)['title'] };
  const texts = columns.slice(0, -1);
  const pressed = selectParts({ ...node, selectAction: action }, scope, at);
  const beside = sideBySide([...texts, pressed]);
  const [only, ...others] = beside;
  return only?.is === 'section' && others.length === 0 && texts.flat().every(isHeading)
    ? [{ ...only, leads: true }]
    : beside;
}

const isHeading = (part: Part): boolean => part.is === 'text' && part.lines.every(isBold);
const isBold = ({ runs }: Line): boolean => runs.every(({ bold: is }) => is === true);

function calledIn([part, ...others]: readonly Part[]): string | undefined {
  if (part === undefined || others.length > 0 || !isText(part)) return undefined;
  const text = toPlain(part.lines).trim();
  return text.length <= CALLED && !text.includes('\n') ? text : undefined;
}

/**
 * Columns as a section has them: texts in up to ten fields, with one image or one button beside them.
 * Anything else stands one below the other, in order.
 */
function sideBySide(columns: readonly (readonly Part[])[]): readonly Part[] {
  const besides = columns.flatMap((parts) => accessoryOf(parts) ?? []);
  const texts = columns.filter((parts) => accessoryOf(parts) === undefined);
  const [accessory] = besides;
  const fits = besides.length <= 1 && texts.length > 0 && texts.every((parts) => parts.every(isText));
  const lines = texts.map((parts) => linesOfTexts(parts.filter(isText)));
  const alone = columns.length < 2;
  if (alone || !fits || !areShort(lines)) return columns.flat();
  const block: SectionBlock = {
    type: 'section',
    ...textsOf(lines),
    ...(accessory === undefined ? {} : { accessory }),
  };
  return [{ is: 'section', block }];
}

const isText = (part: Part): part is TextPart => part.is === 'text' && part.look !== 'code';

/** A column of one small thing that a section can have at its side. */
function accessoryOf([part, ...others]: readonly Part[]): ImageElement | Button | undefined {
  if (part === undefined || others.length > 0) return undefined;
  if (part.is === 'image') return { type: 'image', image_url: part.url, alt_text: part.alt };
  const [button, ...more] = part.is === 'buttons' ? part.buttons : [];
  return more.length === 0 ? button : undefined;
}

/** A heading is bold here; what stands out or back has no other look beside something else. */
const linesOfTexts = (parts: readonly TextPart[]): readonly Line[] =>
  parts.flatMap(({ look, lines }) => (look === 'heading' ? bold(lines) : lines));

function areShort(lines: readonly (readonly Line[])[]): boolean {
  const limit = lines.length === 1 ? SLACK_LIMITS.text : SLACK_LIMITS.fieldText;
  const whole = lines.reduce((sum, one) => sum + sizeOf(one), 0);
  // A section of ten full fields would be a message of its own.
  return (
    lines.length <= SLACK_LIMITS.fields && whole <= SLACK_LIMITS.text && lines.every((one) => sizeOf(one) <= limit)
  );
}

function textsOf(columns: readonly (readonly Line[])[]): Pick<SectionBlock, 'text' | 'fields'> {
  const [only, ...others] = columns;
  if (only !== undefined && others.length === 0) return { text: textObject(only, SLACK_LIMITS.text) };
  return { fields: columns.map((lines) => textObject(lines, SLACK_LIMITS.fieldText)) };
}
