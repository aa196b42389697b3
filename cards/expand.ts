import { Template } from 'adaptivecards-templating';
import type { Screen, ScreenOf, TemplateName } from '../core/screen/screens';
import type { AdaptiveCard } from './card';
import { trimToFit } from './fits';
import * as models from './models';
import type { Model } from './parts/spoken';
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
import * as walk from './walk-models';

/**
 * Draws screens by a template and the model that it binds to. The template is parsed when it is first drawn, and then
 * kept: parsing costs several times as much as the turn it is done in, and all of them a tenth of the bot's start.
 */
function drawer<S>(source: object, model: (screen: S) => Model): (screen: S) => AdaptiveCard {
  let template: Template | undefined;
  return (screen) => {
    template ??= new Template(source);
    const shown = model(screen);
    // What is read out may be taken for SSML, and so goes without what XML is made of.
    const speech = shown.spoken.replace(/[<>&]+/g, ' ').replace(/ {2,}/g, ' ');
    return template.expand({ $root: { ...shown, speech } }) as AdaptiveCard;
  };
}

const drawers: { readonly [T in TemplateName]: (screen: ScreenOf<T>['data']) => AdaptiveCard } = {
  field: drawer(field, walk.field),
  form: drawer(form, walk.form),
  rows: drawer(rows, walk.rows),
  progress: drawer(progress, walk.progress),
  proposal: drawer(proposal, walk.proposal),
  page: drawer(page, walk.page),
  summary: drawer(summary, models.summary),
  line: drawer(line, models.line),
  notice: drawer(notice, models.notice),
  list: drawer(list, models.list),
  post: drawer(post, models.post),
  report: drawer(report, models.report),
  changes: drawer(changes, models.changes),
  observations: drawer(observations, models.observations),
  difference: drawer(difference, models.difference),
  reply: drawer(reply, models.reply),
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
export const expandWhole = ({ template, data }: Screen): AdaptiveCard => drawers[template](data as never);
