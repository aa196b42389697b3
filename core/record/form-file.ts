import type { FormReading } from '../form/read-filled';
import type { Answers, PlainDate } from '../form/values';
import type { Notice } from '../words/notices';

/** A filled-in form that somebody sent as a file, as its fields read it. */
export interface ReadForm extends FormReading {
  /** The file's name. */
  readonly file: string;
  /** Pictures in it, of which nothing is taken. */
  readonly pictures: number;
  readonly today: PlainDate;
  /** The report that the file is the paper of, as the file itself says. */
  readonly folio?: string;
}

/** What a draft has from a file, and which steps are not asked, as step keys. */
export interface FormTaken {
  readonly file: string;
  readonly answers: Answers;
  readonly unread: FormReading['unread'];
  readonly rest: FormReading['rest'];
  readonly skipped: readonly string[];
  readonly notice: readonly Notice[];
}
