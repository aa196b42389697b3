import { findField, type Form } from '../../form/definition';
import { showValue } from '../../form/answers';
import { TELLING } from '../../form/visit';
import type { Report } from '../../record/types';
import type { FoundVisit } from '../../record/told-visit';
import { sameVisit } from './remembered.es';
import { on } from '../../screen/press';
import { seeButton } from '../../screen/report-buttons';
import { notice, type Button, type Fact, type NoticeScreen, type Screen } from '../../screen/screens';

/** Asks whether a report is sent of whose visit another one was sent before. */
export const sameVisitScreen = (form: Form, report: Report): Screen => ({
  template: 'notice',
  data: questionOf(form, report),
});

function questionOf(form: Form, report: Report): NoticeScreen {
  const found = report.sameVisit?.found;
  const anyway: Button = { title: sameVisit.anyway, press: { verb: 'submit', ...on(form, report) } };
  const goOn: Button = { title: sameVisit.goOn, press: { verb: 'review', ...on(form, report) } };
  const see = found === undefined ? [] : [{ ...seeButton(found, { draft: report.id }), style: 'positive' } as const];
  return notice({
    title: sameVisit.title,
    tone: 'warning',
    lines: [found === undefined ? sameVisit.hidden : toldOf(report, found), sameVisit.question],
    facts: TELLING.flatMap((field) => factOf(form, report, field)),
    buttons: [...see, anyway, goOn],
  });
}

const toldOf = ({ author }: Report, { folio, author: by }: FoundVisit): string =>
  by.id === author.id ? sameVisit.own(folio) : sameVisit.of(folio, by.name);

function factOf(form: Form, { answers }: Report, id: string): readonly Fact[] {
  const value = answers[id];
  return value === undefined ? [] : [{ label: findField(form, id)?.label ?? id, value: showValue(value, answers) }];
}
