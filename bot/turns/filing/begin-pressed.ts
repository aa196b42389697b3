import type { Base } from '../../../core/record/made-from';
import { formIn } from '../../../core/filing/decide/form';
import { PROPOSED } from '../../../core/filing/proposing';
import type { ReadForm } from '../../../core/record/form-file';
import { problem } from '../../../core/words/problems';
import type { PressOf } from '../../../core/screen/press';
import { baseOf, lastBase } from './base';
import { begin } from './begin';
import { freeId } from './drafts';
import { problemCard } from '../find/lists';
import type { Answer } from '../reply';
import { notShown, readBy } from '../press/permitted';
import { give, inPlace, isAuthor, isReader, run, type PressTurn, type ReportTurn } from '../press/report-turn';

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

/** A report of its own out of the file that was sent while another was open; that one stays as it was. */
export async function beginApart(turn: ReportTurn<PressOf<'formApart'>>): Promise<Answer> {
  const { services, stored, press, pressed } = turn;
  const { id, proposal, changedAt } = stored.report;
  const seed = `form:${id}:${press.seen}`;
  const { stored: made } = await freeId(services, pressed.person.id, seed);
  if (made !== undefined && isAuthor(turn)) return inPlace(turn, { stored: made, events: [] });
  const read = proposal === undefined ? undefined : formIn(proposal);
  const isStale = (changedAt[PROPOSED] ?? 0) > press.seen;
  if (!isAuthor(turn) || read === undefined || isStale) return run(turn, { type: 'DropProposal', seen: press.seen });
  const begun = await beginOn(turn, { seed, told: true, read });
  await give({ ...turn, key: `${turn.key}.left` }, { type: 'DropProposal', seen: press.seen });
  return begun;
}

async function beginOn(
  turn: PressTurn,
  how: { readonly seed: string; readonly told: boolean; readonly base?: Base; readonly read?: ReadForm },
): Promise<Answer> {
  const { services, pressed } = turn;
  const begun = await begin(services, pressed, { ...how, nonce: services.newId(), on: pressed.messageId });
  return begun.is === 'asked' ? { screen: begun.screen } : inPlace(turn, begun.handled);
}
