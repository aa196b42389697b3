import type { Change } from './answers';
import type { Passage } from './blocks';
import { shortened } from './shorten';
import type { Piece } from './words';
import { clip } from '../../form/reading/words';
import { difference as words } from './difference.es';
import type { Marked, MarkedRun } from '../../screen/elements';

/** Characters shown of the heading that names a table's column. */
const HEADING = 40;

/** What became of an answer, as paragraphs in which the added and the removed are told by words, too. */
export function markedChange(change: Change): readonly Marked[] {
  switch (change.is) {
    case 'words':
      return change.passages.map(markedPassage);
    case 'list':
      return [
        ...(change.removed === '' ? [] : [[said(words.removed), removed(change.removed)]]),
        ...(change.added === '' ? [] : [[said(words.added), added(change.added)]]),
        [said(words.stays), same(change.now)],
      ];
    case 'replaced':
      return [
        [said(words.before), change.before === '' ? said(words.blank) : removed(change.before)],
        [said(words.now), change.after === '' ? said(words.blank) : added(change.after)],
      ];
    default:
      return change satisfies never;
  }
}

function markedPassage({ part, pieces }: Passage): Marked {
  const where = placeOf(part);
  return [...(where === '' ? [] : [said(where)]), ...markedPieces(pieces)];
}

/** '' in the text itself. */
function placeOf(part: Passage['part']): string {
  switch (part.in) {
    case 'text':
      return '';
    case 'code':
    case 'name':
      return words[part.in];
    case 'table':
    case 'merged':
      return words[part.in](part.table);
    case 'row':
      return words.row(part.table, part.row);
    case 'cell':
      return words.cell(part.table, part.row, part.column, clip(part.heading, HEADING));
    default:
      return part satisfies never;
  }
}

/** A text with its changes, some words around each; the whole of it where all was added, or all removed. */
function markedPieces(pieces: readonly Piece[]): Marked {
  const [only, ...others] = pieces;
  if (only === undefined) return [];
  const seen = pieces.filter(({ is, text }) => is !== 'same' && text.trim() !== '');
  if (seen.length === 0) return [said(words.spaces)];
  const short = shortened(pieces);
  if (others.length === 0) return [said(only.is === 'added' ? words.added : words.removed), ...short.map(clean)];
  return short.flatMap((piece, at): Marked => {
    const [before, next] = [short[at - 1], short[at + 1]];
    if (piece.is === 'same') return [same(piece.text)];
    if (piece.is === 'added') return before?.is === 'removed' ? [] : inline('', piece.text, before);
    return inline(piece.text, next?.is === 'added' ? next.text : '', before);
  });
}

const { inline: signs } = words;

/** «[se quitó: …; se agregó: …]», with the space around the words outside the brackets. */
function inline(gone: string, come: string, before: Piece | undefined): Marked {
  const [was, is] = [gone.trim(), come.trim()];
  const around = come === '' ? gone : come;
  // Space that came or went is kept as it is now, and not told of.
  if (was === '' && is === '') return come === '' ? [] : [same(come)];
  const lead = /^\s*/.exec(around)?.[0] ?? '';
  const apart = lead === '' && before !== undefined && !/\s$/.test(before.text) ? ' ' : lead;
  const trail = /\s*$/.exec(around)?.[0] ?? '';
  return [
    ...(apart === '' ? [] : [same(apart)]),
    said(signs.open + (was === '' ? '' : signs.removed)),
    ...(was === '' ? [] : [removed(was)]),
    ...(is === '' ? [] : [said((was === '' ? '' : signs.between) + signs.added), added(is)]),
    said(signs.close),
    ...(trail === '' ? [] : [same(trail)]),
  ];
}

/** A mark that turns a line's direction would turn what stands after its run, too. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/g;

const clean = ({ is, text }: Piece): MarkedRun => ({ is, text: text.replace(TURNING, '') });
const same = (text: string): MarkedRun => clean({ is: 'same', text });
const added = (text: string): MarkedRun => clean({ is: 'added', text });
const removed = (text: string): MarkedRun => clean({ is: 'removed', text });
const said = (text: string): MarkedRun => ({ is: 'said', text });

/** The words alone, as a screen reader or a client without styles has them. */
export const markedText = (marked: Marked): string => marked.map(({ text }) => text).join('');
