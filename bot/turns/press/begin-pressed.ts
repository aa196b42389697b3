import type { Base } from '../../../core/report/made-from';
import { problem } from '../../../core/words/problems';
import type { PressOf } from '../../../core/screens/press';
import { baseOf, lastBase } from '../base';
import { begin } from '../begin';
import { problemCard } from '../lists';
import type { Answer } from '../reply';
import { isReader, notShown, readBy } from './permitted';
import { inPlace, type PressTurn } from './report-turn';

/** A new report in the place of the pressed card; where a draft is open that the card did not tell of, a question. */
export async function beginPressed(
  turn: PressTurn,
  { nonce, told }: Pick<PressOf<'new'>, 'nonce' | 'told'>,
): Promise<Answer> {
  const { pressed, key } = turn;
  const seed = `new:${nonce ?? pressed.messageId ?? key}`;
  return beginOn(turn, { seed, told });
}

/**
 * The same from another report. Who may not read it is told what they are told of one that is not there, and
 * whoever pressed among others, where nobody's own chat is known, where it can be done.
 */
export async function beginFromPressed(turn: PressTurn<PressOf<'use'>>): Promise<Answer> {
  const { services, pressed, press, key } = turn;
  if (pressed.place !== 'personal') return { screen: problemCard(problem('thread.in-chat')) };
  const { report, nonce, told } = press;
  const seed = `use:${report ?? ''}:${nonce ?? pressed.messageId ?? key}`;
  if (report === null) {
    const last = await lastBase(services, pressed);
    return last.is === 'none' ? { screen: last.screen } : beginOn(turn, { seed, told, base: last.base });
  }
  const stored = await services.store.load(report);
  if (stored === undefined || !isReader(turn, stored)) return notShown(turn, stored);
  const base = await baseOf(services, readBy(turn, stored.report), pressed);
  return base === undefined ? { screen: problemCard(problem('report.gone')) } : beginOn(turn, { seed, told, base });
}

async function beginOn(
  turn: PressTurn,
  how: { readonly seed: string; readonly told: boolean; readonly base?: Base },
): Promise<Answer> {
  const { services, pressed } = turn;
  const begun = await begin(services, pressed, { ...how, nonce: services.newId(), on: pressed.messageId });
  return begun.is === 'asked' ? { screen: begun.screen } : inPlace(turn, begun.handled);
}
