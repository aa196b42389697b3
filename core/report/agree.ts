import type { AnswerInput } from '../form/definition';
import { keyOf, thumb } from '../form/reading/words';

export const YES = /^(si|sip|claro|correcto|asi es|de acuerdo|ok|okay|vale|exacto|confirmo)$/;
export const NO = /^(no|nop|incorrecto|negativo|corregir)$/;

/** What was typed, folded; a thumb up is a yes. */
export const wordOf = ({ text }: AnswerInput): string => thumb(text) ?? keyOf(text);

/** Whether somebody says yes, or no, to a question that has no reading. */
export const agreesTo = (input: AnswerInput): 'yes' | 'no' | undefined => {
  const word = wordOf(input);
  return YES.test(word) ? 'yes' : NO.test(word) ? 'no' : undefined;
};
