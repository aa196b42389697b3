import { daysFrom } from '../form/kinds/dates/calendar';
import type { PlainDate } from '../form/values';
import type { Instant } from '../record/types';
import { morning, queue as words, waited, work } from './reminders.es';
import { buttons, lists } from '../words/texts.es';
import { describe, itemButton, LIST_PAGE, titleOf, type Listed } from '../find/lists';
import type { ListScreen } from '../screen/screens';
import { plainDateAt, showDay } from '../screen/when';
import { statusOf } from '../screen/status';

/** Today, where people are. */
export interface Now {
  readonly today: PlainDate;
  readonly zone: string;
}

type Item = ListScreen['items'][number];

const NO_STATUS = { text: '', tone: 'plain' } as const;

/** A report that waits for a decision. */
export interface Queued extends Listed {
  /** How many approved it, and who, where one of several did. */
  readonly counted?: string;
}

/** Which, whose, since when, and whose approval it has. All there are in review. */
const waitingItem = (line: Queued, { today, zone }: Now): Item => ({
  title: titleOf(line),
  detail: [
    describe(line),
    `${line.author.name} · ${waitedText(line.submittedAt ?? line.updatedAt, today, zone)}`,
    ...(line.counted === undefined || line.counted === '' ? [] : [line.counted]),
  ].join('\n'),
  status: NO_STATUS,
  button: itemButton(line),
});

/** For how long something waits, as one says it on that day: «desde hace 3 días». */
function waitedText(since: Instant, today: PlainDate, zone: string): string {
  const days = daysFrom(plainDateAt(new Date(since), zone), today).length - 1;
  if (days <= 0) return waited.today;
  return days === 1 ? waited.yesterday : waited.days(days);
}

/** A page of a queue. */
export interface QueuePage {
  readonly lines: readonly Queued[];
  /** How many wait in all, and whether even more may; absent where that was not counted. */
  readonly count?: Count;
  /** Where the next page begins; absent after the last. */
  readonly next?: number;
}

export interface Count {
  readonly count: number;
  readonly isMore: boolean;
}

/** What waits for a reviewer, the longest waiting first. `own`: of whoever may decide; else of anybody who reads. */
export function queueScreen({ lines, count, next }: QueuePage, now: Now, own: boolean): ListScreen {
  const counted = count === undefined || count.count === 0 ? undefined : `${count.count}${count.isMore ? '+' : ''}`;
  const title = counted === undefined ? words.titleNone : words.title(counted);
  return {
    title: own ? title : lists.pending,
    empty: own ? words.empty : lists.pendingEmpty,
    items: lines.map((line) => waitingItem(line, now)),
    buttons: next === undefined ? [] : [{ title: buttons.more, press: { verb: 'pending', offset: next } }],
  };
}

/** A person's own work: what they are to correct, what they are writing, what is in review. `more`: that is not shown. */
export function workScreen(lines: readonly Listed[], more: number, zone: string): ListScreen {
  return {
    title: work.title,
    empty: work.empty,
    items: lines.slice(0, LIST_PAGE).map((line) => ({
      title: titleOf(line),
      detail: `${describe(line)}\n${showDay(line.submittedAt ?? line.updatedAt, zone)}`,
      status: statusOfWork(line),
      button: itemButton(line),
    })),
    buttons: [{ title: buttons.mine, press: { verb: 'mine', offset: 0 } }],
    ...(more > 0 ? { lead: [work.more(more)] } : {}),
  };
}

function statusOfWork({ state }: Listed): Item['status'] {
  // A draft's title is its state already.
  return state === 'draft' ? NO_STATUS : statusOf(state);
}

/** Reports that a morning's summary names. */
export const MORNING_ITEMS = 5;

/** What the review channel reads in the morning. `lines`: what waits for a decision, the longest waiting first. */
export function morningScreen(
  { lines, corrections }: { readonly lines: readonly Queued[]; readonly corrections: number },
  now: Now,
): ListScreen {
  const named = lines.slice(0, MORNING_ITEMS);
  return {
    title: morning.title(lines.length),
    lead: [
      ...(corrections > 0 ? [morning.corrections(corrections)] : []),
      ...(named.length < lines.length ? [morning.longest(named.length)] : []),
    ],
    empty: '',
    items: named.map((line) => waitingItem(line, now)),
    buttons: [{ title: buttons.pending, press: { verb: 'pending', offset: 0 } }],
  };
}
