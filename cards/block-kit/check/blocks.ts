import { SLACK_LIMITS } from '../../limits';
import { isNode, type Node } from '../../nodes';
import { listOf } from '../clean';
import { accessory, actionsElement, contextElement, inputElement, oneSource } from './elements';
import { flag, list, object, oneOf, repeated, text, typed, type BlockProblem, type Check, type Fields } from './shape';
import { anyText, plain, richTextFields, webUrl } from './texts';

const L = SLACK_LIMITS;

const block = (type: string, { required = {}, optional = {}, also }: Fields): Check =>
  object({
    required: { type: oneOf(type), ...required },
    optional: { block_id: text(L.blockId), ...optional },
    ...(also === undefined ? {} : { also }),
  });

const idsOnce = (node: Node, path: string): readonly BlockProblem[] =>
  repeated(
    listOf(node['elements']).map((one) => (isNode(one) ? one['action_id'] : undefined)),
    path,
    'action_id',
  );

const section = block('section', {
  optional: { text: anyText(L.text), fields: list(anyText(L.fieldText), L.fields), accessory, expand: flag },
  also: (node, path) =>
    node['text'] === undefined && node['fields'] === undefined
      ? [{ path, message: 'has neither text nor fields' }]
      : [],
});

/** In a table's cell there is no `block_id`. */
const richTextCell = object({ required: richTextFields });
const cell = typed({
  raw_text: object({ required: { type: oneOf('raw_text'), text: text(L.tableText) } }),
  rich_text: richTextCell,
});

/** The texts of a cell, of which a table takes so many. */
function textLength(part: unknown): number {
  if (Array.isArray(part)) return part.reduce<number>((sum, one) => sum + textLength(one), 0);
  if (!isNode(part)) return 0;
  const own = typeof part['text'] === 'string' ? part['text'].length : 0;
  return own + textLength(part['elements']);
}

function tableShape(node: Node, path: string): readonly BlockProblem[] {
  const rows = listOf(node['rows']);
  const widths = new Set(rows.map((row) => listOf(row).length));
  const length = textLength(rows);
  return [
    ...(widths.size > 1 ? [{ path, message: 'has rows of different lengths' }] : []),
    ...(listOf(node['column_settings']).length > Math.max(0, ...widths)
      ? [{ path, message: 'has settings for columns it has not' }]
      : []),
    ...(length > L.tableText ? [{ path, message: `has ${length} characters of at most ${L.tableText}` }] : []),
  ];
}

const table = block('table', {
  required: { rows: list(list(cell, L.tableColumns), L.tableRows) },
  optional: {
    column_settings: list(
      object({ optional: { align: oneOf('left', 'center', 'right'), is_wrapped: flag } }),
      L.tableColumns,
    ),
  },
  also: tableShape,
});

const everywhere: Readonly<Record<string, Check>> = {
  actions: block('actions', { required: { elements: list(actionsElement, L.actionElements) }, also: idsOnce }),
  context: block('context', { required: { elements: list(contextElement, L.contextElements) } }),
  divider: block('divider', {}),
  header: block('header', { required: { text: plain(L.headerText) } }),
  image: block('image', {
    required: { alt_text: text(L.altText) },
    optional: {
      image_url: webUrl(L.imageUrl),
      slack_file: object({ optional: { id: text(L.blockId), url: webUrl(L.imageUrl) } }),
      title: plain(L.imageTitle),
    },
    also: oneSource,
  }),
  input: block('input', {
    required: { label: plain(L.label), element: inputElement },
    optional: { hint: plain(L.hint), optional: flag, dispatch_action: flag },
  }),
  rich_text: block('rich_text', { required: richTextFields }),
  section,
};

export const messageBlock = typed({
  ...everywhere,
  table,
  markdown: block('markdown', { required: { text: text(L.markdownText) } }),
  file: block('file', { required: { source: oneOf('remote'), external_id: text(L.blockId) } }),
});

/** Tables and Markdown are for messages alone. */
export const viewBlock = typed({
  ...everywhere,
  alert: block('alert', {
    required: { text: anyText(200) },
    optional: { level: oneOf('default', 'info', 'warning', 'error', 'success') },
  }),
});
