import { visitReport } from '../core/form/visit-report';
import type { MakeMonth } from './http/month';

/** The writers are loaded where the first document is made: a bot answers its first turn without them. */
export const makeMonth: MakeMonth = async (kind, printed) => {
  if (kind === 'word') return (await import('../documents/month/month-word')).renderMonthWord(visitReport, printed);
  return (await import('../documents/month/month-pdf')).renderMonthPdf(visitReport, printed);
};
