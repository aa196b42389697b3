import type { Form } from '../../core/form/definition';
import { isOpen } from '../../core/record/queries/standing';
import type { About, Report, Seal } from '../../core/record/types';
import { sent } from '../../core/review/screens/review.es';
import { walk } from '../../core/words/texts.es';
import { quietedScreen, reminderScreen } from '../../core/remind/reminder';
import { commentScreen, relayedScreen, type Thread } from '../../core/review/thread/comments';
import { toAnswerScreen } from '../../core/review/observations/screens';
import { takenBackLine } from '../../core/review/screens/awaited';
import { revisedScreen, type Compared } from '../../core/review/difference/screen';
import { folioOf, postScreen, sentScreen, type Viewing } from '../../core/review/screens/review';
import { decidedLine, saidScreen } from '../../core/review/thread/mirrored';
import { formScreen } from '../../core/filing/screens/form';
import type { Published } from '../../core/review/thread/platforms';
import type { Screen } from '../../core/screen/screens';
import { answeredLine, closedLine, walkScreen } from '../../core/filing/screens/walk';

/** What drawing a message needs besides the report. */
interface Known {
  /** See `publishedOf`. */
  readonly published?: Published;
  /** Of the thread in which it is reviewed. */
  readonly thread?: Thread;
  /** A revision and the one before it, where they are to be had. */
  readonly compared?: Compared;
  /** Of its approval. */
  readonly seal?: Seal;
}

export function drawNotice(
  viewing: Viewing,
  report: Report,
  about: About,
  { published, thread, compared, seal }: Known = {},
): Screen {
  const { form } = viewing;
  switch (about.show) {
    case 'walk':
      return isOpen(report) ? walkScreen(form, report, about) : statusScreen(viewing, report, published);
    case 'form':
      return isOpen(report)
        ? { template: 'form', data: formScreen(form, report) }
        : statusScreen(viewing, report, published);
    case 'answered':
      return { template: 'line', data: { text: answeredLine(form, report, about.step, about.typed) } };
    case 'accepted':
      return { template: 'line', data: { text: acceptedLine(form, report, about.fields) || walk.moved } };
    case 'moved':
      return { template: 'line', data: { text: walk.moved, subtle: true } };
    case 'closed':
      return { template: 'line', data: { text: closedLine(report), subtle: true } };
    case 'status':
    case 'standing':
      return statusScreen(viewing, report, published);
    case 'channel-post':
      return { template: 'post', data: postScreen(viewing, report, seal) };
    case 'revised':
      if (compared !== undefined) return { template: 'difference', data: revisedScreen(viewing, report, compared) };
      return {
        template: 'line',
        data: { text: sent.revised(folioOf(report), report.author.name, about.round ?? report.round) },
      };
    case 'taken-back':
      return { template: 'line', data: { text: takenBackLine(report, about) } };
    case 'comment':
      return { template: 'notice', data: commentScreen(viewing, report, about.comment, thread) };
    case 'reply':
      return { template: 'notice', data: relayedScreen(report, about.comment) };
    case 'said':
      return { template: 'notice', data: saidScreen(report, about.comment) };
    case 'decided':
      return { template: 'line', data: { text: decidedLine(report, about) } };
    case 'reminder':
      return reminderScreen(viewing, report);
    case 'quieted':
      return quietedScreen(report, about.side, about.quiet);
    default:
      return about satisfies never;
  }
}

const acceptedLine = (form: Form, report: Report, fields: readonly string[]): string =>
  fields.map((field) => answeredLine(form, report, { at: 'field', field })).join('\n');

const statusScreen = (viewing: Viewing, report: Report, published: Published | undefined): Screen =>
  report.state === 'changes-requested'
    ? { template: 'observations', data: toAnswerScreen(viewing, report) }
    : { template: 'notice', data: sentScreen(viewing, report, published) };
