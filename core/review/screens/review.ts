import { approvalOf } from '../../record/queries/approvals';
import type { Form } from '../../form/definition';
import { stateByKey } from '../../form/catalogues/catalogues';
import { showValue } from '../../form/answers';
import { answerOf } from '../../form/values';
import { IN_REVIEW_CHANNEL } from '../../record/queries/access';
import { asReviewersRead, asSentTo } from '../../record/queries/sent';
import type { Report, Seal } from '../../record/types';
import { observations } from '../../words/observations.es';
import { post, sent, shownSeal } from './review.es';
import { buttons, report as words } from '../../words/texts.es';
import { approverNames, approversOf, correctsLine, isUndoable, ownNextLine, postLine, undoneLine } from './awaited';
import { commentSections } from '../thread/comment-section';
import { showBrief } from '../../screen/names';
import { on, type Back } from '../../screen/press';
import { closeButton, seeButton } from '../../screen/report-buttons';
import type { Button, Fact, Link, NoticeScreen, Picture, PostScreen, ReportScreen } from '../../screen/screens';
import { pagesOf } from './pages';
import { isPublished, publishedLine, type Published } from '../thread/platforms';
import { sectionsOf, shortSections, factsOf } from '../../filing/screens/sections';
import { factsWeight } from '../../screen/weight';
import { showInstant } from '../../screen/when';
import { statusOf } from '../../screen/status';
import { listedCount, waitingText } from '../observations/waiting';
import { changesButton, useButton, withMore } from './report-buttons';

/** A signed link to a report's document, for whoever goes by these ids; or to that revision's. */
export type LinkTo = (report: Report, readers: readonly string[], revision?: number) => string;

/** What drawing needs besides the report. */
export interface Viewing {
  readonly form: Form;
  readonly zone: string;
  /** To the report as a Word document. */
  readonly word: LinkTo;
  /** And to the same as a PDF. */
  readonly pdf: LinkTo;
  /** The address of a picture of its first page, for the review channel; absent where none can be shown. */
  readonly picture?: (report: Report) => string;
  /** Ids of whoever looks; where absent, what is drawn for no person in particular is for the review channel. */
  readonly reader?: readonly string[];
  /** They may see who did what to the report. */
  readonly audits?: boolean;
}

/** The matters' first lines; a channel is no place to read them all. */
const POST = { prose: 340, table: 900, inAll: 4_000 } as const;

export const folioOf = (report: Report): string => report.folio ?? '';

/** "INF-2026-0007 · Estado de México". */
function titleOf(report: Report): string {
  return `${folioOf(report)} · ${placeOf(report)}`;
}

/** The states as a title names them: the State of Mexico whole, so that it is not the country. */
export function placeOf(report: Report): string {
  const value = answerOf(report.answers, 'states', 'states');
  if (value === undefined) return post.noStates;
  if (value.literal !== undefined || value.keys.length !== 1) return showBrief(value);
  const [key = ''] = value.keys;
  return stateByKey(key)?.name ?? key;
}

/** The report's documents, of which a phone opens the first as it is. */
export const documentLinks = (
  { word, pdf, reader = [IN_REVIEW_CHANNEL] }: Viewing,
  report: Report,
  { readers = reader, revision }: { readonly readers?: readonly string[]; readonly revision?: number } = {},
): readonly Link[] => [
  { title: buttons.pdf, url: pdf(report, readers, revision), inLine: true },
  { title: buttons.word, url: word(report, readers, revision), inLine: true },
];

function pictureOf(viewing: Viewing, report: Report): Picture | undefined {
  const url = viewing.picture?.(report);
  const folio = folioOf(report);
  // The PDF, under a name that says what is seen: clients read it out instead of the picture's own.
  const [pdf] = documentLinks(viewing, report).map((link) => ({ title: post.pictureOpens(folio), url: link.url }));
  return url === undefined || pdf === undefined ? undefined : { url, alt: post.picture(folio), opens: pdf };
}

/**
 * The report in the review channel, as it was sent last: its substance, its state, and what a reviewer can do.
 * `seal`: of its approval.
 */
export function postScreen(viewing: Viewing, stored: Report, seal?: Seal): PostScreen {
  const { form } = viewing;
  const report = asReviewersRead(stored);
  const decision = decisionLine(viewing, report, seal);
  const waiting = approvalOf(report) === undefined ? waitingText(form, report) : undefined;
  const picture = pictureOf(viewing, report);
  const request: Button = { title: buttons.requestChanges, press: { verb: 'askChanges', ...on(form, report) } };
  return {
    title: report.round > 1 ? `${titleOf(report)} · ${post.revision(report.round)}` : titleOf(report),
    status: statusOf(report.state),
    facts: postFacts(report),
    sections: shortSections(sectionsOf(form, report), POST, buttons.seeReport).sections,
    next: postLine(viewing, stored),
    ...(picture === undefined ? {} : { picture }),
    ...(decision === undefined ? {} : { decision }),
    ...(waiting === undefined ? {} : { waiting }),
    buttons: [
      ...(report.state === 'in-review'
        ? [{ title: buttons.approve, press: { verb: 'approve', ...on(form, report) }, style: 'positive' } as const]
        : []),
      ...(report.state === 'in-review' ? [request] : []),
      ...(isClosed(report)
        ? [seeButton(report, 'post'), ...observed(report)]
        : [...observed(report), seeButton(report, 'post')]),
      // What is awaited is its author: to ask for more comes after reading what was asked.
      ...(report.state === 'changes-requested' ? [request] : []),
      ...(isUndoable(stored) ? [undoButton(form, stored)] : []),
    ],
    links: documentLinks(viewing, report),
  };
}

/** Nobody is awaited: it is there to be read. */
const isClosed = ({ state }: Report): boolean => state === 'approved' || state === 'withdrawn';

/** Where there are any, all of them are one press away. */
function observed(report: Report): readonly Button[] {
  const count = listedCount(report);
  if (count === 0) return [];
  const press = { verb: 'observations', report: report.id, page: 1, back: 'post' } as const;
  return [{ title: observations.buttons.list(count), press }];
}

function postFacts(report: Report): readonly Fact[] {
  const { unit, visitDates, boards } = report.answers;
  return [
    { label: post.author, value: report.author.name },
    ...(unit === undefined ? [] : [{ label: post.unit, value: showValue(unit) }]),
    { label: post.dates, value: visitDates === undefined ? words.none : showValue(visitDates) },
    ...(boards === undefined ? [] : [{ label: post.boards, value: showValue(boards) }]),
  ];
}

const undoButton = (form: Form, report: Report): Button => ({
  title: buttons.undo,
  press: { verb: 'takeBack', ...on(form, report) },
});

function decisionLine({ zone }: Viewing, report: Report, seal: Seal | undefined): string | undefined {
  const approval = approvalOf(report);
  return approval && sealed(post.approved(approversOf(report), showInstant(approval.at, zone)), seal);
}

/** Until it is known, what was sent is on its way. */
const NOWHERE_YET: Published = { on: [], off: [] };

/**
 * The author's card of a report that was sent: its folio, where it stands, what comes next. `published`: on which
 * platforms its reviewers have it, as far as is known.
 */
export function sentScreen(viewing: Viewing, report: Report, published = NOWHERE_YET): NoticeScreen {
  const { form } = viewing;
  const see = seeButton(report, 'card');
  const base = {
    facts: postFacts(report).slice(1),
    links: documentLinks(viewing, report, { readers: [report.author.id] }),
    tone: statusOf(report.state).tone,
  };
  const place = [report.round > 1 ? `${placeOf(report)} · ${post.revision(report.round)}` : placeOf(report)];
  const corrects = [correctsLine(viewing, report)].flatMap((line) => line ?? []);
  const undone = undoneLine(report);
  const isBack = undone !== undefined && report.undone?.is !== 'counted';
  switch (report.state) {
    case 'in-review':
      return {
        ...base,
        title: isBack ? sent.backTitle(folioOf(report)) : sent.title(folioOf(report)),
        tone: published.off.length === 0 ? base.tone : 'warning',
        lines: [
          ...place,
          ...(undone === undefined ? [] : [undone]),
          inReviewLine(report, published),
          ...corrects,
          ownNextLine(viewing, report),
        ],
        buttons: [
          see,
          report.round > 1 ? changesButton(report, 'card') : another,
          { title: buttons.withdraw, press: { verb: 'askWithdraw', ...on(form, report) }, style: 'destructive' },
        ],
      };
    case 'approved':
      return {
        ...base,
        title: sent.approvedTitle(folioOf(report)),
        lines: [...place, ...approvedLines(viewing, report), ownNextLine(viewing, report)],
        buttons: [
          see,
          { title: buttons.correct, press: { verb: 'correct', ...on(form, report) } },
          report.round > 1 ? changesButton(report, 'card') : another,
        ],
      };
    case 'changes-requested':
      return {
        ...base,
        title: sent.changesTitle(folioOf(report)),
        lines: [...place, waitingText(form, report) ?? '', sent.changesLine, ownNextLine(viewing, report)],
        buttons: [{ title: buttons.edit, press: { verb: 'resume', report: report.id }, style: 'positive' }, see],
      };
    case 'withdrawn':
    case 'cancelled':
    case 'draft':
      return {
        ...base,
        title: sent.withdrawnTitle(folioOf(report)),
        lines: [...place, sent.withdrawnLine, ownNextLine(viewing, report)],
        buttons: report.state === 'withdrawn' ? [see, useButton(report)] : [see],
      };
    default:
      return report.state satisfies never;
  }
}

/** Whoever was told that it was sent is told, once it is back, what comes next alone. */
function inReviewLine(report: Report, published: Published): string {
  if (!isPublished(published)) return sent.unpublished;
  const isTold = report.undone !== undefined && published.off.length === 0;
  return isTold ? sent.told : (publishedLine(report, published) ?? sent.line);
}

/** With the hash of the approval, which nobody can change in what was posted. */
const sealed = (line: string, seal: Seal | undefined): string =>
  seal === undefined ? line : `${line} ${shownSeal(seal)}`;

function approvedLines({ zone }: Viewing, report: Report): readonly string[] {
  const approval = approvalOf(report);
  return approval === undefined ? [] : [sent.approvedLine(approverNames(report), showInstant(approval.at, zone))];
}

/** One page of the whole report, comments last: to its author as they write it, to all others as it was sent last. */
export function reportScreen(viewing: Viewing, present: Report, page: number, back: Back): ReportScreen {
  const { form } = viewing;
  const report = asSentTo(present, viewing.reader);
  const facts = factsOf(form, report);
  const pages = pagesOf([...sectionsOf(form, report), ...commentSections(report, viewing.zone)], factsWeight(facts));
  const at = Math.min(Math.max(1, Math.trunc(page) || 1), pages.length);
  const turn = (title: string, to: number): Button => ({
    title,
    press: { verb: 'see', report: report.id, page: to, back },
  });
  return {
    title: report.folio === undefined ? words.draft : titleOf(report),
    status: statusOf(report.state),
    page: words.page(at, pages.length),
    facts: at === 1 ? facts : [],
    sections: pages[at - 1] ?? [],
    buttons: withMore(viewing, report, { back, isLast: at > 1 && at === pages.length }, [
      ...(at < pages.length ? [turn(buttons.next, at + 1)] : []),
      ...(at > 1 ? [turn(buttons.previous, at - 1)] : []),
      // A list's entry was opened over nothing.
      ...(back === 'list' ? [] : [closeButton(form, report, back)]),
    ]),
    links: documentLinks(viewing, report),
  };
}

/** From a card that stays: pressed on another day, it is meant anew. */
const another: Button = { title: buttons.newReport, press: { verb: 'new', nonce: null, told: false } };
