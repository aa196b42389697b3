import type {
  ErrorReply,
  HistoryReply,
  LiveEvent,
  Message,
  PressReply,
  PressRequest,
  SendRequest,
  StateReply,
  WireFile,
} from '../wire';

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
  send: (message: SendRequest) => ask<Message>('POST', 'messages', message),
  retry: (id: string, personId: string) => ask<Message>('POST', `${messageUrl(id)}/retry`, { personId }),
  edit: (id: string, personId: string, text: string) => ask<Message>('PUT', messageUrl(id), { personId, text }),
  remove: (id: string, personId: string) => ask<Message>('POST', `${messageUrl(id)}/delete`, { personId }),
  press: (press: PressRequest) => ask<PressReply>('POST', 'press', press),
} as const;

async function ask<T>(method: string, path: string, body?: object): Promise<T> {
  const sent = body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await fetch(`webchat/api/${path}`, { method, ...sent });
  const reply: unknown = await response.json();
  if (!response.ok) throw new Refusal(response.status, (reply as ErrorReply).error.message);
  return reply as T;
}

/** Where a file that was attached can be had again. */
export const fileUrl = (id: string): string => `webchat/files/${encodeURIComponent(id)}`;

/** A file on its way to the channel: how much of it went, from 0 to 1, and a way to call it off. */
export interface Upload {
  readonly done: Promise<WireFile>;
  stop(): void;
}

/** `fetch` tells nothing of what went so far. Rejects with a `Refusal`, or another error where nothing answered. */
export function upload(file: File, progress: (part: number) => void): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<WireFile>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => progress(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      const reply: unknown = request.response;
      if (request.status === 200) return resolve(reply as WireFile);
      reject(new Refusal(request.status, (reply as ErrorReply | null)?.error.message ?? ''));
    };
    request.onerror = () => reject(new Error('No answer'));
    request.onabort = () => reject(new Error('Called off'));
  });
  request.open('POST', `webchat/api/files?name=${encodeURIComponent(file.name)}`);
  request.responseType = 'json';
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.send(file);
  return { done, stop: () => request.abort() };
}

interface LiveHandlers {
  readonly event: (event: LiveEvent) => void;
  /** Too much was missed, or the service forgot: read everything anew. */
  readonly reset: () => void;
  readonly connection: (connected: boolean) => void;
}

/** Milliseconds until the service that did not answer is asked again. */
export const AGAIN_MS = 1_500;
/** A break shorter than this is not worth a word, in milliseconds. */
const PATIENCE_MS = 800;

/** Follows the channel's events from that number on, for as long as the page lives; breaks heal by themselves. */
export function follow(after: number, handlers: LiveHandlers): void {
  let seen = after;
  let complaint: ReturnType<typeof setTimeout> | undefined;

  const connect = (): void => {
    const source = new EventSource(`webchat/api/events?after=${seen}`);
    source.onopen = () => {
      clearTimeout(complaint);
      complaint = undefined;
      handlers.connection(true);
    };
    source.onmessage = ({ data }) => {
      const event = JSON.parse(String(data)) as LiveEvent;
      seen = Math.max(seen, event.seq);
      handlers.event(event);
    };
    source.addEventListener('reset', () => {
      source.close();
      handlers.reset();
    });
    source.onerror = () => {
      complaint ??= setTimeout(() => handlers.connection(false), PATIENCE_MS);
      // The browser asks again by itself, except where it was answered with an error.
      source.close();
      setTimeout(connect, AGAIN_MS);
    };
  };
  connect();
}
