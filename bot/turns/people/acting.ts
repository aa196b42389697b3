import { platformOf } from '../../../core/report/posts';
import type { InOrder } from '../in-order';
import type { Services } from '../services';
import type { Update } from '../update';

/** The update with every id that its person goes by, on whatever platform. */
export async function known<U extends Update>({ people }: Pick<Services, 'people'>, update: U): Promise<U> {
  const [, ...aliases] = await people.idsOf(update);
  return { ...update, aliases };
}

/**
 * Does what a person asks for after what they asked for before, on another platform, too: inside the line of where
 * they are, which is another one for each platform. Everybody's lines are taken in this order, so none waits for another.
 */
export function inPersonsOrder<T>(order: InOrder, update: Update, line: string, task: () => Promise<T>): Promise<T> {
  const { is, person, aliases = [] } = update;
  const isElsewhere = aliases.some((id) => platformOf(id) !== platformOf(person.id));
  if (line !== person.id || !isElsewhere) return task();
  const [first = person.id] = [person.id, ...aliases].sort();
  const shared = `person:${first}`;
  return is === 'message' || is === 'command' ? order.everywhere(shared, task) : order.here(shared, task);
}

/** Whoever wrote or pressed, as their platform says, may be known elsewhere, too. A search may come from where nobody can be asked about them. */
export function meet({ people }: Pick<Services, 'people'>, { is, person, aliases = [], address }: Update): void {
  if (is === 'query' || address.conversation === '') return;
  people.met({ id: person.id, aliases, address });
}
