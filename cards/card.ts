/**
 * An expanded card: the part of Adaptive Cards 1.5 that this product uses, and no more, so that Slack
 * can express all of it. Text a person typed is only in TextRun, Input values and placeholders: those
 * are never read as Markdown.
 */

/**
 * Words are never `good` or `warning`: on white, Teams draws those in a light green and a yellow that
 * cannot be read (contrasts of about 2 and 1.4). Such a tone is the ground under them, or a mark beside.
 */
export type Colour = 'default' | 'accent' | 'attention' | 'good' | 'warning';
export type Spacing = 'none' | 'small' | 'default' | 'medium' | 'large';

interface Look {
  readonly size?: 'small' | 'default' | 'medium' | 'large';
  readonly weight?: 'default' | 'bolder';
  readonly color?: Colour;
  readonly isSubtle?: boolean;
}

interface Placed {
  readonly spacing?: Spacing;
  readonly separator?: boolean;
}

/** The product's own words: clients read Markdown in it. */
export interface TextBlock extends Look, Placed {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly style?: 'heading';
}

/** Shown as written; a line break is `\n`. */
export interface TextRun extends Look {
  readonly type: 'TextRun';
  readonly text: string;
  readonly strikethrough?: true;
  /** Its text can be pressed. */
  readonly selectAction?: OpenUrlAction;
}

/** One paragraph of runs. */
export interface RichTextBlock extends Placed {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
}

/** What a container's ground says; a client keeps text readable on each, in light and dark. */
export type Ground = 'default' | 'emphasis' | 'accent' | 'good' | 'warning' | 'attention';

interface Container extends Placed {
  readonly type: 'Container';
  readonly style?: Ground;
  readonly items: readonly CardElement[];
}

export interface ColumnSet extends Placed {
  readonly type: 'ColumnSet';
  /** What a press anywhere on it does. Its title is all that a screen reader says of the whole. */
  readonly selectAction?: ExecuteAction;
  readonly columns: readonly Column[];
}

/** A picture of the web, no wider than the card. */
export interface Image extends Placed {
  readonly type: 'Image';
  readonly url: string;
  readonly altText: string;
  readonly width: `${number}px`;
  readonly selectAction?: OpenUrlAction;
}

export interface Column {
  readonly type: 'Column';
  readonly width: 'auto' | 'stretch';
  readonly verticalContentAlignment?: 'top' | 'center' | 'bottom';
  readonly items: readonly CardElement[];
}

/** Rows are all as long as `columns`; a merged cell's text stands at its top left, and the rest of it is empty. */
export interface Table extends Placed {
  readonly type: 'Table';
  /** A weight each. */
  readonly columns: readonly { readonly width: number }[];
  readonly firstRowAsHeader: boolean;
  readonly showGridLines: true;
  readonly gridStyle: 'default';
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly type: 'TableRow';
  readonly style?: 'emphasis';
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  readonly type: 'TableCell';
  readonly items: readonly RichTextBlock[];
}

interface InputBase extends Placed {
  readonly id: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly value?: string;
}

interface TextInput extends InputBase {
  readonly type: 'Input.Text';
  readonly isMultiline?: true;
  /** Characters; more than the form takes, see `LIMITS.inputLengthFactor`. */
  readonly maxLength?: number;
}

interface ChoiceInput extends InputBase {
  readonly type: 'Input.ChoiceSet';
  /** `filtered` is a searchable list, `expanded` shows every choice, `compact` is a plain menu. */
  readonly style: 'compact' | 'expanded' | 'filtered';
  /** Several; their values are joined by commas. */
  readonly isMultiSelect?: true;
  readonly wrap: true;
  /** `group` is no client's of cards: Slack's lists, and the local page's, have headings of it. */
  readonly choices: readonly { readonly title: string; readonly value: string; readonly group?: string }[];
}

export interface ActionSet extends Placed {
  readonly type: 'ActionSet';
  readonly actions: readonly CardAction[];
}

interface ActionBase {
  readonly title: string;
  readonly style?: 'positive' | 'destructive';
  /** `secondary` stands behind "…". */
  readonly mode?: 'secondary';
}

interface PressAction extends ActionBase {
  /** What comes back with the press: see `core/screen/press.ts`. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Absent: the card's inputs come along. */
  readonly associatedInputs?: 'none';
}

/** What a client older than Action.Execute shows instead: the same title and data. */
export interface SubmitAction extends PressAction {
  readonly type: 'Action.Submit';
}

export interface ExecuteAction extends PressAction {
  readonly type: 'Action.Execute';
  readonly verb: string;
  readonly fallback: SubmitAction;
}

export interface OpenUrlAction extends ActionBase {
  readonly type: 'Action.OpenUrl';
  readonly url: string;
}

export type CardAction = ExecuteAction | OpenUrlAction;
export type CardInput = TextInput | ChoiceInput;
export type CardElement = TextBlock | RichTextBlock | Container | ColumnSet | Image | Table | CardInput | ActionSet;

export interface AdaptiveCard {
  readonly $schema: string;
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  /** A language alone: Microsoft's parser refuses "es-MX" here. */
  readonly lang: 'es';
  /** For a client that cannot draw the card, and for notifications. */
  readonly fallbackText: string;
  readonly speak: string;
  readonly msteams?: { readonly width: 'Full' };
  /** Fetched by the client of each of these people, by Teams' own ids, in this card's place. */
  readonly refresh?: { readonly action: Omit<ExecuteAction, 'fallback'>; readonly userIds: readonly string[] };
  readonly body: readonly CardElement[];
  readonly actions?: readonly CardAction[];
}
