import { happened, nothing, type CommandOf, type Decision } from './decision';
import { isAuthorOf } from './people';
import type { Report } from './types';

type Note = CommandOf<'NoteRead' | 'NoteDownload' | 'NoteDocument'>;

/** Notes who read what was sent, and the documents that were made of it. */
export function noteRead(report: Report, command: Note): Decision {
  if (report.folio === undefined || isAtWork(report, command)) return nothing;
  switch (command.type) {
    case 'NoteRead':
      return happened(command, { type: 'ReportRead', round: command.round });
    case 'NoteDownload': {
      const { round, madeFor, kind } = command;
      return happened(command, { type: 'DocumentDownloaded', round, madeFor, ...(kind === undefined ? {} : { kind }) });
    }
    case 'NoteDocument': {
      const { kind, revision, seal, sha256 } = command;
      return happened(command, { type: 'DocumentMade', kind, revision, seal, sha256 });
    }
    default:
      return command satisfies never;
  }
}

/** An author who writes in a report does not read it; an earlier revision they do. */
const isAtWork = (report: Report, command: Note): boolean =>
  command.type === 'NoteRead' &&
  (report.state === 'draft' || report.state === 'changes-requested') &&
  command.round === report.round &&
  isAuthorOf(report, { person: command.by });
