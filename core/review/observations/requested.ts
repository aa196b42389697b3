import type { Form } from '../../form/definition';
import { cleanText } from '../../form/kinds/prose';
import type { GivenRemark } from '../../record/observation';
import type { Report } from '../../record/types';
import { problem, problemText } from '../../words/problems';
import { boxKey, boxOf, type Box } from '../../screen/boxes';
import { CHOICE, inputOf, PROPOSED, textToEdit, withBox, type Requesting } from './ask-changes';
import { placeName } from '../../screen/observed';

/** What a request for changes says, box by box. */
export interface Requested {
  readonly reason: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly observations: readonly GivenRemark[];
}

export type RequestRead =
  | { readonly is: 'request'; readonly request: Requested }
  /** Not all of it is said yet: the form again, with all that was written. */
  | { readonly is: 'unfinished'; readonly written: Requesting };

/** Characters of a reason, or of an answer; longer ones belong in the thread. */
export const REASON_LIMIT = 4_000;

/**
 * Reads the form as it was sent. A field whose choice stands in the list counts as if its box had been added: what is
 * written for no field in particular is about it. So it is about chosen boxes where nobody wrote in any. A text to be
 * proposed has to be edited first, so its box opens.
 */
export function readRequest(form: Form, report: Report, written: Requesting): RequestRead {
  const standing = standingIn(form, written);
  if (standing === 'unknown' || standing?.proposes === true)
    return { is: 'unfinished', written: opened(form, report, written, standing) };
  const general = textIn(written.typed, 'reason');
  if (standing !== undefined && general === '') {
    const choiceProblem = problemText(problem('choice.no-text', { place: placeName(form, report, standing.on) }));
    return { is: 'unfinished', written: { ...written, choiceProblem } };
  }
  return { is: 'request', request: saidIn(form, report, placed(form, report, written, standing)) };
}

/** What was chosen, and has no box yet. */
function standingIn(form: Form, { fields, typed }: Requesting): Box | 'unknown' | undefined {
  const chosen = typed[CHOICE] ?? '';
  return chosen === '' || fields.includes(chosen) ? undefined : (boxOf(form, chosen) ?? 'unknown');
}

function opened(form: Form, report: Report, written: Requesting, standing: Box | 'unknown'): Requesting {
  if (standing === 'unknown') return withBox(form, report, written, '');
  const next = withBox(form, report, written, boxKey(standing));
  if (next.choiceProblem !== undefined) return next;
  const place = placeName(form, report, standing.on);
  return { ...next, choiceProblem: problemText(problem('choice.text-opened', { place })) };
}

/** The general words moved to the boxes that they are about. */
function placed(form: Form, report: Report, written: Requesting, standing: Box | undefined): Requesting {
  const { fields, typed } = written;
  const general = textIn(typed, 'reason');
  const isWordless = (key: string): boolean => wordsOf(form, report, typed, key) === '';
  const boxes = [...new Set([...form.fields.map(({ id }) => id), ...fields])];
  const blank = boxes.every(isWordless) ? fields : [];
  const about = [...new Set([...(standing === undefined ? [] : [boxKey(standing)]), ...blank].map(placeOf))];
  if (general === '' || about.length === 0) return written;
  const moved = Object.fromEntries(about.map((key) => [inputOf(key), general]));
  return { fields: [...new Set([...fields, ...about])], typed: { ...typed, reason: '', ...moved } };
}

const TEXT = 'text.';
const isText = (key: string): boolean => key.startsWith(TEXT);
const placeOf = (key: string): string => (isText(key) ? key.slice(TEXT.length) : key);

const textIn = (typed: Requesting['typed'], id: string): string =>
  cleanText((typed[id] ?? '').slice(0, REASON_LIMIT)).trim();

/** What somebody wrote in a box; '' of a text that stands as it stood. */
function wordsOf(form: Form, report: Report, typed: Requesting['typed'], key: string): string {
  const box = boxOf(form, key);
  if (box === undefined || !box.proposes) return textIn(typed, inputOf(key));
  return editedIn(report, typed, key, box) ?? '';
}

function editedIn(report: Report, typed: Requesting['typed'], key: string, box: Box): string | undefined {
  const shown = textToEdit(report, box);
  const text = (typed[inputOf(key)] ?? shown).slice(0, PROPOSED * 4);
  return text.trim() === shown.trim() ? undefined : text;
}

/** One remark for each place: what is said of it, and the text that is proposed for it. */
function saidIn(form: Form, report: Report, { fields: chosen, typed }: Requesting): Requested {
  const remarks = new Map<string, GivenRemark>();
  const fields: Record<string, string> = {};
  const keys = [...new Set([...form.fields.map(({ id }) => id), ...chosen])];
  for (const key of keys.filter((one) => !isText(one))) {
    const box = boxOf(form, key);
    if (box === undefined) continue;
    const text = textIn(typed, inputOf(key));
    if (box.on.at === 'field' && !keys.includes(`${TEXT}${key}`)) fields[key] = text;
    else remarks.set(key, { on: box.on, text });
  }
  for (const key of chosen.filter(isText)) {
    const box = boxOf(form, key);
    if (box === undefined) continue;
    const said = remarks.get(placeOf(key)) ?? { on: box.on, text: '' };
    const edited = editedIn(report, typed, key, box);
    remarks.set(placeOf(key), edited === undefined ? said : { ...said, proposed: { text: edited } });
  }
  return { reason: textIn(typed, 'reason'), fields, observations: [...remarks.values()] };
}
