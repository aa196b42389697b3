import type { Address, Notice, OutboxMessage, Report } from '../core/report/types';
import { sent, walk } from '../core/text/screens';
import { commentScreen, folioOf, postScreen, sentScreen, type Viewing } from '../core/view/review';
import type { Screen } from '../core/view/screens';
import { answeredLine, closedLine, walkScreen } from '../core/view/walk';
import { DeliveryError, type Messenger, type ReportStore, type Stored } from './ports';

export interface DeliverOptions {
  readonly store: Pick<ReportStore, 'load'>;
  readonly viewing: Viewing;
  readonly messenger: Messenger;
  /** The channel where a report of that author's platform is reviewed. */
  readonly reviewChannel: (author: Address) => Address | undefined;
}

/** Draws an outbox message from the report as it is now, and says it. Gives the post's message id. */
export function createDelivery({ store, viewing, messenger, reviewChannel }: DeliverOptions) {
  return async (reportId: string, message: OutboxMessage): Promise<string | undefined> => {
    const stored = await store.load(reportId);
    if (stored === undefined) throw new DeliveryError(`No report ${reportId}`, 'never');
    const to = addressOf(stored, message.to);
    const screen = drawNotice(viewing, stored.report, message.about);
    if (message.mode === 'post') return messenger.post(to, screen, threadOf(stored, message));
    const posted = message.messageId ?? (message.slot === undefined ? undefined : stored.posts[message.slot]);
    if (posted !== undefined) await messenger.edit(to, posted, screen);
    return undefined;
  };

  function addressOf({ report }: Stored, to: OutboxMessage['to']): Address {
    if (to === 'author') return report.address;
    const channel = reviewChannel(report.address);
    if (channel === undefined) throw new DeliveryError('No review channel is configured', 'later');
    return channel;
  }

  function threadOf(stored: Stored, message: OutboxMessage): string | undefined {
    return message.to === 'review-thread' ? stored.posts['channel'] : undefined;
  }
}

export function drawNotice(viewing: Viewing, report: Report, about: Notice): Screen {
  const { form } = viewing;
  switch (about.show) {
    case 'walk':
      return isOpen(report) ? walkScreen(form, report, about) : statusScreen(viewing, report);
    case 'answered':
      return { template: 'line', data: { text: answeredLine(form, report, about.step) } };
    case 'moved':
      return { template: 'line', data: { text: walk.moved, subtle: true } };
    case 'closed':
      return { template: 'line', data: { text: closedLine(report), subtle: true } };
    case 'status':
      return statusScreen(viewing, report);
    case 'channel-post':
      return { template: 'post', data: postScreen(viewing, report) };
    case 'revised':
      return {
        template: 'line',
        data: { text: sent.revised(folioOf(report), report.author.name, report.round) },
      };
    case 'comment':
      return { template: 'notice', data: commentScreen(viewing, report, about.comment) };
    default:
      return about satisfies never;
  }
}

/** Its author may still write in it. */
export const isOpen = (report: Report): boolean => report.state === 'draft' || report.state === 'changes-requested';

const statusScreen = (viewing: Viewing, report: Report): Screen => ({
  template: 'notice',
  data: sentScreen(viewing, report),
});
