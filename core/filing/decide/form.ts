import { contextAt, readAnswer, same, sameAnswers } from '../../form/answers';
import { findField, type Form } from '../../form/definition';
import type { Row, Value } from '../../form/values';
import { notice, type Notice } from '../../words/notices';
import { problem } from '../../words/problems';
import { andThen, happened, opened, refused, type CommandOf, type After, type Decision } from '../../record/decision';
import { after, type FilingFact } from '../evolve';
import { questionOf } from '../pending';
import type { ReadForm } from '../../record/form-file';
import { isAsked, isBegun, nextField, rowsOf, stepKey } from '../../record/queries/steps';
import type { Command, Pending, Proposal, Report } from '../../record/types';

/** What an empty draft takes from a file: all of it, then only what is missing is asked. */
export function formFacts(form: Form, report: Report, command: Command, read: ReadForm): readonly FilingFact[] {
  const { file, answers, unread, rest } = read;
  const skipped = form.fields
    .filter((field) => answers[field.id] === undefined && unread[field.id] === undefined && isAsked(field, answers))
    .filter(({ required, missedWhenBlank, input }) => required !== true && missedWhenBlank !== true && input !== 'rows')
    .map((field) => stepKey({ at: 'field', field: field.id }));
  const taken: FilingFact = { type: 'FormTaken', file, answers, unread, rest, skipped, notice: saidOf(form, read) };
  const now = after(report, command, taken);
  const next = opened(nextField(form, now, undefined), undefined);
  const asked = unreadAt(form, after(now, command, next), command);
  return [taken, next, ...(asked === undefined ? [] : [asked])];
}

/**
 * A form into an open draft: an empty one takes it; in one where something is answered it stands as a proposal, with
 * what it would replace, and nothing is replaced before its author says so.
 */
export function takeForm(form: Form, report: Report, command: CommandOf<'TakeForm'>): Decision {
  const { read, address, left } = command;
  const resumed: FilingFact = { type: 'ReportResumed', address, ...(left === undefined ? {} : { left }) };
  if (!isBegun(report) && report.state === 'draft')
    return happened(command, resumed, ...formFacts(form, report, command, read));
  const proposal = proposedBy(report, read);
  if (proposal === undefined) return refused(problem('form.same', { file: read.file }));
  const before: readonly FilingFact[] = report.proposal === undefined ? [] : [{ type: 'ProposalDropped' }];
  return happened(command, ...before, { type: 'ProposalHeld', proposal });
}

/** Undefined where the report says all of it already. */
function proposedBy(report: Report, { file, answers, unread, rest, today }: ReadForm): Proposal | undefined {
  const found: Record<string, Value> = {};
  const alike: Record<string, Value> = {};
  for (const [field, value] of Object.entries(answers)) {
    const [news, known] = apart(report, field, value);
    if (news !== undefined) found[field] = news;
    if (known !== undefined) alike[field] = known;
  }
  const open = Object.fromEntries(Object.entries(unread).filter(([field]) => report.answers[field] === undefined));
  if (Object.keys(found).length === 0 && Object.keys(open).length === 0) return undefined;
  return { step: report.at, today, said: [], found, rest, file, unread: open, alike };
}

/**
 * What of an answer is new, and what the report says already: of a table, rows. These are added to those that are
 * there, so that one of which only a word got bold is no new one.
 */
function apart(report: Report, field: string, value: Value): readonly [Value | undefined, Value | undefined] {
  if (value.kind !== 'rows') return same(value, report.answers[field]) ? [undefined, value] : [value, undefined];
  const there = rowsOf(report.answers, field);
  const isThere = ({ cells }: Row): boolean => there.some((one) => sameAnswers(one.cells, cells));
  const some = (rows: readonly Row[]): Value | undefined => (rows.length === 0 ? undefined : { kind: 'rows', rows });
  return [some(value.rows.filter((row) => !isThere(row))), some(value.rows.filter(isThere))];
}

/** A proposal of a file as the file said it, but for what its author took out of it. */
export function formIn({ file, found, alike = {}, unread = {}, rest, today }: Proposal): ReadForm | undefined {
  if (file === undefined) return undefined;
  const answers: Record<string, Value> = { ...alike, ...found };
  for (const [field, value] of Object.entries(found)) {
    const rows = [...rowsOf(alike, field), ...rowsOf(found, field)].map((row, at) => ({ ...row, id: String(at + 1) }));
    if (value.kind === 'rows') answers[field] = { kind: 'rows', rows };
  }
  return { file, answers, unread, rest, pictures: 0, today };
}

/** Where the walk comes to a field whose text in the file was not read, it is asked about, once. */
export function askingUnread(form: Form, report: Report, command: Command, decision: Decision, after: After): Decision {
  // There is such text in a report, or a proposal, that came from a file alone.
  if (report.unread === undefined && report.proposal?.unread === undefined) return decision;
  if (!decision.ok || decision.events.length === 0) return decision;
  const asked = unreadAt(form, after(report, decision.events), command);
  return asked === undefined ? decision : andThen(command, decision, asked);
}

function unreadAt(form: Form, report: Report, command: Command): FilingFact | undefined {
  const { at, unread = {}, pending, proposal } = report;
  const text = at.at === 'field' ? unread[at.field] : undefined;
  const field = at.at === 'field' ? findField(form, at.field) : undefined;
  if (text === undefined || field === undefined || pending !== undefined || proposal !== undefined) return undefined;
  const context = contextAt(command.at.slice(0, 10), report.answers);
  const { question, ...asked } = questionOf(readAnswer(field, { text }, context));
  const unclear = notice('form.unread', { field: field.id, typed: text });
  const why = typeof question === 'string' ? [] : question;
  const held: Pending = { step: at, typed: { text }, ...asked, question: [unclear, ...why] };
  return { type: 'AnswerHeld', pending: held };
}

/** What was taken, what was not read, and what is left. */
function saidOf(form: Form, { file, answers, unread, rest, pictures, folio }: ReadForm): readonly Notice[] {
  const fields = form.fields.filter(({ id }) => answers[id] !== undefined);
  const rows = fields.flatMap(({ id }) => rowsOf(answers, id)).length;
  const named = fields.filter(({ input }) => input !== 'rows').map(({ id }) => id);
  const missed = Object.keys(unread);
  return [
    notice('form.taken', { file, fields: named, rows }),
    ...(missed.length === 0 ? [] : [notice('form.not-read', { fields: missed })]),
    ...(rest.length === 0 ? [] : [notice('form.rest')]),
    ...(pictures === 0 ? [] : [notice('form.pictures', { count: pictures })]),
    ...(folio === undefined ? [] : [notice('form.paper', { folio })]),
  ];
}
