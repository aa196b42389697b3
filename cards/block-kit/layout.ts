import type { Button, ImageElement, SectionBlock } from '@slack/types';
import { SLACK_LIMITS } from './limits';
import { listOf, typeOf } from './clean';
import type { Part, TextPart } from './parts';
import { bold, textObject, type Line } from './prose';
import { within, type Convert } from './scope';
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
  return sideBySide(shown.filter((parts) => parts.length > 0));
};

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
