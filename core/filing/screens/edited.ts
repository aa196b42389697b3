import { isOpen } from '../../record/queries/standing';
import type { Report, Step } from '../../record/types';
import { problem, problemText, type Problem } from '../../words/problems';
import { edited, talk } from '../../words/texts.es';
import { labelsOf, type Form } from '../../form/definition';
import { labelOf } from '../../screen/names';
import { on } from '../../screen/press';
import { notice, type Button, type NoticeScreen } from '../../screen/screens';
import { answeredLine } from './walk';

/** An answer that its message does not change any more. */
interface Standing {
  readonly form: Form;
  readonly report: Report;
  /** Absent where the message answered nothing. */
  readonly step?: Step;
}

const aNotice = (title: string, lines: readonly string[], shown: readonly Button[] = []): NoticeScreen =>
  notice({
    title,
    tone: 'warning',
    lines: lines.filter((line) => line !== ''),
    buttons: shown,
  });

/** A message was edited whose answer is not the last one, or that answered nothing. */
export function olderScreen(standing?: Standing): NoticeScreen {
  if (standing === undefined) return aNotice(edited.older, [edited.how]);
  const { report } = standing;
  if (!isOpen(report))
    return aNotice(edited.older, [
      problemText(problem('report.not-editable', { folio: report.folio ?? '', state: report.state })),
    ]);
  const mend = mendButtons(standing);
  return aNotice(edited.older, [standsNow(standing), mend.length === 0 ? edited.how : ''], mend);
}

/** The new text of the last answer could not be taken. */
export const keptScreen = (standing: Standing & { readonly step: Step }, why: Problem): NoticeScreen =>
  why.code === 'edit.too-late' || why.code === 'report.not-editable'
    ? olderScreen(standing)
    : aNotice(
        edited.kept(labelOf(standing.form, standing.step)),
        [problemText(why, labelsOf(standing.form)), standsNow(standing)],
        mendButtons(standing),
      );

/** An answer was edited into one of the bot's words. */
export const editedWordScreen = (standing: Standing & { readonly step: Step }, word: string): NoticeScreen =>
  aNotice(
    edited.kept(labelOf(standing.form, standing.step)),
    [standsNow(standing), edited.word(word)],
    mendButtons(standing),
  );

/** What stands where the message answered. */
const standsNow = ({ form, report, step }: Standing): string =>
  step?.at === 'field' || step?.at === 'cell' ? answeredLine(form, report, step) : '';

/** Opens the answer for mending, where it can be by itself. */
function mendButtons({ form, report, step }: Standing): readonly Button[] {
  if (step === undefined || step.at === 'summary') return [];
  const title = talk.mend(labelOf(form, step));
  const opened: Step = step.at === 'columns' ? { at: 'rows', field: step.field } : step;
  return [{ title, press: { verb: 'open', ...on(form, report), step: opened }, style: 'positive' }];
}
