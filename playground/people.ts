import { createHash } from 'node:crypto';
import type { WireConversation, WirePerson } from './wire';

/** The bot as this channel's people know it. */
export const BOT = { id: '28:webchat-bot', name: 'Informes de visita' } as const;

export const TENANT_ID = '6f0d3c52-8f1b-4c7e-9d0a-2b5e7a1c4d90';

export const TEAM = { id: '19:jge@thread.tacv2', name: 'Junta General Ejecutiva' } as const;

export const REVIEW_CHANNEL = { id: '19:revision-jge@thread.tacv2', name: 'Revisión de informes · JGE' } as const;

/** Invented people: three who visit and report, two who review. */
export const SEED_PEOPLE: readonly WirePerson[] = [
  { id: '29:webchat-ana', name: 'Ana Torres', role: 'staff' },
  { id: '29:webchat-luis', name: 'Luis Herrera', role: 'staff' },
  { id: '29:webchat-maria', name: 'María Chan', role: 'staff' },
  { id: '29:webchat-rosa', name: 'Rosa Medina', role: 'reviewer' },
  { id: '29:webchat-jorge', name: 'Jorge Salas', role: 'reviewer' },
];

/** A person's chat with the bot. */
export function personalConversationId(personId: string): string {
  return personId.replace(/^29:/, 'a:');
}

/** Every conversation there is: one chat for each person, and the review channel. */
export function conversationsOf(people: readonly WirePerson[]): readonly WireConversation[] {
  const chats = people.map(({ id }): WireConversation => {
    return { id: personalConversationId(id), kind: 'personal', name: BOT.name, members: [id] };
  });
  const reviewers = people.filter(({ role }) => role === 'reviewer').map(({ id }) => id);
  return [...chats, { ...REVIEW_CHANNEL, kind: 'channel', members: reviewers }];
}

/** A made-up id (UUID) of a person in the directory, always the same for the same person. */
export function directoryId(personId: string): string {
  const hex = createHash('sha256').update(personId).digest('hex');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
}
