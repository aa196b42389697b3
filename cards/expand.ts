import { Template } from 'adaptivecards-templating';
import type { Screen, TemplateName } from '../core/screens/screens';
import type { AdaptiveCard } from './card';
import { trimToFit } from './fits';
import { modelOf } from './models';
import changes from './templates/changes.json';
import difference from './templates/difference.json';
import field from './templates/field.json';
import form from './templates/form.json';
import line from './templates/line.json';
import list from './templates/list.json';
import notice from './templates/notice.json';
import observations from './templates/observations.json';
import page from './templates/page.json';
import post from './templates/post.json';
import progress from './templates/progress.json';
import proposal from './templates/proposal.json';
import reply from './templates/reply.json';
import report from './templates/report.json';
import rows from './templates/rows.json';
import summary from './templates/summary.json';

/** Parsed once: parsing costs several times as much as the turn it would be done in. */
const templates: Readonly<Record<TemplateName, Template>> = {
  field: new Template(field),
  form: new Template(form),
  rows: new Template(rows),
  progress: new Template(progress),
  proposal: new Template(proposal),
  page: new Template(page),
  summary: new Template(summary),
  line: new Template(line),
  notice: new Template(notice),
  list: new Template(list),
  post: new Template(post),
  report: new Template(report),
  changes: new Template(changes),
  observations: new Template(observations),
  difference: new Template(difference),
  reply: new Template(reply),
};

/**
 * The card of a screen, at most `LIMITS.cardBytes` of JSON. What a person typed comes out as typed,
 * whatever it holds: it is data, never template or markup.
 *
 * Whoever makes the screen is expected to page what is long; a screen that is too long all the same has
 * its longest texts cut with "…", so that a message can always be sent.
 */
export const expand = (screen: Screen, more: Refreshing = {}): AdaptiveCard =>
  trimToFit({ ...expandWhole(screen), ...more }).card;

/** The same as JSON, for an answer that can carry text: a card is written out once, to be measured and sent. */
export const expandToJson = (screen: Screen, more: Refreshing = {}): string =>
  trimToFit({ ...expandWhole(screen), ...more }).json;

type Refreshing = Pick<AdaptiveCard, 'refresh'>;

/** The same card, however long: for a platform whose drawing splits what is too long for one message. */
export const expandWhole = (screen: Screen): AdaptiveCard =>
  templates[screen.template].expand({ $root: modelOf(screen) }) as AdaptiveCard;
