import { decodePress } from '../../../core/screen/press';
import type { Screen } from '../../../core/screen/screens';
import { walkScreen } from '../../../core/filing/screens/walk';
import { isAuthorOf } from '../../../core/record/queries/people';
import { isOpen } from '../../../core/record/queries/standing';
import type { Person } from '../../../core/record/types';
import type { Services } from '../services';

/**
 * What somebody's card asks now: of the report that a button on it is about, else of the one they are in.
 * Only of their own, and only while it is open; nothing is changed. `buttons`: data as it came back.
 */
export async function openCard(
  { store, form, people }: Pick<Services, 'store' | 'form' | 'people'>,
  personId: Person['id'],
  buttons: readonly unknown[],
): Promise<Screen | undefined> {
  const named = buttons.flatMap((data) => {
    const read = decodePress(form, data);
    return read.is === 'press' && 'seen' in read.press ? [read.press.report] : [];
  });
  const [id] = named;
  const ids = await people.idsOf({ person: { id: personId } });
  const stored = id === undefined ? await store.loadOpen(ids) : await store.load(id);
  if (
    stored === undefined ||
    !isAuthorOf(stored.report, { person: { id: personId }, aliases: ids }) ||
    !isOpen(stored.report)
  )
    return undefined;
  return walkScreen(form, stored.report);
}
