import type { Report } from '../../record/types';
import { seeButton } from '../../screen/report-buttons';
import { postScreen, type Viewing } from './review';
import type { PostScreen } from '../../screen/screens';

/**
 * A report brought into some conversation: what it is and where it stands. Who is there is not known, so
 * its text, its document and its reviewers' reasons stay behind a button, which asks who may read them.
 */
export function broughtScreen(viewing: Viewing, report: Report): PostScreen {
  const { title, status, facts, decision } = postScreen(viewing, report);
  return {
    title,
    status,
    facts,
    sections: [],
    ...(decision === undefined ? {} : { decision }),
    buttons: [seeButton(report, 'brought')],
    links: [],
  };
}
