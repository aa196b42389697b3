import type { Button, KnownBlock, ModalView } from '@slack/types';
import { ACTION_PREFIXES, slug } from './inputs/actions';
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
  /** The `value` of the button that a choice presses, '' where none does; to be kept there as well. */
  readonly choiceValue: string;
}

/**
 * A card as a window. The window's own submit and close take the place of the card's buttons of these
 * verbs, under the same titles; every other button stays. The `block_id` of an input is its id, so that
 * `response_action: errors` names it, and an update keeps what is typed in it; that of `choice` is another in each
 * drawing, so that one can choose again. Never throws.
 */
export function toView(card: unknown, { title, submit, close, choice, ...options }: ViewOptions): ConvertedView {
  const { messages, overflow: _file, ...told } = toBlockKit(card, { ...options, surface: 'modal' });
  const [{ blocks }] = messages;
  const [sends, closes, chooses] = [submit, close, choice?.verb].map((verb) => buttonOf(blocks, verb));
  const live = chooses === undefined ? undefined : choice?.input;
  const shown = underTheirInputs(without(blocks, [sends, closes, chooses]), live);
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
    choiceValue: chooses?.value ?? '',
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
function underTheirInputs(blocks: readonly KnownBlock[], live: string | undefined): KnownBlock[] {
  const met = new Map<string, number>();
  return blocks.map((block) => {
    if (block.type !== 'input') return block;
    const id = block.element.action_id;
    if (id === undefined) return block;
    if (id === live) return { ...block, dispatch_action: true };
    const count = (met.get(id) ?? 0) + 1;
    met.set(id, count);
    return { ...block, block_id: count === 1 ? id : `${id}.${count}` };
  });
}

const labelOf = (button: Button | undefined, otherwise: string): NonNullable<ModalView['submit']> =>
  plainText(button === undefined ? otherwise : unescaped(button.text.text), SLACK_LIMITS.viewButton);
