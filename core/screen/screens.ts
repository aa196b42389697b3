import type { AnswerInput, Choice, Input } from '../form/definition';
import type { Block } from '../form/values';
import type { Told } from '../words/problems';
import type { Button, Fact, Link, OpenLine, Section, Tone } from './elements';
import type {
  ChangesScreen,
  DifferenceScreen,
  FieldChoice,
  ObservationItem,
  ObservationsScreen,
  PostScreen,
  ReplyScreen,
  ReportScreen,
} from './review-screens';

/**
 * What a person sees, with no platform in it: a template's name and its data. `cards/` draws it as
 * an Adaptive Card; all texts are final and in Spanish. Text a person typed is only ever in fields
 * whose doc says "raw": a template shows it as text runs, never as Markdown.
 */
export type Screen = { readonly [T in TemplateName]: ScreenOf<T> }[TemplateName];
export interface ScreenOf<T extends TemplateName> {
  readonly template: T;
  readonly data: Screens[T];
}
export type TemplateName = keyof Screens;

interface Screens {
  readonly field: FieldScreen;
  readonly form: FormScreen;
  readonly rows: RowsScreen;
  readonly progress: ProgressScreen;
  readonly proposal: ProposalScreen;
  readonly page: PageScreen;
  readonly summary: SummaryScreen;
  readonly line: LineScreen;
  readonly notice: NoticeScreen;
  readonly list: ListScreen;
  readonly post: PostScreen;
  readonly report: ReportScreen;
  readonly changes: ChangesScreen;
  readonly observations: ObservationsScreen;
  readonly difference: DifferenceScreen;
  readonly reply: ReplyScreen;
}

/** What a turn says besides the next question, as it is kept. */
export interface Said {
  /** Why the answer was not taken. */
  readonly problem?: Told;
  /** The answer that was not taken, shown again. */
  readonly typed?: AnswerInput;
  /** What was just saved, and how it was understood. */
  readonly saved?: string;
  readonly notice?: Told;
}

/** The same in words, as screens have it. */
export type Spoken = Pick<FieldScreen, 'problem' | 'saved' | 'notice'>;

export type { Button, Fact, Link, OpenLine, Picture, Section, Tone } from './elements';
export type {
  ChangesScreen,
  Choice,
  DifferenceScreen,
  FieldChoice,
  Input,
  ObservationItem,
  ObservationsScreen,
  PostScreen,
  ReplyScreen,
  ReportScreen,
};

/** One question: a field, a choice of columns or a column's cell. */
export interface FieldScreen {
  /** "Informe de visita · Campo 3 de 9". */
  readonly progress: string;
  /** What was just saved: "✓ Junta: Local y OPL". Raw. */
  readonly saved?: string;
  /** How that was understood: "Fecha repetida; se dejó una." Raw. */
  readonly notice?: string;
  /** What helps with this question: "Se propone el área de su último informe." Raw. */
  readonly hint?: string;
  /** The official label. */
  readonly heading: string;
  readonly question: string;
  /** What reviewers ask of it, each in a line. Raw. */
  readonly observed?: string;
  readonly inputs: readonly Input[];
  /** Why the answer was not taken, or what is asked about it. Raw. */
  readonly problem?: string;
  /** The ways to understand it, as buttons right under the problem. */
  readonly readings: readonly Button[];
  /** Tables already in the answer, shown under the input. */
  readonly tables: readonly Block[];
  readonly buttons: readonly Button[];
}

/** One of a card's several fields. */
export interface FormField extends Pick<FieldScreen, 'hint' | 'problem' | 'readings' | 'tables'> {
  /** The first has the field's id. */
  readonly inputs: readonly Input[];
}

/** Several fields on one card. */
export interface FormScreen extends Pick<FieldScreen, 'progress' | 'saved' | 'notice' | 'heading' | 'question'> {
  readonly fields: readonly FormField[];
  readonly buttons: readonly Button[];
  /** The button that opens it, and what is said beside it, where it stands in a window and in no message. */
  readonly opens?: { readonly said: string; readonly button: Button };
}

/** The rows written so far. */
export interface RowsScreen {
  readonly progress: string;
  readonly saved?: string;
  readonly notice?: string;
  /** What a reviewer asked of them. Raw. */
  readonly hint?: string;
  readonly heading: string;
  readonly rows: readonly {
    readonly title: string;
    readonly lines: readonly Fact[];
    readonly buttons: readonly Button[];
  }[];
  /** Instead of `rows`, where there are many: a line each. */
  readonly lines: readonly OpenLine[];
  readonly buttons: readonly Button[];
}

/** Every field of the form in its order, and how it stands; a press opens it. */
export interface ProgressScreen {
  readonly title: string;
  /** "5 de 8 campos respondidos". */
  readonly count: string;
  /** Who is awaited. */
  readonly next?: string;
  readonly lines: readonly OpenLine[];
  readonly buttons: readonly Button[];
}

/** What was understood of a message, to be confirmed. */
export interface ProposalScreen {
  readonly progress: string;
  readonly saved?: string;
  readonly notice?: string;
  readonly heading: string;
  readonly question: string;
  /** Why a press was not taken. */
  readonly problem?: string;
  readonly lines: readonly {
    readonly fact: Fact;
    /** What would be replaced. Raw. */
    readonly before?: string;
    /** What is taken for granted in it. */
    readonly assumed?: string;
    readonly button: Button;
  }[];
  /** What was not used, in short; absent where nothing was left. `text` is raw. */
  readonly rest?: { readonly title: string; readonly text: string; readonly buttons: readonly Button[] };
  readonly buttons: readonly Button[];
}

/** How a pasted page was told apart into rows. */
export interface PageScreen {
  readonly progress: string;
  readonly saved?: string;
  readonly notice?: string;
  readonly heading: string;
  /** Raw. */
  readonly question: string;
  /** What stands before the rows, under the label of what it answers; none or one. */
  readonly before: readonly Fact[];
  /** A line without a label is of no column in particular. */
  readonly rows: readonly { readonly title: string; readonly lines: readonly Fact[] }[];
  /** How many rows more there are, '' where all are shown; the last of them stands below. */
  readonly more: string;
  readonly last: PageScreen['rows'];
  readonly inputs: readonly Input[];
  readonly buttons: readonly Button[];
}

/** All answers on one card. */
export interface SummaryScreen {
  readonly title: string;
  readonly status: { readonly text: string; readonly tone: Tone };
  readonly notice?: string;
  readonly problem?: string;
  /** What reviewers ask, a line each. */
  readonly observations?: readonly OpenLine[];
  readonly facts: readonly OpenLine[];
  readonly sections: readonly Section[];
  /** What a reader would miss, by name, in one block; '' where nothing is missing. */
  readonly blanks: string;
  /** In the same block, the fields that have no answer to show. */
  readonly empty: readonly OpenLine[];
  readonly buttons: readonly Button[];
  readonly links: readonly Link[];
}

/** A card that has become one line. `text` is raw. */
export interface LineScreen {
  readonly text: string;
  readonly subtle?: boolean;
}

/** A greeting, an answer, a question with buttons, a decision. */
export interface NoticeScreen {
  readonly title: string;
  readonly tone: Tone;
  /** Raw. */
  readonly lines: readonly string[];
  readonly facts: readonly Fact[];
  readonly buttons: readonly Button[];
  readonly links: readonly Link[];
}

/** One that says no more than it is given. */
export const notice = ({ title, ...said }: Partial<NoticeScreen> & Pick<NoticeScreen, 'title'>): NoticeScreen => ({
  title,
  ...{ tone: 'plain', lines: [], facts: [], buttons: [], links: [] },
  ...said,
});
export const noticeScreen = (...said: Parameters<typeof notice>): Screen => ({
  template: 'notice',
  data: notice(...said),
});

export interface ListScreen {
  readonly title: string;
  /** What is said before the items. Raw. */
  readonly lead?: readonly string[];
  /** Said instead of the items where there are none. */
  readonly empty: string;
  /** `title` and `detail` are raw. */
  readonly items: readonly {
    readonly title: string;
    readonly detail: string;
    readonly status: { readonly text: string; readonly tone: Tone };
    readonly button: Button;
  }[];
  readonly buttons: readonly Button[];
}
