import type { Report } from '../../record/types';
import { difference as words } from '../difference/difference.es';
import { buttons, report as reportWords } from '../../words/texts.es';
import { pagesOf } from './pages';
import type { Back } from '../../screen/press';
import { closeButton, seeButton } from '../../screen/report-buttons';
import { documentLinks, folioOf, placeOf, type Viewing } from './review';
import type { Button, ReportScreen } from '../../screen/screens';
import { sectionsOf, factsOf } from '../../filing/screens/sections';
import { factsWeight } from '../../screen/weight';
import { changesButton } from './report-buttons';

/**
 * One page of a report as it was sent that time, marked as such; what was said of it then is in the report itself.
 * `sent` is that revision, `report` the report as it is now.
 */
export function revisionScreen(viewing: Viewing, report: Report, sent: Report, page: number, back: Back): ReportScreen {
  const { form } = viewing;
  const { round } = sent;
  const facts = factsOf(form, sent);
  const pages = pagesOf(sectionsOf(form, sent), factsWeight(facts));
  const at = Math.min(Math.max(1, Math.trunc(page) || 1), pages.length);
  const turn = (title: string, to: number): Button => ({
    title,
    press: { verb: 'seeRevision', report: report.id, revision: round, page: to, back },
  });
  const close = back === 'list' ? [seeButton(report, back)] : [closeButton(form, report, back)];
  return {
    title: `${folioOf(report)} · ${placeOf(sent)}`,
    status: { text: words.revision(round, report.round), tone: round === report.round ? 'accent' : 'subtle' },
    page: reportWords.page(at, pages.length),
    facts: at === 1 ? facts : [],
    sections: pages[at - 1] ?? [],
    buttons: [
      ...(at < pages.length ? [turn(buttons.next, at + 1)] : []),
      ...(at > 1 ? [turn(buttons.previous, at - 1)] : []),
      ...(round > 1 ? [changesButton(report, back, round - 1, round)] : []),
      ...close,
    ],
    links: documentLinks(viewing, report, { revision: round }),
  };
}
