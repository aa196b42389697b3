import type { Choice, Input } from '../form/definition';
import type { Button, Fact, Link, Section, Tone } from './elements';

/** A report in the review channel. */
export interface PostScreen {
  /** "INF-2026-0007 · Estado de México". Raw. */
  readonly title: string;
  readonly status: { readonly text: string; readonly tone: Tone };
  readonly facts: readonly Fact[];
  /** The objective and the matters' first lines. */
  readonly sections: readonly Section[];
  /** What happens next, and who is awaited; of a correction, what it corrects. Raw. */
  readonly next?: string;
  /** What was decided, and by whom. Raw. */
  readonly decision?: string;
  /** Why a reviewer's press did nothing. */
  readonly problem?: string;
  readonly buttons: readonly Button[];
  readonly links: readonly Link[];
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

/** A choice of one field (id `field`), and the button that takes it. */
export interface FieldChoice {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly button: Button;
}

/** A reviewer asks for changes: one reason for the whole, and one for each field they choose. */
export interface ChangesScreen {
  readonly title: string;
  readonly problem?: string;
  /** `reason` first, then `reason.<field id>` of the fields that were chosen, in their order. */
  readonly inputs: readonly Input[];
  /** The fields that have no box yet; absent once all have. */
  readonly more?: FieldChoice & { readonly problem?: string };
  readonly buttons: readonly Button[];
}
