import { answeredAt } from '../../../core/filing/decide/offer';
import { standingIn } from '../../../core/filing/proposed';
import type { Screen } from '../../../core/screen/screens';
import { notice, type Notice } from '../../../core/words/notices';
import type { Loaded } from '../../../storage/ports';
import type { Services } from '../services';
import { askAgain, typed } from '../talk/typed';
import type { Message } from '../update';
import { lastBase } from './base';

/** «Lo mismo que la vez pasada»: offers what the author's last report answers where one is asked. */
export async function offerLast(services: Services, message: Message, loaded: Loaded): Promise<readonly Screen[]> {
  const { report } = loaded;
  const step = report.at;
  const again = async (said?: Notice): Promise<readonly Screen[]> => {
    await askAgain(services, message, loaded, said === undefined ? undefined : [said]);
    return [];
  };
  if (standingIn(report) !== undefined) return again(notice('talk.proposal'));
  if (step.at !== 'field' && step.at !== 'cell') return again();
  const last = await lastBase(services, message);
  if (last.is === 'none') return again(notice('last.none'));
  const { folio, answers } = last.base;
  const value = answeredAt(answers, step);
  const field = step.at === 'cell' ? `${step.field}.${step.column}` : step.field;
  if (value === undefined || value.kind === 'rows') return again(notice('last.blank', { folio, field }));
  const today = services.dayOf(message.at);
  await typed(services, message, loaded, { type: 'OfferAnswer', value, folio, today });
  return [];
}
