import { isPostSlotOn, postSlotsOn } from '../../core/report/posts';
import type { Loaded, Reports } from '../../storage/ports';

/** The report whose post in a review channel is that message of that platform; with a key, as `Reports.load`. */
export async function loadPosted(
  store: Pick<Reports, 'loadByPost'>,
  platform: string,
  messageId: string,
  key?: string,
): Promise<Loaded | undefined> {
  for (const slot of postSlotsOn(platform)) {
    const found = await store.loadByPost(slot, messageId, key);
    if (found !== undefined && isPostSlotOn(found.report, slot, platform)) return found;
  }
  return undefined;
}
