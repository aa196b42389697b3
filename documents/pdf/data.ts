import type { Field, Form } from '../../core/form/definition';
import { showValue } from '../../core/form/answers';
import { projectHeading } from '../../core/form/kinds/project';
import type { Answers, Value } from '../../core/form/values';
import { shownAnswers } from '../../core/record/queries/standing';
import { printedSeal } from '../../core/words/seal.es';
import { states } from '../../core/words/texts.es';
import { drawnRows } from '../drawing/below';
import { room, WHOLE_ROOM } from '../drawing/room';
import { markOf, type Printed } from '../printed';
import { propertiesOf } from '../properties';
import { answerContent, type Content } from './answer';
import { plainText, type DrawnText, type Flow } from './flow';
import { printable } from './printable';
import { drawnTable, type DrawnTable } from './table';

/** What the layout reads: texts as they are printed, '' or an empty list where something is blank. */
export interface PaperData {
  readonly title: string;
  readonly folio: string;
  /** 0 before it was sent. */
  readonly revision: number;
  readonly state: string;
  /** «Borrador», across the pages; '' on a paper that counts. */
  readonly mark: string;
  readonly seal: string;
  /** Of the file: year, month, day, hour, minute and second, in UTC; null where the report does not say. */
  readonly date: readonly number[] | null;
  /** «Folio: INF-2023-0042», what programs find the paper by. */
  readonly keywords: readonly string[];
  readonly summary: string;
  /** By the field's id. */
  readonly fields: Readonly<Record<string, { readonly label: string; readonly content: readonly Content[] }>>;
  /** By the id of a field that is a table. */
  readonly tables: Readonly<Record<string, DrawnRows>>;
  readonly attached: readonly AttachedFile[];
}

interface DrawnRows {
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly {
    readonly cells: Readonly<Record<string, Answer>>;
    /** What stands below the row, over the whole width. */
    readonly below: readonly { readonly caption: DrawnText; readonly table: DrawnTable }[];
  }[];
}

interface Answer {
  /** Of a project: its code and name. */
  readonly heading: readonly Flow[];
  readonly content: readonly Content[];
}

export interface AttachedFile {
  /** Where the layout finds it, beside itself. */
  readonly path: string;
  readonly type: string;
  readonly description: string;
}

export function paperData(form: Form, report: Printed, attached: readonly AttachedFile[] = []): PaperData {
  const answers = shownAnswers(form, report);
  const { folio, round = 1, state, seal } = report;
  return {
    title: form.title,
    folio: folio ?? '',
    revision: folio === undefined ? 0 : round,
    state: states[state],
    mark: markOf(report),
    seal: seal === undefined ? '' : printedSeal(seal),
    date: dateOf(report),
    keywords: [...propertiesOf(report)].map(([name, value]) => `${name}: ${value}`),
    summary: printable(summaryOf(answers)),
    fields: Object.fromEntries(form.fields.map((field) => [field.id, fieldOf(field, answers)])),
    tables: Object.fromEntries(form.fields.flatMap((field) => tableOf(field, answers))),
    attached,
  };
}

/** «Unidad Técnica de Servicios de Informática, México, 3 de abril de 2023». */
const summaryOf = (answers: Answers): string =>
  ['unit', 'states', 'visitDates'].flatMap((id) => shown(answers[id], answers)).join(', ');

const shown = (value: Value | undefined, answers: Answers): readonly string[] =>
  value === undefined ? [] : [showValue(value, answers)];

const fieldOf = ({ id, label }: Field, answers: Answers) => ({ label, content: contentOf(id, answers[id], answers) });

function tableOf(field: Field, answers: Answers): readonly (readonly [string, DrawnRows])[] {
  if (field.input !== 'rows') return [];
  const value = answers[field.id];
  const columns = Object.fromEntries(field.columns.map(({ id, label }) => [id, label]));
  const rows = drawnRows(field.columns, value?.kind === 'rows' ? value.rows : []).map(({ cells, below }) => ({
    cells: Object.fromEntries(field.columns.map(({ id }) => [id, answerOf(id, cells[id], answers)])),
    below: below.flatMap(({ caption, table }) => {
      const drawn = drawnTable(table, WHOLE_ROOM, WHOLE_ROOM);
      return drawn === undefined ? [] : [{ caption: plainText(caption), table: drawn }];
    }),
  }));
  return [[field.id, { columns, rows }]];
}

const answerOf = (id: string, value: Value | undefined, answers: Answers): Answer => ({
  heading: value?.kind === 'project' && projectHeading(value) !== '' ? [plainText(projectHeading(value))] : [],
  content: contentOf(id, value, answers),
});

function contentOf(id: string, value: Value | undefined, answers: Answers): readonly Content[] {
  if (value === undefined || value.kind === 'rows') return [];
  if (value.kind === 'prose' || value.kind === 'project') return answerContent(value.blocks, room[id]);
  return [plainText(showValue(value, answers))];
}

/**
 * When the revision was sent: the file's date, so that the same revision is the same file on whatever day it is made.
 * Of one whose time an early release did not keep, the beginning of its folio's year.
 */
function dateOf({ submittedAt, folio }: Printed): readonly number[] | null {
  const [, year] = /^INF-(\d{4})-/.exec(folio ?? '') ?? [];
  const at = submittedAt ?? (year === undefined ? undefined : `${year}-01-01T00:00:00Z`);
  return at === undefined ? null : (at.match(/\d+/g) ?? []).slice(0, 6).map(Number);
}
