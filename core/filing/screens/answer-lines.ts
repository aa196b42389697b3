import type { Form } from '../../form/definition';
import type { Observation, ObservedOn } from '../../record/observation';
import type { Report } from '../../record/types';
import { observations as words } from '../../words/observations.es';
import { answeredFrom, answerText, askedText, inOrder, placeName } from '../../screen/observed';
import { on, type Press } from '../../screen/press';
import type { Button, OpenLine } from '../../screen/screens';
import { clipped } from '../../screen/weight';

/** Lines of a card that shows more besides. */
const AMONG = 5;
/** Characters of an observation on a line. */
const LINE = 260;

/** The first of them, on a card that shows more: the last line opens the others. */
export function answerLines(form: Form, report: Report): readonly OpenLine[] {
  if (report.state !== 'changes-requested') return [];
  const found = inOrder(report, true).filter(({ state }) => state === 'open' || state === 'answered');
  const shown = found.slice(0, AMONG).map((one) => answerLine(form, report, one));
  const rest = found.length - shown.length;
  if (rest === 0) return shown;
  const press: Press = { verb: 'observations', report: report.id, page: 1, back: 'card' };
  const label = words.more(rest);
  return [...shown, { label, value: '', name: words.buttons.moreAsked, open: { title: words.buttons.all, press } }];
}

/** What it is about and what was said; a press opens what answers it. */
export function answerLine(form: Form, report: Report, one: Observation): OpenLine {
  const place = placeName(form, report, one.on);
  const { title, name, press } = openerOf(form, report, one, place);
  return {
    label: place,
    value: '',
    note: words.states[one.state],
    below: clipped(one.state === 'open' ? askedText(one) : answerText(report, one, true), LINE),
    name: clipped(`${name}: ${askedText(one)}`, 140),
    open: { title, press },
  };
}

function openerOf(form: Form, report: Report, one: Observation, place: string) {
  const press = { ...on(form, report), observation: one.id };
  const { buttons: titles } = words;
  if (one.state !== 'open')
    return { title: titles.see, name: titles.seeOf(place), press: { verb: 'observation', ...press } } as const;
  if (one.proposed !== undefined)
    return { title: titles.seeText, name: titles.seeTextOf(place), press: { verb: 'observation', ...press } } as const;
  if (one.on.at === 'report')
    return { title: titles.attended, name: titles.attendedOf(place), press: { verb: 'attend', ...press } } as const;
  return { title: titles.fix, name: titles.fixOf(place), press: { verb: 'mend', ...press } } as const;
}

/** What is asked there may be answered in words. */
export function explainButton(form: Form, report: Report, place: ObservedOn): readonly Button[] {
  const from = answeredFrom(report, place);
  if (from === undefined) return [];
  return [{ title: words.buttons.explain, press: { verb: 'askExplain', ...on(form, report), observation: from.id } }];
}
