import { answeredOf, toldWith } from '../../record/queries/comments';
import type { Comment, Report } from '../../record/types';
import { conversation as words } from './conversation.es';
import { buttons } from '../../words/texts.es';
import { isKept, shortOf } from './comments';
import { on } from '../../screen/press';
import { closeButton } from '../../screen/report-buttons';
import { folioOf, type Viewing } from '../screens/review';
import type { ReplyScreen } from '../../screen/screens';

/** Characters of an answer that is written in a box. */
const ANSWER = 3_000;
/** Of what is answered: of one comment, and of each of several. */
const ASKED = { alone: 2_000, each: 500 } as const;

/** The author answers what was told together: who said what, and a box. */
export function replyScreen(
  { form }: Pick<Viewing, 'form'>,
  report: Report,
  comment: string,
  written: { readonly text?: string; readonly problem?: string } = {},
): ReplyScreen {
  const told = toldWith(report, comment);
  const kept: readonly Comment[] = told.filter(isKept);
  const asked = answeredOf(told)?.id ?? comment;
  const { text = '', problem } = written;
  return {
    title: words.answerTitle(folioOf(report)),
    said: kept.map((one) => shortOf(one, kept.length === 1 ? ASKED.alone : ASKED.each)),
    ...(problem === undefined ? {} : { problem }),
    inputs: [
      {
        kind: 'prose',
        id: REPLY,
        label: words.answer,
        placeholder: words.answerExample,
        maxLength: ANSWER,
        value: text,
      },
    ],
    buttons: [
      {
        title: buttons.sendAnswer,
        press: { verb: 'reply', ...on(form, report), comment: asked },
        style: 'positive',
        withInputs: true,
      },
      closeButton(form, report, { comment }),
    ],
  };
}

/** The id of the box. */
export const REPLY = 'reply';
