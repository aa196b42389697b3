import { monthAsked, type AskedMonth } from '../../../core/talk/asked-month';
import type { YearMonth } from '../../../core/form/values';
import { gatheringAs } from '../../../core/paper/month/access';
import { monthOrder, type MonthKind } from '../../../core/record/queries/month-order';
import { monthsLater } from '../../../core/form/kinds/dates/calendar';
import type { PressOf } from '../../../core/screen/press';
import { emptyMonthScreen, futureMonthScreen, monthScreen } from '../../../core/paper/screens/month';
import type { Screen } from '../../../core/screen/screens';
import { problem } from '../../../core/words/problems';
import { monthFor, monthsWithReports } from '../../outbox/files/month-reports';
import { giveFile } from './give-file';
import { problemCard } from '../find/lists';
import type { Services } from '../services';
import type { Place, Pressed, Update } from '../update';

type Asker = Pick<Update, 'person' | 'aliases' | 'at'> & { readonly place?: Place };

/** Months before and after that are looked through for reports, and those that are offered, at most. */
const [LOOKED_THROUGH, OFFERED] = [12, 4];

export const monthAskedFor = (services: Services, asker: Asker, asked: AskedMonth): Promise<Screen> =>
  seeMonth(services, asker, monthAsked(asked, services.dayOf(asker.at)));

/** What the report of that month gathers and lacks, and where it is fetched; for whoever may have it. Who asked is logged. */
export async function seeMonth(
  services: Services,
  asker: Asker,
  month: YearMonth,
  making?: MonthKind,
): Promise<Screen> {
  const { roles, dayOf, log } = services;
  const readers = gatheringAs(roles, asker, asker.place === 'review-channel');
  if (readers === undefined) {
    log.info('month not shown', { month, to: asker.person.id });
    return problemCard(problem('month.not-reviewer'));
  }
  log.info('month asked for', { month, by: asker.person.id });
  const today = dayOf(asker.at).slice(0, 7);
  const has = async (): Promise<readonly YearMonth[]> =>
    (await near(services, month, today)).filter((one) => one !== month).slice(0, OFFERED);
  if (month > today) return { template: 'notice', data: futureMonthScreen(month, monthsLater(today, -1), await has()) };
  const found = await monthFor({ ...services, order: services.monthOrder }, month, readers);
  if (found.approved.length === 0) return { template: 'notice', data: emptyMonthScreen(found, await has()) };
  const others = [monthsLater(month, -1), monthsLater(month, 1)].filter((one) => one <= today);
  return { template: 'notice', data: monthScreen(found, others, making) };
}

/** Has one of its documents made: the card stays, and the document comes below. */
export async function makeMonth(
  services: Services,
  pressed: Pressed,
  { month, as }: PressOf<'makeMonth'>,
): Promise<Screen> {
  const readers = gatheringAs(services.roles, pressed, false);
  if (readers === undefined) return problemCard(problem('month.not-reviewer'));
  const refused = giveFile(services, pressed, monthOrder(month, as));
  return refused ?? seeMonth(services, pressed, month, as);
}

/** Months about that one, or about today where it is still to come, that have reports: the last first. */
function near({ store, dayOf }: Services, month: YearMonth, today: YearMonth): Promise<readonly YearMonth[]> {
  const about = month < today ? month : today;
  const to = monthsLater(about, LOOKED_THROUGH);
  return monthsWithReports(store, dayOf, monthsLater(about, -LOOKED_THROUGH), to < today ? to : today);
}
