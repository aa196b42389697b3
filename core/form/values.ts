/** A calendar day with no time zone, ISO `YYYY-MM-DD`. */
export type PlainDate = string;
/** `YYYY-MM`. */
export type YearMonth = string;

export interface DateRange {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

export type Board = 'local' | 'distrital' | 'opl';
/** The agreement that drew the federal districts: INE/CG59/2017 or INE/CG875/2022. */
export type DistrictMap = '2017' | '2022';

/** Two digits each: `{ state: '05', number: '03' }`. `state` is '' where the report names no state. */
export interface District {
  readonly state: string;
  readonly number: string;
}

/** What a prose answer is made of: paragraphs and tables, in order. Text is plain, never markup. */
export type Block = Paragraph | Table;

/** A stretch of a text that was written so. Stretches may overlap: bold and italic are two. */
export type Mark = {
  /** In UTF-16 units of the text: from this one, up to and without `to`. */
  readonly from: number;
  readonly to: number;
} & ({ readonly is: 'bold' | 'italic' } | { readonly is: 'link'; readonly href: string });

/** An item of a list: its text begins with its sign, «• » or «2. », indented as it is read in plain text. */
export interface ListItem {
  readonly kind: 'bulleted' | 'numbered';
  /** 0 for a list that is in no other. */
  readonly level: number;
  /** UTF-16 units of the text that are indent and sign. */
  readonly sign: number;
}

export interface Paragraph {
  readonly type: 'paragraph';
  /** One paragraph; a line break inside it is `\n`. */
  readonly text: string;
  /** How it was written, for documents: absent where it was plain. */
  readonly marks?: readonly Mark[];
  readonly list?: ListItem;
  /** It was written on the line right below the paragraph before it: plain text shows no blank line between them. */
  readonly below?: true;
}

export interface Table {
  readonly type: 'table';
  readonly rows: readonly (readonly TableCell[])[];
  /** How many of the first rows are headings. */
  readonly headerRows: number;
}

/** As in HTML: a cell that spans is listed once, at its top left corner. */
export interface TableCell {
  readonly text: string;
  readonly marks?: readonly Mark[];
  readonly colSpan?: number;
  readonly rowSpan?: number;
}

/** A page as it was pasted: a table's cell may hold paragraphs and tables of its own, which its text says in lines. */
export type PageBlock = Paragraph | PageTable;

export interface PageTable extends Table {
  readonly rows: readonly (readonly PageCell[])[];
}

export interface PageCell extends TableCell {
  readonly blocks?: readonly Block[];
}

export interface Row {
  /** Stable within its report, so that a row removed on one device is not confused with its neighbour on another. */
  readonly id: string;
  /** The columns the person chose to fill, in the form's order. */
  readonly columns: readonly string[];
  readonly cells: Readonly<Record<string, CellValue>>;
}

export type ProseValue = { readonly kind: 'prose'; readonly blocks: readonly Block[] };
/** A project of the CIP: code and name head the cell, what was done follows. */
export type ProjectValue = {
  readonly kind: 'project';
  readonly code?: string;
  readonly name?: string;
  readonly blocks: readonly Block[];
  /** Code and name came with another report, or in a message about the visit; what was done is still to be written. */
  readonly carried?: true;
};
export type CellValue = ProseValue | ProjectValue;

export type Value =
  | { readonly kind: 'unit'; readonly id: string; readonly name: string }
  /** `keys` in the order given; a literal phrase stands as written instead of the names. */
  | { readonly kind: 'states'; readonly keys: readonly string[]; readonly literal?: string }
  | { readonly kind: 'dates'; readonly days: readonly PlainDate[]; readonly ranges: readonly DateRange[] }
  | { readonly kind: 'boards'; readonly boards: readonly Board[] }
  | { readonly kind: 'districts'; readonly map?: DistrictMap; readonly districts: readonly District[] }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | CellValue;

export type UnitValue = Extract<Value, { kind: 'unit' }>;
export type ValueOf<K extends Value['kind']> = Extract<Value, { kind: K }>;

/** The answers given so far, by field id. A blank field has no entry. */
export type Answers = Readonly<Record<string, Value>>;

/** The value of a field where it has that kind, else undefined. */
export function answerOf<K extends Value['kind']>(answers: Answers, field: string, kind: K): ValueOf<K> | undefined {
  const value = answers[field];
  return value?.kind === kind ? (value as ValueOf<K>) : undefined;
}

/** The keys of the states visited; of a phrase, those that it stands for. */
export const stateKeysIn = (answers: Answers): readonly string[] => answerOf(answers, 'states', 'states')?.keys ?? [];
