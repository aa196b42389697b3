import type { LiveEvent, Message, HistoryReply } from '../../playground/wire';

export const ANA = { personId: '29:webchat-ana', conversationId: 'a:webchat-ana' };
export const ROSA = { personId: '29:webchat-rosa', conversationId: '19:revision-jge@thread.tacv2' };

export const BOT_ID = '28:webchat-bot';

/** Speaks to the channel as the page does: from the same origin. */
export async function call(
  url: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; json: unknown }> {
  const response = await fetch(`${url}/webchat/api/${path}`, {
    method,
    headers: { origin: url, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, json: await response.json() };
}

export async function say(url: string, who: typeof ANA, text: string, more: object = {}): Promise<Message> {
  const { json } = await call(url, 'POST', 'messages', { ...who, text, clientId: `c-${text}`, ...more });
  return json as Message;
}

export async function history(url: string, { conversationId }: typeof ANA): Promise<readonly Message[]> {
  const { json } = await call(url, 'GET', `conversations/${encodeURIComponent(conversationId)}/messages`);
  return (json as HistoryReply).messages;
}

/** Waits for what is to happen, without guessing how long it takes. */
export async function until<T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The newest of what the bot said there, once it said anything. */
export const lastFromBot = (url: string, who: typeof ANA): Promise<Message> =>
  until(async () => (await history(url, who)).filter(({ author }) => author === BOT_ID).at(-1));

/** Reads live events until that many came. */
export async function events(
  url: string,
  count: number,
  headers: Record<string, string>,
  query = '',
): Promise<readonly LiveEvent[]> {
  const stop = new AbortController();
  const response = await fetch(`${url}/webchat/api/events${query}`, { headers, signal: stop.signal });
  const found: LiveEvent[] = [];
  let rest = '';
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  while (reader !== undefined && found.length < count) {
    const { value, done } = await reader.read();
    if (done) break;
    const frames = (rest + value).split('\n\n');
    rest = frames.pop() ?? '';
    for (const frame of frames) {
      const data = /^data: (.*)$/m.exec(frame)?.[1];
      if (data !== undefined && !frame.startsWith('event:')) found.push(JSON.parse(data) as LiveEvent);
    }
  }
  stop.abort();
  return found;
}
