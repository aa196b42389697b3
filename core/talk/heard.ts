import { contextAt, readAnswer } from '../form/answers';
import type { AnswerInput, Form } from '../form/definition';
import { keyOf } from '../form/reading/words';
import type { PlainDate } from '../form/values';
import { agreedUnit, settles } from '../filing/decide/answers';
import { goesOnFromRows, readColumns } from '../filing/decide/rows';
import { isCorrection } from '../filing/propose';
import { standingIn } from '../filing/proposed';
import { askedAt, isWritten, rowsField, storedAt, type AskedStep } from '../record/queries/steps';
import type { Instead, Report } from '../record/types';
import { stepNamed } from './named';
import type { AtOnce, Courtesy } from './phrases';
import { readTalk, type Talk } from './talk';

/** Talk, where a report stands: to be asked about first, or answered as it is. */
export interface Heard {
  readonly instead: Instead | { readonly want: Courtesy | AtOnce };
  /** What is asked would take it for an answer word for word: whether it is one is asked first. */
  readonly asks: boolean;
}

/** The talk in a typed message; undefined where it is an answer to what the report asks. */
export function heardIn(form: Form, report: Report, input: AnswerInput, today: PlainDate): Heard | undefined {
  if (input.blocks?.some(({ type }) => type === 'table') === true) return undefined;
  const talk = readTalk(form, input.text);
  if (talk === undefined || settles(form, report, input)) return undefined;
  if (isForStep(form, report, talk)) return undefined;
  const standing = standingIn(report);
  if (standing !== undefined && isCorrection(form, report, standing, { input, today })) return undefined;
  if (!talk.sure && isAnswer(form, report, input, today, talk)) return undefined;
  const asks = !talk.sure && isProseAsked(form, report);
  // Whoever chose in a list and says «listo» is done with that list, not with the report.
  const isHere = !asks && talk.wants === 'review' && DONE_HERE.test(keyOf(input.text));
  return { instead: isHere ? { want: 'nothing' } : insteadOf(form, report, talk), asks };
}

const DONE_HERE = /^(?:(?:ya )?(?:esta )?list[oa]|ya(?: esta| quedo)?|hecho|done|ready)$/;

function insteadOf(form: Form, report: Report, talk: Talk): Heard['instead'] {
  if (talk.wants !== 'mend') return { want: talk.wants };
  const step = stepNamed(form, report, talk);
  return step === undefined ? { want: 'edit' } : { want: 'open', step };
}

/** Names alone, as a look-up has them, where text of whatever kind is written; keys that were hit, where a field says what it takes. */
function isForStep(form: Form, report: Report, talk: Talk): boolean {
  if (standingIn(report) !== undefined) return false;
  const isProse = isProseAsked(form, report);
  const { at } = report.at;
  if (talk.nonsense === true) return !isProse && (at === 'field' || at === 'cell');
  return talk.wants === 'look-up' && talk.loose === true && (at === 'rows' || at === 'columns' || isProse);
}

function isProseAsked(form: Form, report: Report): boolean {
  const { at } = report;
  // Under a proposal nothing else is asked.
  if (standingIn(report) !== undefined) return false;
  const asked = at.at === 'field' || at.at === 'cell' ? askedAt(form, at) : undefined;
  return asked !== undefined && isWritten(asked);
}

/** Whether what is asked takes these words for more than text. */
function isAnswer(form: Form, report: Report, input: AnswerInput, today: PlainDate, talk: Talk): boolean {
  const { at } = report;
  switch (at.at) {
    case 'field':
    case 'cell':
      return isShortAnswer(form, report, at, input, today, talk);
    case 'rows':
      return goesOnFromRows(keyOf(input.text));
    case 'columns':
      return readColumns(rowsField(form, at.field)?.columns ?? [], input.text) !== undefined;
    case 'summary':
      return false;
    default:
      return at satisfies never;
  }
}

function isShortAnswer(
  form: Form,
  report: Report,
  step: AskedStep,
  input: AnswerInput,
  today: PlainDate,
  talk: Talk,
): boolean {
  const asked = askedAt(form, step);
  if (asked === undefined || isWritten(asked)) return false;
  if (talk.wants === 'look-up' && talk.loose !== true) return false;
  if (agreedUnit(report, { input }, asked) !== undefined) return true;
  const outcome = readAnswer(asked, input, contextAt(today, report.answers), storedAt(report, step));
  // «¿Coahuila?» is asked of oneself; «tengo una duda» is no number.
  if (talk.loose === true && talk.wants !== 'look-up')
    return outcome.is !== 'refused' || (outcome.readings?.length ?? 0) > 0;
  return outcome.is === 'accepted' || (outcome.is === 'blank' && talk.wants === 'skip');
}
