import type { AnswerInput } from '../../form/definition';
import { keyOf, thumb } from '../../form/reading/words';

/** What says yes, and no, to whatever was asked: each question adds words of its own. */
const YES = 'si|sip|claro|correcto|asi es|de acuerdo|ok|okay|vale|exacto|confirmo';
const NO = 'no|nop|negativo';

const saying = (words: string): RegExp => new RegExp(`^(?:${words})$`);

/** What was typed, folded; a thumb up is a yes. */
export const wordOf = ({ text }: AnswerInput): string => thumb(text) ?? keyOf(text);

const ANSWER = { yes: saying(YES), no: saying(`${NO}|incorrecto|corregir`) };

/** Whether a folded word says yes, or no, to a question about one answer. */
export const agreesTo = (word: string): 'yes' | 'no' | undefined =>
  ANSWER.yes.test(word) ? 'yes' : ANSWER.no.test(word) ? 'no' : undefined;

/** Characters of a reply at most: what is longer says more than yes or no. */
const REPLY_LIMIT = 60;

const COURTESY = /\b(?:por favor|(?:muchas )?gracias)\b/g;
const MORE_YES =
  'simon|yes|okey|va|dale|sale|orale|perfecto|excelente|bien|listo|confirmado|confirmar|acepto|aceptar|guardar|guardalo|adelante|asi esta bien|esta bien|todo bien|muy bien|(?:todo )?esta correcto|es correcto|todo correcto|claro que si';
const PROPOSAL = {
  yes: saying(`(?:(?:${YES}|${MORE_YES})(?: |$))+`),
  no: saying(`${NO}|nope|nel|incorrecto|mejor no|asi no|no es asi|no asi no`),
};

/** Whether typed words settle a proposal that stands: thanks do not count, and several yeses are one. */
export function repliesTo({ text, blocks }: AnswerInput): 'yes' | 'no' | undefined {
  if (blocks !== undefined || text.length > REPLY_LIMIT) return undefined;
  const word = thumb(text) ?? keyOf(keyOf(text).replace(COURTESY, ' '));
  if (PROPOSAL.no.test(word)) return 'no';
  return PROPOSAL.yes.test(word) ? 'yes' : undefined;
}

const PAGE = {
  rows: saying(`${YES}|(?:son|es|si son) .*asuntos?|varios|separar(?:los)?`),
  one: saying(`${NO}|(?:no )?(?:es )?una? sol[ao](?: respuesta| asunto)?|una|uno|juntos?`),
};

/** What typed words say to the question whether a page is several rows; undefined where they are another answer. */
export function replyToPage(input: AnswerInput): 'rows' | 'one' | undefined {
  if (input.text.length > REPLY_LIMIT) return undefined;
  const word = wordOf(input);
  if (PAGE.one.test(word)) return 'one';
  return PAGE.rows.test(word) ? 'rows' : undefined;
}
