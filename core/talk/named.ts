import { readAnswer } from '../form/answers';
import type { Asked, Field, Form } from '../form/definition';
import { keyOf } from '../form/reading/words';
import { isCounted } from '../record/queries/standing';
import { entryOf, isWritten, rowsField, rowsOf } from '../record/queries/steps';
import type { Report, Step } from '../record/types';
import { WISH } from './phrases';

/** A field as somebody named it, or a column or a row of a table. */
export interface Named {
  readonly field: string;
  readonly column?: string;
  /** From 1, as rows are counted on the cards. */
  readonly row?: number;
  /** «Campo 5», as fields are counted on the cards: `field` is the one that is, where every field of the form is asked. */
  readonly counted?: number;
}

/** A field that is to be mended; `sure` where no official text would say it so. */
export interface Mending extends Named {
  readonly sure: boolean;
}

const ITS =
  '(?:(?:el|la|los|las|mi|mis|su|sus|the|my|de|del|en|al?) |lo de(?:l| la| los)? |(?:el |la )?(?:campo|dato|respuesta|parte|punto)(?: de(?:l| la| los)?)? ){0,3}';
const CHANGE = '(?:corregir|cambiar|editar|modificar|arreglar|rectificar|actualizar|change|edit|fix|correct)';

const CHANGING = `(?:hay que |falta )?${CHANGE} ${ITS}(.+)`;

/** How mending is spoken of; the group is what is to be mended. */
const SURE = [
  `(?:corregir|cambiar|change|edit|fix|correct) ${ITS}(.+)`,
  `${WISH} ${CHANGE} ${ITS}(.+)`,
  `(?:corrige|corrija|cambia|cambie|edita|edite|modifica|modifique) ${ITS}(.+)`,
  `(?:ya )?(?:me |nos )?(?:equivoque|equivocamos|confundi|confundimos)(?: (?:al|con) (?:poner|escribir|capturar))? ${ITS}(.+)`,
  `(?:puse|escribi|capture|anote|tengo) mal ${ITS}(.+)`,
  `i (?:made a mistake|got it wrong|was wrong) (?:in|with|about|on) ${ITS}(.+)`,
].map(whole);
const UNSURE = [
  CHANGING,
  `(?:${WISH} )?(?:regresar|regresa|volver|vuelve|vuelva|ir|ve|ve(?:te)?|go(?: back)?|back) (?:a|al|hasta|to) ${ITS}(.+)`,
  `${ITS}(.+) (?:esta|estan|estaba|estaban|quedo|quedaron|is|are) (?:mal|equivocad[oa]s?|incorrect[oa]s?|erron[eo]a?s?|wrong|incorrect)`,
  `${ITS}(.+) no (?:es|era) (?:es[ea]|asi|correct[oa])|es[ea] no (?:es|era) ${ITS}(.+)`,
  `(?:(?:puse|escribi|di) (?:otr[oa]|mal) |wrong |como (?:edito|corrijo|cambio|modifico) )${ITS}(.+)`,
].map(whole);

function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}

/** The field that a message asks to mend, by its words without punctuation; undefined where it names none. */
export function mendingOf(form: Form, said: string): Mending | undefined {
  const sure = namedBy(form, said, SURE);
  if (sure !== undefined) return { ...sure, sure: true };
  const unsure = namedBy(form, said, UNSURE) ?? withItsAnswer(form, said);
  return unsure === undefined ? undefined : { ...unsure, sure: false };
}

/** Whether words could be read at all: what day it is changes what they mean, and not that. */
const ANY_DAY = { today: '2024-01-15', reportingMonth: '2024-01', answers: {} } as const;

/** «Cambiar entidad a Jalisco»: a short field and, after it, what that field takes for an answer. */
function withItsAnswer(form: Form, said: string): Named | undefined {
  for (const pattern of [...SURE, whole(CHANGING)]) {
    const words = pattern.exec(said)?.[1]?.split(' ') ?? [];
    for (let length = Math.min(words.length - 1, 4); length > 0; length -= 1) {
      const field = form.fields.find((one) => isCalled(one, words.slice(0, length).join(' ')));
      const rest = words
        .slice(length)
        .join(' ')
        .replace(/^(?:(?:a|al|por|es|son|con|to|debe ser|era) )/, '');
      if (field !== undefined && field.input !== 'rows' && !isWritten(field) && isRead(field, rest))
        return { field: field.id };
    }
  }
  return undefined;
}

const isRead = (field: Field, words: string): boolean => {
  const outcome = readAnswer(field, { text: words }, ANY_DAY);
  return outcome.is === 'accepted' || (outcome.is === 'confirm' && field.input === 'dates');
};

function namedBy(form: Form, said: string, patterns: readonly RegExp[]): Named | undefined {
  for (const pattern of patterns) {
    const [, first, second] = pattern.exec(said) ?? [];
    const words = first ?? second;
    const named = words === undefined ? undefined : fieldNamed(form, words);
    if (named !== undefined) return named;
  }
  return undefined;
}

function fieldNamed(form: Form, words: string): Named | undefined {
  const [, number] = /^(?:(?:campo|pregunta|field|numero) )?(\d{1,2})$/.exec(words) ?? [];
  const counted = number === undefined ? undefined : form.fields[Number(number) - 1];
  if (counted !== undefined) return { field: counted.id, counted: Number(number) };
  const field = form.fields.find((one) => isCalled(one, words));
  if (field !== undefined) return { field: field.id };
  return inTable(form, words);
}

function inTable(form: Form, words: string): Named | undefined {
  for (const { id } of form.fields) {
    const table = rowsField(form, id);
    if (table === undefined) continue;
    const [, row] = /^\D+ (\d{1,3})$/.exec(words) ?? [];
    if (row !== undefined && words.startsWith(keyOf(table.rowName))) return { field: id, row: Number(row) };
    const column = table.columns.find((one) => isCalled(one, words));
    if (column !== undefined) return { field: id, column: column.id };
  }
  return undefined;
}

/** By its label or the beginning of it, its id, or what people call it. */
export function isCalled({ id, label, alsoCalled = [] }: Asked, words: string): boolean {
  const names = [id, ...alsoCalled].map(keyOf);
  return names.includes(words) || (words.length > 3 && `${keyOf(label)} `.startsWith(`${words} `));
}

/** Where it is mended: a cell that stands alone by itself, else the list of its rows. */
export function stepNamed(form: Form, report: Report, named: Named): Step | undefined {
  const { field: id, column, row, counted = 0 } = named;
  const numbered = form.fields.filter((one) => isCounted(form, report, one))[counted - 1];
  const field = numbered ?? form.fields.find((one) => one.id === id);
  if (field === undefined) return undefined;
  const rows = rowsOf(report.answers, field.id);
  const meant = row === undefined ? rows : rows.slice(row - 1, row);
  const cells = meant.flatMap((one) =>
    one.columns
      .filter((each) => column === undefined || each === column)
      .map((each) => ({ row: one.id, column: each })),
  );
  const [only, ...others] = row === undefined && column === undefined ? [] : cells;
  return only !== undefined && others.length === 0 ? { at: 'cell', field: field.id, ...only } : entryOf(field, report);
}
