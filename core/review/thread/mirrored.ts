import { approvalsOf } from '../../record/queries/approvals';
import { commentOf } from '../../record/queries/comments';
import { saidOn } from './mirroring';
import type { About, Comment, Instant, Report } from '../../record/types';
import { platforms as words } from './platforms.es';
import { attachedIn, fileLinks, isKept, nothingSaid } from './comments';
import { platformName, whoOn } from './platforms';
import { notice, type NoticeScreen, type Screen } from '../../screen/screens';
import { fittingLength } from '../../screen/weight';
import { plainDateAt, showDay, showTime } from '../../screen/when';

/** Bytes of what somebody said, so that its card is whole wherever it is shown. */
const SHOWN = 9_000;
/** Files with a button of their own, beside the one that opens the thread. */
const FILES = 3;
/** What is shown this long after it was said, or less, comes at once, in ms. */
const AT_ONCE_MS = 10 * 60_000;

/** Whether more was said than can be shown elsewhere. */
export const isLong = ({ text }: Pick<Comment, 'text'>): boolean => fittingLength(text, SHOWN) < text.length;

/** What was said in the thread on another platform; `thread`: where it was said. */
export function saidScreen(report: Report, id: string, thread?: string): NoticeScreen {
  const comment = commentOf(report, id) ?? nothingSaid;
  const on = saidOn(report, comment);
  const shown = fittingLength(comment.text, SHOWN);
  const isCut = shown < comment.text.length;
  const kept = isKept(comment);
  return notice({
    title: whoOn(comment.by.name, on),
    lines: kept
      ? [
          isCut ? `${comment.text.slice(0, shown)}…` : comment.text,
          attachedIn(comment),
          ...(isCut ? [words.cut(platformName(on))] : []),
          ...(comment.editedAt === undefined ? [] : [words.edited]),
        ]
      : [words.removed],
    links: [
      ...(kept ? fileLinks([comment]).slice(0, FILES) : []),
      ...(isCut && thread !== undefined ? [{ title: words.openThere(platformName(on)), url: thread }] : []),
    ],
  });
}

/** What was decided on another platform. */
export function decidedLine(report: Report, about: Extract<About, { show: 'decided' }>): string {
  const { of, by, at, on, reason = '' } = about;
  const known = [...report.changeRequests, ...approvalsOf(report)];
  const named = known.find((one) => one.at === at && one.by.id === by.id)?.by ?? by;
  const who = whoOn(named.name, on);
  return of === 'approval' ? words.approval(who) : words[of](who, cutTo(reason));
}

const cutTo = (text: string): string => {
  const shown = fittingLength(text, SHOWN);
  return shown < text.length ? `${text.slice(0, shown)}…` : text;
};

/** When that was said; undefined of what has no time of its own. */
export function saidAt(report: Report, about: About): Instant | undefined {
  switch (about.show) {
    case 'said':
    case 'reply':
      return commentOf(report, about.comment)?.at;
    case 'decided':
      return about.at;
    case 'revised':
      return (about.round ?? report.round) === report.round ? report.submittedAt : undefined;
    default:
      return undefined;
  }
}

/** The screen with when it was said, where that was long ago: its platform did not take it before. */
export function withWhen(screen: Screen, at: Instant | undefined, { now, zone }: Moment): Screen {
  if (at === undefined || now.getTime() - Date.parse(at) <= AT_ONCE_MS) return screen;
  const late = words.late(showWhen(at, { now, zone }));
  switch (screen.template) {
    case 'line':
      return { ...screen, data: { ...screen.data, text: `${screen.data.text}\n${late}` } };
    case 'notice':
      return { ...screen, data: { ...screen.data, lines: [...screen.data.lines, late] } };
    case 'difference':
      return { ...screen, data: { ...screen.data, summary: `${screen.data.summary}\n${late}` } };
    default:
      return screen;
  }
}

interface Moment {
  readonly now: Date;
  readonly zone: string;
}

/** «hoy a las 14:05», «ayer a las 14:05», «el 3 de mayo a las 14:05». */
export function showWhen(at: Instant, { now, zone }: Moment): string {
  const [day, time] = [plainDateAt(new Date(at), zone), showTime(at, zone)];
  const today = plainDateAt(now, zone);
  if (day === today) return words.today(time);
  const before = new Date(Date.parse(today) - 24 * 60 * 60_000).toISOString().slice(0, 10);
  return day === before ? words.yesterday(time) : words.on(showDay(at, zone), time);
}
