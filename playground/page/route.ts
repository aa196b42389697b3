import type { StateReply, WireConversation, WirePerson } from '../wire';

export interface Route {
  readonly person: WirePerson;
  readonly conversation: WireConversation;
}

const PREFIX = '29:webchat-';
const CHANNEL = 'revision';

/** Who is looking at what, as the address says (`#/rosa/revision`); the first person's chat where it says nothing. */
export function readRoute(hash: string, { people, conversations }: StateReply): Route {
  const [, slug, place] = hash.split('/');
  const person = people.find(({ id }) => id === PREFIX + decode(slug)) ?? people[0];
  if (person === undefined) throw new Error('Nobody to be');
  const own = conversationsOf(person, conversations);
  const kind = place === CHANNEL ? 'channel' : 'personal';
  const conversation = own.find((each) => each.kind === kind) ?? own[0];
  if (conversation === undefined) throw new Error(`No conversation for ${person.id}`);
  return { person, conversation };
}

export function writeRoute({ person, conversation }: Route): string {
  const slug = encodeURIComponent(person.id.replace(PREFIX, ''));
  return conversation.kind === 'channel' ? `#/${slug}/${CHANNEL}` : `#/${slug}`;
}

export function conversationsOf(person: WirePerson, all: readonly WireConversation[]): readonly WireConversation[] {
  return all.filter(({ members }) => members.includes(person.id));
}

function decode(part: string | undefined): string {
  try {
    return decodeURIComponent(part ?? '');
  } catch {
    return '';
  }
}
