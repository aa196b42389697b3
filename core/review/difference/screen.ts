import { answersBetween, type Changed } from './answers';
import { labelsOf, type Form } from '../../form/definition';
import { clip } from '../../form/reading/words';
import { shownAnswers } from '../../record/queries/standing';
import { rowsField } from '../../record/queries/steps';
import type { Report } from '../../record/types';
import { difference as words } from './difference.es';
import { buttons, report as reportWords } from '../../words/texts.es';
import type { Marked, MarkedRun } from '../../screen/elements';
import { markedChange } from './marked';
import type { Back } from '../../screen/press';
import { closeButton, seeButton } from '../../screen/report-buttons';
import { documentLinks, folioOf, type Viewing } from '../screens/review';
import type { Button, DifferenceScreen } from '../../screen/screens';
import { bytesOf, fittingLength, headingWeight, markedWeight } from '../../screen/weight';
import { changesButton } from '../screens/report-buttons';

/** A report's answers as they were sent the nth time. */
export interface Sent extends Pick<Report, 'answers' | 'changedAt'> {
  readonly round: number;
}

/** Two revisions of a report, the earlier first. */
export interface Compared {
  readonly from: Sent;
  readonly to: Sent;
}

/** Weight of what one card shows: a page of it, and what is said in the thread, which is no place to read all. */
const ROOM = { page: 12_000, thread: 5_000 } as const;
/** The most that one paragraph may weigh, so that it and its label fit wherever they are shown. */
const PARAGRAPH = 4_000;
/** Labels that the summary names, and characters of each. */
const NAMED = { labels: 4, characters: 60 } as const;

/** One page of what changed. */
export function differenceScreen(
  viewing: Viewing,
  report: Report,
  compared: Compared,
  page: number,
  back: Back,
): DifferenceScreen {
  const { form } = viewing;
  const changed = changesOf(form, compared);
  const at = Math.max(1, Math.trunc(page) || 1);
  const [shown, more] = pageOf(form, changed, at, ROOM.page);
  const [from, to] = [compared.from.round, compared.to.round];
  const turn = (title: string, other: number): Button => ({
    title,
    press: { verb: 'seeChanges', report: report.id, from, to, page: other, back },
  });
  return {
    title: words.title(folioOf(report), from, to),
    summary: summaryOf(form, changed, compared),
    page: more || at > 1 ? words.page(at) : '',
    changes: shown,
    further: '',
    buttons: [
      ...(more ? [turn(buttons.next, at + 1)] : []),
      ...(at > 1 ? [turn(buttons.previous, at - 1)] : []),
      seeButton(report, back),
      ...(back === 'list' ? [] : [closeButton(form, report, back)]),
    ],
    links: [],
  };
}

/** What its reviewers are told of a revision that was sent: who sent it, and the first of what changed. */
export function revisedScreen(viewing: Viewing, report: Report, compared: Compared): DifferenceScreen {
  const { form } = viewing;
  const changed = changesOf(form, compared);
  const [shown, more] = pageOf(form, changed, 1, ROOM.thread);
  const [from, to] = [compared.from.round, compared.to.round];
  return {
    title: words.sent(report.author.name, folioOf(report), to),
    summary: summaryOf(form, changed, compared),
    page: '',
    changes: shown,
    further: more ? words.rest(folioOf(report)) : '',
    buttons: [...(more ? [changesButton(report, 'post', from, to)] : []), seeButton(report, 'post')],
    links: documentLinks(viewing, report),
  };
}

/** Answers that were set aside are in neither: no reader was shown them. */
const changesOf = (form: Form, { from, to }: Compared): readonly Changed[] =>
  answersBetween(form, shownAnswers(form, from), shownAnswers(form, to));

function summaryOf(form: Form, changed: readonly Changed[], { from, to }: Compared): string {
  if (changed.length === 0) return words.same(from.round, to.round);
  const labels = changed.slice(0, NAMED.labels).map((one) => clip(labelOf(form, one), NAMED.characters));
  return words.changed(labels, changed.length);
}

/** "Objetivo de la visita", "Asunto 2 · PyCIPEF (asunto nuevo)". */
function labelOf(form: Form, { field, row, column }: Changed): string {
  if (row === undefined) return labelsOf(form)(field);
  const name = rowsField(form, field)?.rowName ?? '';
  const label = reportWords.row(name, row.number, labelsOf(form)(`${field}.${column ?? ''}`));
  if (row.is === 'kept') return label;
  return row.is === 'added' ? words.newRow(label, name) : words.goneRow(label, name);
}

type Shown = DifferenceScreen['changes'];

/**
 * The nth page of the changes, and whether more follow. What changed is worked out as far as the page goes: of a
 * report of many long texts, only the first pages are looked at.
 */
function pageOf(form: Form, changed: readonly Changed[], page: number, room: number): readonly [Shown, boolean] {
  let shown: { label: string; lines: Marked[] }[] = [];
  let [at, left] = [1, room];
  for (const one of changed) {
    const label = labelOf(form, one);
    for (const line of markedChange(one.change()).flatMap(inParts)) {
      const heading = shown.at(-1)?.label === label ? 0 : headingWeight(label);
      if (markedWeight(line) + heading > left && shown.length > 0) {
        if (at === page) return [shown, true];
        [shown, at, left] = [[], at + 1, room];
      }
      const open = shown.at(-1);
      left -= markedWeight(line) + (open?.label === label ? 0 : headingWeight(label));
      if (open?.label === label) open.lines.push(line);
      else shown.push({ label, lines: [line] });
    }
  }
  return [at === page ? shown : [], false];
}

/** A paragraph as several that fit a card each, parted between its runs, or at a space inside one. */
function inParts(marked: Marked): readonly Marked[] {
  if (markedWeight(marked) <= PARAGRAPH) return [marked];
  const parts: MarkedRun[][] = [[]];
  let left = PARAGRAPH;
  for (const run of marked.flatMap(splitRun)) {
    const weight = markedWeight([run]);
    if (weight > left && parts.at(-1)?.length !== 0) {
      parts.push([]);
      left = PARAGRAPH;
    }
    parts.at(-1)?.push(run);
    left -= weight;
  }
  return parts;
}

function splitRun({ is, text }: MarkedRun): readonly MarkedRun[] {
  const limit = PARAGRAPH / 2;
  const parts: MarkedRun[] = [];
  for (let rest = text; rest !== '';) {
    const end = bytesOf(rest) <= limit ? rest.length : Math.max(1, fittingLength(rest, limit));
    parts.push({ is, text: rest.slice(0, end) });
    rest = rest.slice(end);
  }
  return parts;
}
