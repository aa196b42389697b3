import { idsOf, namesReviewers, reviewsAny, sightOf } from '../../../core/record/queries/access';
import { isOf } from '../../../core/record/queries/approvals';
import type { Report, ReportState } from '../../../core/record/types';
import { countLine } from '../../../core/review/screens/awaited';
import { queueScreen, workScreen, type Count, type QueuePage } from '../../../core/remind/queue';
import { LIST_PAGE } from '../../../core/find/lists';
import type { Screen } from '../../../core/screen/screens';
import type { ReportLine } from '../../../storage/ports';
import { unlessUnreadable } from '../faults';
import type { Services } from '../services';
import type { Update } from '../update';

/** Whoever asks now: how long something waits is said as of then. */
export type Asker = Pick<Update, 'person' | 'aliases' | 'at'>;

/** Reports that are looked at together: what the lists give at most. */
const LOOKED_AT = 50;

/** Whose queue: what a reviewer may decide on; or what waits for anybody, as who reads may read it, alone or with all there. */
type Whose = 'own' | 'all' | 'there';

/** Whether somebody has a queue of their own, wherever they are. */
const isNamedReviewer = ({ roles }: Services, asker: Asker): boolean =>
  namesReviewers(roles) && reviewsAny(roles, idsOf(asker), false);

/**
 * What waits: for whoever reviews, the reports that they may decide on, the longest waiting first; then their own
 * work. Where no reviewers are named, anybody may be one, in the review channel: they see it where something waits.
 */
export async function pending(services: Services, asker: Asker): Promise<readonly Screen[]> {
  const queue = await queueOf(services, asker);
  const work = await workOf(services, asker);
  if (work === undefined && queue === undefined) return [workCard(services, [])];
  return [...(queue === undefined ? [] : [queue]), ...(work === undefined ? [] : [work])];
}

/** The same on one card: the queue from there on, or where they have none, their own work. */
export async function pendingFrom(services: Services, asker: Asker, offset: number): Promise<Screen> {
  const queue = await queueOf(services, asker, offset);
  return queue ?? (await workOf(services, asker)) ?? workCard(services, []);
}

/** What waits for anybody in the review channel, as far as the reader may read it. */
export const pendingThere = async (services: Services, asker: Asker, offset = 0): Promise<Screen> =>
  queueCard(services, asker, 'there', await queueFrom(services, asker, 'there', offset));

/** Somebody's queue; undefined where they have none. */
export async function queueOf(services: Services, asker: Asker, offset = 0): Promise<Screen | undefined> {
  if (isNamedReviewer(services, asker))
    return queueCard(services, asker, 'own', await queueFrom(services, asker, 'own', offset));
  if (namesReviewers(services.roles)) return undefined;
  const page = await queueFrom(services, asker, 'all', offset);
  return page.lines.length === 0 && offset === 0 ? undefined : queueCard(services, asker, 'all', page);
}

/** How many reports wait for a reviewer's decision; undefined for whoever has no queue of their own. */
export async function countFor(services: Services, asker: Asker): Promise<Count | undefined> {
  return isNamedReviewer(services, asker) ? (await queueFrom(services, asker, 'own', 0)).count : undefined;
}

const queueCard = ({ dayOf, viewing }: Services, { at }: Asker, whose: Whose, page: QueuePage): Screen => ({
  template: 'list',
  data: queueScreen(page, { today: dayOf(at), zone: viewing.zone }, whose === 'own'),
});

/** From there on; what they may not decide on is passed over, and what they have approved and others are still to. */
async function queueFrom(services: Services, asker: Asker, whose: Whose, offset: number): Promise<QueuePage> {
  const ids = idsOf(asker);
  const { roles } = services;
  // Who looks after the bot reads more than they decide on.
  const sight = sightOf(whose === 'own' ? { ...roles, admins: [] } : roles, ids);
  const isTheirs = ({ author }: ReportLine): boolean => whose !== 'own' || !ids.includes(author.id);
  for (let from = offset; ; from += LOOKED_AT) {
    const page = { limit: LOOKED_AT, offset: from };
    const read = await services.store.reportsIn(['in-review'], page, sight);
    const counts = await approvalsOn(services, read);
    const isLeft = ({ id }: ReportLine): boolean =>
      whose === 'there' || counts.get(id)?.approvals?.some((one) => isOf(one, ids)) !== true;
    const found = read.flatMap((line, at) => (isTheirs(line) && isLeft(line) ? [{ line, at: from + at }] : []));
    const isLast = read.length < LOOKED_AT;
    if (found.length === 0 && !isLast) continue;
    const next = found[LIST_PAGE]?.at ?? (isLast ? undefined : from + LOOKED_AT);
    return {
      lines: found.slice(0, LIST_PAGE).map(({ line }) => {
        const report = counts.get(line.id);
        return report === undefined ? line : { ...line, counted: countLine(report) };
      }),
      ...(offset === 0 ? { count: { count: found.length, isMore: !isLast } } : {}),
      ...(next === undefined ? {} : { next }),
    };
  }
}

/** Those reports, by id, where several must approve: a line does not say who did. */
async function approvalsOn(
  { store, roles: { approvals = 1 } }: Services,
  lines: readonly ReportLine[],
): Promise<ReadonlyMap<string, Report>> {
  if (approvals < 2) return new Map();
  const loaded = await Promise.all(lines.map(({ id }) => unlessUnreadable(store.load(id))));
  return new Map(loaded.flatMap((stored) => (stored === undefined ? [] : [[stored.report.id, stored.report]])));
}

/** In this order: what others wait for first. */
const IN_COURSE: readonly ReportState[] = ['changes-requested', 'draft', 'in-review'];

/** Somebody's own reports that are under way; undefined where none is. */
export async function workOf(services: Services, asker: Asker): Promise<Screen | undefined> {
  const found: ReportLine[] = [];
  for (const state of IN_COURSE)
    found.push(...(await services.store.reportsOf(idsOf(asker), [state], { limit: LOOKED_AT, offset: 0 })));
  return found.length === 0 ? undefined : workCard(services, found);
}

const workCard = ({ viewing }: Services, lines: readonly ReportLine[]): Screen => ({
  template: 'list',
  data: workScreen(lines, Math.max(0, lines.length - LIST_PAGE), viewing.zone),
});
