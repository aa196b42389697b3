import { happened, nothing, type CommandOf, type Decision } from './decision';
import { isAuthorOf } from './people';
import type { Report } from './types';

type Note = CommandOf<'NoteRead' | 'NoteDownload'>;

/** Notes who read what was sent. */
export function noteRead(report: Report, command: Note): Decision {
  if (report.folio === undefined || isAtWork(report, command)) return nothing;
  const { round } = command;
  return command.type === 'NoteRead'
    ? happened(command, { type: 'ReportRead', round })
    : happened(command, { type: 'DocumentDownloaded', round, madeFor: command.madeFor });
}

/** An author who writes in a report does not read it; an earlier revision they do. */
const isAtWork = (report: Report, { type, by, round }: Note): boolean =>
  type === 'NoteRead' &&
  (report.state === 'draft' || report.state === 'changes-requested') &&
  round === report.round &&
  isAuthorOf(report, { person: by });
