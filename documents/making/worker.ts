import type { Form } from '../../core/form/definition';
import { visitReport } from '../../core/form/visit-report';
import type { MonthKind } from '../../core/record/queries/month-order';
import type { DocumentKind } from '../kinds';
import type { PrintedMonth } from '../month/printed';
import type { Printed } from '../printed';
import { serve } from './serving';
import type { Task } from './task';

type Render = (form: Form, printed: Printed) => Buffer;
/** One buffer for all documents: it is taken apart once for each (see `renderWord`). */
type Template = Buffer | undefined;

/** Each writer is loaded where the first document of its kind is made. */
const writers: Readonly<Record<DocumentKind, (template: Template) => Promise<Render>>> = {
  word: async (template) => {
    const { renderWord } = await import('../word/word');
    return template === undefined ? renderWord : (form, printed) => renderWord(form, printed, template);
  },
  pdf: async () => (await import('../pdf/pdf')).renderPdf,
  picture: async () => (await import('../pdf/pdf')).renderPicture,
};

serve(({ template: bytes }) => {
  const template = bytes === undefined ? undefined : Buffer.from(bytes);
  return (task) => written(task, template);
});

async function written(task: Task, template: Template): Promise<Buffer> {
  if (task.kind === 'month') return makeMonth(task.as, task.printed, template);
  if (task.kind === 'archive') {
    const { renderPdf } = await import('../pdf/pdf');
    return renderPdf(visitReport, task.printed, { attachment: Buffer.from(task.attachment) });
  }
  const render = await writers[task.kind](template);
  return render(visitReport, task.printed);
}

async function makeMonth(as: MonthKind, printed: PrintedMonth, template: Template): Promise<Buffer> {
  if (as === 'pdf') return (await import('../month/month-pdf')).renderMonthPdf(visitReport, printed);
  return (await import('../month/month-word')).renderMonthWord(visitReport, printed, template);
}
