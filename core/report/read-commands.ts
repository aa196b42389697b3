import { happened, nothing, type CommandOf, type Fact } from '../record/decision';
import { isAuthorOf } from '../record/queries/people';
import { ANY, isOpen } from '../record/queries/standing';
import type { Report } from '../record/types';
import type { CommandRule, Deciding } from '../record/rules';

type Note = CommandOf<'NoteRead' | 'NoteDownload' | 'NoteDocument'>;

/** What is noted of readers, and of documents, of what was sent: no act of the author's. */
export const readCommands: Deciding<Note['type']> = {
  NoteRead: noting(({ round }) => ({ type: 'ReportRead', round })),
  NoteDownload: noting(({ round, madeFor, kind }) => ({
    type: 'DocumentDownloaded',
    ...{ round, madeFor },
    ...(kind === undefined ? {} : { kind }),
  })),
  NoteDocument: noting(({ kind, revision, seal, sha256 }) => ({ type: 'DocumentMade', kind, revision, seal, sha256 })),
};

function noting<C extends Note>(factOf: (command: C) => Fact): CommandRule<C> {
  return {
    by: 'anybody',
    in: ANY,
    decide: (report, command) =>
      report.folio === undefined || isAtWork(report, command) ? nothing : happened(command, factOf(command)),
  };
}

/** An author who writes in a report does not read it; an earlier revision they do. */
const isAtWork = (report: Report, command: Note): boolean =>
  command.type === 'NoteRead' &&
  isOpen(report) &&
  command.round === report.round &&
  isAuthorOf(report, { person: command.by });
