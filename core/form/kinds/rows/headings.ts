import { roman } from '../../reading/numbers';
import { keyOf } from '../../reading/words';
import { isTableName, type Labelled, type Labels } from './labels';
import { headedBy, type Line } from './lines';
import { valueLettered, valueNamed, type Marked, type Marking } from './markers';
import type { Place } from './page';

/** Where a row begins, and the lines of it without what headed it. */
export interface Section {
  readonly at: number;
  /** Without the row's number; a column's label is still there. */
  readonly lines: readonly Line[];
  /** A column's label is what told it apart. */
  readonly labelled?: true;
}

export interface Reading {
  readonly label: string;
  readonly labels: Labels;
  readonly marking: Marking;
  readonly place: Place;
}

/** Characters of a heading, and of what must stand below one. */
const TITLE = 100;
const BODY = 20;
/** Words of a sentence that is a row by itself. */
const SENTENCE = 5;

/** Parts of one answer, steps and days are not rows of a table. */
const PART =
  /^(?:antecedentes?|introduccion|presentacion|bienvenida|apertura|inicio|cierre|clausura|objetivos?|alcances?|metodologia|desarrollo|resultados?|hallazgos|conclusion(?:es)?|recomendaciones|acuerdos?|compromisos?|participantes|asistentes|asistencia|lista de|orden del dia|asuntos generales|anexos?|marco|fundamento|justificacion|contexto|resumen|diagnostico|observaciones|comentarios|actividades|proximos|pasos?|etapas?|fases?|dia|fecha|lugar|hora|lunes|martes|miercoles|jueves|viernes|sabado|domingo|\d|(?:primer[ao]?|segund[ao]|tercer[ao]?|cuart[ao]|ultim[ao]) (?:etapa|fase|dia|paso|parte|jornada|sesion|momento))(?: |$)/;

/** «Revisar los equipos» is to be done, and «Taller» is not. */
const TO_DO = /^(?!(?:taller|lugar|primer|tercer|titular)\b)\p{L}{2,}[aei]r(?:se|l[eoa]s?)?(?: |$)/u;

const MATTERS = /\basuntos?\b/iu;
/** A list is announced: «lo siguiente», «tres actividades». */
const LISTED =
  /\b(?:siguientes?|continuaci[oó]n|(?:dos|tres|cuatro|cinco|seis|siete|ocho|\d+|varios|varias|diversos|diversas|estos|estas) (?:\p{L}+ )?(?:actividades|acciones|tareas|trabajos|acuerdos|compromisos|puntos|rubros|aspectos|ejes|metas|etapas|fases|pasos|partes))\b/iu;
/** Characters before a list in which that is said. */
const LEAD = 160;

/** Rows by their name: «Asunto 1: …», «Asunto 2: …». */
export function namedSections(lines: readonly Line[], { marking }: Reading): readonly Section[] {
  const found = marksIn(lines, marking).filter(({ marked }) => marked.by === 'named');
  const values = found.map(({ marked }) => valueNamed(marked.mark) ?? 0);
  return values.every((value, at) => at === 0 || value > (values[at - 1] ?? 0)) ? sectionsAt(lines, found) : [];
}

interface Mark {
  readonly at: number;
  readonly marked: Marked;
}

const marksIn = (lines: readonly Line[], marking: Marking): readonly Mark[] =>
  lines.flatMap((line, at): Mark[] => {
    const marked = line.is === 'text' ? marking(line.text) : undefined;
    return marked === undefined ? [] : [{ at, marked }];
  });

const sectionsAt = (lines: readonly Line[], marks: readonly Mark[]): readonly Section[] =>
  marks.map(({ at, marked }, index) => ({
    at,
    lines: headedBy(marked.rest, lines.slice(at + 1, marks[index + 1]?.at ?? lines.length), lines[at]),
  }));

/**
 * Rows by a number, a letter, a sign: where each has a heading with text of its own below. Where rows are asked
 * for, numbered sentences too. A list that something leads to («Se acordó:») belongs to what leads to it.
 */
export function numberedSections(lines: readonly Line[], reading: Reading): readonly Section[] {
  const marks = listOf(marksIn(lines, reading.marking).filter(({ marked }) => marked.by !== 'named'));
  const first = marks[0];
  if (first === undefined || isLedTo(lines.slice(0, first.at), reading)) return [];
  const sections = sectionsAt(lines, marks);
  const arePlain = sections.every((section) => !isPartOfOne(section));
  if (!arePlain) return [];
  if (sections.every(isTitled)) return sections;
  const isAsked = reading.place === 'table' && first.marked.by === 'digits';
  return isAsked && sections.every(isSentence) ? sections : [];
}

/** The marks of one list from its first to its last; none where they do not follow one another. */
function listOf(marks: readonly Mark[]): readonly Mark[] {
  const first = marks[0]?.marked;
  if (first === undefined) return [];
  const alike = marks.filter(({ marked }) => marked.by === first.by && marked.sign === first.sign);
  if (alike.some(({ marked }) => marked.indent < first.indent)) return [];
  const level = alike.filter(({ marked }) => marked.indent === first.indent);
  return level.every(({ marked }, at) => isNext(marked, first, at + 1)) ? level : [];
}

function isNext({ by, mark }: Marked, first: Marked, value: number): boolean {
  if (by === 'bullet' || by === 'heading') return true;
  if (by === 'digits') return Number(mark) === value;
  return (/^i$/i.test(first.mark) ? roman(mark.toLowerCase()) : valueLettered(mark)) === value;
}

function isLedTo(lead: readonly Line[], { label }: Reading): boolean {
  const last = lead.at(-1);
  if (last?.is !== 'text' || isTableName(label, last.text) || MATTERS.test(last.text)) return false;
  return /:\s*$/.test(last.text) || (last.text.length < LEAD && LISTED.test(last.text));
}

const titleOf = ({ lines: [first] }: Section): string => (first?.is === 'text' ? first.text.trim() : '');

function isPartOfOne(section: Section): boolean {
  const key = keyOf(titleOf(section).slice(0, TITLE));
  return PART.test(key) || TO_DO.test(key);
}

/** A heading, and below it text or a table. */
function isTitled(section: Section): boolean {
  const title = titleOf(section);
  const isTitle = title !== '' && title.length <= TITLE && !/[;,]$|[.?!]\s+\p{Lu}/u.test(title);
  return isTitle && lengthOf(section.lines.slice(1)) >= BODY;
}

const lengthOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, line) => sum + (line.is === 'text' ? line.text.trim().length : BODY), 0);

const isSentence = (section: Section): boolean => titleOf(section).split(/\s+/).length >= SENTENCE;

/** Rows by the labels of columns and the codes of projects that head them. */
export function labelledSections(lines: readonly Line[], { labels, marking, place }: Reading): readonly Section[] {
  const found = labelledLines(lines, labels, marking);
  const sure = found.some(({ labelled }) => labelled.by === 'label');
  const kept = sure ? found : found.filter(({ labelled }) => labelled.by === 'code');
  const sections = kept.map(({ at }, index): Section & { readonly isCode: boolean } => {
    const [first, ...body] = lines.slice(at, kept[index + 1]?.at ?? lines.length);
    const text = first?.is === 'text' ? textIn(first.text, marking) : '';
    return { at, lines: headedBy(text, body, first), labelled: true, isCode: kept[index]?.labelled.by === 'code' };
  });
  // A list of projects in one answer names them and says nothing of each.
  return place === 'prose' && sections.some(({ isCode, lines: { length } }) => isCode && length < 2) ? [] : sections;
}

/** A line without what marks it, a list's number or a heading's signs. */
export const textIn = (line: string, marking: Marking): string => marking(line)?.rest ?? line.trim();

interface LabelledLine {
  readonly at: number;
  readonly labelled: Labelled;
}

function labelledLines(lines: readonly Line[], labels: Labels, marking: Marking): readonly LabelledLine[] {
  const found: LabelledLine[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.is !== 'text' || /^\s*>/.test(line.text)) continue;
    const labelled = labels.of(textIn(line.text, marking));
    const isBelow = found.at(-1)?.at === at - 1;
    if (labelled !== undefined && (labelled.by !== 'code' || isBelow || !isWithin(lines, at)))
      found.push({ at, labelled });
  }
  return found;
}

/** A line that only goes on with the sentence before it. */
function isWithin(lines: readonly Line[], at: number): boolean {
  const [line, before] = [lines[at], lines[at - 1]];
  if (line?.is !== 'text' || line.begins || before?.is !== 'text') return false;
  return !/[.:;!?»")\]]\s*$/.test(before.text);
}
