import type { PlainTextElement } from '@slack/types';
import { SLACK_LIMITS } from '../limits';
import type { Node } from '../nodes';
import { isBlank, onOneLine, plainText, textOf } from './clean';

export const placeholderOf = (node: Node): { readonly placeholder?: PlainTextElement } => {
  const text = onOneLine(textOf(node['placeholder']));
  return isBlank(text) ? {} : { placeholder: plainText(text, SLACK_LIMITS.placeholder) };
};
