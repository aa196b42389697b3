import type { Somebody } from '../world/bot';
import { carried, dataOf } from '../people/presses';
import { textOf, type Json } from './teams';

/** Brings the bot's door whatever it may be. */
export async function knock(
  url: string,
  body: BodyInit,
  headers: Record<string, string> = { 'content-type': 'application/json' },
): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(`${url}/api/messages`, { method: 'POST', headers, body });
  return { status: response.status, text: await response.text() };
}

export const invoke = (person: Somebody, action: unknown): Json =>
  person.activity({ type: 'invoke', name: 'adaptiveCard/action', value: { action, trigger: 'manual' } });

/** Presses what no card of ours has, and gives the words that come back. */
export async function forge(person: Somebody, given: Json): Promise<string> {
  const data = { ...given, ...dataOf({ ...carried, ...given }) };
  const { status, body } = await person.send(invoke(person, { type: 'Action.Execute', verb: given['verb'], data }));
  expect([status, body?.['type']]).toEqual([200, 'application/vnd.microsoft.card.adaptive']);
  return textOf(body?.['value']);
}
