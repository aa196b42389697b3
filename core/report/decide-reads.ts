import { owned } from './decide-review';
import { happened, nothing, type CommandOf, type Decision } from './decision';
import type { Report } from './types';

type Note = CommandOf<'NoteRead' | 'NoteDownload'>;

/** Notes who read what was sent. */
export function noteRead(report: Report, command: Note): Decision {
  const { folio, round } = report;
  if (folio === undefined || isAtWork(report, command)) return nothing;
  return command.type === 'NoteRead'
    ? happened(command, { type: 'ReportRead', round })
    : happened(command, { type: 'DocumentDownloaded', round, madeFor: command.madeFor });
}

/** An author who writes in a report does not read it. */
const isAtWork = (report: Report, command: Note): boolean =>
  command.type === 'NoteRead' &&
  (report.state === 'draft' || report.state === 'changes-requested') &&
  owned(report, command) === undefined;
