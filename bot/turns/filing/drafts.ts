import { hash } from 'node:crypto';
import { isOpen, OPEN } from '../../../core/record/queries/standing';
import { isBegun } from '../../../core/record/queries/steps';
import type { Base } from '../../../core/record/made-from';
import { SENT } from '../../../core/record/queries/access';
import { idsOf } from '../../../core/record/queries/people';
import type { ReadForm } from '../../../core/record/form-file';
import type { Opening, ReportState } from '../../../core/record/types';
import type { Loaded, ReportLine } from '../../../storage/ports';
import { unlessUnreadable } from '../faults';
import type { Handled, Says } from '../handle-command';
import type { Services } from '../services';
import type { Update } from '../update';

/** Who acts, from where and when. */
export type Actor = Pick<Update, 'person' | 'aliases' | 'address' | 'at'> & {
  /** The message in which they said so, by the platform's id. */
  readonly messageId?: string;
};

type Reader = Pick<Update, 'person' | 'aliases'>;

/** The reports that typed answers could go to, the one its author touched last first. */
export const openReports = (services: Services, reader: Reader, limit: number): Promise<readonly ReportLine[]> =>
  services.store.reportsOf(idsOf(reader), OPEN, { limit, offset: 0 });

/** Reports that were not discarded. */
export const NOT_DISCARDED: readonly ReportState[] = ['draft', ...SENT];

/** Reports that were sent and count; one that was withdrawn does where there is no other. */
const STANDING: readonly ReportState[] = ['in-review', 'changes-requested', 'approved'];
const WITHDRAWN: readonly ReportState[] = ['withdrawn'];

/** Reports among which the one sent last is looked for: those that their author touched last. */
const LOOKED_AT = 20;

/** Whether the person has sent a report. */
export const hasSent = async ({ store }: Services, reader: Reader): Promise<boolean> =>
  (await store.reportsOf(idsOf(reader), SENT, { limit: 1, offset: 0 })).length > 0;

/** The reports that the person sent, last sent first. */
export async function sentBy({ store }: Services, reader: Reader): Promise<readonly ReportLine[]> {
  const ids = idsOf(reader);
  const page = { limit: LOOKED_AT, offset: 0 };
  const standing = await store.reportsOf(ids, STANDING, page);
  const lines = standing.length > 0 ? standing : await store.reportsOf(ids, WITHDRAWN, page);
  return [...lines].sort((one, other) => whenSent(other).localeCompare(whenSent(one)));
}

const whenSent = ({ submittedAt = '' }: ReportLine): string => submittedAt;

/** Whoever comes back from another conversation, or through another server, is answered there from now on. */
export async function follow(services: Services, { person, address, at }: Actor, stored: Loaded): Promise<Loaded> {
  const { report } = stored;
  const { conversation, server } = address;
  const moved = report.address.conversation !== conversation || report.address.server !== server;
  if (stored.applied || !moved || !isOpen(report)) return stored;
  const key = `follow:${conversation}:${server}:${report.version}`;
  const handled = await services.handle(report.id, stored, { type: 'Resume', address, key, at, by: person });
  return { ...(handled.stored ?? stored), applied: false };
}

/** A report's id follows from who began it and how, so that beginning it twice gives one report. */
const draftId = (personId: string, seed: string): string => hash('sha256', `${personId}\n${seed}`).slice(0, 32);

/**
 * Begins a report, from another where one is given, or goes on with one that has no answer yet: pressing `Nuevo informe` again does
 * not pile up empty drafts. Whoever pressed an old button again, for a report that is finished by
 * now, gets a new one.
 */
export async function startDraft(
  services: Services,
  actor: Actor,
  { seed, opening, base, read }: Seed,
  { id, stored }: Free,
  said?: Says,
): Promise<Handled> {
  const { person, address, at, messageId } = actor;
  const empty = await emptyDraft(services, actor, id, seed);
  const message = opening === undefined || messageId === undefined ? {} : { message: messageId };
  const command = { key: seed, at, by: person, address, ...message };
  const from = base === undefined ? undefined : { base, today: services.dayOf(at) };
  if (empty !== undefined && from !== undefined)
    return services.handle(empty.report.id, empty, { ...command, type: 'TakeBase', from }, said);
  if (empty !== undefined && read !== undefined)
    return services.handle(empty.report.id, empty, { ...command, type: 'TakeForm', read }, said);
  if (empty !== undefined && opening !== undefined)
    return services.handle(empty.report.id, empty, { ...command, type: 'AnswerStep', ...opening }, said);
  if (empty !== undefined) return services.handle(empty.report.id, empty, { ...command, type: 'Resume' }, said);
  const used = stored === undefined ? await services.store.usedBy(idsOf(actor)) : undefined;
  const made = {
    ...(used === undefined ? {} : { used }),
    ...(from === undefined ? {} : { from }),
    ...(opening === undefined ? {} : { said: opening }),
    ...(read === undefined ? {} : { read }),
  };
  return services.handle(id, stored, { ...command, type: 'StartReport', id, ...made }, said);
}

/** From what a report is begun. */
interface Seed {
  readonly seed: string;
  readonly opening: Opening | undefined;
  readonly base: Base | undefined;
  readonly read?: ReadForm | undefined;
}

/** The id of a report to be begun, and the report where it was begun already. */
interface Free {
  readonly id: string;
  readonly stored: Loaded | undefined;
}

/** The report that a beginning makes: one that it made already and that is open, else the next that is free. */
export async function freeId({ store }: Services, personId: string, seed: string): Promise<Free> {
  for (let nth = 0; ; nth += 1) {
    const id = draftId(personId, nth === 0 ? seed : `${seed}#${nth}`);
    const stored = await store.load(id, seed);
    if (stored === undefined || isOpen(stored.report)) return { id, stored };
  }
}

/** One that this very beginning went on with counts, whatever was answered in it since. */
async function emptyDraft({ store }: Services, actor: Actor, id: string, seed: string): Promise<Loaded | undefined> {
  const open = await unlessUnreadable(store.loadOpen(idsOf(actor), seed));
  if (open === undefined || open.report.id === id || open.report.state !== 'draft') return undefined;
  return isBegun(open.report) && !open.applied ? undefined : open;
}
