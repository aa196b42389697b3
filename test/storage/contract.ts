import { asideContract } from './contract/aside';
import { keysContract } from './contract/keys';
import { lifeContract } from './contract/life';
import { linesContract } from './contract/lines';
import { monthContract } from './contract/month';
import { sentContract } from './contract/sent';
import { notesContract } from './contract/notes';
import { outboxContract } from './contract/outbox';
import { outboxLinesContract } from './contract/outbox-lines';
import { rememberedContract } from './contract/remembered';
import { remindersContract } from './contract/reminders';
import { reportsContract } from './contract/reports';
import { savingContract } from './contract/saving';
import { searchContract } from './contract/search';
import { sightContract } from './contract/sight';
import { aSetting } from './contract/setting';
import type { Place } from './contract/setting';

/** What every `ReportStore` must do. */
export function storeContract(name: string, newPlace: () => Promise<Place>): void {
  describe(name, () => {
    const here = aSetting(newPlace);
    savingContract(here);
    keysContract(here);
    reportsContract(here);
    searchContract(here);
    sightContract(here);
    outboxContract(here);
    outboxLinesContract(here);
    asideContract(here);
    linesContract(here);
    notesContract(here);
    rememberedContract(here);
    monthContract(here);
    sentContract(here);
    remindersContract(here);
    lifeContract(here);
  });
}
