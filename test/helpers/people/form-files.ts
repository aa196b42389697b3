import type { SentFile } from '../../../bot/turns/update';
import { visitReport } from '../../../core/form/visit-report';
import type { Answers } from '../../../core/form/values';
import { renderWord } from '../../../documents/word/word';
import { sent } from '../documents/word-reports';

/** A report's own Word file, as somebody sends it back. */
export const formFile = (answers: Answers): Buffer => renderWord(visitReport, sent(answers));

/** A file of a message, whose platform brings those bytes. */
export const sentFile = (bytes: Buffer, name = 'informe.docx'): SentFile => ({ name, fetch: async () => bytes });
