import type { Button, KnownBlock, ModalView } from '@slack/types';
import { ACTION_PREFIXES, slug } from './actions';
import { plainText, unescaped } from './clean';
import { toBlockKit } from './convert';
import { SLACK_LIMITS } from './limits';
import { blockTexts } from './text.es';
import type { Converted, ViewOptions } from './types';

export interface ConvertedView extends Omit<Converted, 'messages' | 'overflow'> {
  readonly view: Pick<ModalView, 'type' | 'title' | 'submit' | 'close' | 'blocks'>;
  /**
   * The `value` of the button that became the submit, '' where none did. A submission brings the inputs
   * alone: what the press was about must be kept in `private_metadata`.
   */
  readonly submitValue: string;
}

/**
 * A card as a window. The window's own submit and close take the place of the card's buttons of these
 * verbs, under the same titles; every other button stays. The `block_id` of an input is its id, so that
 * `response_action: errors` names it. Never throws.
 */
export function toView(card: unknown, { title, submit, close, ...options }: ViewOptions): ConvertedView {
  const { messages, overflow: _file, ...told } = toBlockKit(card, { ...options, surface: 'modal' });
  const [{ blocks }] = messages;
  const [sends, closes] = [submit, close].map((verb) => buttonOf(blocks, verb));
  const shown = underTheirInputs(without(blocks, [sends, closes]));
  const asks = sends !== undefined || shown.some(({ type }) => type === 'input');
  return {
    ...told,
    view: {
      type: 'modal',
      title: plainText(title, SLACK_LIMITS.viewTitle),
      ...(asks ? { submit: labelOf(sends, blockTexts.send) } : {}),
      ...(closes === undefined ? {} : { close: labelOf(closes, '') }),
      blocks: shown,
    },
    submitValue: sends?.value ?? '',
  };
}

const buttonsIn = (block: KnownBlock): readonly Button[] =>
  block.type === 'actions' ? block.elements.filter((element) => element.type === 'button') : [];

function buttonOf(blocks: readonly KnownBlock[], verb: string | undefined): Button | undefined {
  if (verb === undefined) return undefined;
  const ids = [ACTION_PREFIXES.press, ACTION_PREFIXES.alone].map((prefix) => `${prefix}${slug(verb)}`);
  return blocks.flatMap(buttonsIn).find(({ action_id: id }) => ids.includes(id ?? ''));
}

/** Without these buttons, nor a row that has no other. */
function without(blocks: readonly KnownBlock[], taken: readonly (Button | undefined)[]): KnownBlock[] {
  return blocks.flatMap((block): readonly KnownBlock[] => {
    if (block.type !== 'actions') return [block];
    const elements = block.elements.filter((element) => !taken.some((button) => button === element));
    return elements.length === 0 ? [] : [{ ...block, elements }];
  });
}

/** Several lists of one input are told apart by a number. */
function underTheirInputs(blocks: readonly KnownBlock[]): KnownBlock[] {
  const met = new Map<string, number>();
  return blocks.map((block) => {
    const id = block.type === 'input' ? block.element.action_id : undefined;
    if (id === undefined) return block;
    const count = (met.get(id) ?? 0) + 1;
    met.set(id, count);
    return { ...block, block_id: count === 1 ? id : `${id}.${count}` };
  });
}

const labelOf = (button: Button | undefined, otherwise: string): NonNullable<ModalView['submit']> =>
  plainText(button === undefined ? otherwise : unescaped(button.text.text), SLACK_LIMITS.viewButton);
