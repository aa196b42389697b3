import { problem, type Problem } from '../../core/words/problems';

/** A store's errors carry their code as `code` (see `ReportStore`). */
const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/** One report cannot be read; any other can. */
export const isUnreadable = (error: unknown): boolean => codeOf(error) === 'store.corrupt-report';

/** What is loaded; undefined where that one report cannot be read: it stands in no other's way. */
export async function unlessUnreadable<T>(loading: Promise<T>): Promise<T | undefined> {
  try {
    return await loading;
  } catch (error) {
    if (isUnreadable(error)) return undefined;
    throw error;
  }
}

/** The store takes no write, and may well be read. */
export const isReadOnly = (error: unknown): boolean =>
  codeOf(error) === 'store.read-only' || codeOf(error) === 'store.full';

const UNCONFIRMED = 'person.unconfirmed';

/** A platform answered, and does not know whoever acts where it was asked: whether they belong cannot be told. */
export const unconfirmed = (personId: string): Error =>
  Object.assign(new Error(`Nobody there goes by ${personId}`), { code: UNCONFIRMED });

/** What a person is told of a fault that another try would meet again; undefined where one may help. */
export function lastingFault(error: unknown): Problem | undefined {
  switch (codeOf(error)) {
    case 'store.corrupt-report':
      return problem('report.unreadable');
    case 'store.newer-report':
      return problem('report.newer');
    case 'store.too-large':
      return problem('report.too-large');
    case UNCONFIRMED:
      return problem('person.unconfirmed');
    default:
      return undefined;
  }
}
