import type { ErrorReply, HistoryReply, Message, PressReply, StateReply } from '../wire';

export const EVENTS_URL = 'webchat/api/events';

/** The service answered, and said no. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

export interface Press {
  readonly personId: string;
  readonly messageId: string;
  /** The same press tried again keeps its id. */
  readonly pressId: string;
  readonly kind: 'Action.Execute' | 'Action.Submit';
  readonly title: string;
  readonly actionId?: string;
  readonly verb: string;
  readonly data: unknown;
}

export interface Outgoing {
  readonly personId: string;
  readonly conversationId: string;
  readonly threadId?: string;
  readonly text: string;
  readonly html?: string;
  readonly clientId: string;
}

const messageUrl = (id: string): string => `messages/${encodeURIComponent(id)}`;

/** What the page asks of the channel. Each rejects with a `Refusal`, or another error where nothing answered. */
export const api = {
  state: () => ask<StateReply>('GET', 'state'),
  history: (conversationId: string, before?: number) =>
    ask<HistoryReply>(
      'GET',
      `conversations/${encodeURIComponent(conversationId)}/messages${before === undefined ? '' : `?before=${before}`}`,
    ),
  open: (personId: string, conversationId: string) => ask<object>('POST', 'open', { personId, conversationId }),
  read: (personId: string, conversationId: string) => ask<object>('POST', 'read', { personId, conversationId }),
  send: (message: Outgoing) => ask<Message>('POST', 'messages', message),
  retry: (id: string, personId: string) => ask<Message>('POST', `${messageUrl(id)}/retry`, { personId }),
  edit: (id: string, personId: string, newText: string) =>
    ask<Message>('PUT', messageUrl(id), { personId, text: newText }),
  remove: (id: string, personId: string) => ask<Message>('POST', `${messageUrl(id)}/delete`, { personId }),
  press: (press: Press) => ask<PressReply>('POST', 'press', press),
} as const;

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const sent =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await fetch(`webchat/api/${path}`, { method, ...sent });
  const reply: unknown = await response.json();
  if (!response.ok) throw new Refusal(response.status, (reply as ErrorReply).error.message);
  return reply as T;
}
