import type { WebClient } from '@slack/web-api';
import type { Log } from '../../core/runtime';
import { whyOf } from '../outbox/messenger';
import type { Reply } from '../turns/reply';
import { call, isRefusal } from './calls';
import { changesView, reasonIn, saidView } from './modal';
import type { PayloadOf } from './payload';

/** Refusals of an update of a window that was changed or closed since. */
const CHANGED = ['hash_conflict', 'not_found', 'view_not_found'] as const;

/** Shows the window with the chosen field's box, unless it has changed meanwhile: the person chooses again then. */
export function createUpdateWindow({ web, log }: { readonly web: WebClient; readonly log: Log }) {
  return async ({ context, view }: PayloadOf<'chosen'>, { screen, failed }: Reply): Promise<undefined> => {
    // What is written stays in its boxes.
    if (failed !== undefined) return undefined;
    const { data: _, more: _more, ...where } = context;
    const next = screen.template === 'changes' ? changesView(screen.data, where) : saidView(reasonIn(screen));
    try {
      await call(() => web.views.update({ view_id: view.id, hash: view.hash, view: next }));
    } catch (error) {
      if (!isRefusal(error, ...CHANGED)) throw error;
      log.info('window not updated', whyOf(error));
    }
  };
}
