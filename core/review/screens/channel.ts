import { hello, reviewHere } from './channel.es';
import { notice, type NoticeScreen } from '../../screen/screens';

const said = (title: string, lines: readonly string[], tone: NoticeScreen['tone']): NoticeScreen =>
  notice({
    title,
    tone,
    lines,
  });

/** The channel was chosen for reviewing; `anyone`: whoever is in it may decide. */
export function chosenScreen(outcome: 'already' | 'first' | 'instead', anyone: boolean): NoticeScreen {
  const who = anyone ? [reviewHere.anyone] : [];
  switch (outcome) {
    case 'already':
      return said(reviewHere.already, who, 'plain');
    case 'first':
      return said(reviewHere.chosen, [reviewHere.chosenLine, ...who], 'good');
    case 'instead':
      return said(reviewHere.chosen, [reviewHere.chosenLine, reviewHere.insteadLine, ...who], 'good');
    default:
      return outcome satisfies never;
  }
}

/** Said once in a channel that the bot was added to: what is to be done there. */
export const helloScreen = (reviewed: 'here' | 'none' | 'elsewhere' | 'unfit'): NoticeScreen =>
  said(hello.title, [hello[reviewed], hello.consult, hello.file], 'plain');
