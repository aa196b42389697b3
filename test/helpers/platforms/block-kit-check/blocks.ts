import { accessory, actionsElement, contextElement, inputElement, oneSource } from './elements';
import {
  flag,
  isNode,
  list,
  listOf,
  object,
  oneOf,
  repeated,
  text,
  typed,
  type BlockProblem,
  type Check,
  type Fields,
  type Node,
} from './shape';
import { anyText, plain, richTextFields, webUrl } from './texts';

/**
 * The numbers are those of each block's own page, https://docs.slack.dev/reference/block-kit/blocks/<type>-block,
 * and none is taken from what the converter keeps to.
 */
const block = (type: string, { required = {}, optional = {}, also }: Fields): Check =>
  object({
    required: { type: oneOf(type), ...required },
    optional: { block_id: text(255), ...optional },
    ...(also === undefined ? {} : { also }),
  });

const idsOnce = (node: Node, path: string): readonly BlockProblem[] =>
  repeated(
    listOf(node['elements']).map((one) => (isNode(one) ? one['action_id'] : undefined)),
    path,
    'action_id',
  );

const section = block('section', {
  optional: { text: anyText(3_000), fields: list(anyText(2_000), 10), accessory, expand: flag },
  also: (node, path) =>
    node['text'] === undefined && node['fields'] === undefined
      ? [{ path, message: 'has neither text nor fields' }]
      : [],
});

/** In a table's cell there is no `block_id`. */
const richTextCell = object({ required: richTextFields });
const cell = typed({
  raw_text: object({ required: { type: oneOf('raw_text'), text: text(10_000) } }),
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
    ...(length > 10_000 ? [{ path, message: `has ${length} characters of at most ${10_000}` }] : []),
  ];
}

const table = block('table', {
  required: { rows: list(list(cell, 20), 100) },
  optional: {
    column_settings: list(object({ optional: { align: oneOf('left', 'center', 'right'), is_wrapped: flag } }), 20),
  },
  also: tableShape,
});

const everywhere: Readonly<Record<string, Check>> = {
  actions: block('actions', { required: { elements: list(actionsElement, 25) }, also: idsOnce }),
  context: block('context', { required: { elements: list(contextElement, 10) } }),
  divider: block('divider', {}),
  header: block('header', { required: { text: plain(150) } }),
  image: block('image', {
    required: { alt_text: text(2_000) },
    optional: {
      image_url: webUrl(3_000),
      slack_file: object({ optional: { id: text(255), url: webUrl(3_000) } }),
      title: plain(2_000),
    },
    also: oneSource,
  }),
  input: block('input', {
    required: { label: plain(2_000), element: inputElement },
    optional: { hint: plain(2_000), optional: flag, dispatch_action: flag },
  }),
  rich_text: block('rich_text', { required: richTextFields }),
  section,
};

export const messageBlock = typed({
  ...everywhere,
  table,
  markdown: block('markdown', { required: { text: text(12_000) } }),
  file: block('file', { required: { source: oneOf('remote'), external_id: text(255) } }),
});

/** Tables and Markdown are for messages alone. */
export const viewBlock = typed({
  ...everywhere,
  alert: block('alert', {
    required: { text: anyText(200) },
    optional: { level: oneOf('default', 'info', 'warning', 'error', 'success') },
  }),
});
