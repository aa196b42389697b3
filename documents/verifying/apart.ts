import type { FilledForm, FilledRow } from '../../core/form/filled';
import type { Form } from '../../core/form/definition';
import type { Block } from '../../core/form/values';
import type { Shown } from '../../core/paper/papers';
import { readForm } from '../reading/reading';
import { renderWord } from '../word/word';

/**
 * The fields of a Word file that say something else than the paper of that, by id in the form's order, '' for what
 * stands in none; undefined where it cannot be read as such a form. Both are read back in the same way, so that only
 * what reads otherwise counts: a program that saves a file anew writes much of it otherwise.
 */
export async function apartFrom(
  form: Form,
  file: Buffer,
  shown: Shown,
  template?: Buffer,
): Promise<readonly string[] | undefined> {
  const found = await readForm(form, file);
  if (found.is !== 'form') return undefined;
  const printed = await readForm(form, renderWord(form, shown, template));
  return printed.is === 'form' ? differing(form, printed.form, found.form) : undefined;
}

function differing(form: Form, one: FilledForm, other: FilledForm): readonly string[] {
  const fields = form.fields.filter(({ id, input }) =>
    input === 'rows'
      ? rowsText(one.rows) !== rowsText(other.rows)
      : textOf(one.fields[id]) !== textOf(other.fields[id]),
  );
  const around = textOf(one.rest) !== textOf(other.rest) || one.pictures !== other.pictures;
  return [...fields.map(({ id }) => id), ...(around ? [''] : [])];
}

/** A row without text is printed for whoever fills it in by hand. */
const rowsText = (rows: readonly FilledRow[]): string =>
  JSON.stringify(rows.map(cellsOf).filter((cells) => cells.length > 0));

const cellsOf = (row: FilledRow) =>
  Object.entries(row)
    .map(([column, { heading = '', blocks }]) => [column, spaced(heading), textOf(blocks)] as const)
    .filter(([, heading, text]) => heading !== '' || text !== '[]');

/** What is said, and how tables are merged; not how letters look, which programs write anew as they like. */
const textOf = (blocks: readonly Block[] = []): string => JSON.stringify(blocks.map(sayingOf));

const sayingOf = (block: Block): unknown =>
  block.type === 'paragraph'
    ? spaced(block.text)
    : block.rows.map((cells) =>
        cells.map(({ text, colSpan = 1, rowSpan = 1 }) => [spaced(text), colSpan, rowSpan] as const),
      );

const spaced = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();
