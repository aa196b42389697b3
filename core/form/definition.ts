import type { Notice } from '../words/notices';
import type { Problem } from '../words/problems';
import type { Answers, Block, DistrictMap, PageBlock, Paragraph, PlainDate, Value, YearMonth } from './values';

/** What is asked for: a field, or a column of a table. */
export interface Asked {
  /** Id in code, card inputs and exports. */
  readonly id: string;
  /** The official label, as the Institute's form has it. */
  readonly label: string;
  /** What people call it besides, as in «corregir fecha». */
  readonly alsoCalled?: readonly string[];
  /** The question as a person would ask it. */
  readonly question: string;
  /** An example, shown in the empty input. */
  readonly placeholder?: string;
  /** Its kind of answer. */
  readonly input: Value['kind'];
  /** Characters of an answer, where its kind leaves that to the form. */
  readonly maxLength?: number;
  /** Without it the report cannot be sent. */
  readonly required?: boolean;
}

interface FieldBase extends Asked {
  /** A reader would notice the blank: said before sending. */
  readonly missedWhenBlank?: boolean;
  /** Whether the field is part of the report, by the answer to the field named. Elsewhere the walk passes over it; it stays editable. */
  readonly askWhen?: { readonly field: string; readonly holds: (answers: Answers) => boolean };
  /** Ids of fields after it that the walk asks on its card as well. Each is a step of its own all the same. */
  readonly alsoAsks?: readonly string[];
  /** A report made from another begins with that one's answer; of a table, with its projects. */
  readonly takenOver?: boolean;
}

export type Field = FieldBase &
  (
    | { readonly input: Exclude<Value['kind'], 'text' | 'prose' | 'project' | 'rows'> }
    | { readonly input: 'text' | 'prose'; readonly maxLength: number }
    | { readonly input: 'rows'; readonly columns: readonly Column[]; readonly rowName: string }
  );

export interface Column extends Asked {
  readonly input: 'prose' | 'project';
  /** What its label's letters stand for, as a line below the choice of columns. */
  readonly meaning?: string;
  /** Proposed for rows of a pasted page that do not say what they are. */
  readonly usual?: boolean;
  readonly maxLength: number;
}

export interface Form {
  /** Raised whenever a stored answer would be read differently. */
  readonly version: number;
  readonly title: string;
  readonly fields: readonly Field[];
}

export interface Choice {
  readonly title: string;
  readonly value: string;
  /** On the first choice of a group in a long list: what it and those after it have in common. */
  readonly group?: string;
}

/** One input of a card. `value` is raw. */
export type Input =
  | InputOf<'line' | 'number', { readonly maxLength?: number }>
  | InputOf<'prose', { readonly maxLength: number }>
  /** One of many: a searchable list. */
  | InputOf<'choice', { readonly choices: readonly Choice[] }>
  /** Any of many: a searchable list. */
  | InputOf<'choices', { readonly choices: readonly Choice[] }>
  /** Any of a few: checkboxes. */
  | InputOf<'checks', { readonly choices: readonly Choice[] }>;

type InputOf<K extends string, More> = {
  readonly kind: K;
  readonly id: string;
  readonly label: string;
  readonly placeholder?: string;
  /** What stands in it; choices joined by commas. Raw. */
  readonly value?: string;
  readonly required?: boolean;
} & More;

/**
 * An answer as it came: typed in a message or taken from a card's inputs (a choice's value is the
 * id of the choice, several are joined by commas). Both go through the same reading.
 */
export interface AnswerInput {
  readonly text: string;
  /** Where the platform sent more than plain text (a pasted table), the same answer as blocks. */
  readonly blocks?: readonly Block[];
  /** The same where it holds no table, but was written in bold, italics, with links or lists: prose is kept so. */
  readonly formatted?: readonly Paragraph[];
  /**
   * The same as it was laid out, where the platform says: with the numbers of its lists, and tables inside cells.
   * Only whether it is several rows of a table is read from it; it is not kept.
   */
  readonly page?: readonly PageBlock[];
  /** A card's other inputs, by id: `projectCode`, `projectName`. */
  readonly parts?: Readonly<Record<string, string>>;
}

/** What reading an answer needs to know besides its text. */
export interface AnswerContext {
  readonly today: PlainDate;
  /** The month the report goes to the Junta with. */
  readonly reportingMonth: YearMonth;
  readonly answers: Answers;
  /** Set where the map is known; else it follows from the visit's dates, or is asked about. */
  readonly districtMap?: DistrictMap;
}

/** One way to understand what was typed, offered as a button. */
export interface Reading<V extends Value = Value> {
  readonly value: V;
  /** What the button says, where it is more than the value. */
  readonly label?: Notice;
  /** Other fields the same words answer: "JDE 03" says the board and the district. */
  readonly also?: Readonly<Record<string, Value>>;
}

/** What words may say that are not sure, or not clear: for the person to choose from. */
export interface Doubt {
  /** The words, as they were typed. */
  readonly said: string;
  /** The ways to take them, the likeliest first; never none. */
  readonly readings: readonly Reading[];
}

/** What an answer turned out to be. The six outcomes of real life, two of them `accepted`. */
export type Outcome<V extends Value = Value> =
  | {
      readonly is: 'accepted';
      readonly value: V;
      readonly notice?: readonly Notice[];
      readonly also?: Readonly<Record<string, Value>>;
    }
  | {
      readonly is: 'confirm' | 'ambiguous';
      readonly question: readonly Notice[];
      readonly readings: readonly Reading<V>[];
    }
  | { readonly is: 'refused'; readonly problem: Problem; readonly readings?: readonly Reading<V>[] }
  | { readonly is: 'blank'; readonly notice?: readonly Notice[] };

/** Official labels by id: of a field (`unit`), or of a column (`matters.project`). */
export const labelsOf =
  (form: Form) =>
  (id: string): string => {
    const [fieldId = '', columnId] = id.split('.');
    const field = findField(form, fieldId);
    const column = field?.input === 'rows' ? field.columns.find((one) => one.id === columnId) : undefined;
    return (columnId === undefined ? field : column)?.label ?? id;
  };

export const findField = (form: Form, id: string): Field | undefined => form.fields.find((field) => field.id === id);
