import type { Form } from '../form/definition';
import { stateByKey } from '../form/catalogues/catalogues';
import { showValue } from '../form/answers';
import { answerOf } from '../form/values';
import { IN_REVIEW_CHANNEL } from '../report/access';
import type { Report, Seal } from '../report/types';
import { history, shownSeal } from '../words/history.es';
import { sameVisit } from '../words/remembered.es';
import { post, sent } from '../words/review.es';
import { buttons, report as words } from '../words/texts.es';
import { commentSections } from './comments';
import { showBrief } from './names';
import { on, type Back } from './press';
import type { Button, Fact, Link, NoticeScreen, PostScreen, ReportScreen } from './screens';
import { pagesOf } from './pages';
import { sectionsOf, shortSections } from './sections';
import { factsOf, requestText, statusOf } from './summary';
import { factsWeight } from './weight';
import { showInstant } from './when';

/** What drawing needs besides the report. */
export interface Viewing {
  readonly form: Form;
  readonly zone: string;
  /** A signed link to the report's Word document, for whoever goes by these ids. */
  readonly word: (report: Report, readers: readonly string[]) => string;
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

const wordLink = (
  { word, reader = [IN_REVIEW_CHANNEL] }: Viewing,
  report: Report,
  readers: readonly string[] = reader,
): readonly Link[] => [{ title: buttons.word, url: word(report, readers) }];

/** The report in the review channel: its substance, its state, and what a reviewer can do. `seal`: of its approval. */
export function postScreen(viewing: Viewing, report: Report, seal?: Seal): PostScreen {
  const { form } = viewing;
  const decision = decisionLine(viewing, report, seal);
  return {
    title: report.round > 1 ? `${titleOf(report)} · ${post.version(report.round)}` : titleOf(report),
    status: statusOf(report.state),
    facts: postFacts(report),
    sections: shortSections(sectionsOf(form, report), POST, buttons.seeReport).sections,
    ...(decision === undefined ? {} : { decision }),
    buttons: [
      ...(report.state === 'in-review'
        ? [
            { title: buttons.approve, press: { verb: 'approve', ...on(form, report) }, style: 'positive' } as const,
            { title: buttons.requestChanges, press: { verb: 'askChanges', ...on(form, report) } } as const,
          ]
        : []),
      seeButton(report, 'post'),
    ],
    links: wordLink(viewing, report),
  };
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

function decisionLine({ form, zone }: Viewing, report: Report, seal: Seal | undefined): string | undefined {
  if (report.approval !== undefined)
    return sealed(post.approved(report.approval.by.name, showInstant(report.approval.at, zone)), seal);
  return requestText(form, report);
}

/**
 * The author's card of a report that was sent: its folio, where it stands, what comes next. `published`: no
 * platform is known to refuse it to its reviewers.
 */
export function sentScreen(viewing: Viewing, report: Report, published = true): NoticeScreen {
  const { form } = viewing;
  const see = seeButton(report, 'card');
  const base = {
    facts: postFacts(report).slice(1),
    links: wordLink(viewing, report, [report.author.id]),
    tone: statusOf(report.state).tone,
  };
  const place = [placeOf(report)];
  switch (report.state) {
    case 'in-review':
      return {
        ...base,
        title: sent.title(folioOf(report)),
        tone: published ? base.tone : 'warning',
        lines: [...place, published ? sent.line : sent.unpublished],
        buttons: [
          see,
          another,
          { title: buttons.withdraw, press: { verb: 'askWithdraw', ...on(form, report) }, style: 'destructive' },
        ],
      };
    case 'approved':
      return {
        ...base,
        title: sent.approvedTitle(folioOf(report)),
        lines: [...place, ...approvedLines(viewing, report)],
        buttons: [see, another],
      };
    case 'changes-requested':
      return {
        ...base,
        title: sent.changesTitle(folioOf(report)),
        lines: [...place, requestText(form, report) ?? '', sent.changesLine],
        buttons: [{ title: buttons.edit, press: { verb: 'resume', report: report.id }, style: 'positive' }, see],
      };
    case 'withdrawn':
    case 'cancelled':
    case 'draft':
      return {
        ...base,
        title: sent.withdrawnTitle(folioOf(report)),
        lines: [...place, sent.withdrawnLine],
        buttons: report.state === 'withdrawn' ? [see, useButton(report)] : [see],
      };
    default:
      return report.state satisfies never;
  }
}

/** With the hash of the approval, which nobody can change in what was posted. */
const sealed = (line: string, seal: Seal | undefined): string =>
  seal === undefined ? line : `${line} ${shownSeal(seal)}`;

function approvedLines({ zone }: Viewing, report: Report): readonly string[] {
  const { approval } = report;
  return approval === undefined ? [] : [sent.approvedLine(approval.by.name, showInstant(approval.at, zone))];
}

/** One page of the whole report, comments last. */
export function reportScreen(viewing: Viewing, report: Report, page: number, back: Back): ReportScreen {
  const { form } = viewing;
  const facts = factsOf(form, report);
  const pages = pagesOf([...sectionsOf(form, report), ...commentSections(report)], factsWeight(facts));
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
    links: wordLink(viewing, report),
  };
}

export const closeButton = (form: Form, report: Report, back: Back): Button =>
  typeof back === 'object' && 'draft' in back
    ? { title: sameVisit.back, press: { verb: 'resume', report: back.draft } }
    : { title: buttons.close, press: { verb: 'show', ...on(form, report), back } };
/** Buttons and links of a card, at most. */
const IN_A_ROW = 4;

/**
 * Whoever reads a report that was sent, for themselves, may make one of their own from it, and see its history
 * where they may: where there is room for the buttons. On the last of several pages the history comes first.
 */
function withMore(
  { reader, audits = false }: Viewing,
  report: Report,
  { back, isLast }: { readonly back: Back; readonly isLast: boolean },
  others: readonly Button[],
): readonly Button[] {
  if (report.folio === undefined) return others;
  const alone = reader !== undefined && (back === 'list' || back === 'card');
  const use = alone ? [useButton(report)] : [];
  const history = audits ? [historyButton(report, back)] : [];
  const links = 1;
  const room = Math.max(0, IN_A_ROW - links - others.length);
  return [...others, ...(isLast ? [...history, ...use] : [...use, ...history]).slice(0, room)];
}

const historyButton = (report: Report, back: Back): Button => ({
  title: history.open,
  press: { verb: 'history', report: report.id, page: 1, back },
});

const useButton = (report: Report): Button => ({
  title: buttons.useThis,
  press: { verb: 'use', report: report.id, nonce: null, told: false },
});

export const seeButton = (report: Pick<Report, 'id'>, back: Back): Button => ({
  title: buttons.seeReport,
  press: { verb: 'see', report: report.id, page: 1, back },
});

/** From a card that stays: pressed on another day, it is meant anew. */
const another: Button = { title: buttons.newReport, press: { verb: 'new', nonce: null, told: false } };
