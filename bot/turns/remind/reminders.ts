import { idsOf } from '../../../core/record/queries/access';
import { remindersScreen } from '../../../core/remind/reminders';
import type { Screen } from '../../../core/screen/screens';
import { createQuiets } from '../../outbox/remind/quiets';
import type { Services } from '../services';
import type { Update } from '../update';

type Who = Pick<Update, 'person' | 'aliases' | 'at'>;

const card = ({ reminding }: Services, isOff: boolean): Screen => ({
  template: 'notice',
  data: remindersScreen(isOff, reminding.afterDays),
});

/** How somebody's reminders stand. */
export const showReminders = async (services: Services, { person }: Who): Promise<Screen> =>
  card(services, await createQuiets(services.store).isOff(person.id));

/** Turns all of somebody's reminders, for every process and from now on. */
export async function turnReminders(services: Services, who: Who, to: 'on' | 'off'): Promise<Screen> {
  await createQuiets(services.store).turn(idsOf(who), to, who.at);
  return card(services, to === 'off');
}
