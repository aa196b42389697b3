import type { Form } from '../../form/definition';
import { clip } from '../../form/reading/words';
import { answersTo, commentOf, isAuthors, toldWith } from '../../record/queries/comments';
import type { Agreement, Comment, Report } from '../../record/types';
import { conversation as words } from './conversation.es';
import { sent } from '../screens/review.es';
import { buttons, report as reportWords } from '../../words/texts.es';
import { on } from '../../screen/press';
import { notice, type Button, type Link, type NoticeScreen } from '../../screen/screens';
import { whoSaid } from './platforms';
import { clipped, fittingLength } from '../../screen/weight';

/** Characters of each of several comments; the thread has them whole. */
const SHORT = 700;
/** Of what the author answered, on their own card; and how many of those answers. */
const ANSWER = 400;
const ANSWERS = 3;
/** Of a button that opens a file. */
const FILE_NAME = 30;
/** Files with a button of their own, among the four that a card shows. */
const FILE_BUTTONS = 1;
/** Of what is answered, above its answer. */
const QUOTED = 140;
/** Bytes of an answer in the thread, so that its card is whole wherever it is shown. */
const RELAYED = 9_000;

/** What is known of the thread besides the report. */
export interface Thread {
  /** Where it is opened; absent where it has no address. */
  readonly thread?: string;
  /** Ids of the author's answers that its platform refuses for now. */
  readonly refused?: readonly string[];
}

/** What others said in the report's thread about the same time, as its author sees it, and what the author answered. */
export function commentScreen(
  { form }: { readonly form: Form },
  report: Report,
  id: string,
  { thread, refused = [] }: Thread = {},
): NoticeScreen {
  const told = toldWith(report, id);
  const kept = told.filter(isKept);
  const alone = kept.length === 1;
  const links = thread === undefined ? [] : [{ title: buttons.thread, url: thread }];
  return notice({
    title: titleOf(report, told, kept),
    lines: [
      ...kept.flatMap((comment) =>
        alone ? [comment.text, attachedIn(comment)] : [shortOf(comment, SHORT, whoSaid(report, comment))],
      ),
      ...answerLines(report, told, refused),
    ],
    buttons: [
      ...(kept.length === 0 ? [] : [answerButton(form, report, id, answersTo(report, told).length > 0)]),
      seeFrom(report, id),
    ],
    links: [...links, ...fileLinks(kept).slice(0, FILE_BUTTONS)],
  });
}

/** Once something was answered, nothing more is awaited of its author. */
const answerButton = (form: Form, report: Report, id: string, isAnswered: boolean): Button => ({
  title: buttons.answer,
  press: { verb: 'askReply', ...on(form, report), comment: id },
  ...(isAnswered ? {} : { style: 'positive' }),
});

const seeFrom = (report: Report, id: string): Button => ({
  title: buttons.seeReport,
  press: { verb: 'see', report: report.id, page: 1, back: { comment: id } },
});

export const isKept = (comment: Comment): boolean => comment.removedAt === undefined;

function titleOf(report: Report, told: readonly Comment[], kept: readonly Comment[]): string {
  if (kept.length > 1) return sent.commentsTitle(kept.length, report.folio ?? '');
  const [one = told[0]] = kept;
  const by = one === undefined ? '' : whoSaid(report, one);
  return (kept.length === 0 ? sent.commentRemoved : sent.commentTitle)(by, report.folio ?? '');
}

/** The last ones, each with how it stands: a card that only grew would end unread. */
function answerLines(report: Report, told: readonly Comment[], refused: readonly string[]): readonly string[] {
  const all = answersTo(report, told);
  const shown = all.slice(-ANSWERS);
  const before = all.length - shown.length;
  return [
    ...(before === 0 ? [] : [words.earlierAnswers(before)]),
    ...shown.flatMap((answer) => [
      words.answered(clipped(wordsOf(answer), ANSWER)),
      refused.includes(answer.id) ? words.notInThread : words.inThread,
      ...agreeing(report, answer.agreed),
    ]),
  ];
}

/** Of the others: that its author agrees with what they said goes without saying. */
function agreeing(report: Report, agreed: readonly Agreement[] = []): readonly string[] {
  const names = namesIn(agreed.filter((one) => !isAuthors(report, one)));
  return names.length === 0 ? [] : [words.agree(names)];
}

export const namesIn = (agreed: readonly Agreement[]): readonly string[] => agreed.map(({ by }) => by.name);

/** On one line: who says what, and with which files. */
export const shortOf = (comment: Comment, length = SHORT, by = comment.by.name): string =>
  comment.text === ''
    ? reportWords.attachedAlone(by, fileNames(comment))
    : clipped(words.said(by, wordsOf(comment)), length);

/** What it says, and with which files. */
export function wordsOf(comment: Comment): string {
  const names = fileNames(comment);
  if (names.length === 0) return comment.text;
  return comment.text === '' ? reportWords.attached(names) : reportWords.withFiles(comment.text, names);
}

const fileNames = ({ files = [] }: Comment): readonly string[] =>
  files.map(({ name }) => name || reportWords.unnamedFile);

/** Their names, where there are files. */
export function attachedIn(comment: Comment): string {
  const names = fileNames(comment);
  return names.length === 0 ? '' : reportWords.attached(names);
}

export const fileLinks = (comments: readonly Comment[]): readonly Link[] =>
  comments
    .flatMap(({ files = [] }) => files)
    .flatMap(({ name, url }): Link[] =>
      url === undefined ? [] : [{ title: buttons.openFile(clip(name, FILE_NAME) || reportWords.unnamedFile), url }],
    );

/**
 * What the author answered to a comment, as it stands in the thread under their name; it says of which report, for
 * where the thread is gone it stands in the channel.
 */
export function relayedScreen(report: Report, id: string): NoticeScreen {
  const [answer = nothingSaid, asked = nothingSaid] = [id, commentOf(report, id)?.answers ?? ''].map((one) =>
    commentOf(report, one),
  );
  const shown = fittingLength(answer.text, RELAYED);
  const isCut = shown < answer.text.length;
  return notice({
    title: words.replies(answer.by.name, asked.by.name, report.folio ?? ''),
    lines: [
      ...(isKept(asked) && asked.text !== '' ? [words.about(clipped(asked.text, QUOTED))] : []),
      isCut ? `${answer.text.slice(0, shown)}…` : answer.text,
      attachedIn(answer),
      ...(isCut ? [words.wholeInReport] : []),
      ...(answer.editedAt === undefined ? [] : [words.correctedThere]),
    ],
    links: fileLinks([answer]).slice(0, 2),
  });
}

/** In the place of a comment that is not there; none ever leaves its report. */
export const nothingSaid: Comment = { id: '', by: { id: '', name: '' }, at: '', text: '' };
