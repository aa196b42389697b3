import { toldWith } from '../report/comments';
import type { Comment, Report } from '../report/types';
import { sent } from '../words/review.es';
import { buttons, report as words } from '../words/texts.es';
import { clip } from '../form/reading/words';
import type { Link, NoticeScreen, Section } from './screens';
import { clipped } from './weight';

/** Characters of each of several comments; the thread has them whole. */
const SHORT = 700;
/** Of a button that opens a file. */
const FILE_NAME = 30;
/** Files with a button of their own, among the four that a card shows. */
const FILE_BUTTONS = 2;

/** What others said in the report's thread about the same time, as its author sees it. `thread` is where they said it. */
export function commentScreen(report: Report, id: string, thread?: string): NoticeScreen {
  const told = toldWith(report, id);
  const kept = told.filter(isKept);
  const alone = kept.length === 1;
  return {
    title: titleOf(report, told, kept),
    tone: 'plain',
    lines: kept.flatMap((comment) => (alone ? [comment.text, attachedIn(comment)] : [shortOf(comment)])),
    facts: [],
    buttons: [{ title: buttons.seeReport, press: { verb: 'see', report: report.id, page: 1, back: { comment: id } } }],
    links: [...(thread === undefined ? [] : [{ title: buttons.thread, url: thread }]), ...fileLinks(kept)],
  };
}

const isKept = (comment: Comment): boolean => comment.removedAt === undefined;

function titleOf(report: Report, told: readonly Comment[], kept: readonly Comment[]): string {
  if (kept.length > 1) return sent.commentsTitle(kept.length, report.folio ?? '');
  const [one = told[0]] = kept;
  return (kept.length === 0 ? sent.commentRemoved : sent.commentTitle)(one?.by.name ?? '', report.folio ?? '');
}

/** On one line: what it says, and with which files. */
function shortOf(comment: Comment): string {
  const { by, text } = comment;
  const names = namesOf(comment);
  if (text === '') return words.attachedAlone(by.name, names);
  return clipped(words.comment(by.name, names.length === 0 ? text : words.withFiles(text, names)), SHORT);
}

const namesOf = ({ files = [] }: Comment): readonly string[] => files.map(({ name }) => name || words.unnamedFile);

/** Their names, where there are files. */
function attachedIn(comment: Comment): string {
  const names = namesOf(comment);
  return names.length === 0 ? '' : words.attached(names);
}

const fileLinks = (comments: readonly Comment[]): readonly Link[] =>
  comments
    .flatMap(({ files = [] }) => files)
    .flatMap(({ name, url }): Link[] =>
      url === undefined ? [] : [{ title: buttons.openFile(clip(name, FILE_NAME) || words.unnamedFile), url }],
    )
    .slice(0, FILE_BUTTONS);

/** All that was said of a report, files with their addresses. */
export function commentSections(report: Report): readonly Section[] {
  const kept = report.comments.filter(isKept);
  if (kept.length === 0) return [];
  return [
    { label: words.comments, blocks: kept.map((comment) => ({ type: 'paragraph', text: wholeOf(comment) }) as const) },
  ];
}

function wholeOf({ by, text, files = [] }: Comment): string {
  const named = files.map(({ name, url }) => {
    const shown = name || words.unnamedFile;
    return url === undefined ? shown : words.fileAt(shown, url);
  });
  if (named.length === 0) return words.comment(by.name, text);
  return text === ''
    ? words.attachedAlone(by.name, named)
    : words.comment(by.name, `${text}\n${words.attached(named)}`);
}
