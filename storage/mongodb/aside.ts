import { randomUUID } from 'node:crypto';
import type { Aside, Claimed, Term } from '../ports';
import type { Upgrades } from '../schema';
import { readMessage } from './layout/bson';
import type { ReportDocument, ReportDocuments } from './layout/documents';
import { SHOWN, toStored, type Shown } from './read';
import { claimAside, withAsideDue } from './layout/stages';

/** Reports looked at for what is due next: one that has something in flight waits for that. */
const LOOKED_AT = 20;

/** What platforms refuse until somebody mends something: an array beside its report's lines, no element of which waits for another. */
export function createAside(reports: ReportDocuments, upgrades: Upgrades) {
  return {
    /** Of the reports that have something due: what is so for longest. One that cannot be read is passed over. */
    async take(term: Term): Promise<readonly Claimed[]> {
      const token = randomUUID();
      const found = (await reports.findOneAndUpdate(withAsideDue(term.now), claimAside(token, term), {
        projection: { ...SHOWN, aside: 1 },
        returnDocument: 'after',
        sort: { 'aside.due': 1 },
      })) as (Shown & Pick<ReportDocument, 'aside'>) | null;
      const held = found?.aside.find(({ lease }) => lease === token);
      const message = held === undefined ? undefined : readMessage(held.id, held.message);
      if (found === null || held === undefined || message === undefined) return [];
      const claimed: Claimed = {
        reportId: found._id,
        message,
        lease: token,
        attempts: held.attempts - 1,
        aside: true,
        stored: () => toStored(found, upgrades),
      };
      return [claimed];
    },
    async of(reportId: string): Promise<readonly Aside[]> {
      const found = await reports.findOne({ _id: reportId }, { projection: { aside: 1 } });
      return (found?.aside ?? []).flatMap(({ id, message: stored, error }) => {
        const message = readMessage(id, stored);
        return message === undefined ? [] : [{ message, error }];
      });
    },
    async wake(place: string, now: Date): Promise<boolean> {
      const asleep = { lease: '', due: { $gt: now }, place: { $gte: place, $lt: `${place}\uffff` } };
      const named = Object.fromEntries(Object.entries(asleep).map(([name, value]) => [`one.${name}`, value]));
      const { modifiedCount } = await reports.updateMany(
        { 'aside.due': { $exists: true }, aside: { $elemMatch: asleep } },
        { $set: { 'aside.$[one].due': now } },
        { arrayFilters: [named] },
      );
      return modifiedCount > 0;
    },
    async nextDue(): Promise<Date | undefined> {
      const found = await reports
        .find({ 'aside.due': { $exists: true } })
        .project<Pick<ReportDocument, 'aside'>>({ aside: 1 })
        .sort({ 'aside.due': 1 })
        .limit(LOOKED_AT)
        .toArray();
      const dues = found.map(({ aside }) => {
        const held = aside.filter(({ lease }) => lease !== '');
        return Math.min(...(held.length > 0 ? held : aside).map(({ due }) => due.getTime()));
      });
      return dues.length === 0 ? undefined : new Date(Math.min(...dues));
    },
  };
}
