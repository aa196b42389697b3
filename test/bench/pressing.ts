import { action, inputOf, type Json } from '../helpers/teams';
import type { LapTurn } from './lap';

/** The verb and data of a turn's button on the card of the turn before, with the card's inputs as a client sends them. */
export function pressOf({ press, inputs }: LapTurn, card: Json | undefined, nonce: string): Json {
  // The first button of all stands in the welcome, which is posted and not asked for by a press.
  if (card === undefined) return { verb: 'new', data: { verb: 'new', nonce } };
  for (const id of Object.keys(inputs)) inputOf(card, id);
  const { verb, data } = action(card, press);
  return { verb, data: { ...(data as Json), ...inputs } };
}
