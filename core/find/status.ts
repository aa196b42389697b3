import type { Form } from '../form/definition';
import type { Report } from '../record/types';
import { buttons, drafts, status } from '../words/texts.es';
import { describe, type Listed } from './lists';
import { on, type PressOf } from '../screen/press';
import { notice, type NoticeScreen } from '../screen/screens';
import { whereIn } from '../filing/screens/talk';
import { showDay } from '../screen/when';
import { statusOf } from '../screen/status';

/** A beginning with drafts open: go on with the newest, or begin another, as that press does. */
export function anotherScreen(
  form: Form,
  newest: Report,
  line: Listed,
  count: number,
  begins: PressOf<'new' | 'use'>,
): NoticeScreen {
  return notice({
    title: drafts.open(count),
    lines: [describe(line), whereIn(form, newest)],
    buttons: [
      { title: buttons.resume, press: { verb: 'resume', report: newest.id }, style: 'positive' },
      { title: buttons.another, press: begins },
      ...(count > 1 ? [{ title: buttons.mine, press: { verb: 'mine', offset: 0 } } as const] : []),
    ],
  });
}

/** How a person's reports are going, the one touched last first; the newest that is open is told where it stands. */
export function statusScreen(
  form: Form,
  zone: string,
  lines: readonly Listed[],
  open: Report | undefined,
): NoticeScreen {
  const [first] = lines;
  return notice({
    title: first === undefined ? status.none : status.title(lines.length),
    facts: lines.map((line) => ({
      label: [line.folio ?? statusOf(line.state).text, line.states].filter((part) => part !== '').join(' · '),
      value: open?.id === line.id ? whereIn(form, open) : statusText(line, zone),
    })),
    buttons: [
      ...(open === undefined
        ? []
        : [
            { title: buttons.resume, press: { verb: 'resume', report: open.id }, style: 'positive' } as const,
            { title: buttons.progress, press: { verb: 'progress', ...on(form, open) } } as const,
          ]),
      { title: buttons.mine, press: { verb: 'mine', offset: 0 } },
    ],
  });
}

function statusText({ state, submittedAt, updatedAt }: Listed, zone: string): string {
  const name = statusOf(state).text;
  switch (state) {
    case 'in-review':
      return status.since(name, showDay(submittedAt ?? updatedAt, zone));
    case 'draft':
      return status.left(showDay(updatedAt, zone));
    case 'changes-requested':
      return status.changes(name);
    case 'approved':
    case 'withdrawn':
    case 'cancelled':
      return name;
    default:
      return state satisfies never;
  }
}
