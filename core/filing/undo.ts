import { same, showValue } from '../form/answers';
import { clip } from '../form/reading/words';
import type { Answers } from '../form/values';
import { happened, refused, type CommandOf, type Decision } from '../record/decision';
import type { EventOf } from '../record/events';
import { stepKey } from '../record/queries/steps';
import type { Earlier, Report } from '../record/types';
import { notice, type Notice } from '../words/notices';
import { problem } from '../words/problems';
import { proposing, saying, withoutProposal, withoutUnused } from './proposing';

/** Gives the report back as it was before its author's last change, and says what that was. */
export function undoChange(report: Report, command: CommandOf<'UndoChange'>): Decision {
  const { to, seen } = command;
  if (report.version > seen) return refused(problem('card.outdated'));
  const fields = [...new Set([...Object.keys(report.answers), ...Object.keys(to.answers)])].filter(
    (field) => !same(report.answers[field], to.answers[field]),
  );
  return happened(command, {
    ...to,
    type: 'ChangeUndone',
    answers: Object.fromEntries(fields.map((field) => [field, to.answers[field] ?? null])),
    notice: [said(report, to, fields)],
  });
}

function said(report: Report, to: Earlier, fields: readonly string[]): Notice {
  const [field, ...others] = fields;
  if (field === undefined) return notice(same(report.proposal ?? null, to.proposal) ? 'undo.asked' : 'undo.proposal');
  if (others.length > 0) return notice('undo.several', { fields });
  const shown = (answers: Answers): string => {
    const value = answers[field];
    return value === undefined || value.kind === 'rows' ? '' : clip(showValue(value, answers));
  };
  return notice('undo.field', { field, was: shown(report.answers), now: shown(to.answers) });
}

/** The report with what was there before. Cards that were drawn since show what is there no more. */
export function withUndone(report: Report, event: EventOf<'ChangeUndone'>): Report {
  const { answers, proposal, unused, step, returnTo, skipped } = event;
  const { pending: _, alsoPending: _also, returnTo: _to, ...rest } = report;
  const now: Record<string, unknown> = { ...report.answers, ...answers };
  const changed = Object.keys(answers).map((field) => [stepKey({ at: 'field', field }), report.version + 1] as const);
  const restored: Report = {
    ...withoutUnused(withoutProposal(rest)),
    answers: Object.fromEntries(Object.entries(now).filter(([, value]) => value !== null)) as Answers,
    changedAt: { ...report.changedAt, ...Object.fromEntries(changed) },
    ...{ at: step, skipped },
    ...(returnTo === undefined ? {} : { returnTo }),
    ...(unused.length === 0 ? {} : { unused }),
  };
  return proposal === null && report.proposal === undefined
    ? restored
    : proposing(saying(restored), proposal ?? undefined);
}
