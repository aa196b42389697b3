import type { PressOf } from '../../../core/screens/press';
import { begin } from '../begin';
import type { Answer } from '../reply';
import { inPlace, type PressTurn } from './report-turn';

/** A new report in the place of the pressed card; where a draft is open that the card did not tell of, a question. */
export async function beginPressed(
  turn: PressTurn,
  { nonce, told }: Pick<PressOf<'new'>, 'nonce' | 'told'>,
): Promise<Answer> {
  const { services, pressed, key } = turn;
  const seed = `new:${nonce ?? pressed.messageId ?? key}`;
  const begun = await begin(services, pressed, { seed, told, nonce: services.newId(), on: pressed.messageId });
  return begun.is === 'asked' ? { screen: begun.screen } : inPlace(turn, begun.handled);
}
