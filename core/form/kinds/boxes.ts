/** A box of a form, as people type or print it: ticked, left empty, or crossed, which may mean either. */
type Mark = 'ticked' | 'crossed' | 'empty' | 'bare';

const MARKS =
  /(?<ticked>[☑✓✔✅■◼⬛◉]|[([]\s*[✓✔☑]\s*[)\]])|(?<crossed>[☒✗✘✕✖❌❎]|[([]\s*[xX✗✘]\s*[)\]])|(?<empty>[☐□◻⬜○◯▢]|[([][\s_]*[)\]])|(?<bare>(?<![\p{L}\p{M}\p{N}])[xX](?![\p{L}\p{M}\p{N}]))/gu;

interface Placed {
  readonly mark: Mark;
  readonly start: number;
  readonly end: number;
}

/**
 * What is ticked of options that are typed with boxes: «☒ Local ☐ Distrital ☒ OPL» is «Local OPL». `unclear` where
 * nothing is ticked, or a mark may belong to either of two options. Undefined where there are no boxes.
 *
 * @param options How many options a text names. A bare X beside one is a mark; after anything else it may be the
 *   roman ten, and is none.
 */
export function tickedIn(
  typed: string,
  options: (text: string) => number,
): { readonly text: string } | 'unclear' | undefined {
  const plain = typed.replace(/\uFE0F/gu, '');
  const marks = marksIn(plain, options);
  if (marks.length === 0) return undefined;
  const ticks = ticksOf(marks.map(({ mark }) => mark));
  if (ticks === undefined) return 'unclear';
  const pieces = [0, ...marks.map(({ end }) => end)].map((from, at) => plain.slice(from, marks[at]?.start));
  const isBefore = options(pieces[0] ?? '') === 0;
  const isAfter = options(pieces.at(-1) ?? '') === 0;
  if (isBefore === isAfter) return 'unclear';
  const lead = isBefore ? (pieces[0] ?? '') : '';
  const marked = isBefore ? pieces.slice(1).map(firstLine) : pieces.slice(0, -1).map(lastLine);
  const ticked = marked.filter((_, at) => ticks[at]);
  if (ticked.length === 0 || ticked.some((piece) => options(piece) !== 1)) return 'unclear';
  const text = [lead, ...ticked]
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .join(' ');
  return { text };
}

function marksIn(text: string, options: (text: string) => number): readonly Placed[] {
  const found = [...text.matchAll(MARKS)].map(({ groups = {}, index, 0: sign }): Placed => {
    const mark = (['ticked', 'crossed', 'empty', 'bare'] as const).find((one) => groups[one] !== undefined) ?? 'bare';
    return { mark, start: index, end: index + sign.length };
  });
  if (found.every(({ mark }) => mark === 'bare') && !found.some((one) => isBeside(text, one, options))) return [];
  return found;
}

/** Before an option at the beginning of a line, or after an option that has no numbers: «distrital X» is a district. */
function isBeside(text: string, { start, end }: Placed, options: (text: string) => number): boolean {
  const before = text.slice(0, start).split(/\n/u).at(-1)?.trim() ?? '';
  const after = text.slice(end).split(/\n/u)[0] ?? '';
  if (before === '') return options(after) > 0;
  return options(before) > 0 && !/(?:distri\p{L}*|jd\p{L}*|\d|\b[ivx]+|[,;y])$/iu.test(before);
}

/** Which marks say yes; a cross says no beside ticks, and among all three kinds it is not known. */
function ticksOf(marks: readonly Mark[]): readonly boolean[] | undefined {
  const has = (mark: Mark): boolean => marks.includes(mark);
  if (has('ticked') && has('crossed') && has('empty')) return undefined;
  return marks.map((mark) => mark === 'ticked' || mark === 'bare' || (mark === 'crossed' && !has('ticked')));
}

const lines = (piece: string): readonly string[] => piece.split(/\n/u).filter((line) => line.trim() !== '');
const firstLine = (piece: string): string => lines(piece)[0] ?? '';
const lastLine = (piece: string): string => lines(piece).at(-1) ?? '';
