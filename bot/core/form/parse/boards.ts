import { problem } from '../../problems';
import type { AnswerContext, Outcome } from '../definition';
import type { Board, ValueOf } from '../values';
import { clip, isBlankWord, keyOf } from './words';

export function readBoards(text: string, _context: AnswerContext): Outcome<ValueOf<'boards'>> {
  if (isBlankWord(text)) return { is: 'blank' };
  const words = keyOf(text).split(' ');
  const boards = (['local', 'distrital', 'opl'] as const).filter((board: Board) => words.includes(board));
  if (boards.length === 0) return { is: 'refused', problem: problem('boards.unknown', { typed: clip(text) }) };
  return { is: 'accepted', value: { kind: 'boards', boards } };
}
