import type { Choice, Input } from '../form/definition';
import type { Button, Fact, Link, Marked, OpenLine, Picture, Section, Tone } from './elements';
import type { Press } from './press';

/** A report in the review channel. */
export interface PostScreen {
  /** "INF-2026-0007 · Estado de México". Raw. */
  readonly title: string;
  readonly status: { readonly text: string; readonly tone: Tone };
  readonly facts: readonly Fact[];
  /** The objective and the matters' first lines. */
  readonly sections: readonly Section[];
  /** The paper's first page, where it can be shown. */
  readonly picture?: Picture;
  /** What was decided, and by whom. Raw. */
  readonly decision?: string;
  /** What happens next, and who is awaited; of a correction, what it corrects. Raw. */
  readonly next?: string;
  /** The observations that wait, a line each. Raw. */
  readonly waiting?: string;
  /** How to comment, where that takes more than writing in the thread. */
  readonly hint?: string;
  /** Why a reviewer's press did nothing. */
  readonly problem?: string;
  readonly buttons: readonly Button[];
  readonly links: readonly Link[];
  /** Where those who decide see a card of their own, which asks for itself by that press: see `postForAll`. */
  readonly deciders?: { readonly ids: readonly string[]; readonly refresh: Press };
}

/** A whole report to read, in pages that fit a card. */
export interface ReportScreen {
  readonly title: string;
  readonly status: { readonly text: string; readonly tone: Tone };
  /** "Página 1 de 2", '' where there is one. */
  readonly page: string;
  readonly facts: readonly Fact[];
  readonly sections: readonly Section[];
  readonly buttons: readonly Button[];
  readonly links: readonly Link[];
}

/** A report's author answers what was said in its thread. */
export interface ReplyScreen {
  readonly title: string;
  /** Who said what, a line each. Raw. */
  readonly said: readonly string[];
  /** Why the answer was not taken. */
  readonly problem?: string;
  /** The one box. */
  readonly inputs: readonly Input[];
  readonly buttons: readonly Button[];
}

/** A choice of one field (id `field`), and the button that takes it. */
export interface FieldChoice {
  readonly label: string;
  readonly choices: readonly Choice[];
  /** What is chosen already, '' where nothing is. */
  readonly value: string;
  readonly button: Button;
}

/** One observation, with what was said and done about it. */
export interface ObservationItem {
  /** What it is about. */
  readonly heading: string;
  readonly status: { readonly text: string; readonly tone: Tone };
  /** Who said what, in the order in which it was said. Raw. */
  readonly said: readonly string[];
  /** What a text would change, or changed; under a title where there is any. */
  readonly marked: readonly Marked[];
  readonly markedTitle?: string;
  readonly buttons: readonly Button[];
}

/** What was observed of a report: a line for each that its author may answer, or each in full; and what answers one. */
export interface ObservationsScreen {
  readonly title: string;
  readonly status: { readonly text: string; readonly tone: Tone };
  /** "2 abiertas, 1 respondida". */
  readonly count: string;
  readonly notice?: string;
  readonly problem?: string;
  readonly lines: readonly OpenLine[];
  readonly items: readonly ObservationItem[];
  readonly inputs: readonly Input[];
  readonly buttons: readonly Button[];
}

/** A reviewer asks for changes: one reason for the whole, and one for each field they choose. */
export interface ChangesScreen {
  readonly title: string;
  readonly problem?: string;
  /** `reason` first, then one for each box that was chosen, in their order: see `changes.ts`. */
  readonly inputs: readonly Input[];
  /** What has no box yet; absent once all has. */
  readonly more?: FieldChoice & { readonly problem?: string };
  readonly buttons: readonly Button[];
}

/** What changed from one revision of a report to another. */
export interface DifferenceScreen {
  /** "INF-2026-0007 · Cambios de la revisión 1 a la 2". Raw. */
  readonly title: string;
  /** What changed, by name, or that nothing did. */
  readonly summary: string;
  /** "Página 2", '' where there is one. */
  readonly page: string;
  readonly changes: readonly { readonly label: string; readonly lines: readonly Marked[] }[];
  /** Where the rest is read, '' where all is shown. */
  readonly further: string;
  readonly buttons: readonly Button[];
  readonly links: readonly Link[];
}
