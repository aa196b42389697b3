import { labelsOf, type Form } from '../../form/definition';
import { IN_REVIEW_CHANNEL } from '../../record/queries/access';
import { isNamed } from '../../record/queries/people';
import type { Event, HistoryEntry, Remark, Report, Seal } from '../../record/types';
import { deeds, history as words } from './history.es';
import { shortHash } from '../../words/seal.es';
import { buttons, report as reportWords } from '../../words/texts.es';
import { clip } from '../../form/reading/words';
import { labelOf } from '../../screen/names';
import type { Back } from '../../screen/press';
import { seeButton } from '../../screen/report-buttons';
import { folioOf, type Viewing } from '../../review/screens/review';
import type { Button, Fact, ReportScreen, Section } from '../../screen/screens';
import { showInstant } from '../../screen/when';
import { statusOf } from '../../screen/status';

/** A report's history as it was read, and the first of its entries that does not fit; undefined where all do. */
export interface Trail {
  readonly entries: readonly HistoryEntry[];
  readonly tip: Seal;
  readonly misfit: number | undefined;
}

/** Entries on a page: well inside a card's 20 KB, whatever the names. */
const HISTORY_PAGE = 20;

/** What happened to a report, newest first: one page, and on the first the newest hash and whether all of it fits. */
export function historyScreen(
  { form, zone }: Viewing,
  report: Report,
  trail: Trail,
  page: number,
  back: Back,
): ReportScreen {
  const told = toldOf(form, trail.entries).reverse();
  const pages = Math.max(1, Math.ceil(told.length / HISTORY_PAGE));
  const at = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
  const shown = told.slice((at - 1) * HISTORY_PAGE, at * HISTORY_PAGE);
  const turn = (title: string, to: number): Button => ({
    title,
    press: { verb: 'history', report: report.id, page: to, back },
  });
  return {
    title: words.title(folioOf(report)),
    status: statusOf(report.state),
    page: words.page(reportWords.page(at, pages), shown.at(0)?.seq ?? 0, shown.at(-1)?.seq ?? 0),
    facts: at === 1 ? factsOf(trail) : [],
    sections: sectionsOf(shown, zone),
    buttons: [
      ...(at < pages ? [turn(buttons.next, at + 1)] : []),
      ...(at > 1 ? [turn(buttons.previous, at - 1)] : []),
      seeButton(report, back),
    ],
    links: [],
  };
}

function factsOf({ entries, tip, misfit }: Trail): readonly Fact[] {
  return [
    { label: words.check, value: misfit === undefined ? words.fits(entries.length) : words.fitsNot(misfit) },
    { label: words.hash, value: shortHash(tip.hash) },
    { label: words.wholeHash, value: tip.hash },
  ];
}

interface Told {
  readonly seq: number;
  readonly at: string;
  readonly who: string;
  readonly deed: string;
}

/** Characters of a name. */
const NAME = 60;

/** Every entry in words, oldest first: which revision was sent, and names that came later, are known from the others. */
function toldOf(form: Form, entries: readonly HistoryEntry[]): Told[] {
  const names = new Map(entries.flatMap(({ event: { by } }) => (isNamed(by) ? [[by.id, by.name] as const] : [])));
  let [round, sent, approved] = [0, 0, 0];
  return entries.map(({ seq, event }) => {
    if (event.type === 'ReportSubmitted') round = sent += 1;
    if (event.type === 'ReportApproved') approved = round;
    // The number of a revision that was sent is not given again.
    if (event.type === 'CorrectionDropped') round = approved;
    return { seq, at: event.at, who: clip(whoOf(event, names), NAME), deed: deedOf(form, event, round) };
  });
}

function whoOf(event: Event, names: ReadonlyMap<string, string>): string {
  const { by } = event;
  if (event.type === 'DocumentMade') return words.bot;
  const ids = event.type === 'DocumentDownloaded' ? event.madeFor : [by.id];
  if (ids.length === 0) return words.someone;
  if (ids.includes(IN_REVIEW_CHANNEL)) return words.inChannel;
  if (isNamed(by)) return by.name;
  return ids.flatMap((id) => names.get(id) ?? [])[0] ?? words.unnamed(by.id);
}

/** A section a day. */
function sectionsOf(told: readonly Told[], zone: string): readonly Section[] {
  const days = new Map<string, string[]>();
  for (const { at, who, deed } of told) {
    const [day = '', hour = ''] = showInstant(at, zone).split(', ');
    days.set(day, [...(days.get(day) ?? []), words.entry(hour, who, deed)]);
  }
  return [...days].map(([label, lines]) => ({
    label,
    blocks: lines.map((text) => ({ type: 'paragraph', text }) as const),
  }));
}

/** The labels of what was observed besides whole fields, each once. */
const observedIn = (form: Form, observations: readonly Remark[] = []): readonly string[] => [
  ...new Set(observations.flatMap(({ on }) => (on.at === 'report' ? [] : labelOf(form, on)))),
];

/** What happened, after the name of whoever did it; `round`: the revision that it was about. */
function deedOf(form: Form, event: Event, round: number): string {
  const label = labelsOf(form);
  const labels = (fields: object): readonly string[] => Object.keys(fields).map(label);
  switch (event.type) {
    case 'ReportStarted':
      return deeds.started;
    case 'BaseTaken':
      return deeds.baseTaken(event.folio);
    case 'FormTaken':
      return deeds.formTaken(event.file);
    case 'TakenReread':
      return deeds.reread(label(event.field));
    case 'StepAnswered':
      return deeds.answered(labelOf(form, event.step));
    case 'ColumnsChosen':
      return deeds.columns(label(event.field));
    case 'AnswerHeld':
      return deeds.held([labelOf(form, event.pending.step)]);
    case 'AnswersHeld':
      return deeds.held(event.pendings.map(({ step }) => labelOf(form, step)));
    case 'StepSkipped':
      return deeds.skipped(labelOf(form, event.step));
    case 'StepOpened':
      return deeds.opened(labelOf(form, event.step));
    case 'ReadingDeclined':
      return deeds.declined;
    case 'ProposalHeld':
      return deeds.proposed;
    case 'ProposalTrimmed':
      return deeds.trimmed(event.field === null ? '' : label(event.field));
    case 'RestPlaced':
      return deeds.restPlaced(label(event.field));
    case 'ProposalAccepted':
      return deeds.accepted(labels(event.answers));
    case 'ProposalDropped':
      return deeds.dropped;
    case 'ChangeUndone':
      return deeds.undone;
    case 'RowRemoved':
      return deeds.rowRemoved(label(event.field));
    case 'ReportResumed':
      return deeds.resumed;
    case 'ProjectNamed':
      return deeds.projectNamed(label(event.field));
    case 'SameVisitFound':
      return deeds.sameVisit(event.found?.folio ?? '');
    case 'ReportSubmitted':
      return deeds.submitted(round);
    case 'ReportCancelled':
      return deeds.cancelled;
    case 'ReportWithdrawn':
      return deeds.withdrawn;
    case 'CommentAdded':
      return event.answers === undefined ? deeds.commented : deeds.answeredComment;
    case 'CommentEdited':
      return deeds.commentEdited;
    case 'CommentRemoved':
      return deeds.commentRemoved;
    case 'ChangesRequested':
      return deeds.requested([...labels(event.fields), ...observedIn(form, event.observations)]);
    case 'ObservationAnswered':
      return deeds.observed[event.how](event.id);
    case 'ObservationAccepted':
      return deeds.answerAccepted(event.id);
    case 'ObservationReopened':
      return deeds.reopened(event.id);
    case 'ObservationRetracted':
      return deeds.retracted(event.id);
    case 'AgreementGiven':
      return deeds.agreed(event.comment !== null);
    case 'AgreementTakenBack':
      return deeds.agreedNoMore(event.comment !== null);
    case 'ApprovalCounted':
      return deeds.counted(round, event.of);
    case 'DecisionTakenBack':
      return event.of === 'request' ? deeds.takenBack.request : deeds.takenBack.approval;
    case 'CorrectionOpened':
      return deeds.corrects;
    case 'CorrectionDropped':
      return deeds.correctionDropped;
    case 'ReportApproved':
      return deeds.approved(round);
    case 'AuthorNamed':
      return deeds.authorNamed;
    case 'ReportRead':
      return deeds.read(event.round);
    case 'DocumentDownloaded':
      return event.kind === 'pdf' ? deeds.downloadedPdf(event.round) : deeds.downloaded(event.round);
    case 'DocumentMade':
      return deeds.made(event);
    default:
      return event satisfies never;
  }
}
