import { agreementsOn, commentOf } from '../../record/queries/comments';
import type { Comment, Report } from '../../record/types';
import { conversation as words } from './conversation.es';
import { report as reportWords } from '../../words/texts.es';
import { isKept, namesIn } from './comments';
import type { Section } from '../../screen/screens';
import { clipped } from '../../screen/weight';
import { showInstant } from '../../screen/when';

/** Comments that are read in the order they were said; of more, whoever looks wants the newest. */
const IN_ORDER = 20;
/** Characters of what is answered, above its answer. */
const QUOTED = 140;

/** All that was said of a report: who, when, what answers what, who agrees; files with their addresses. */
export function commentSections(report: Report, zone: string): readonly Section[] {
  const { comments } = report;
  const said = comments.map((comment) => wholeOf(report, comment, zone));
  const agreed = namesIn(agreementsOn(report, null));
  const texts = [
    ...(agreed.length === 0 ? [] : [words.agreedWithReport(agreed)]),
    ...(comments.length > IN_ORDER ? said.reverse() : said),
  ];
  if (texts.length === 0) return [];
  return [
    {
      label: comments.length > IN_ORDER ? words.sectionNewest(comments.length) : words.section,
      blocks: texts.map((text) => ({ type: 'paragraph', text }) as const),
    },
  ];
}

function wholeOf(report: Report, comment: Comment, zone: string): string {
  const { by, at, text, answers, editedAt, agreed = [] } = comment;
  const when = showInstant(at, zone);
  if (!isKept(comment)) return words.removed(by.name, when);
  const asked = answers === undefined ? undefined : commentOf(report, answers);
  const head = asked === undefined ? words.by(by.name, when) : words.byAnswering(by.name, asked.by.name, when);
  const quote = asked === undefined || !isKept(asked) || asked.text === '' ? [] : [clipped(asked.text, QUOTED)];
  return [
    editedAt === undefined ? head : words.edited(head),
    ...quote.map(words.about),
    ...(text === '' ? [] : [text]),
    ...attachedIn(comment),
    ...(agreed.length === 0 ? [] : [words.agreed(namesIn(agreed))]),
  ].join('\n');
}

function attachedIn({ files = [] }: Comment): readonly string[] {
  const named = files.map(({ name, url }) => {
    const shown = name || reportWords.unnamedFile;
    return url === undefined ? shown : reportWords.fileAt(shown, url);
  });
  return named.length === 0 ? [] : [reportWords.attached(named)];
}
