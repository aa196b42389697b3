import type { Button, InputBlock, KnownBlock } from '@slack/types';
import { checkBlocks } from '../../helpers/platforms/block-kit-check/check';
import type { BlockKitOptions, Converted } from '../../../cards/block-kit';
import { toBlockKit } from '../../../cards/block-kit';

type Node = Readonly<Record<string, unknown>>;

export const card = (body: unknown, more: Node = {}): Node => ({ type: 'AdaptiveCard', version: '1.5', body, ...more });

/** The card converted, and every message of it checked. */
export function converted(of: unknown, options: BlockKitOptions = {}): Converted {
  const made = toBlockKit(of, options);
  const { surface = 'message' } = options;
  for (const message of made.messages) {
    const title = { type: 'plain_text', text: 'Informe' };
    const payload =
      surface === 'message'
        ? message
        : { type: surface, blocks: message.blocks, ...(surface === 'modal' ? { title, submit: title } : {}) };
    expect(checkBlocks(payload)).toEqual([]);
  }
  const ids = blocksOf(made).map(({ block_id: id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  return made;
}

export const blocksOf = ({ messages }: Converted): readonly KnownBlock[] => messages.flatMap(({ blocks }) => blocks);
export const typesOf = (made: Converted): readonly string[] => blocksOf(made).map(({ type }) => type);
export const inputsOf = (made: Converted): readonly InputBlock[] =>
  blocksOf(made).filter((block) => block.type === 'input');
export const elementOf = (made: Converted): InputBlock['element'] | undefined => inputsOf(made)[0]?.element;

export const buttonsOf = (made: Converted): readonly Button[] =>
  blocksOf(made).flatMap((block) => {
    if (block.type === 'actions') return block.elements.filter((element) => element.type === 'button');
    return block.type === 'section' && block.accessory?.type === 'button' ? [block.accessory] : [];
  });

export const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** What a person reads, block by block: entities as characters, the marks of mrkdwn as they are. */
export function shown(part: unknown): string {
  if (Array.isArray(part))
    return part
      .map(shown)
      .filter((text) => text !== '')
      .join('\n');
  if (typeof part !== 'object' || part === null) return '';
  const node = part as Node;
  if (typeof node['text'] === 'string') {
    const raw = ['text', 'raw_text', 'link'].includes(String(node['type']));
    return raw ? node['text'] : unescaped(node['text']);
  }
  const inline = String(node['type']).startsWith('rich_text_') && node['type'] !== 'rich_text_list';
  if (inline && Array.isArray(node['elements'])) return node['elements'].map(shown).join('');
  if (node['type'] === 'date') return String(node['fallback']);
  return [
    'title',
    'text',
    'fields',
    'rows',
    'elements',
    'label',
    'element',
    'placeholder',
    'options',
    'accessory',
    'alt_text',
  ]
    .map((name) => (name === 'alt_text' && typeof node[name] === 'string' ? node[name] : shown(node[name])))
    .filter((text) => text !== '')
    .join('\n');
}

export const textOf = (made: Converted): string => shown(blocksOf(made));
