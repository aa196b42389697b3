import {
  list,
  flag,
  matching,
  object,
  oneOf,
  text,
  typed,
  whole,
  type BlockProblem,
  type Check,
  type Node,
} from './shape';

/** A mark of mrkdwn a bot may write: an address, a date, a person, a channel. `<!channel>` wakes everybody. */
const MARK = /<(?:https?:\/\/[^<>|]+|mailto:[^<>|]+|!date\^\d+\^[^<>|]+|@[UW][A-Z0-9]+|#C[A-Z0-9]+)(?:\|[^<>|]*)?>/g;
const UNESCAPED = /[<>]|&(?!(?:amp|lt|gt);)/;

function unescaped(node: Node, path: string): readonly BlockProblem[] {
  const rest = typeof node['text'] === 'string' ? node['text'].replace(MARK, '') : '';
  return UNESCAPED.test(rest) ? [{ path: `${path}/text`, message: 'has &, < or > that is not escaped' }] : [];
}

// https://docs.slack.dev/reference/block-kit/composition-objects/text-object
export const plain = (max: number): Check =>
  object({ required: { type: oneOf('plain_text'), text: text(max) }, optional: { emoji: flag } });

const mrkdwn = (max: number): Check =>
  object({ required: { type: oneOf('mrkdwn'), text: text(max) }, optional: { verbatim: flag }, also: unescaped });

export const anyText = (max: number): Check => typed({ plain_text: plain(max), mrkdwn: mrkdwn(max) });

export const webUrl = (max: number): Check => matching(/^https?:\/\/\S+$/, 'address of the web', max);

// https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object
export const confirm: Check = object({
  required: { text: anyText(300) },
  optional: {
    title: plain(100),
    confirm: plain(30),
    deny: plain(30),
    style: oneOf('primary', 'danger'),
  },
});

// https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
const style = object({ optional: { bold: flag, italic: flag, strike: flag, underline: flag, code: flag } });
/** Slack names no limit; a text that alone would fill a message is a fault, see `MESSAGE_CHARS` in check.ts. */
const richText = text(13_000);

const inline: Check = typed({
  text: object({ required: { type: oneOf('text'), text: richText }, optional: { style } }),
  link: object({
    required: { type: oneOf('link'), url: matching(/^(?:https?|mailto):\S+$/, 'address') },
    optional: { text: richText, style, unsafe: flag },
  }),
  emoji: object({
    required: { type: oneOf('emoji'), name: matching(/^[\w+'-]+$/, 'name of an emoji') },
    optional: { unicode: richText, style },
  }),
  user: object({
    required: { type: oneOf('user'), user_id: matching(/^[UW][A-Z0-9]+$/, 'user id') },
    optional: { style },
  }),
  channel: object({
    required: { type: oneOf('channel'), channel_id: matching(/^C[A-Z0-9]+$/, 'channel id') },
    optional: { style },
  }),
  date: object({
    required: { type: oneOf('date'), timestamp: whole(-8.64e12, 8.64e12), format: richText },
    optional: { fallback: richText, url: webUrl(3_000), style },
  }),
});

const MANY = 10_000;
const border = oneOf(0, 1);
const section = object({ required: { type: oneOf('rich_text_section'), elements: list(inline, MANY) } });

const richElement: Check = typed({
  rich_text_section: section,
  rich_text_quote: object({
    required: { type: oneOf('rich_text_quote'), elements: list(inline, MANY) },
    optional: { border },
  }),
  rich_text_preformatted: object({
    required: { type: oneOf('rich_text_preformatted'), elements: list(inline, MANY) },
    optional: { border },
  }),
  rich_text_list: object({
    required: { type: oneOf('rich_text_list'), style: oneOf('bullet', 'ordered'), elements: list(section, MANY) },
    optional: { indent: whole(0, 8), border },
  }),
});

export const richTextFields = { type: oneOf('rich_text'), elements: list(richElement, MANY) };
